"""A workbook is a ZIP of XML: what it would unpack to is measured before anything opens it."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from openpyxl.xml.constants import SHEET_MAIN_NS

from readiness.submissions.limits import (
    DEEPEST,
    MOST_CELLS,
    MOST_ELEMENTS,
    MOST_OTHER_ELEMENTS,
    MOST_PARTS,
    MOST_RATIO,
    MOST_ROWS,
    MOST_UNPACKED,
)

Finding = tuple[int, str, str, str]
"""Row, subject, what is wrong, what to do."""

LIVE_PARTS = {
    "vbaproject": "macros",
    "macrosheets/": "macros",
    "dialogsheets/": "macros",
    "externallinks/": "links to other files",
    "connections.xml": "links to other files",
    "querytables/": "links to other files",
    "embeddings/": "other files inside",
    "activex/": "controls",
}
FORMULA = "the cell holds a formula"
CELLS = ("row", "c", "v", "f", "is", "si", "t")
PLAIN = "copy the rows into a plain workbook, or save the sheet as CSV"
TOO_MUCH = "hand in a plain workbook with one sheet of rows, or a CSV file"


def is_workbook(file: BinaryIO) -> bool:
    """Whether the file starts as a ZIP does."""
    file.seek(0)
    start = file.read(4)
    file.seek(0)
    return start == b"PK\x03\x04"


def findings(file: BinaryIO, size: int) -> Iterator[Finding]:
    """Why the workbook is not to be opened; nothing if it may be."""
    if not _has_short_index(file, size):
        yield 1, "workbook", f"has more than {MOST_PARTS} parts, or is cut off", TOO_MUCH
        return
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
            outside = list(_outside(parts, size))
            yield from outside
            if not outside:
                yield from _inside(packed, parts)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        yield 1, "workbook", f"is damaged ({error})", "save it anew as XLSX"
    except Exception as error:
        # zlib and zipfile raise half a dozen other kinds on crafted bytes.
        yield 1, "workbook", f"is damaged ({type(error).__name__})", "save it anew as XLSX"


def _has_short_index(file: BinaryIO, size: int) -> bool:
    """Whether the list of parts is short: `zipfile` reads all of it, however long."""
    file.seek(max(0, size - 2**16 - 22))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return False
    parts, length = struct.unpack("<HL", tail[at + 10 : at + 16])
    return bool(parts <= MOST_PARTS and length <= MOST_PARTS * 2**10)


def _outside(parts: list[zipfile.ZipInfo], size: int) -> Iterator[Finding]:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS:
        yield 1, "workbook", f"has {len(parts):,} parts, more than {MOST_PARTS}", TOO_MUCH
    if unpacked > MOST_UNPACKED:
        wrong = f"unpacks to {unpacked / 2**20:,.0f} MB, more than {MOST_UNPACKED // 2**20} MB"
        yield 1, "workbook", wrong, TOO_MUCH
    elif unpacked > MOST_RATIO * size:
        wrong = f"unpacks to {unpacked / size:,.0f} times its size, more than {MOST_RATIO}"
        yield 1, "workbook", wrong, TOO_MUCH
    names = [part.filename.lower() for part in parts]
    if len(set(names)) < len(names):
        yield 1, "workbook", "has two parts of one name", PLAIN
    if any(part.flag_bits & 1 for part in parts):
        yield 1, "workbook", "is encrypted", "save it without a password"
    elif any(
        part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts
    ):
        yield 1, "workbook", "is packed in an unusual way", "save it anew as XLSX"
    for word in sorted({held for sign, held in LIVE_PARTS.items() for n in names if sign in n}):
        yield 1, "workbook", f"holds {word}", PLAIN


def _inside(packed: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Iterator[Finding]:
    """Every part is read, whatever its name: a workbook may keep its sheet anywhere."""
    count = _Count()
    for part in parts:
        reading = _Part(part.filename, count)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = reading.start
        parser.EndElementHandler = reading.end
        parser.StartDoctypeDeclHandler = reading.doctype
        try:
            with packed.open(part) as stream:
                for piece in iter(lambda stream=stream: stream.read(2**16), b""):  # type: ignore[misc]
                    parser.Parse(piece)
                parser.Parse(b"", True)
        except _Enough:
            pass
        except expat.ExpatError:
            # A picture, or printer settings; as a sheet it would end here for openpyxl too.
            if part.filename.lower().endswith((".xml", ".rels")):
                yield 1, part.filename, "is not XML", "save it anew as XLSX"
        yield from reading.found
        if reading.is_over:
            return


class _Enough(Exception):
    """A part is not worth reading on."""


class _Count:
    """Elements seen in all parts."""

    def __init__(self) -> None:
        self.all = self.other = 0


class _Part:
    """What is noticed while the elements of one part pass by; none of them is kept."""

    def __init__(self, name: str, count: _Count) -> None:
        self.count = count
        self.name = name.rpartition("/")[2].removesuffix(".xml")
        self.found: list[Finding] = []
        self.is_over = self.is_in_row = False
        self.row = self.cells = self.depth = 0
        self.cell = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        is_cell = space == SHEET_MAIN_NS and local in CELLS
        self.count.all += 1
        self.count.other += not is_cell
        self.depth += 1
        if self.depth > DEEPEST:
            self._stop("nests elements too deeply")
        if self.count.all > MOST_ELEMENTS or self.count.other > MOST_OTHER_ELEMENTS:
            self._stop("has too many elements")
        if is_cell:
            self._of_sheet(local, attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        if name == f"{SHEET_MAIN_NS} row":
            self.is_in_row = False

    def doctype(self, *_: object) -> None:
        self._stop("declares a document type")

    def _of_sheet(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            given = attributes.get("r", "")
            row = int(given) if given.isascii() and given.isdigit() and len(given) < 8 else 0
            if given and row <= self.row:
                self._stop("has rows out of order")
            self.row, self.cells, self.is_in_row = row or self.row + 1, 0, True
        elif not self.is_in_row:
            return
        elif name == "c":
            self.cells += 1
            self.cell = attributes.get("r", "")[:12]
            if self.cells > MOST_CELLS:
                self._stop(f"has more than {MOST_CELLS} cells in a row")
        elif name in ("v", "is") and self.row > MOST_ROWS + 1:
            self._stop(f"has more than {MOST_ROWS:,} rows")
        elif name == "f":
            where = f"{self.name} {self.cell}".strip()
            self.found.append((max(self.row, 1), where, FORMULA, "paste its value instead"))
            if len(self.found) >= MOST_CELLS:
                self._stop("has many more formulas")

    def _stop(self, wrong: str) -> None:
        self.is_over = True
        self.found.append((max(self.row, 1), self.name, wrong, TOO_MUCH))
        raise _Enough
