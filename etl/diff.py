"""What moved between two releases, and the row that moved it: for the eyes of who publishes."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb

from etl import hold, register
from etl.publish import PUBLISHED
from readiness.catalogue import CATALOGUE, CatalogueError, shown
from readiness.releases import Unreadable
from readiness.revisions import Moved, NotARelease, moved

MOST = 25
"""Groups of one kind, and rows of one group, that are told; the rest are counted."""
MOST_OF_ONE = 4
"""Rows told of one indicator."""


class Unknown(ValueError):
    """There is no such release; the message says which there are."""


def command(chosen: argparse.Namespace) -> int:
    """What ``python -m etl diff`` does; 0, or 1 with one line on standard error for each fault."""
    asked = (chosen.old, chosen.new, chosen.published, chosen.catalogue)
    try:
        if chosen.json:
            print(as_json(*asked))
        else:
            print(*compare(*asked), sep="\n")
    except (Unknown, NotARelease, CatalogueError, Unreadable) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    except BrokenPipeError:  # who reads has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def compare(
    old: str, new: str, published: Path = PUBLISHED, catalogue: Path = CATALOGUE
) -> Iterator[str]:
    """Lines that say what moved from ``old`` to ``new``, each a release's name or a file.

    Raises:
        Unknown: one of them is neither.
        NotARelease: one of them is no database of ours.
    """
    earlier, later = find(old, published), find(new, published)
    it = moved(earlier, later)
    yield f"From {it.old.get('release', old)} to {it.new.get('release', new)}"
    for what in it.lacking:
        yield f"Not compared: {what} is missing"
    yield from _figures(it)
    yield from _scores(it)
    yield from _statuses(it)
    yield from _sources(it)
    holds = hold.open_holds(earlier, later, catalogue)
    yield f"Held until accepted: {len(holds):,}"
    for line in holds:
        yield f"  {line}"


def as_json(old: str, new: str, published: Path = PUBLISHED, catalogue: Path = CATALOGUE) -> str:
    """The same, whole, as JSON."""
    earlier, later = find(old, published), find(new, published)
    holds = hold.open_holds(earlier, later, catalogue)
    return json.dumps(
        moved(earlier, later).as_dict() | {"holds": holds}, ensure_ascii=False, indent=1
    )


def find(name: str, published: Path) -> Path:
    """The database of a release's name or number, or a file.

    Raises:
        Unknown: there is none.
    """
    if Path(name).is_file():
        return Path(name)
    numbered = register.find(published, name)
    if numbered is not None:
        return numbered
    held = {path: _release(path) for path in sorted(published.glob("readiness-*.duckdb"))}
    for path, release in held.items():
        if name in (release, path.name, path.stem):
            return path
    numbers = [row["number"] for row in register.read(published).releases]
    names = ", ".join([*numbers, *held.values()]) or "none"
    raise Unknown(
        f"{shown(published)}:1 {name}: no release and no file has this name; "
        f"name a database file or one of the releases held: {names}"
    )


def _figures(it: Moved) -> Iterator[str]:
    if it.figures is None:
        return
    for what in ("added", "revised", "withdrawn"):
        rows = it.of(what)
        yield f"Figures {what}: {len(rows):,}"
        groups: dict[tuple[str, str], list[dict]] = {}
        for row in rows:
            groups.setdefault((row["indicator_id"], row["source_id"]), []).append(row)
        largest = sorted(groups, key=lambda group: -len(groups[group]))
        yield from _bounded([(group, groups[group]) for group in largest], MOST, _group)


def _group(group: tuple[tuple[str, str], list[dict]]) -> Iterator[str]:
    (indicator, source), rows = group
    if len(rows) > MOST_OF_ONE:
        yield f"  {indicator} ({source}): {len(rows):,}, of them"
    rows = sorted(rows, key=lambda row: (-abs(row["percent"] or 0), -row["year"]))
    for row in rows[:MOST_OF_ONE]:
        yield f"  {figure(row)} ({source})"


def figure(row: dict) -> str:
    """A figure that moved, in one line.

    >>> figure({"indicator_id": "bills", "iso3": "AAA", "year": 1999, "period": "",
    ...         "old_value": 40.0, "new_value": 44.0, "percent": 10.0})
    'bills AAA 1999: 40 -> 44, +10.0 %'
    """
    when = f"{row['year']} {row['period'] or ''}".strip()
    percent = "" if row["percent"] is None else f", {row['percent']:+.1f} %"
    return (
        f"{row['indicator_id']} {row['iso3']} {when}: "
        f"{_number(row['old_value'])} -> {_number(row['new_value'])}{percent}"
    )


def _scores(it: Moved) -> Iterator[str]:
    if it.scores is None:
        return
    rows = [row for row in it.scores if _number(row["old_score"]) != _number(row["new_score"])]
    yield f"Scores moved: {len(rows):,}"
    yield from _bounded(rows, MOST, _score)
    rows = [row for row in it.scores if row["old_rank"] != row["new_rank"]]
    yield f"Ranks moved: {len(rows):,}"
    yield from _bounded(rows, MOST, lambda row: _step(row, "rank"))
    rows = [row for row in it.scores if row["old_group"] != row["new_group"]]
    yield f"Groups moved: {len(rows):,}"
    yield from _bounded(rows, MOST, lambda row: _step(row, "group"))


def _score(row: dict) -> Iterator[str]:
    yield (
        f"  {row['iso3']} {row['node']} ({row['new_edition'] or row['old_edition']}): "
        f"{_number(row['old_score'])} -> {_number(row['new_score'])}, by {cause(row['cause'])}"
    )


def _step(row: dict, what: str) -> Iterator[str]:
    yield (
        f"  {row['iso3']} {row['node']}: {row[f'old_{what}'] or 'none'} -> "
        f"{row[f'new_{what}'] or 'none'}, by {cause(row['cause'])}"
    )


def cause(row: dict | None) -> str:
    """The row that moved something, in words.

    >>> part = {"how": "figure", "indicator_id": "bills", "iso3": "AAA", "old_year": 1998,
    ...         "new_year": 1999, "old_value": 40.0, "new_value": 44.0, "contribution": 0.5}
    >>> cause(part)
    'bills AAA 1998 -> 1999: 40 -> 44 (+0.50 points)'
    >>> cause({"how": "filling", "through": part})
    'the fillings of its holes, through bills AAA 1998 -> 1999: 40 -> 44'
    >>> cause(None)
    'no row: the method or the edition'
    """
    if row is None:
        return "no row: the method or the edition"
    passed = f"{row['passed']}, which changed places with it: " if row.get("passed") else ""
    return passed + _CAUSES[row["how"]](row)


def _by_part(row: dict) -> str:
    return f"{_part(row)} ({row['contribution']:+.2f} points)"


def _part(row: dict) -> str:
    years = [str(year) for year in dict.fromkeys((row["old_year"], row["new_year"])) if year]
    return (
        f"{row['indicator_id']} {row['iso3']} {' -> '.join(years)}: "
        f"{_number(row['old_value'])} -> {_number(row['new_value'])}"
    )


def _by_definition(row: dict) -> str:
    words = {
        "entered": "it is scored now",
        "left": "it is scored no longer",
        "goalposts": "its goalposts moved",
        "weight": "its weight in the pillar moved",
    }[row["how"]]
    return f"indicators.csv, {row['indicator_id']}: {words}"


def _by_filling(row: dict) -> str:
    return f"the fillings of its holes, through {_part(row['through'])}"


def _by_groups(row: dict) -> str:
    return f"the groups, which are drawn between all states, through {_part(row['through'])}"


_CAUSES: dict[str, Callable[[dict], str]] = {
    "figure": _by_part,
    "came": _by_part,
    "went": _by_part,
    "entered": _by_definition,
    "left": _by_definition,
    "goalposts": _by_definition,
    "weight": _by_definition,
    "filling": _by_filling,
    "groups": _by_groups,
}


def _statuses(it: Moved) -> Iterator[str]:
    if it.statuses is None:
        return
    yield f"Statuses moved: {len(it.statuses):,}"
    yield from _bounded(it.statuses, MOST, _status)


def _status(row: dict) -> Iterator[str]:
    yield (
        f"  {row['target_id']} {row['iso3']}: {row['old_status'] or 'none'} -> "
        f"{row['new_status'] or 'none'}, by {_status_cause(row['cause'])}"
    )


def _status_cause(row: dict | None) -> str:
    if row is None:
        return "no row: the method or the edition"
    if row["how"] == "target":
        return "its own row of targets.csv"
    if row["how"] == "instrument":
        return (
            f"instruments.csv, {row['instrument_id']}: {row['old_status'] or 'nothing'} -> "
            f"{row['new_status'] or 'nothing'}"
        )
    return figure(row)


def _sources(it: Moved) -> Iterator[str]:
    if it.sources is None:
        return
    yield f"Sources moved: {len(it.sources):,}"
    for row in it.sources:
        yield f"  {row['source_id']}: " + ", ".join(
            f"{name} {row[f'old_{key}'] or 'none'} -> {row[f'new_{key}'] or 'none'}"
            for key, name in (
                ("edition", "edition"),
                ("received_on", "received"),
                ("held", "figures held"),
                ("year", "newest year"),
            )
            if row[f"old_{key}"] != row[f"new_{key}"]
        )


def _bounded(rows: Iterable[Any], most: int, tell: Callable[[Any], Iterable[str]]) -> Iterator[str]:
    listed = list(rows)
    for row in listed[:most]:
        yield from tell(row)
    if len(listed) > most:
        yield f"  and {len(listed) - most:,} more"


def _number(value: float | None) -> str:
    return "nothing" if value is None else f"{value:g}"


def _release(path: Path) -> str:
    try:
        with duckdb.connect(str(path), read_only=True) as db:
            return str(db.execute("select release from core.release").fetchall()[0][0])
    except duckdb.Error:
        return path.stem
