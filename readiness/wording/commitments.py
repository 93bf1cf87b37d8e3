"""How much of a framework can be measured, standing by standing: no sentence adds over standings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from readiness.wording.governance import moment
from readiness.wording.numbers import listing, of, plural, quantity, span
from readiness.wording.statuses import COURSES, STANDINGS, STATUSES


def standing_line(row: Mapping) -> str:
    """Of the targets of one standing: how many can be measured, and by what.

    >>> standing_line({"standing": "official", "n_targets": 4, "n_measured": 2, "n_judged": 2,
    ...     "n_events": 2, "n_counts": 0, "n_projections": 2})
    'Of 4 official targets 2 can be measured, 2 of them by an event that happened; 2 are \
projections and carry no status.'
    >>> standing_line({"standing": "reported", "n_targets": 1, "n_measured": 0})
    'The 1 reported target cannot be measured yet.'
    >>> standing_line({"standing": "proxy", "n_targets": 3, "n_measured": 0})
    'Of 3 proxy targets none can be measured yet.'
    """
    standing, n, measured = row["standing"], int(row["n_targets"]), int(row["n_measured"])
    if n == 1:
        subject, verb = f"The 1 {standing} target", "can" if measured else "cannot"
    else:
        subject, verb = f"Of {n} {standing} targets {measured or 'none'}", "can"
    line = f"{subject} {verb} be measured{_kinds(row) if measured else ' yet'}"
    projections = int(row.get("n_projections") or 0)
    if projections:
        tail = "is a projection and carries" if projections == 1 else "are projections and carry"
        line += f"; {projections} {tail} no status"
    return f"{line}."


def pairs_line(row: Mapping) -> str:
    """Where the states stand to the measured targets of one standing.

    >>> pairs_line({"standing": "official", "n_state_targets": 57, "n_events": 2, "n_achieved": 7,
    ...     "n_on_way": 20, "n_too_slow": 7, "n_other_way": 5, "n_not_judged": 12, "n_no_data": 6})
    'In 55 cases, each a measured official target in one state: 5 achieved or met, 20 on the way, \
7 too slow, 5 the other way, 12 not judged, 6 no data.'
    >>> pairs_line({"standing": "official", "n_state_targets": 2, "n_events": 2})
    ''
    """
    cases = int(row.get("n_state_targets") or 0) - int(row.get("n_events") or 0)
    if cases <= 0:
        return ""
    each = "each " if cases > 1 else ""
    return (
        f"In {plural(cases, 'case')}, {each}a measured {row['standing']} target in one state: "
        f"{_places(row)}."
    )


def _kinds(row: Mapping) -> str:
    """Kinds of measure that say less than a number does."""
    events, counts = int(row.get("n_events") or 0), int(row.get("n_counts") or 0)
    parts = [f"{events} of them by an event that happened"] if events else []
    if counts:
        parts.append(f"{counts} of them only by counting the states that have it")
    return f", {listing(parts)}" if parts else ""


def _places(row: Mapping) -> str:
    events = int(row.get("n_events") or 0)
    counts = {key: int(row.get(key) or 0) for key in COURSES}
    counts["n_achieved"] = max(0, counts["n_achieved"] - events)  # an event is no state's
    return ", ".join(f"{n} {COURSES[key]}" for key, n in counts.items() if n)


def number_sentence(name: str, rows: Sequence[Mapping]) -> str:
    """How few of a framework's targets carry a number, standing by standing.

    >>> number_sentence("DEFA", [{"standing": "official", "n_targets": 4, "n_with_number": 2},
    ...                          {"standing": "proxy", "n_targets": 10, "n_with_number": 0}])
    'DEFA: a number stands in 2 of 4 official targets and in none of 10 proxy targets.'
    """
    parts = [
        f"in {int(row['n_with_number']) or 'none'} of {int(row['n_targets'])} {row['standing']} "
        f"target{'' if row['n_targets'] == 1 else 's'}"
        for row in rows
    ]
    return f"{name}: a number stands {listing(parts)}."


def standing_words(standing: str) -> str:
    """
    >>> standing_words("proxy")
    'proxy: a measurable stand-in of this project, never counted as official'
    """
    return f"{standing}: {STANDINGS[standing]}"


def adopted_words(row: Mapping) -> str:
    """When a framework was adopted, in the register's own words where those say more than a day.

    >>> adopted_words({"adopted_on": "2021-11", "adopted_on_as_printed": None})
    'Nov 2021'
    >>> adopted_words({"adopted_on": None, "adopted_on_as_printed": "not yet (signing planned)"})
    'not yet (signing planned)'
    """
    printed = row.get("adopted_on_as_printed")
    if printed or not row.get("adopted_on"):
        return str(printed or "not noted in the register")
    return moment(row["adopted_on"])


def filter_sentence(n_shown: int, n_all: int, n_measured: int) -> str:
    """How many targets pass the filters.

    >>> filter_sentence(140, 140, 42), filter_sentence(3, 140, 1)
    ('All 140 targets of the register; 42 of them are measured.', '3 of 140 targets pass the \
filters; 1 of them is measured.')
    """
    verb = "is" if n_measured == 1 else "are"
    tail = f"{n_measured or 'none'} of them {verb} measured."
    if n_shown == n_all:
        return f"All {n_all} targets of the register; {tail}"
    return f"{n_shown or 'None'} of {n_all} targets pass the filters; {tail}"


def held_sentence(target: Mapping) -> str:
    """A target that counts states: how many have what is counted, and of how many nothing is known.

    >>> held_sentence({"n_counted": 7, "n_states": 11, "n_known": 8, "standing": "proxy"})
    '7 of 11 states have it (proxy target without a number); of 3 the register knows too little: \
unknown, and no “no”.'
    """
    unknown = int(target["n_states"]) - int(target["n_known"])
    tail = f"; of {unknown} the register knows too little: unknown, and no “no”" if unknown else ""
    verb = "has" if target["n_counted"] == 1 else "have"
    return (
        f"{int(target['n_counted'])} of {int(target['n_states'])} states {verb} it "
        f"({target['standing']} target without a number){tail}."
    )


def state_line(name: str, standing: str, words: Sequence[str]) -> str:
    """What one state is asked for with one standing, and how it stands to it.

    >>> state_line("Aland", "proxy", ["on_track", "no_data", "on_track"])
    'Aland is asked for 3 proxy targets: 2 on track, 1 no data.'
    """
    counts = {word: words.count(word) for word in STATUSES if word in words}
    told = ", ".join(f"{n} {STATUSES[word][1]}" for word, n in counts.items())
    targets = plural(len(words), f"{standing} target")
    return f"{name} is asked for {targets}: {told}."


def goal_words(target: Mapping) -> str:
    """A target's number as a reader reads it, with its unit and year.

    >>> goal_words({"has_number": True, "target_value": 100.0, "unit": "% of people", "target_year": 2030})
    '100\u202f% of people by 2030'
    >>> goal_words({"has_number": False, "target_value_as_printed": "universal", "target_year": 2020})
    '“universal”, 2020'
    >>> goal_words({"has_number": False, "target_value_as_printed": "2026-05-30", "target_year": 2026})
    '30 May 2026'
    >>> goal_words({"has_number": False, "target_year": None})
    'no number'
    >>> goal_words({"has_number": True, "target_value": 1.0, "direction": "parity", "target_year": 2030})
    'parity by 2030'
    """
    year = target.get("target_year")
    if target["has_number"]:
        if target.get("direction") == "parity":
            return f"parity by {int(year)}" if year else "parity"
        value = quantity(target["target_value"], target["unit"] or "", _decimals(target))
        return f"{value} by {int(year)}" if year else value
    printed = target.get("target_value_as_printed")
    if printed and re.fullmatch(r"\d{4}(-\d\d){1,2}", printed):
        return moment(printed)
    if printed and printed != str(year):
        tail = f", {int(year)}" if year and str(int(year)) not in printed else ""
        return f"“{printed}”{tail}"
    return f"no number, {int(year)}" if year else "no number"


def _decimals(target: Mapping) -> int:
    value = target["target_value"]
    return 0 if value == int(value) else len(f"{value:g}".partition(".")[2])


def mean_sentence(target: Mapping, by_people: bool) -> str:
    """The region's mean of a measured target, and how many states it rests on.

    >>> target = {"mean": 76.35, "n_mean": 11, "population_weighted_mean": 78.0, "mean_by": "states",
    ...     "n_population_weighted": 10, "n_states": 11, "year_min": 2023, "year_max": 2024,
    ...     "indicator_unit": "% of people", "decimals": 1}
    >>> mean_sentence(target, False)
    'Regional mean, each state counting alike: 76.3\u202f% of people, 2023–2024, 11 of 11 states.'
    >>> mean_sentence(target, True)
    'Regional mean, weighted by population: 78.0\u202f% of people, 2023–2024, 10 of 11 states.'
    """
    how = {"gdp": "weighted by GDP"}.get(target["mean_by"], "each state counting alike")
    value, n = target["mean"], target["n_mean"]
    if by_people:
        how = "weighted by population"
        value, n = target["population_weighted_mean"], target["n_population_weighted"]
    shown = quantity(value, target["indicator_unit"] or "", target["decimals"])
    years = span(target["year_min"], target["year_max"])
    return f"Regional mean, {how}: {shown}, {years}, {of(n, target['n_states'])}."
