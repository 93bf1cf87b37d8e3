"""The shapes that panels are made of: runs of figures, ends of scales, places for names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from readiness.charts.scatter import along, round_values

MOST_LABELS = 14
"""Names at the ends of lines; of more lines only the marked one's."""


def log_ticks(values: list[float], facts: dict[str, Any]) -> list[tuple[float, str]]:
    """Round figures and their places along a log axis; none for a plain one."""
    if facts["transform"] != "log":
        return []
    ticks = round_values(min(values), max(values))
    return [(along(tick, facts), f"{tick:,g}") for tick in ticks]


def panel(facts: Mapping[str, Any], head: str, lines: list[dict]) -> dict:
    """Lines of one indicator with their scale, names and breaks in method."""
    values = [value for line in lines for run in line["runs"] for _, value in run]
    years = [year for line in lines for run in line["runs"] for year, _ in run]
    ends = reach(values)
    return {
        "title": head,
        "unit": facts["unit"],
        "lines": lines,
        "labels": _labels(lines, ends),
        "reach": ends,
        "breaks": [year for year in _breaks(facts) if years and min(years) < year <= max(years)],
        "is_relative": bool(facts["is_relative"]),
    }


def _labels(lines: list[dict], reach: list[float]) -> list[dict]:
    """Names at the ends of lines, pushed apart; of too many only the marked one's."""
    ends = [
        {
            "name": line["name"],
            "place": line["runs"][-1][-1][1],
            "is_marked": line["role"] == "marked",
        }
        for line in lines
        if line["runs"] and (len(lines) <= MOST_LABELS or line["role"] == "marked")
    ]
    least = (reach[1] - reach[0]) / (MOST_LABELS + 1)
    ends.sort(key=lambda end: end["place"])
    for below, above in pairwise(ends):
        above["place"] = max(above["place"], below["place"] + least)
    over = max((end["place"] for end in ends), default=0) - reach[1]
    if over > 0:
        ceiling = reach[1]
        for end in reversed(ends):
            end["place"] = min(end["place"], ceiling)
            ceiling = end["place"] - least
    return ends


def runs(own: pd.DataFrame, facts: Mapping[str, Any]) -> list[list[tuple[int, float]]]:
    """A place's figures, oldest first, of a year's parts the last, cut where the method changed."""
    ordered = own.sort_values("moment", kind="stable").drop_duplicates("year", keep="last")
    points = list(zip(ordered["year"].tolist(), ordered["value"].tolist(), strict=True))
    return split(points, facts)


def split(
    points: Sequence[tuple[int, float]], facts: Mapping[str, Any]
) -> list[list[tuple[int, float]]]:
    """Figures cut into runs where the method changed.

    >>> split([(1, 5.0), (2, 6.0), (3, 1.0)], {"breaks": "3", "decimals": 0})
    [[(1, 5.0), (2, 6.0)], [(3, 1.0)]]
    """
    found: list[list[tuple[int, float]]] = []
    for at, (year, value) in enumerate(points):
        if not at or any(points[at - 1][0] < start <= year for start in _breaks(facts)):
            found.append([])
        found[-1].append((int(year), short(value, facts)))
    return found


def _breaks(facts: Mapping[str, Any]) -> list[int]:
    return [int(year) for year in (facts["breaks"] or "").split("|") if year]


def short(value: float, facts: Mapping[str, Any]) -> float:
    """A figure with one decimal more than is shown: enough for a picture."""
    return round(float(value), int(facts["decimals"]) + 1)


def room_for_words(values: Sequence[float]) -> list[float]:
    """From end to end of some bars, with room for the figure behind each."""
    low, high = min([0.0, *values]), max([0.0, *values])
    room = 0.16 * ((high - low) or 1)
    return [low - room if low < 0 else 0.0, high + room if high > 0 else 0.0]


def reach(values: Sequence[float]) -> list[float]:
    """From end to end of some lines, zero included."""
    low, high = min([0.0, *values]), max([0.0, *values])
    room = 0.06 * ((high - low) or 1)
    return [low - (room if low < 0 else 0), high + room]
