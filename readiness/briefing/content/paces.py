"""The pace that targets take, beside the pace so far and the fastest that any state has held."""

from __future__ import annotations

from readiness import wording
from readiness.briefing.content.terms import Row, Rows, count, noted, standing_word, year, years
from readiness.briefing.document import Block, Column, Heading, Name, Number, Part, Say, Table
from readiness.wording import statuses

REACHED = {"achieved", "met"}
MOST_PACES = 4
MOST_HARDEST = 6


def of_state(rows: Rows, iso3: str, most: int = MOST_PACES) -> list[Block]:
    """What a state is still asked for, with the pace it takes beside the fastest one ever held."""
    found = asked(rows, iso3)
    if not found:
        return []
    table = Table(
        caption=PACES,
        columns=pace_columns(),
        rows=tuple(pace_row(target, row) for target, row in found[:most]),
        statuses=tuple(row["status"] for _, row in found[:most]),
        note=Say(
            "Shown are those that take most beside the fastest pace; what several frameworks ask for "
            "stands once."
        ),
    )
    return [Heading(Say("The pace it takes")), table]


PACES = Say(
    "Pace needed, in the unit of the figure, beside the fastest that any member state has held for "
    "five years"
)


def pace_columns() -> tuple[Column, ...]:
    """The columns of a ``pace_row``."""
    return (
        Column(Say("Target"), 2.6),
        Column(Say("Now"), 1.3),
        Column(Say("Needed a year"), 1.1, is_number=True),
        Column(Say("So far a year"), 1.1, is_number=True),
        Column(Say("Fastest held a year"), 1.9),
    )


def asked(rows: Rows, iso3: str) -> list[tuple[Row, Row]]:
    """Targets that a state has not reached and could still reach, the hardest first.

    The same figure asked for by several frameworks stands once, by its highest standing.
    """
    found: dict[tuple, tuple[Row, Row]] = {}
    for target, row in _of_value(rows, iso3):
        if not row["required_pace_now"] or row["status"] in REACHED:
            continue
        key = (target["indicator_id"], target["target_value"], target["target_year"])
        if key not in found or _order(target) < _order(found[key][0]):
            found[key] = (target, row)
    return sorted(found.values(), key=_ease)


def _of_value(rows: Rows, iso3: str) -> list[tuple[Row, Row]]:
    targets = {row["target_id"]: row for row in rows["targets"]}
    return [
        (target, row)
        for row in rows["target_statuses"]
        if row["iso3"] == iso3
        and (target := targets[row["target_id"]])["progress_kind"] == "value"
        and target["has_number"]
        and target["indicator_id"]
    ]


def _order(target: Row) -> int:
    return list(statuses.STANDINGS).index(target["standing"])


def _ease(pair: tuple[Row, Row]) -> tuple:
    needed, best = pair[1]["required_pace_now"], pair[1]["best_pace"]
    if not best or needed * best < 0:
        return (1, -abs(needed))
    return (0, -needed / best)


def goal(target: Row) -> Say:
    """What a measured target asks for and by when, never without its standing."""
    name = Name("indicator", target["indicator_id"], target["indicator"])
    by = year(target["target_year"])
    if target["direction"] == "parity":
        asked_for = Say("{indicator}: parity by {year}", {"indicator": name, "year": by})
    else:
        value = target["target_value"]
        places = 0 if value == int(value) else 1
        asked_for = Say(
            "{indicator}: {goal} by {year}",
            {
                "indicator": name,
                "goal": Number(value, places, target["indicator_unit"] or ""),
                "year": by,
            },
        )
    return noted(asked_for, standing_word(target["standing"]))


def pace_row(target: Row, row: Row) -> tuple[Part, ...]:
    """What a target asks for, the newest figure, and the paces: needed, so far, fastest held."""
    now = Number(row["latest_value"], int(target["decimals"]), target["indicator_unit"] or "")
    return (
        goal(target),
        noted(now, year(row["latest_year"])),
        _pace(target, row["required_pace_now"]),
        _pace(target, row["actual_pace"]),
        _best(target, row),
    )


def _pace(target: Row, value: float | None) -> Part:
    places = 0 if value is None else wording.telling(value, target["decimals"])
    figure = Number(value, places, has_sign=True)
    if target["direction"] == "parity" and value is not None:
        return Say("{pace} of the distance to parity", {"pace": figure})
    return figure


def _best(target: Row, row: Row) -> Part:
    if row["best_pace"] is None:
        return Number(None)
    return Say(
        "{pace} ({state}, {years})",
        {
            "pace": _pace(target, row["best_pace"]),
            "state": Name("state", row["best_pace_iso3"], row["best_pace_state"]),
            "years": years(row["best_pace_from"], row["best_pace_to"]),
        },
    )


COURSES = {
    "n_achieved": Say("Achieved"),
    "n_on_way": Say("On the way"),
    "n_too_slow": Say("Too slow"),
    "n_other_way": Say("The other way"),
    "n_no_data": Say("No data"),
}
"""Where states stand, as the published counts name it."""


def hardest(rows: Rows, most: int = MOST_HARDEST) -> list[Block]:
    """Targets on which most states are too slow or go the other way."""
    found: dict[tuple, Row] = {}
    for target in rows["targets"]:
        behind = (target["n_too_slow"] or 0) + (target["n_other_way"] or 0)
        if not behind or target["progress_kind"] != "value" or not target["has_number"]:
            continue
        key = (target["indicator_id"], target["target_value"], target["target_year"])
        if key not in found or _order(target) < _order(found[key]):
            found[key] = target
    hardest = sorted(
        found.values(), key=lambda target: -(target["n_too_slow"] + target["n_other_way"])
    )
    if not hardest:
        return []
    return [
        Table(
            caption=Say("Targets on which most states are too slow, or go the other way"),
            columns=(
                Column(Say("Target"), 3.4),
                Column(Say("States"), 0.8, is_number=True),
                *(Column(title, 0.9, is_number=True) for title in COURSES.values()),
            ),
            rows=tuple(
                (
                    goal(target),
                    count(target["n_states"]),
                    *(count(target[course]) for course in COURSES),
                )
                for target in hardest[:most]
            ),
        )
    ]
