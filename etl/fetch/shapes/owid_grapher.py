"""Our World in Data: a chart's table as CSV. A 403 says that it may not be passed on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.fetch import tables
from etl.fetch.asks import Ask
from etl.fetch.shapes import CSV, Figure

__all__ = ["FORBIDDEN", "TYPES", "figures"]
TYPES = CSV
FORBIDDEN = "may not be redistributed (403); take the figures from their first publisher, by hand"


def figures(body: Path, ask: Ask, facts: dict[str, Any]) -> Iterator[Figure]:
    """One figure a row; the code ``*`` stands for the one column beside entity, code and year."""
    with tables.text(body.open("rb"), "utf-8") as lines:
        yield from tables.wide(tables.csv_rows(lines), "Code", "Year", ask, besides=("Entity",))
