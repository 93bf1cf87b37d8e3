"""UNESCO UIS: ``{"records": [{indicatorId, geoUnit, year, value}]}``, at most 100,000 of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ijson

from etl.fetch.asks import Ask
from etl.fetch.shapes import FORBIDDEN, JSON, Figure
from etl.fetch.trouble import CORRECT_ROW, Trouble

__all__ = ["FORBIDDEN", "TYPES", "figures"]
TYPES = JSON
MOST = 100_000
"""Records of one answer: as many may mean that there are more."""


def figures(body: Path, ask: Ask, facts: dict[str, Any]) -> Iterator[Figure]:
    """One figure a record."""
    number = 0
    with body.open("rb") as file:
        for row in ijson.items(file, "records.item"):
            number += 1
            value = row["value"]
            yield Figure(
                row["indicatorId"],
                row["geoUnit"],
                str(row["year"]),
                None if value is None else str(value),
            )
    if number >= MOST:
        raise Trouble(f"sent {number:,} records, its limit: there may be more", CORRECT_ROW)
