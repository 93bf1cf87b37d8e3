"""Suspicious changes, which hold a release until a person accepts them by a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from readiness import catalogue as catalogues
from readiness.catalogue import Catalogue, shown
from readiness.catalogue.models import Acceptance
from readiness.revisions import Between, NotARelease, between

CLOSED_YEAR_PERCENT = 5
"""A year that is over is counted: revisions of it are small, and a larger one is a new method, a new
unit or a slip of the pen. (Issue 7 gives the number.)"""

JUMP_PERCENT = 50
"""Against the year before. Tiny figures jump easily (0.001 to 0.005): they are asked about too, since
a slipped decimal point looks just so, and one row accepts a whole indicator. (Issue 7.)"""

MANY = 5
"""More held figures of one indicator than this are told, and can be accepted, in one row."""

ORDINAL = {"register", "rank"}
"""Kinds of indicator whose figures are places in an order: a percentage of them says nothing."""

Change = dict


def open_holds(old_db: Path, new_db: Path, catalogue: Catalogue | Path) -> list[str]:
    """A line for each suspicious change from one database to another that nobody has accepted.

    Args:
        catalogue: the catalogue or its folder; its ``acceptances.csv`` says what was accepted.

    Raises:
        CatalogueError: the catalogue is faulty.
    """
    it = catalogues.load(catalogue) if isinstance(catalogue, Path) else catalogue
    file = shown(it.folder / Acceptance.file)
    try:
        with between(old_db, new_db) as pair:
            since, changes = held(pair)
    except NotARelease as wrong:
        return [str(wrong)]  # what cannot be compared is not let pass
    left = [change for change in changes if not _is_accepted(change, since, it.acceptances)]
    return [_line(file, change, since) for change in _gathered(left)]


def held(pair: Between) -> tuple[str, list[Change]]:
    """The older release's name, and every suspicious change since, accepted or not.

    Raises:
        NotARelease: a database lacks what it takes to tell.
    """
    sides = {row["which"]: row for row in pair.need("releases_compared")}
    old = sides.get("old", {})
    # Without the date the year in which the edition ends is not over.
    open_from = int((old.get("received_until") or str(old.get("cutoff_year") or 0))[:4])
    changes = [*_closed_years(pair.need("moved_figures"), open_from)]
    changes += [
        row | {"what": "jump", "old_value": row["previous_value"]}
        for row in pair.need("jumps", percent=JUMP_PERCENT)
    ]
    changes += [row | {"what": "vanished"} for row in pair.need("vanished")]
    changes += _backwards(pair.need("moved_sources"))
    return old.get("release", ""), changes


def _closed_years(figures: Iterable[Change], open_from: int) -> Iterator[Change]:
    for row in figures:
        if row["what"] != "revised" or row["kind"] in ORDINAL or row["year"] >= open_from:
            continue
        if row["percent"] is None or abs(row["percent"]) > CLOSED_YEAR_PERCENT:
            yield row | {"what": "closed_year"}


def _backwards(sources: Iterable[Change]) -> Iterator[Change]:
    for row in sources:
        worse = []
        if row["new_held"] < row["old_held"]:
            worse.append(f"{row['old_held']:,} figures held before, {row['new_held']:,} now")
        if (row["new_year"] or 0) < (row["old_year"] or 0):
            worse.append(f"newest year {row['old_year']} before, {row['new_year'] or 'none'} now")
        if (
            edition_year(row["new_edition"]) < edition_year(row["old_edition"])
            and row["new_edition"]
        ):
            worse.append(f"edition {row['old_edition']!r} before, {row['new_edition']!r} now")
        if worse:
            yield {"what": "backwards", "source_id": row["source_id"], "worse": worse}


def edition_year(edition: str | None) -> int:
    """The latest year that an edition's name holds, 0 where there is none.

    >>> edition_year("HDR 1998/99 (values to 1997)"), edition_year("second edition")
    (1998, 0)
    """
    return max(
        (int(year) for year in re.findall(r"(?<!\d)[12]\d{3}(?!\d)", edition or "")), default=0
    )


def _is_accepted(change: Change, since: str, acceptances: Iterable[Acceptance]) -> bool:
    return any(
        row.what == change["what"]
        and row.since_release == since
        and row.source_id == change["source_id"]
        and all(
            getattr(row, name) in (None, change.get(name))
            for name in ("indicator_id", "iso3", "year")
        )
        and (row.period or "") in ("", change.get("period") or "")
        and (row.new_value is None or row.new_value == change.get("new_value"))
        for row in acceptances
    )


def _gathered(changes: list[Change]) -> Iterator[Change]:
    """One change for many of an indicator, told by the largest of them."""
    groups: dict[tuple, list[Change]] = {}
    for change in changes:
        key = (change["what"], change["source_id"], change.get("indicator_id"))
        groups.setdefault(key, []).append(change)
    for group in groups.values():
        if len(group) <= MANY or group[0]["what"] == "vanished":
            yield from group
            continue
        largest = max(group, key=_size)
        yield {
            "what": largest["what"],
            "source_id": largest["source_id"],
            "indicator_id": largest["indicator_id"],
            "n": len(group),
            "largest": largest,
        }


def _size(change: Change) -> float:
    return float("inf") if change["percent"] is None else abs(change["percent"])


def _line(file: str, change: Change, since: str) -> str:
    told = TELL[change["what"]](change)
    row = acceptance_row(change, since, datetime.now(UTC).date().isoformat())
    return (
        f"{file}:1 {told}; look at it, then accept it by a row with your name and the reason "
        f"between the last commas: {row}"
    )


def acceptance_row(change: Change, since: str, day: str) -> str:
    """The row that accepts a change, as it is pasted; name and reason are for a person to give.

    >>> change = {"what": "jump", "source_id": "s", "indicator_id": "bills", "iso3": "AAA",
    ...           "year": 1999, "period": "", "new_value": 2.5}
    >>> acceptance_row(change, "r1", "1999-12-31")
    'jump,s,bills,AAA,1999,,r1,2.5,,,1999-12-31'
    >>> acceptance_row({"what": "backwards", "source_id": "s", "worse": []}, "r1", "1999-12-31")
    'backwards,s,,,,,r1,,,,1999-12-31'
    """
    is_one = change.get("year") is not None
    cells = change | {
        "since_release": since,
        "new_value": f"{change['new_value']!r}".removesuffix(".0") if is_one else "",
        "accepted_by": "",
        "reason": "",
        "accepted_on": day,
    }
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(
        "" if cells.get(name) is None else cells[name] for name in Acceptance.columns()
    )
    return text.getvalue()


def _move(change: Change, rule: str) -> str:
    if "largest" in change:
        most = change["largest"]
        return (
            f"{change['indicator_id']}: {change['n']} times {rule}, most of all {most['iso3']} "
            f"{_when(most)}: {most['old_value']:g} -> {most['new_value']:g} ({_percent(most)})"
        )
    return (
        f"{change['indicator_id']} {change['iso3']} {_when(change)}: {rule}: "
        f"{change['old_value']:g} -> {change['new_value']:g} ({_percent(change)})"
    )


def _closed(change: Change) -> str:
    return _move(change, f"a year that is over moved by more than {CLOSED_YEAR_PERCENT} %")


def _jump(change: Change) -> str:
    return _move(change, f"a jump of more than {JUMP_PERCENT} % against the year before")


def _vanished(change: Change) -> str:
    what = change["indicator_id"] or f"{change['source_id']} as a whole"
    return f"{what} {change['iso3']}: vanished: figures before: {change['n']}, now: none"


def _went_back(change: Change) -> str:
    return f"{change['source_id']}: the whole source goes backwards: {', '.join(change['worse'])}"


TELL: dict[str, Callable[[Change], str]] = {
    "closed_year": _closed,
    "jump": _jump,
    "vanished": _vanished,
    "backwards": _went_back,
}


def _when(change: Change) -> str:
    return f"{change['year']} {change['period'] or ''}".strip()


def _percent(change: Change) -> str:
    return "from zero" if change["percent"] is None else f"{change['percent']:+.1f} %"
