"""World Bank Indicators, version 2: ``[header, rows]``, in pages. An error is a list of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ijson

from etl.fetch.asks import Ask
from etl.fetch.shapes import FORBIDDEN, JSON, Figure
from etl.fetch.trouble import CORRECT_ROW, LATER, Trouble

__all__ = ["FORBIDDEN", "TYPES", "figures", "onward"]
TYPES = JSON


def figures(body: Path, ask: Ask, facts: dict[str, Any]) -> Iterator[Figure]:
    """One figure a row; a row may stand for a group of states, named but without a code."""
    asked = facts.get("page", 0) + 1
    before = facts.get("lastupdated")
    header = _header(body)
    if "key" in header or "value" in header:
        said = ": ".join(str(header[word]) for word in ("key", "value") if word in header)
        raise Trouble(f"refuses the question ({said})", CORRECT_ROW)
    facts.update(header)
    if facts.get("page", 0) != asked and facts.get("total", 0):
        raise Trouble(f"answers page {asked} with page {facts.get('page')}", LATER)
    if asked > 1 and facts.get("lastupdated") != before:
        raise Trouble(f"was updated between two pages ({before}, {facts['lastupdated']})", LATER)
    facts.setdefault("rows", 0)
    with body.open("rb") as file:
        for row in ijson.items(file, "item.item"):
            facts["rows"] += 1
            place = row["countryiso3code"] or row["country"]["value"]
            value = row["value"]
            yield Figure(
                row["indicator"]["id"], place, row["date"], None if value is None else str(value)
            )


def onward(ask: Ask, facts: dict[str, Any]) -> str | None:
    """The next page; after the last one, every row that was announced must have come."""
    if facts.get("page", 0) < facts.get("pages", 0):
        return f"{ask.address}&page={facts['page'] + 1}"
    if facts["rows"] != facts.get("total", 0):
        raise Trouble(f"announced {facts.get('total')} rows and sent {facts['rows']}", LATER)
    return None


def _header(body: Path) -> dict[str, Any]:
    """Scalars of the first element, or of its message."""
    header: dict[str, Any] = {}
    with body.open("rb") as file:
        for prefix, event, value in ijson.parse(file):
            if (prefix, event) == ("item", "start_array"):
                break
            if event in ("string", "number", "null") and prefix.startswith("item."):
                header[prefix.rpartition(".")[2]] = value
    for name in ("page", "pages", "total"):
        if name in header:
            header[name] = int(header[name] or 0)
    return header
