"""Read a catalogue file strictly: exact header, UTF-8, no blank or ragged line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from readiness.catalogue.faults import Fault, shown
from readiness.catalogue.models import Row
from readiness.catalogue.values import is_live

Kind = TypeVar("Kind", bound=Row)
BOM = b"\xef\xbb\xbf"
MOST_BYTES = 32 * 2**20
"""A file of the catalogue is typed by people: the largest has a quarter of a megabyte."""
LONGEST_CELL = 131_072
"""Signs; Python's own limit, unless a library has lifted it for the whole process."""


def rows(path: Path, kind: type[Kind], faults: list[Fault]) -> tuple[list[Kind], bool]:
    """Rows of a file whose header must be exactly the columns of ``kind``.

    A row with faulty cells is returned without these cells, so that its id stays known and
    what names it is not called a fault too.

    Returns:
        The rows, and whether every line of the file became one.
    """
    text = _text(path, faults)
    if text is None:
        return [], False
    lost: list[int] = []
    lines = _inert(numbered(io.StringIO(text, newline=""), shown(path), faults, lost), path, faults)
    found = typed(lines, shown(path), kind, faults, lost)
    if not found and not lost and not kind.may_be_empty:
        faults.append(Fault(shown(path), 1, path.stem, "has no rows", "add at least one"))
        lost.append(1)
    return found, not lost


def typed(
    lines: Iterator[tuple[int, list[str]]],
    file: str,
    kind: type[Kind],
    faults: list[Fault],
    lost: list[int],
) -> list[Kind]:
    """Rows of the cells of numbered lines, the first of them the header.

    Args:
        file: the name for faults.
        lost: gets the lines that became no row.
    """
    found: list[Kind] = []
    first: dict[tuple[Any, ...], int] = {}
    for line, cells in _named(lines, file, kind, faults, lost):
        subject = "+".join(cells[name] for name in kind.key) or "row"
        note = _Notes(faults, file, line, subject)
        try:
            row = kind(line=line, **cells)
        except ValidationError as error:
            note.all(words(error))
            row = _salvaged(kind, line, cells)
        key = tuple(getattr(row, name) for name in kind.key)
        if key in first:
            note.one(f"already defined on line {first[key]}", "ids must be unique: remove one")
        first.setdefault(key, line)
        if row.is_sound:
            note.all(row.faults())
        found.append(row)
    return found


def numbered(
    text: Iterable[str], file: str, faults: list[Fault], lost: list[int]
) -> Iterator[tuple[int, list[str]]]:
    """Cells of each line of CSV text, with the number of the line they start on."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(text, strict=True)
    start = 1
    try:
        for cells in reader:
            line, start = start, reader.line_num + 1
            yield line, cells
    except csv.Error as error:
        lost.append(start)
        stem = Path(file).stem
        faults.append(Fault(file, start, stem, f"is not CSV here ({error})", "check the quotes"))


def _inert(
    lines: Iterator[tuple[int, list[str]]], path: Path, faults: list[Fault]
) -> Iterator[tuple[int, list[str]]]:
    """The lines as they are; a cell that a spreadsheet would run is a fault."""
    for line, cells in lines:
        for cell in cells:
            if is_live(cell):
                wrong = f"{cell[:60]!r} would be run as a formula by a spreadsheet"
                subject = cells[0] or "row"
                faults.append(Fault(shown(path), line, subject, wrong, "start it with a word"))
        yield line, cells


def _salvaged(kind: type[Kind], line: int, cells: dict[str, str]) -> Kind:
    """The row with every cell that can be read, None for the others."""
    values: dict[str, Any] = {}
    for name, cell in cells.items():
        field = kind.model_fields[name]
        try:
            kind_of_cell: Any = Annotated[field.annotation, name, *field.metadata]
            values[name] = TypeAdapter(kind_of_cell).validate_python(cell or None)
        except ValidationError:
            values[name] = None
    row: Any = kind.model_construct(line=line, is_sound=False, **values)
    return row


class _Notes:
    """Faults of one line."""

    def __init__(self, faults: list[Fault], file: str, line: int, subject: str) -> None:
        self.faults, self.file, self.line, self.subject = faults, file, line, subject

    def one(self, wrong: str, remedy: str) -> None:
        self.faults.append(Fault(self.file, self.line, self.subject, wrong, remedy))

    def all(self, pairs: Any) -> None:
        for wrong, remedy in pairs:
            self.one(wrong, remedy)


def _text(path: Path, faults: list[Fault]) -> str | None:
    note = _Notes(faults, shown(path), 1, path.stem)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            most = f"{MOST_BYTES // 2**20} MB"
            note.one(f"has {size // 2**20:,} MB, more than {most}", "is it the right file?")
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        note.one("the file is missing", "restore it: the catalogue needs it")
        return None
    except OSError as error:
        note.one(f"cannot be read ({error.strerror})", "check the file and its permissions")
        return None
    if not data.strip():
        note.one("the file is empty", "restore its header and rows")
        return None
    if data.startswith(BOM):
        note.one("starts with a byte order mark", "save it as UTF-8 without BOM")
        data = data[len(BOM) :]
    if b"\r" in data:
        note.one("has Windows line ends", "save it with LF line ends")
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        note.line = data.count(b"\n", 0, error.start) + 1
        note.one("is not UTF-8 from this line on", "save it as UTF-8")
        return data.decode("utf-8", errors="replace")


def _named(
    lines: Iterator[tuple[int, list[str]]],
    file: str,
    kind: type[Row],
    faults: list[Fault],
    lost: list[int],
) -> Iterator[tuple[int, dict[str, str]]]:
    wanted = kind.columns()
    for line, header in lines:
        if header == wanted:
            break
        faults.append(Fault(file, line, Path(file).stem, *_header_words(header, wanted)))
        lost.append(line)
        return
    for line, cells in lines:
        note = _Notes(faults, file, line, cells[0] if cells and cells[0] else "row")
        if not cells:
            note.one("the line is blank", "remove it")
        elif len(cells) != len(wanted):
            lost.append(line)
            note.one(
                f"has {len(cells)} cells, the header has {len(wanted)}",
                "add or remove commas; a comma inside a text needs quotes around the text",
            )
        else:
            yield line, dict(zip(wanted, cells, strict=True))


def _header_words(header: list[str], wanted: list[str]) -> tuple[str, str]:
    missing = [name for name in wanted if name not in header]
    unknown = [name for name in header if name not in wanted]
    parts = [f"lacks {', '.join(missing)}"] * bool(missing)
    parts += [f"has unknown {', '.join(map(repr, unknown))}"] * bool(unknown)
    wrong = "the header " + (" and ".join(parts) if parts else "is in another order")
    return wrong, f"it must read {','.join(wanted)}"


def words(error: ValidationError) -> Iterator[tuple[str, str]]:
    """Pydantic's findings as (what is wrong, what to do)."""
    for item in error.errors():
        name = str(item["loc"][0]) if item["loc"] else "row"
        cell = item["input"]
        if cell is None:
            yield f"{name} is empty", "fill it in"
        elif item["type"] == "literal_error":
            yield f"{name} is {cell!r}", f"use {item['ctx']['expected']}"
        elif item["type"] == "value_error":
            wrong, _, remedy = str(item["ctx"]["error"]).partition("; ")
            yield f"{name} {wrong}", remedy
        else:
            pattern = item.get("ctx", {}).get("pattern", "")
            yield f"{name} is {cell!r}", _ADDRESS if pattern.startswith("^http") else _PLAIN


_ADDRESS = "write an address that starts with https://"
_PLAIN = "write ids in lower-case snake_case, and texts without spaces at their ends"
