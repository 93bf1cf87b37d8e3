"""Rows of a workbook's sheet as cells of text, the way they would stand in a CSV file.

openpyxl hands out one row at a time; `packed` has measured the file before: docs/decisions/0041.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any, BinaryIO

from openpyxl import load_workbook

from readiness.catalogue import Fault
from readiness.submissions.limits import MOST_CELLS, MOST_FAULTS, MOST_ROWS

ASIDE = ("about", "lists")
"""Sheets of the template that hold no rows."""


def lines(
    file: BinaryIO, name: str, wanted: Collection[str], faults: list[Fault], notes: list[str]
) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with its number.

    Args:
        wanted: names of the sheet to read, if there is such a one; else the first is read.
        notes: gets a word on what was not read.
    """
    try:
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        listed = [sheet for sheet in book.worksheets if sheet.title.lower() not in ASIDE]
        if not listed:
            faults.append(Fault(name, 1, "workbook", "has no sheet of rows", "use the template"))
            return
        sheet = next((s for s in listed if s.title.lower() in wanted), listed[0])
        if len(listed) > 1:
            notes.append(f"Only the sheet {sheet.title!r} was read, of {len(listed)}.")
        width = 0
        for number, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_CELLS), 1):
            cells = [_text(cell, name, number, faults) for cell in row]
            while len(cells) > width and not cells[-1]:
                cells.pop()
            width = width or len(cells)
            if any(cells) or len(faults) >= MOST_FAULTS:
                yield number, cells + [""] * (width - len(cells))
    except Exception as error:
        # openpyxl has no error of its own: a crafted file makes it raise whatever comes.
        wrong = f"cannot be read as a workbook ({type(error).__name__})"
        faults.append(Fault(name, 1, "workbook", wrong, "save it anew as XLSX, or as CSV"))


def _text(cell: Any, name: str, number: int, faults: list[Fault]) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        wrong = f"the cell shows the error {value}"
        faults.append(Fault(name, number, cell.coordinate, wrong, "write the value"))
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        # A spreadsheet turns 2026-01, typed as a month, into the first day of it.
        is_day = "d" in cell.number_format.lower()
        return value.strftime("%Y-%m-%d" if is_day else "%Y-%m")
    return str(value)
