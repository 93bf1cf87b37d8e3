"""Read a stranger's file, find everything that is wrong with it, and say what it would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from readiness.catalogue import CATALOGUE, Catalogue, Fault, load, reading, references
from readiness.catalogue.row import Row
from readiness.submissions import cells, packed, reported, text_file, workbook
from readiness.submissions.dry_run import DryRun, key, plan, subject
from readiness.submissions.kinds import KINDS, kind_of
from readiness.submissions.limits import MOST_BYTES, MOST_FAULTS, MOST_ROWS, MOST_TOLD

Lines = Iterator[tuple[int, list[str]]]
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


def check(
    file: BinaryIO,
    name: str,
    size: int,
    kind: str | None = None,
    *,
    catalogue: Path = CATALOGUE,
    today: date | None = None,
) -> DryRun:
    """Check a CSV or XLSX file against the catalogue in the folder. Nothing is written.

    Args:
        file: open for bytes, seekable; read only as far as the limits allow.
        name: what the file is called in faults.
        kind: targets, instruments or values; without it, the header tells.

    Raises:
        CatalogueError: the catalogue itself is at fault, so nothing can be checked against it.
    """
    stem = Path(name).stem
    if size > MOST_BYTES:
        wrong = f"has {size / 2**20:,.1f} MB, more than {MOST_BYTES // 2**20} MB"
        return DryRun(
            name, kind, faults=(Fault(name, 1, stem, wrong, "split it into smaller files"),)
        )
    if not size:
        return DryRun(
            name, kind, faults=(Fault(name, 1, stem, "is empty", "fill in the template"),)
        )
    faults: list[Fault] = []
    notes: list[str] = []
    lost: list[int] = []
    lines = _lines(file, name, size, kind, faults, lost, notes)
    if lines is None:
        return DryRun(name, kind, faults=_bounded(faults, name))
    header = next(lines, None)
    if header is None:
        if not faults:
            faults.append(Fault(name, 1, stem, "is empty", "fill in the template"))
        return DryRun(name, kind, faults=_bounded(faults, name))
    chosen = kind or kind_of(header[1])
    if chosen is None:
        faults.append(Fault(name, header[0], stem, *_strange_header(header[1])))
        return DryRun(name, kind, faults=_bounded(faults, name))
    held = load(catalogue)
    handed_in: dict[int, list[str]] = {}
    watched = _watched(lines, header[1], name, faults, handed_in)
    rows = reading.typed(chain([header], watched), name, KINDS[chosen], faults, lost)
    if not rows and not faults:
        faults.append(Fault(name, 1, stem, "has no rows", "add at least one under the header"))
    faults += _misfits(chosen, rows, held, name, today or date.today())
    refused = _refused(rows, faults)
    planned = plan(chosen, rows, handed_in, refused, held, notes)
    return DryRun(name, chosen, planned, _bounded(faults, name), tuple(notes))


def _lines(
    file: BinaryIO,
    name: str,
    size: int,
    kind: str | None,
    faults: list[Fault],
    lost: list[int],
    notes: list[str],
) -> Lines | None:
    file.seek(0)
    if file.read(4) == OLD_WORKBOOK:
        wrong = "is an old or a locked workbook"
        faults.append(Fault(name, 1, Path(name).stem, wrong, "save it as XLSX without a password"))
        return None
    file.seek(0)
    if not packed.is_workbook(file):
        return reading.numbered(text_file.lines(file, name, faults), name, faults, lost)
    found = list(packed.findings(file, size))
    faults += [Fault(name, *finding) for finding in found]
    if any(wrong != packed.FORMULA for _, _, wrong, _ in found):
        return None
    file.seek(0)
    wanted = {kind} if kind else set(KINDS)
    return workbook.lines(file, name, wanted, faults, notes)


def _watched(
    lines: Lines,
    header: Sequence[str],
    name: str,
    faults: list[Fault],
    handed_in: dict[int, list[str]],
) -> Lines:
    """The lines, with every cell looked at; empty rows are dropped, endless files end."""
    for number, found in lines:
        if len(faults) >= MOST_FAULTS:
            wrong = f"has {MOST_FAULTS} faults by now: this line and what follows were not read"
            faults.append(Fault(name, number, "file", wrong, "mend these, then check again"))
            return
        if not any(found):
            continue
        if len(handed_in) >= MOST_ROWS:
            wrong = f"has more than {MOST_ROWS:,} rows"
            faults.append(Fault(name, number, "file", wrong, "split it into smaller files"))
            return
        label = found[0] or "row"
        faults += [Fault(name, number, label, *pair) for pair in cells.faults(header, found)]
        handed_in[number] = [cells.tamed(cell) for cell in found]
        yield number, handed_in[number]


def _misfits(
    kind: str, rows: Sequence[Row], held: Catalogue, name: str, today: date
) -> Iterator[Fault]:
    """Rows that do not fit the catalogue; for registers by the catalogue's own rules."""
    if kind == "values":
        values = [row for row in rows if isinstance(row, reported.Reported)]
        for row, wrong, remedy in reported.misfits(values, held, today):
            yield Fault(name, row.line, subject(row), wrong, remedy)
        return
    home = held.place(rows[0])[0] if rows else ""
    ours = {"+".join(str(part or "") for part in key(row)) for row in rows}
    for fault in references.faults(_with(held, rows)):
        if fault.file == home and fault.subject in ours:
            yield replace(fault, file=name)
        else:
            yield fault


def _with(held: Catalogue, rows: Sequence[Row]) -> Catalogue:
    """The catalogue as it would be with these rows."""
    if not rows:
        return held
    table = Path(rows[0].file).stem
    merged = {key(row): row for row in held.table(type(rows[0]))}
    merged |= {key(row): row for row in rows}
    # Rows whose id could not be read stand beside each other, not in each other's place.
    nameless = [row for row in rows if None in key(row)]
    kept = [row for row in merged.values() if None not in key(row)]
    changed: dict[str, tuple[Row, ...]] = {table: (*kept, *nameless)}
    return replace(held, **changed)  # type: ignore[arg-type]


def _refused(rows: Iterable[Row], faults: Iterable[Fault]) -> frozenset[int]:
    """Lines with a fault, and every line of an id that is there twice."""
    listed = list(rows)
    ids = Counter(key(row) for row in listed)
    lines = {fault.line for fault in faults}
    return frozenset(row.line for row in listed if row.line in lines or ids[key(row)] > 1)


def _bounded(faults: Iterable[Fault], name: str) -> tuple[Fault, ...]:
    told = sorted(set(faults))
    if len(told) <= MOST_TOLD:
        return tuple(told)
    rest = told[MOST_TOLD:]
    more = Fault(name, rest[0].line, "file", f"has {len(rest):,} faults more", "mend these first")
    # That reading has stopped is told, however many faults come before it.
    return (*told[:MOST_TOLD], more, *(fault for fault in rest if fault.subject == "file"))


def _strange_header(header: Sequence[str]) -> tuple[str, str]:
    if len(header) == 1 and ";" in header[0]:
        return "is separated by semicolons", "save it with commas, or use the XLSX template"
    shown = ",".join(header)[:120]
    names = ", ".join(KINDS)
    return (
        f"the header {shown!r} is none of a template ({names})",
        "start from python -m etl template",
    )
