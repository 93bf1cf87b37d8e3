"""A plain CSV at an address: a header and rows, the columns named by the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.fetch import tables
from etl.fetch.asks import Ask
from etl.fetch.shapes import CSV, FORBIDDEN, Figure

__all__ = ["FORBIDDEN", "TYPES", "figures"]
TYPES = CSV


def figures(body: Path, ask: Ask, facts: dict[str, Any]) -> Iterator[Figure]:
    """One figure a row and column that is wanted."""
    with tables.text(body.open("rb"), ask.connector.encoding) as lines:
        place, year = ask.connector.place_column, ask.connector.year_column
        yield from tables.wide(tables.csv_rows(lines), place, year, ask)
