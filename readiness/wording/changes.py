"""What changed between two releases or two editions, and the row that moved it, in words."""

from __future__ import annotations

from readiness.wording.numbers import PART, day, number, of, period, plural, quantity, step

WHAT = {"added": "added", "revised": "revised", "withdrawn": "withdrawn"}
"""What may happen to a figure."""

HELD = {
    "closed_year": "a year that is over moved by more than 5\u202f%",
    "jump": "a jump of more than 50\u202f% against the year before",
    "vanished": "all figures of a state vanished",
    "backwards": "a whole source went backwards",
}
"""Why a change was held until a person accepted it."""


def release_name(row: dict) -> str:
    """A release as it is cited.

    >>> release_name({"number": "2026.11", "released_at": "2026-11-25T10:00:00+00:00"})
    '2026.11 · 25 Nov 2026'
    """
    return f"{row['number']} · {day(row['released_at'])}"


def first_release_sentence(number_of_release: str | None) -> str:
    """Why there is nothing to compare yet.

    >>> first_release_sentence("2026.11")
    'Release 2026.11 is the first: there is no earlier one to compare it with.'
    >>> first_release_sentence(None)
    'No numbered release has been made yet: there is nothing to compare.'
    """
    if number_of_release is None:
        return "No numbered release has been made yet: there is nothing to compare."
    return f"Release {number_of_release} is the first: there is no earlier one to compare it with."


def changes_verdict(old: dict, new: dict, counts: dict, totals: dict) -> str:
    """How much moved, each with its denominator; groups before scores.

    Args:
        counts: ``added, revised, withdrawn, groups, scores, statuses``; None where it can't be told.

    >>> old = {"number": "2026.10", "released_at": "2026-10-01"}
    >>> new = {"number": "2026.11", "released_at": "2026-11-25"}
    >>> counts = {"added": 12, "revised": 3, "withdrawn": 0, "groups": 1, "scores": 7, "statuses": 1}
    >>> totals = {"figures": 23871, "scores": 77, "statuses": 816, "states": 11}
    >>> changes_verdict(old, new, counts, totals)
    'From release 2026.10 (1 Oct 2026) to 2026.11 (25 Nov 2026) 12 figures were added, 3 revised and \
0 withdrawn; there are 23\u202f871. 1 of 11 states changed its group, 7 of 77 scores and 1 of 816 \
statuses moved.'
    >>> nothing = dict.fromkeys(counts, 0)
    >>> changes_verdict(old, new, nothing, totals)[-40:]
    'no figure, score, group or status moved.'
    """
    head = (
        f"From release {old['number']} ({day(old['released_at'])}) to {new['number']} "
        f"({day(new['released_at'])})"
    )
    if not any(counts.values()) and None not in counts.values():
        return f"{head} no figure, score, group or status moved."
    told = []
    if counts["added"] is not None:
        told.append(
            f"{plural(counts['added'], 'figure')} {'was' if counts['added'] == 1 else 'were'} "
            f"added, {counts['revised']} revised and {counts['withdrawn']} withdrawn; there are "
            f"{number(totals['figures'], 0)}"
        )
    if counts["scores"] is not None:
        told.append(
            f"{of(counts['groups'], totals['states'])} changed "
            f"{'its' if counts['groups'] == 1 else 'their'} group"
            + (
                f", {of(counts['scores'], totals['scores'], 'scores')} and "
                f"{of(counts['statuses'], totals['statuses'], 'statuses')} moved"
                if counts["statuses"] is not None
                else f" and {of(counts['scores'], totals['scores'], 'scores')} moved"
            )
        )
    return f"{head} {'. '.join(told)}." if told else f"{head} nothing can be compared."


def lacking_sentence(lacking: list[str]) -> str:
    """What an older release has not got.

    >>> lacking_sentence(["mart.target_status in the older release"])
    'Not compared, because it is missing: mart.target_status in the older release.'
    """
    return f"Not compared, because it is missing: {'; '.join(lacking)}." if lacking else ""


def cause_words(cause: dict | None, names: dict[str, str]) -> str:
    """The row that moved a score, a rank or a group.

    Args:
        names: name of each state by its code.

    >>> part = {"how": "figure", "title": "Bills", "unit": "% of people", "decimals": 1, "iso3": "A",
    ...         "old_year": 2023, "new_year": 2024, "old_value": 40.0, "new_value": 44.0,
    ...         "contribution": 0.54}
    >>> cause_words(part, {"A": "Aland"})
    'Bills, Aland: 40.0\u202f% of people (2023) → 44.0\u202f% of people (2024), +0.5 points'
    >>> cause_words({"how": "filling", "through": part}, {"A": "Aland"})
    'Its gaps are filled from other figures, of which one moved: Bills, Aland: 40.0\u202f% of people \
(2023) → 44.0\u202f% of people (2024)'
    >>> cause_words({**part, "how": "weight"}, {})
    'Bills: its weight in the pillar changed'
    >>> cause_words(None, {})
    'No single row: the method or the edition'
    """
    if cause is None:
        return "No single row: the method or the edition"
    passed = f"Changed places with {cause['passed']}. " if cause.get("passed") else ""
    if cause["how"] == "filling":
        return (
            f"{passed}Its gaps are filled from other figures, of which one moved: "
            f"{_part(cause['through'], names)}"
        )
    if cause["how"] == "groups":
        return (
            "Its own score stayed; groups are drawn between all states, of which another moved: "
            f"{_part(cause['through'], names)}"
        )
    definitions = {
        "entered": "is scored now",
        "left": "is scored no longer",
        "goalposts": "its goalposts changed",
        "weight": "its weight in the pillar changed",
    }
    if cause["how"] in definitions:
        return f"{passed}{cause['title']}: {definitions[cause['how']]}"
    return f"{passed}{_part(cause, names)}, {step(cause['contribution'], 1)} points"


def _part(part: dict, names: dict[str, str]) -> str:
    ends = [
        f"{quantity(part[f'{side}_value'], part['unit'], part['decimals'])} ({part[f'{side}_year']})"
        if part[f"{side}_value"] is not None
        else "no current figure"
        for side in ("old", "new")
    ]
    name = names.get(part["iso3"], part["iso3"])
    return f"{part['title']}, {name}: {ends[0]} → {ends[1]}"


def status_cause_words(cause: dict | None) -> str:
    """The row that moved a status.

    >>> status_cause_words({"how": "target"})
    'The target itself: its row was changed'
    >>> status_cause_words({"how": "instrument", "title": "AI Act", "old_status": None,
    ...                     "new_status": "in force"})
    'Register: AI Act, nothing → in force'
    >>> status_cause_words({"how": "figure", "title": "Bills", "name": "Aland", "year": 2024,
    ...     "period": "", "old_value": 40.0, "new_value": None, "decimals": 1, "unit": "%"})
    'Bills, Aland 2024: 40.0\u202f% → no data'
    """
    if cause is None:
        return "No single row: the method or the edition"
    if cause["how"] == "target":
        return "The target itself: its row was changed"
    if cause["how"] == "instrument":
        return (
            f"Register: {cause['title']}, {cause['old_status'] or 'nothing'} → "
            f"{cause['new_status'] or 'nothing'}"
        )
    ends = [
        quantity(cause[f"{side}_value"], cause["unit"], cause["decimals"])
        for side in ("old", "new")
    ]
    return (
        f"{cause['title']}, {cause['name']} {period(cause['year'], cause['period'])}: "
        f"{ends[0]} → {ends[1]}"
    )


def percent_words(percent: float | None, old: float | None) -> str:
    """A change in percent; from zero there is none.

    >>> percent_words(8.04, 60.7), percent_words(None, 0.0), percent_words(None, None)
    ('+8.0\u202f%', 'from zero', '')
    """
    if percent is None:
        return "from zero" if old == 0 else ""
    return f"{step(percent, 1)}{PART}%"


def editions_sentence(title: str, name: str, editions: int, years: list[list[float]]) -> str:
    """How many editions are held, and in how many years they disagree.

    Args:
        years: the values held of each year.

    >>> editions_sentence("Bills", "Aland", 3, [[1.0], [2.0, 2.0], [3.0, 3.5]])
    'Bills, Aland: 3 editions or copies are held. 2 of 3 years stand in more than one; the figures \
differ in 1 of these.'
    >>> editions_sentence("Bills", "Aland", 2, [[1.0], [2.0]])
    'Bills, Aland: 2 editions or copies are held. None of the 2 years stands in more than one, so \
nothing was restated in what is held.'
    >>> editions_sentence("Bills", "Aland", 0, [])
    'Bills, Aland: no edition is held.'
    """
    head = f"{title}, {name}:"
    if not editions:
        return f"{head} no edition is held."
    verb = "edition or copy is" if editions == 1 else "editions or copies are"
    head += f" {editions} {verb} held."
    shared = [values for values in years if len(values) > 1]
    if not shared:
        none = (
            "The one year stands" if len(years) == 1 else f"None of the {len(years)} years stands"
        )
        tail = "in one only" if len(years) == 1 else "in more than one"
        return f"{head} {none} {tail}, so nothing was restated in what is held."
    differ = sum(len(set(values)) > 1 for values in shared)
    return (
        f"{head} {of(len(shared), len(years), 'years')} {'stands' if len(shared) == 1 else 'stand'} "
        f"in more than one; the figures differ in {differ or 'none'} of these."
    )


def then_sentence(differing: dict[str, int]) -> str:
    """In how many years earlier releases of ours had another figure, or one more or less.

    >>> then_sentence({"2026.10": 1, "2026.9": 3})
    'Our release 2026.10 differs in 1 year, 2026.9 in 3 years.'
    >>> then_sentence({})
    ''
    """
    told = ", ".join(
        f"{number_of} {'differs ' if at == 0 else ''}in {plural(years, 'year')}"
        for at, (number_of, years) in enumerate(differing.items())
    )
    return f"Our release {told}." if told else ""
