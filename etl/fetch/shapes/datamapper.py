"""IMF DataMapper: ``{"values": {code: {place: {year: value}}}}``, groups of states among them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ijson

from etl.fetch.asks import Ask
from etl.fetch.shapes import FORBIDDEN, JSON, Figure

__all__ = ["FORBIDDEN", "TYPES", "figures"]
TYPES = JSON


def figures(body: Path, ask: Ask, facts: dict[str, Any]) -> Iterator[Figure]:
    """One figure a place and year of each code."""
    for code in ask.wanted:
        with body.open("rb") as file:
            for place, years in ijson.kvitems(file, f"values.{code}"):
                for year, value in years.items():
                    yield Figure(code, place, year, None if value is None else str(value))
