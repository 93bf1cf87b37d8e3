"""Tables with a header: found by the names of the columns, wherever the table starts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import IO, cast

from etl.fetch.asks import Ask
from etl.fetch.shapes import Figure
from etl.fetch.trouble import CORRECT_ROW, Trouble

ONLY = "*"
"""A code that stands for the one column of figures that a table has."""
TITLE_ROWS = 20
"""Rows that may stand above a header."""


def text(file: IO[bytes], encoding: str | None) -> io.TextIOWrapper:
    """The file as text; a byte order mark is no part of it."""
    name = encoding or "utf-8"
    return io.TextIOWrapper(file, encoding="utf-8-sig" if name == "utf-8" else name, newline="")


def csv_rows(lines: Iterable[str]) -> Iterator[list[str]]:
    """Cells of each row.

    >>> list(csv_rows(["a,b", '"1,5",2']))
    [['a', 'b'], ['1,5', '2']]
    """
    return csv.reader(lines, strict=True)


def wide(
    rows: Iterable[list[str]],
    place: str | None,
    year: str | None,
    ask: Ask,
    besides: tuple[str, ...] = (),
) -> Iterator[Figure]:
    """Figures of a table with one column a series."""
    names = [name for name in (place, year) if name]
    codes = [code for code in ask.wanted if code != ONLY]
    found, rest = _header(rows, [*names, *codes])
    if ONLY in ask.wanted:
        known = {name.casefold() for name in (*names, *besides, *codes)}
        others = [name for name in found if name and name.casefold() not in known]
        if len(others) != 1:
            what = f"has {len(others)} columns of figures ({', '.join(others[:9])}), not one"
            raise Trouble(what, "name one as its code in connector_series.csv")
    at = {name.casefold(): number for number, name in reversed(list(enumerate(found)))}
    columns = [(code, at[(others[0] if code == ONLY else code).casefold()]) for code in ask.wanted]
    place_at = at[cast(str, place).casefold()]
    year_at = at[year.casefold()] if year else None
    for row in rest:
        cells = [*row, *[""] * (len(found) - len(row))]
        for code, number in columns:
            own = ask.wanted[code].year
            when = str(own) if own is not None else cells[cast(int, year_at)]
            yield Figure(code, cells[place_at].strip(), when.strip(), cells[number].strip() or None)


def long(rows: Iterable[list[str]], columns: tuple[str, str, str, str]) -> Iterator[Figure]:
    """Figures of a table with one row a figure: code, place, year, value."""
    found, rest = _header(rows, columns)
    at = [found.index(next(f for f in found if f.casefold() == c.casefold())) for c in columns]
    for row in rest:
        cells = [*row, *[""] * (len(found) - len(row))]
        code, place, year, value = (cells[number].strip() for number in at)
        yield Figure(code, place, year, value or None)


def _header(
    rows: Iterable[list[str]], wanted: Iterable[str]
) -> tuple[list[str], Iterator[list[str]]]:
    """The first row that has every column wanted, and the rows below it."""
    wanted = list(wanted)
    rest = iter(rows)
    fullest: list[str] = []
    for _ in range(TITLE_ROWS):
        row = next(rest, None)
        if row is None:
            break
        names = [cell.strip() for cell in row]
        held = {name.casefold() for name in names}
        if all(name.casefold() in held for name in wanted):
            return names, rest
        fullest = max(fullest, names, key=lambda some: sum(map(bool, some)))
    held = {name.casefold() for name in fullest}
    missing = ", ".join(repr(name) for name in wanted if name.casefold() not in held)
    has = ", ".join(name for name in fullest if name)[:200] or "nothing"
    raise Trouble(f"has no column {missing}; it has {has}", CORRECT_ROW)
