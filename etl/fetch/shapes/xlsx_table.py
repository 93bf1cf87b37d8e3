"""A workbook at an address: one sheet with a header and rows, named by the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from etl.fetch import packed, tables
from etl.fetch.asks import Ask
from etl.fetch.shapes import FORBIDDEN, ZIP, Figure
from etl.fetch.trouble import CORRECT_ROW, Trouble

__all__ = ["FORBIDDEN", "TYPES", "figures"]
TYPES = ZIP | {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def figures(body: Path, ask: Ask, facts: dict[str, Any]) -> Iterator[Figure]:
    """One figure a row and column that is wanted; what stands below the table names no place."""
    packed.measure(body)
    sheet = ask.connector.sheet
    with body.open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=True)
        if sheet not in book.sheetnames:
            held = ", ".join(book.sheetnames[:12])
            raise Trouble(f"has no sheet {sheet!r}; it has {held}", CORRECT_ROW)
        rows = ([_text(cell) for cell in row] for row in book[sheet].iter_rows(values_only=True))
        place, year = ask.connector.place_column, ask.connector.year_column
        yield from tables.wide(rows, place, year, ask)


def _text(cell: object) -> str:
    """A cell as text, a whole number without its point.

    >>> _text(None), _text(3.0), _text(0.5), _text(" a ")
    ('', '3', '0.5', ' a ')
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
