"""The release as a workbook: figures with their flags and terms, scores, progress, registers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from readiness import warehouse
from readiness.exports.bulk import about
from readiness.exports.bulk.citation import TITLE
from readiness.exports.cells import workbook_cell
from readiness.exports.reuse import CLASSES, RULE
from readiness.wording import downloads, provenance

SHEETS = [
    ("Newest figures", "open_latest"),
    ("Scores", "mart.score"),
    ("Progress", "open_target_status"),
    ("Targets", "core.target"),
    ("Instruments", "core.instrument"),
    ("Indicators", "catalogue"),
    ("Places", "core.country"),
    ("Sources", "core.source"),
    ("Holes", "open_holes"),
    ("Left out", "withheld_figures"),
    ("All figures", "open_figures"),
]
"""Sheet and what it holds. The longest comes last."""

MOST_ROWS = 100_000
"""A longer sheet is left to the other files: spreadsheets end at a million rows and open slowly
long before."""


def workbook(path: Path) -> None:
    """Write the workbook: a sheet about it, then one a table, heads fixed, filters on."""
    book = Workbook(write_only=True)
    sheets = [(name, what, _length(what)) for name, what in SHEETS]
    _about(book, sheets)
    for name, what, number in sheets:
        if number <= MOST_ROWS:
            _sheet(book, name, warehouse.stream(what, **RULE), number)
    book.save(path)


def _about(book: Workbook, sheets: Sequence[tuple[str, str, int]]) -> None:
    known, sheet = about.facts(), book.create_sheet("About")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 110
    lines: list[tuple[str, object]] = [
        (TITLE, known.edition),
        ("Release", known.release),
        ("Cite as", known.cite.apa),
        ("What is here", f"{known.sentence} {downloads.DISCLAIMER}"),
        *((f"Reuse: {name}", says) for name, says in CLASSES.items()),
        *((f"Flag: {name}", says) for name, says in provenance.FLAGS.items()),
    ]
    for name, _, number in sheets:
        lines.append(
            (
                f"Sheet: {name}",
                f"{number:,} rows"
                if number <= MOST_ROWS
                else f"{number:,} rows, too many for a sheet: see the CSV, Parquet or DuckDB file",
            )
        )
    for line in lines:
        sheet.append([workbook_cell(sheet, value) for value in line])


def _sheet(book: Workbook, name: str, rows: pa.RecordBatchReader, number: int) -> None:
    sheet = book.create_sheet(name)
    heads = rows.schema.names
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{number + 1}"
    for place, head in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(place)].width = max(12, len(head) + 3)
    bold = []
    for head in heads:
        bold.append(WriteOnlyCell(sheet, head))
        bold[-1].font = Font(bold=True)
    sheet.append(bold)
    for line in _lines(rows):
        sheet.append([workbook_cell(sheet, value) for value in line])


def _lines(rows: pa.RecordBatchReader) -> Iterator[Iterable[object]]:
    for batch in rows:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _length(what: str) -> int:
    first = next(iter(warehouse.columns(what, **RULE)))
    return warehouse.page(what, {}, {}, [first], 0, 0, **RULE).total
