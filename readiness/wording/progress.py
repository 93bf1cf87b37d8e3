"""Progress to targets in sentences: paces, arrival, agreement. Never a verdict on a state."""

from __future__ import annotations

from collections.abc import Mapping

from readiness.wording.certainty import percent
from readiness.wording.commitments import goal_words
from readiness.wording.numbers import PART, plural, quantity, span, step
from readiness.wording.statuses import STATUSES, agreement_words


def course_sentence(target: Mapping, row: Mapping) -> str:
    """One state and one target: the word, the figures behind it, and how far methods agree.

    >>> target = {"standing": "proxy", "has_number": True, "target_value": 100.0,
    ...           "unit": "% of people", "target_year": 2030, "decimals": 1, "indicator_unit": "%"}
    >>> course_sentence(target, {"state": "Aland", "status": "on_track", "base_value": 22.0,
    ...     "base_year": 2015, "latest_value": 72.8, "latest_year": 2024, "agreement": "4 of 4"})
    'Aland: on track to 100\u202f% of people by 2030 (proxy target). 72.8\u202f% in 2024, from 22.0\u202f% \
in 2015; 4 of 4 methods agree.'
    >>> course_sentence(target, {"state": "Aland", "status": "no_data", "latest_value": None})
    'Aland: no data on 100\u202f% of people by 2030 (proxy target).'
    """
    to = "on" if row["status"] in ("no_data", "not_measured") else "to"
    word = STATUSES[row["status"]][1]
    if row["status"] not in ("on_track", "no_data"):
        word, to = f"{word};", "the target is"
    opening = f"{row['state']}: {word} {to} {goal_words(target)} ({target['standing']} target)."
    if row.get("latest_value") is None:
        return opening
    unit, places = target["indicator_unit"] or "", target["decimals"]
    told = f"{quantity(row['latest_value'], unit, places)} in {int(row['latest_year'])}"
    if row.get("base_year") and row["base_year"] != row["latest_year"]:
        told += f", from {quantity(row['base_value'], unit, places)} in {int(row['base_year'])}"
    said = agreement_words(row.get("agreement"))
    return f"{opening} {told}{f'; {said}' if said else ''}."


def needed_sentence(target: Mapping, row: Mapping) -> str:
    """The pace it takes from now on, beside the fastest that any member state has held.

    >>> target = {"has_number": True, "target_value": 100.0, "unit": "% of people",
    ...     "target_year": 2030, "decimals": 1, "direction": "up"}
    >>> row = {"required_pace_now": 3.14, "actual_pace": 2.0, "best_pace": 9.44, "base_year": 2015,
    ...     "latest_year": 2024, "best_pace_state": "Bland", "best_pace_from": 2015,
    ...     "best_pace_to": 2020}
    >>> needed_sentence(target, row)
    'To reach 100\u202f% of people by 2030 takes +3.1 a year from 2024 on; 2015–2024 it was +2.0 a year. \
The fastest five-year pace any member state has held is +9.4 a year (Bland, 2015–2020).'
    >>> needed_sentence(target, row | {"required_pace_now": 0.0})
    'The target is reached: no further pace is needed.'
    """
    needed = row.get("required_pace_now")
    if needed is None:
        return ""
    if needed == 0:
        return "The target is reached: no further pace is needed."
    of_what = " (of the distance to 1)" if target["direction"] == "parity" else ""
    told = (
        f"To reach {goal_words(target)} takes {pace(needed, target['decimals'])} a year{of_what} from "
        f"{int(row['latest_year'])} on"
    )
    if row.get("actual_pace") is not None:
        years = span(row["base_year"], row["latest_year"])
        told += f"; {years} it was {pace(row['actual_pace'], target['decimals'])} a year"
    return f"{told}. {held_pace_sentence(target, row)}".strip()


def held_pace_sentence(target: Mapping, row: Mapping) -> str:
    """The fastest pace that any member state has held over five years.

    >>> held_pace_sentence({"decimals": 1}, {"best_pace": 9.44, "best_pace_state": "Bland",
    ...     "best_pace_from": 2015, "best_pace_to": 2020})
    'The fastest five-year pace any member state has held is +9.4 a year (Bland, 2015–2020).'
    >>> held_pace_sentence({"decimals": 1}, {"best_pace": None})
    ''
    """
    best = row.get("best_pace")
    if best is None:
        return ""
    years = span(row["best_pace_from"], row["best_pace_to"])
    of_what = ", of the distance to 1" if target.get("direction") == "parity" else ""
    return (
        f"The fastest five-year pace any member state has held is {pace(best, target['decimals'])} a year "
        f"({row['best_pace_state']}, {years}{of_what})."
    )


def pace(value: float | None, decimals: int) -> str:
    """A pace with its sign and at least two telling digits: a small one would read as none.

    >>> pace(5.19, 1), pace(-0.0113, 2), pace(0.0, 1), pace(None, 1), pace(-0.126, 2)
    ('+5.2', '−0.011', '0', '–', '−0.13')
    """
    if value is None:
        return "–"
    if value == 0:
        return "0"
    return step(value, telling(value, decimals))


def telling(value: float, decimals: int) -> int:
    """How many decimals it takes to show two digits of a small figure, at most two more.

    >>> telling(5.19, 1), telling(-0.0113, 2), telling(0.0, 1)
    (1, 3, 1)
    """
    places = int(decimals)
    while value and abs(value) < 10 ** (1 - places) and places < int(decimals) + 2:
        places += 1
    return places


def arrival_sentence(target: Mapping, row: Mapping) -> str:
    """When the trend arrives, told from five figures on.

    >>> target = {"target_year": 2030}
    >>> row = {"status": "on_track", "n_points": 9, "arrival_year": 2029, "arrival_low": 2027,
    ...     "arrival_high": 2031, "chance_by_target": 0.897}
    >>> arrival_sentence(target, row)
    'At its trend it arrives in 2029 (80\u202f% interval 2027–2031, 9 figures); the chance of arriving \
by 2030 is 90\u202f%.'
    >>> arrival_sentence(target, row | {"arrival_year": None, "arrival_low": 2104,
    ...     "arrival_high": None, "chance_by_target": 0.0006})
    'At its trend it does not arrive within a century (80\u202f% interval from 2104 on, 9 figures); \
the chance of arriving by 2030 is under 1\u202f%.'
    >>> arrival_sentence(target, {"status": "accelerate", "n_points": 3})
    'When it arrives is told from five figures on; there are 3.'
    """
    if row["status"] not in ("on_track", "accelerate", "limited", "reverse", "no_change",
                             "below_again"):  # fmt: skip
        return ""
    n = int(row["n_points"] or 0)
    if row.get("chance_by_target") is None:
        verb = "is" if n == 1 else "are"
        return f"When it arrives is told from five figures on; there {verb} {n or 'none'}."
    low, year, high = (row.get(f"arrival_{end}") for end in ("low", "year", "high"))
    when = f"arrives in {int(year)}" if year else "does not arrive within a century"
    within = f"80{PART}% interval {_interval(low, high)}, " if low or high else ""
    return (
        f"At its trend it {when} ({within}{plural(n, 'figure')}); the chance of arriving by "
        f"{int(target['target_year'])} is {percent(row['chance_by_target'])}."
    )


def _interval(low: float | None, high: float | None) -> str:
    if low and high:
        return span(low, high)
    return f"from {int(low)} on" if low else f"until {int(high or 0)}"
