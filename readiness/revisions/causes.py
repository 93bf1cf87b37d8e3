"""Which row moved a score, a rank or a status: pure, on rows as the questions give them."""

from __future__ import annotations

import math
from collections.abc import Iterable

WHOLE = 3
"""Level of the whole index; its pillars are level 2."""
FLOOR = 1.0
"""A pillar enters the geometric mean with at least this many points, as in readiness.index."""

DEFINITIONS = ("entered", "left", "weight")
"""Rows of the catalogue that give every other indicator of the pillar another share as well."""

Row = dict


def score_causes(scores: list[Row], parts: list[Row]) -> dict[tuple[str, str], Row | None]:
    """For each state and node that moved: the part that carried most of the move, in its direction.

    A part is one indicator of one state (``score_parts.sql``); its ``contribution`` comes in points
    of the node. Where no figure of the state's own did it, the fillings of its holes moved: they
    rest on other figures, and ``through`` tells the largest of those that moved.

    >>> scores = [{"iso3": "A", "node": "skills", "level": 2, "old_score": 40.0, "new_score": 44.0}]
    >>> parts = [{"iso3": "A", "pillar": "skills", "indicator_id": name, "contribution": by,
    ...           "how": "figure"} for name, by in (("schooling", 5.0), ("graduates", -1.0))]
    >>> score_causes(scores, parts)["A", "skills"]["indicator_id"]
    'schooling'
    """
    pillars: dict[str, list[Row]] = {}
    for row in scores:
        if row["level"] != WHOLE:
            pillars.setdefault(row["iso3"], []).append(row)
    found: dict[tuple[str, str], Row | None] = {}
    for row in scores:
        own = [part for part in parts if part["iso3"] == row["iso3"]]
        if row["level"] == WHOLE:
            own = _in_index(row, pillars.get(row["iso3"], []), own)
        else:
            own = [part for part in own if part["pillar"] == row["node"]]
        found[row["iso3"], row["node"]] = _largest(row, own, parts)
    return found


def _largest(row: Row, own: list[Row], parts: list[Row]) -> Row | None:
    way = math.copysign(1, (row["new_score"] or 0) - (row["old_score"] or 0))
    own = [one for one in own if one["how"] != "diluted"]
    part = max(own, key=lambda one: way * one["contribution"], default=None)
    if part and part["how"] != "filling" and way * part["contribution"] > 0:
        return part
    if defined := [one for one in own if one["how"] in DEFINITIONS]:
        return max(defined, key=lambda one: abs(one["contribution"]))
    # A hole is filled from what the other states have, and from the state's other figures.
    others = [other for other in parts if other["how"] not in ("filling", "diluted")]
    near = [other for other in others if part and other["indicator_id"] == part["indicator_id"]]
    here = [other for other in others if other["iso3"] == row["iso3"]]
    through = max(here or near or others, key=lambda one: abs(one["contribution"]), default=None)
    return None if through is None else {"how": "filling", "contribution": 0.0, "through": through}


def _in_index(row: Row, pillars: list[Row], own: list[Row]) -> list[Row]:
    """Parts of a pillar's points as points of the index: a geometric mean of equal pillars."""
    scale = {}
    for pillar in pillars:
        mean = log_mean(max(pillar["old_score"] or 0, FLOOR), max(pillar["new_score"] or 0, FLOOR))
        whole = log_mean(max(row["old_score"] or 0, FLOOR), max(row["new_score"] or 0, FLOOR))
        scale[pillar["node"]] = whole / mean / len(pillars)
    return [
        part | {"contribution": part["contribution"] * scale[part["pillar"]]}
        for part in own
        if part["pillar"] in scale
    ]


def log_mean(one: float, other: float) -> float:
    """The logarithmic mean: it turns a step of the logarithm into a step of points, exactly.

    >>> log_mean(2.0, 2.0), round(log_mean(1.0, math.e), 4)
    (2.0, 1.7183)
    """
    if math.isclose(one, other, rel_tol=1e-9):
        return one
    return (other - one) / math.log(other / one)


def overtakings(row: Row, scores: Iterable[Row]) -> list[Row]:
    """The states of the same node that changed places with one, the largest move first.

    >>> scores = [{"iso3": "A", "node": "n", "old_score": 50.0, "new_score": 50.0},
    ...           {"iso3": "B", "node": "n", "old_score": 49.0, "new_score": 51.0},
    ...           {"iso3": "C", "node": "n", "old_score": 48.0, "new_score": 49.0}]
    >>> [one["iso3"] for one in overtakings(scores[0], scores)]
    ['B']
    """
    crossed = [
        other
        for other in scores
        if other["node"] == row["node"]
        and other["iso3"] != row["iso3"]
        and _order(row, other, "old_score") != _order(row, other, "new_score")
    ]
    return sorted(crossed, key=lambda one: -abs((one["new_score"] or 0) - (one["old_score"] or 0)))


def _order(row: Row, other: Row, when: str) -> int:
    here, there = row[when], other[when]
    if here is None or there is None:
        return 0
    # ranks are of the score as it is shown, with one decimal
    return (round(here, 1) > round(there, 1)) - (round(here, 1) < round(there, 1))


def status_cause(row: Row, figures: list[Row], instruments: list[Row]) -> Row | None:
    """The row behind a status that moved: the target itself, a figure of its series, or an entry.

    Of the state's figures that changed the newest year's counts, or the base year's where only
    that moved; where the state has none, the newest of another state (the region's mean).

    >>> row = {"iso3": "A", "indicator_id": "users", "instrument_types": None,
    ...        "is_target_changed": False, "old_base_year": 2015, "new_base_year": 2015}
    >>> figures = [{"indicator_id": "users", "iso3": "A", "year": year} for year in (2015, 2024)]
    >>> status_cause(row, figures, [])
    {'how': 'figure', 'indicator_id': 'users', 'iso3': 'A', 'year': 2024}
    >>> status_cause(row | {"indicator_id": None}, figures, []) is None
    True
    """
    if row["is_target_changed"]:
        return {"how": "target"}
    series = [one for one in figures if one["indicator_id"] == row["indicator_id"]]
    own = [one for one in series if one["iso3"] == row["iso3"]]
    if own or series:
        return {"how": "figure", **max(own or series, key=lambda one: one["year"])}
    kinds = (row["instrument_types"] or "").split("|")
    entries = [one for one in instruments if one["instrument_type"] in kinds]
    own = [one for one in entries if one["iso3"] == row["iso3"]]
    if own or entries:
        return {"how": "instrument", **(own or entries)[0]}
    return None
