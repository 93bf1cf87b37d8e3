"""ITU DataHub: a ZIP with one CSV, or the CSV; numbers are quoted, units not to be trusted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.fetch import packed, tables
from etl.fetch.asks import Ask
from etl.fetch.shapes import CSV, FORBIDDEN, ZIP, Figure
from etl.fetch.trouble import LATER, Trouble

__all__ = ["FORBIDDEN", "TYPES", "figures"]
TYPES = ZIP | CSV
COLUMNS = ("seriesCode", "entityIso", "dataYear", "dataValue")


def figures(body: Path, ask: Ask, facts: dict[str, Any]) -> Iterator[Figure]:
    """One figure a row; the series code says what it is, not the unit."""
    if not zipfile.is_zipfile(body):
        with body.open("rb") as file:
            if file.read(2) == b"PK":
                raise Trouble("the ZIP file is cut off", LATER)
        with tables.text(body.open("rb"), "utf-8") as lines:
            yield from tables.long(tables.csv_rows(lines), COLUMNS)
        return
    (name,) = packed.measure(body, one_of=".csv")
    with zipfile.ZipFile(body) as archive, tables.text(archive.open(name), "utf-8") as lines:
        yield from tables.long(tables.csv_rows(lines), COLUMNS)
