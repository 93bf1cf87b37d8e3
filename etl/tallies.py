"""How many states stand where, by target and by framework; nothing proxy is counted as official."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from typing import Any, NamedTuple

import duckdb

from etl.matrix import frame, write
from readiness.progress import LEVELS, regional

STANDINGS = ("official", "reported", "proxy")
WORDS = {"achieved": "n_achieved", "met": "n_achieved", "not_met": "n_missed",
         "no_data": "n_no_data", "not_a_member": "n_not_a_member"}  # fmt: skip
COURSES = {"on the way": "n_on_way", "too slow": "n_too_slow", "the other way": "n_other_way"}
PLACES = ("n_achieved", "n_on_way", "n_too_slow", "n_other_way", "n_missed", "n_not_judged",
          "n_no_data", "n_not_a_member")  # fmt: skip
OF_GDP = "% of GDP"
"""Shares of it are weighted by it, or a small economy would count like a large one."""

REGION = ", ".join(
    [
        "target_id VARCHAR, n_states INTEGER, n_known INTEGER, n_counted INTEGER",
        *(f"{name} INTEGER" for name in PLACES),
        "mean DOUBLE, mean_by VARCHAR, n_mean INTEGER, population_weighted_mean DOUBLE",
        "n_population_weighted INTEGER, mean_year DOUBLE, year_min INTEGER, year_max INTEGER",
    ]
)
SUMMARY = ", ".join(
    [
        "framework_id VARCHAR, standing VARCHAR, n_targets INTEGER, n_measured INTEGER",
        "n_with_number INTEGER, n_judged INTEGER, n_counts INTEGER, n_events INTEGER",
        "n_projections INTEGER, n_state_targets INTEGER",
        *(f"{name} INTEGER" for name in PLACES),
    ]
)


def place(status: str | None) -> str:
    """Where a status is counted. Words that judge no course are counted as such.

    >>> [place(word) for word in ("met", "limited", "data_end_earlier", None)]
    ['n_achieved', 'n_too_slow', 'n_not_judged', 'n_not_judged']
    """
    word = status or ""
    return WORDS.get(word) or COURSES.get(LEVELS.get(word, ""), "n_not_judged")


class Standing(NamedTuple):
    """A target and a state, as ``mart.target_status`` has them, with what the tallies need."""

    target_id: str
    iso3: str
    status: str | None
    latest_year: int | None
    latest_value: float | None
    is_counted: bool | None


class Target(NamedTuple):
    """What the tallies need of a commitment."""

    target_id: str
    framework_id: str
    standing: str
    kind: str
    progress_kind: str
    has_number: bool
    is_measured: bool
    is_of_each: bool
    measured_in: str | None


def publish_tallies(db: duckdb.DuckDBPyConnection) -> None:
    """Write ``mart.target_region`` and ``mart.framework_summary`` from ``mart.target_status``."""
    targets = [Target(*row) for row in db.execute(
        """
        select
            target_id, framework_id, standing, target.kind, progress_kind, has_number,
            is_measured, starts_with(scope, 'each state'), indicator.unit
        from core.target
        left join core.indicator using (indicator_id)
        order by target_id
        """
    ).fetchall()]  # fmt: skip
    states: dict[str, list[Standing]] = defaultdict(list)
    for row in db.execute(
        "select target_id, iso3, status, latest_year, latest_value, is_counted"
        " from mart.target_status order by target_id, iso3"
    ).fetchall():
        states[row[0]].append(Standing(*row))
    weights = _weights(db)
    # One row per measured target of many states: how many stand where, and their mean.
    of_many = [target for target in targets if target.is_of_each and target.is_measured]
    rows = [_region(target, states[target.target_id], weights) for target in of_many]
    write(db, "target_region", REGION, frame(rows, REGION))
    # One row per framework and standing: its targets, and the states that stand to them.
    frameworks = db.execute("select framework_id from core.framework order by 1").fetchall()
    rows = [
        {"framework_id": framework_id, "standing": standing} | _summary(own, states)
        for (framework_id,) in frameworks
        for standing in STANDINGS
        for own in [
            [t for t in targets if (t.framework_id, t.standing) == (framework_id, standing)]
        ]
    ]
    write(db, "framework_summary", SUMMARY, frame(rows, SUMMARY))


def _region(
    target: Target, states: list[Standing], weights: dict[str, dict[str, float]]
) -> dict[str, Any]:  # fmt: skip
    members = [state for state in states if place(state.status) != "n_not_a_member"]
    values = {state.iso3: state.latest_value for state in members}
    years = [s.latest_year for s in members if s.latest_year and s.latest_value is not None]
    row: dict[str, Any] = {
        "target_id": target.target_id,
        "n_states": len(members),
        "n_known": len(years),
        **_places(states),
    }
    if target.progress_kind == "count":
        return row | {"n_counted": sum(state.is_counted is True for state in members)}
    if target.progress_kind == "rank":
        return row
    by = "gdp" if target.measured_in == OF_GDP else "states"
    mean = regional(values, weights["gdp"] if by == "gdp" else None)
    weighted = regional(values, weights["people"])
    row |= {
        "mean": mean.value,
        "mean_by": by,
        "n_mean": mean.n,
        "population_weighted_mean": weighted.value,
        "n_population_weighted": weighted.n,
    }
    if years:
        row |= {
            "mean_year": statistics.fmean(years),
            "year_min": min(years),
            "year_max": max(years),
        }
    return row


def _summary(own: list[Target], states: dict[str, list[Standing]]) -> dict[str, Any]:
    measured = [target for target in own if target.is_measured]
    stand = [state for target in measured for state in states[target.target_id]]
    events = [target for target in measured if target.progress_kind == "yes_no"]
    counts = [target for target in measured if target.progress_kind == "count"]
    judged = [t for t in measured if t.has_number and t.progress_kind in ("value", "rank")]
    return {
        "n_targets": len(own),
        "n_measured": len(measured),
        "n_with_number": sum(target.has_number for target in own),
        "n_judged": len(judged) + len(events),
        "n_counts": len(counts),
        "n_events": len(events),
        "n_projections": sum(target.kind == "projection" for target in own),
        "n_state_targets": len(stand),
        **_places(stand),
    }


def _places(states: list[Standing]) -> dict[str, int]:
    """How many states stand in each place."""
    held = Counter(place(state.status) for state in states)
    return {name: held[name] for name in PLACES}


def _weights(db: duckdb.DuckDBPyConnection) -> dict[str, dict[str, float]]:
    """People, and their income all together, by member state: the newest figure of each."""
    known = db.execute(
        """
        with edition as (
            from core.edition
            order by cutoff_year desc
            limit 1
        )

        select
            iso3,
            arg_max(value, year) filter (indicator_id = population_indicator),
            arg_max(value, year) filter (indicator_id = income_indicator)
        from core.observation
        join core.country using (iso3)
        cross join edition
        where is_member and value > 0
        group by iso3
        order by iso3
        """
    ).fetchall()
    return {
        "people": {iso3: people for iso3, people, _ in known if people},
        "gdp": {iso3: people * income for iso3, people, income in known if people and income},
    }
