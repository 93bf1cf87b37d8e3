"""How every state stands to every target: ``readiness.progress`` on what was published."""

from __future__ import annotations

from functools import cache
from typing import Any

import duckdb

from etl.commitments import DIRECTIONS, Facts, Target, Track, facts
from etl.matrix import frame, write
from etl.tallies import publish_tallies
from readiness.progress import LEVELS, METHODS, Assessment, Pace, assess, fastest_pace
from readiness.progress.outlook import Outlook, outlook

JUDGED = "judged"
"""Instead of a word, until the methods have given theirs."""

PROGRESS = (
    "target_id VARCHAR, iso3 VARCHAR, method VARCHAR, status VARCHAR, ratio DOUBLE, gap DOUBLE,"
    " csi DOUBLE, actual_pace DOUBLE, required_pace DOUBLE, required_pace_now DOUBLE,"
    " trend_pace DOUBLE, actual_rate DOUBLE, required_rate DOUBLE, expected DOUBLE,"
    " base_year INTEGER, base_value DOUBLE, latest_year INTEGER, latest_value DOUBLE,"
    " n_points INTEGER"
)
STATUS = (
    "target_id VARCHAR, iso3 VARCHAR, status VARCHAR, level VARCHAR, agreement VARCHAR,"
    " n_methods INTEGER, n_agree INTEGER, base_year INTEGER, base_value DOUBLE,"
    " latest_year INTEGER, latest_value DOUBLE, edition VARCHAR, source_id VARCHAR,"
    " licence VARCHAR, reuse VARCHAR, flag VARCHAR, is_counted BOOLEAN, distance DOUBLE,"
    " actual_pace DOUBLE, required_pace_now DOUBLE, best_pace DOUBLE, best_pace_iso3 VARCHAR,"
    " best_pace_from INTEGER, best_pace_to INTEGER, forecast DOUBLE, forecast_low DOUBLE,"
    " forecast_high DOUBLE, arrival_year INTEGER, arrival_low INTEGER, arrival_high INTEGER,"
    " chance_by_target DOUBLE, n_points INTEGER"
)


def publish_progress(db: duckdb.DuckDBPyConnection) -> None:
    """Write ``mart.progress``, ``mart.target_status`` and the tallies over states.

    The word of a target and a state is the first that holds: ``not_a_member``; none at all for a
    projection; ``no_data``, measured but without a figure; ``no_target``, the framework states no
    number; ``not_measured``; else the headline's.
    """
    it = facts(db)
    best = _best_paces(it)
    by_method: list[dict[str, Any]] = []
    statuses: list[dict[str, Any]] = []
    for target_id, iso3, is_member_in_time in it.scope:
        target = it.targets[target_id]
        track = it.track(target, iso3)
        word = _word(target, track, is_member_in_time)
        judged = _judge(it, target, track) if word == JUDGED else None
        ids = {"target_id": target_id, "iso3": iso3}
        if target.is_measured and (target.has_number or target.met_on):
            by_method += [ids | _result(method, word, judged) for method in METHODS]
        row = ids | {"status": word} | _standing(track)
        if (target_id, iso3) in it.counted and is_member_in_time:
            row["is_counted"] = it.counted[target_id, iso3]
        if judged is not None:
            row |= _headline(target, track, judged)
            row |= _ahead(it, target, track, judged)
            row |= best(target)
        statuses.append(row)
    # One row per target with a number or an event, state in its scope, and method.
    write(db, "progress", PROGRESS, frame(by_method, PROGRESS))
    # One row per target and state in its scope (ASEAN where it is about the region).
    write(db, "target_status", STATUS, frame(statuses, STATUS))
    publish_tallies(db)


def _word(target: Target, track: Track, is_member_in_time: bool) -> str | None:
    if not is_member_in_time:
        return "not_a_member"
    if target.kind == "projection":
        return None
    if target.is_measured and not track:
        return "no_data"
    if not (target.has_number or target.progress_kind == "yes_no"):
        return "no_target"
    if target.is_measured and target.progress_kind == "count":
        return "no_target"  # the number, if any, is one of states: no state has it
    return JUDGED if target.is_measured else "not_measured"


def _judge(it: Facts, target: Target, track: Track) -> Assessment:
    series = {year: figure.value for year, figure in track.items()}
    if target.met_on:
        (happened,) = series
        due = target.target_year or happened
        reached = {year: float(year >= happened) for year in (happened, due)}
        return assess(reached, 1, due, due, 1, as_of_year=it.as_of, kind="yes_no")
    assert target.target_value is not None
    assert target.target_year is not None
    return assess(
        series, target.target_value, target.target_year, it.base_year(target, track), target.sign,
        as_of_year=it.as_of, kind=target.judged_as, bounds=target.bounds,
    )  # fmt: skip


def _result(method: str, word: str | None, judged: Assessment | None) -> dict[str, Any]:
    """A row of ``mart.progress``."""
    if judged is None:
        return {"method": method, "status": word}
    result = getattr(judged, method)
    names = {"needed_pace": "required_pace_now", "projected": "expected"}
    parts = {names.get(name, name): getattr(result, name) for name in type(result).__slots__}
    return {"method": method} | parts | _ends(judged)


def _ends(judged: Assessment) -> dict[str, Any]:
    names = ("base_year", "base_value", "latest_year", "latest_value", "n_points")
    return {name: getattr(judged, name) for name in names}


def _standing(track: Track) -> dict[str, Any]:
    """First and newest figure, for those too who have no status."""
    if not track:
        return {}
    first, last = min(track), max(track)
    return track[last]._asdict() | {
        "base_year": first,
        "base_value": track[first].value,
        "latest_year": last,
        "latest_value": track[last].value,
        "n_points": len(track),
    }


def _headline(target: Target, track: Track, judged: Assessment) -> dict[str, Any]:
    row: dict[str, Any] = {"status": judged.status, "level": LEVELS.get(judged.status)}
    if target.met_on:
        return row
    row |= _ends(judged)
    if target.judged_as == "value":
        # A rank is met or not: no two methods could agree on it.
        row |= {
            "agreement": judged.agreement,
            "n_methods": judged.n_compared,
            "n_agree": judged.n_agreeing,
        }
    if judged.latest_year is not None:
        # Of a target whose year is past, an earlier figure than the newest may decide.
        row |= track[judged.latest_year]._asdict()
        row["distance"] = _distance(target, judged.latest_value)
    pace = {"actual_pace": judged.linear.actual_pace}
    return row | pace | {"required_pace_now": judged.linear.needed_pace}


def _distance(target: Target, value: float) -> float:
    """Still to go, in the indicator's unit; 0 where the target is met."""
    assert target.target_value is not None
    way = target.target_value - value
    return max(target.sign * way, 0.0) if target.sign else abs(way)


def _ahead(it: Facts, target: Target, track: Track, judged: Assessment) -> dict[str, Any]:
    """Forecast of the target's year, and the year of arrival; nothing once it is reached."""
    ahead = Outlook()
    is_open = target.judged_as == "value" and judged.status != "achieved"
    if is_open and target.target_year is not None:
        series = {year: figure.value for year, figure in track.items()}
        ahead = outlook(
            series, target.target_year, it.base_year(target, track), target.sign,
            as_of_year=it.as_of, bounds=target.bounds,
        )  # fmt: skip
    when = judged.escap.arrival
    return {
        "forecast": ahead.value,
        "forecast_low": ahead.low,
        "forecast_high": ahead.high,
        "arrival_year": when.year,
        "arrival_low": when.low,
        "arrival_high": when.high,
        "chance_by_target": when.chance,
    }


def _best_paces(it: Facts) -> Any:
    """Target -> the best five-year pace that any member state has held in its indicator."""

    @cache
    def held(indicator_id: str, sign: int) -> Pace | None:
        series = {
            iso3: {year: figure.value for year, figure in track.items()}
            for (name, iso3), track in sorted(it.tracks.items())
            if name == indicator_id
        }
        return fastest_pace(series, sign)

    def best(target: Target) -> dict[str, Any]:
        if not target.indicator_id or target.judged_as != "value":
            return {}
        pace = held(target.indicator_id, DIRECTIONS[target.direction or "up"])
        if pace is None:
            return {}
        return {
            "best_pace": pace.pace,
            "best_pace_iso3": pace.state,
            "best_pace_from": pace.first_year,
            "best_pace_to": pace.last_year,
        }

    return best
