"""The governance register in words: stages, dates as far as they are known, counts of states."""

from __future__ import annotations

from collections.abc import Mapping

from readiness.wording.numbers import day, listing, of, plural

STAGED = {
    "in_force": ("●", "in force", 5),
    "adopted": ("◆", "adopted", 4),
    "expired": ("◇", "expired", 3),
    "replaced": ("◁", "replaced", 3),
    "in_preparation": ("○", "in preparation", 2),
    "confirmed_none": ("×", "confirmed none", 1),
    "not_joined": ("–", "not joined", None),
    "not_found": ("⌀", "nothing found", 0),
    "no_entry": ("⌀", "no entry", 0),
}
"""Stage: icon, word, and level of colour: 0 is unknown and hatched, None is a fact without level."""

MEANINGS = {
    "in_force": "adopted and in force; a plan also within its period",
    "adopted": "adopted, joined or delivered, and not (yet) a rule in force",
    "expired": "its period has ended",
    "replaced": "followed by a newer one",
    "in_preparation": "announced, drafted or before the legislature",
    "confirmed_none": "a source says that there is none",
    "not_joined": "the state does not take part: a fact, never a gap",
    "not_found": "searched and nothing seen: unknown, never a “no”",
    "no_entry": "the register has no row: unknown",
}

_OF_STATES = {
    "in_force": "in force in {}",
    "adopted": "adopted in {}",
    "expired": "expired in {}",
    "replaced": "replaced in {}",
    "in_preparation": "in preparation in {}",
    "confirmed_none": "confirmed none in {}",
    "not_joined": "not joined by {}",
    "not_found": "nothing was found for {}",
    "no_entry": "no entry for {}",
}
UNKNOWN = ("not_found", "no_entry")

YEAR, MONTH = 4, 7
"""Letters of a date that is known to the year, or to the month."""


def stage(name: str) -> str:
    """A stage as icon and word.

    >>> stage("in_force"), stage("not_found")
    ('● in force', '⌀ nothing found')
    """
    icon, word, _ = STAGED[name]
    return f"{icon} {word}"


def moment(date: str | None) -> str:
    """A date as far as it is known.

    >>> moment("2026-01-16"), moment("2025-04"), moment("2021"), moment(None)
    ('16 Jan 2026', 'Apr 2025', '2021', 'not dated')
    """
    if not date:
        return "not dated"
    if len(date) == YEAR:
        return date
    if len(date) == MONTH:
        return day(f"{date}-01").removeprefix("1 ")
    return day(date)


def lasting(period: str) -> str:
    """The years for which an instrument is meant.

    >>> lasting("2026-2030"), lasting("2023-"), lasting("-2030"), lasting("2026")
    ('2026–2030', 'from 2023', 'to 2030', '2026')
    """
    if period.endswith("-"):
        return f"from {period[:-1]}"
    return f"to {period[1:]}" if period.startswith("-") else period.replace("-", "–")


def kind_sentence(title: str, counts: Mapping[str, int], members: int) -> str:
    """How many states are at which stage with one kind of instrument.

    >>> kind_sentence("National AI strategy",
    ...               {"in_force": 7, "in_preparation": 3, "not_found": 1}, 11)
    'National AI strategy: in force in 7 of 11 states, in preparation in 3; nothing was found for 1.'
    >>> kind_sentence("Military AI", {"not_found": 11}, 11)
    'Military AI: nothing was found for 11 of 11 states.'
    """
    known: list[str] = []
    rest: list[str] = []
    for name, phrase in _OF_STATES.items():
        count = counts.get(name, 0)
        if count:
            is_first = not known and not rest
            told = phrase.format(of(count, members) if is_first else count)
            (rest if name in UNKNOWN else known).append(told)
    return f"{title}: {'; '.join(', '.join(part) for part in (known, rest) if part)}."


def register_sentence(facts: Mapping) -> str:
    """How much the register holds, and what finding nothing means.

    >>> register_sentence({"n": 326, "n_kinds": 34, "n_with_source": 212, "n_not_found": 114,
    ...                    "coded_as_of": "2026-09-30"})
    'The register holds 326 entries of 34 kinds, 212 of them with a source. For the other 114 a \
search found nothing: that is unknown, and no “no”. As of 30 Sep 2026.'
    """
    other = facts["n"] - facts["n_with_source"]
    nothing = (
        f"For the other {other} a search found nothing"
        if other == facts["n_not_found"]
        else f"For {facts['n_not_found']} a search found nothing"
    )
    return (
        f"The register holds {facts['n']} entries of {facts['n_kinds']} kinds, "
        f"{facts['n_with_source']} of them with a source. {nothing}: that is unknown, and no “no”. "
        f"As of {day(facts['coded_as_of'])}."
    )


def set_sentence(name: str, counts: Mapping[str, int]) -> str:
    """How many kinds of instrument one state has at which stage.

    >>> set_sentence("Aland", {"in_force": 2, "confirmed_none": 1, "not_found": 2})
    'Aland: of 5 kinds of instrument 2 are in force and 1 confirmed none; nothing was found for 2.'
    >>> set_sentence("Aland", {"in_force": 1, "no_entry": 1})
    'Aland: of 2 kinds of instrument 1 is in force; the register has no entry for 1.'
    """
    told = {key: counts[key] for key in STAGED if counts.get(key)}
    known = [f"{n} {STAGED[key][1]}" for key, n in told.items() if key not in UNKNOWN]
    if known:
        first = next(iter(told.values()))
        known[0] = known[0].replace(" ", " is " if first == 1 else " are ", 1)
    holes = {
        "not_found": "nothing was found for {}",
        "no_entry": "the register has no entry for {}",
    }
    parts = [listing(known)] if known else []
    parts += [phrase.format(told[key]) for key, phrase in holes.items() if key in told]
    return f"{name}: of {plural(sum(told.values()), 'kind')} of instrument {'; '.join(parts)}."


def entries_sentence(who: str, title: str, counts: Mapping[str, int], word: str = "") -> str:
    """How many entries of the register stand behind a choice of state, kind and stage.

    Args:
        who, title, word: the chosen state, kind and stage; empty where all count.

    >>> entries_sentence("Aland", "AI law", {"in_force": 2, "not_found": 1})
    'Aland, AI law: 3 entries in the register, 2 in force and 1 nothing found.'
    >>> entries_sentence("", "", {"expired": 2}, "expired")
    'All states and ASEAN: 2 entries in the register, expired.'
    >>> entries_sentence("Aland", "Cybercrime law", {})
    'Aland, Cybercrime law: the register has no entry, so it is unknown.'
    >>> entries_sentence("Aland", "", {}, "expired")
    'Aland: the register has no entry at the stage “expired”.'
    """
    about = ", ".join(part for part in (who or "All states and ASEAN", title) if part)
    n = sum(counts.values())
    if not n:
        tail = f" at the stage “{word}”" if word else ", so it is unknown"
        return f"{about}: the register has no entry{tail}."
    held = [key for key in STAGED if counts.get(key)]
    parts = [f"{counts[key]} {STAGED[key][1]}" if len(held) > 1 else STAGED[key][1] for key in held]
    told = word or listing(parts)
    return f"{about}: {plural(n, 'entry', 'entries')} in the register, {told}."


def both_sentence(names: tuple[str, str], both: int, only: tuple[int, int], whole: int) -> str:
    """What two states have in force together, and each without the other.

    >>> both_sentence(("Aland", "Bland"), 9, (3, 0), 29)
    'Of 29 kinds of instrument both have 9 in force; Aland alone 3, Bland alone none.'
    """
    alone = [f"{name} alone {n or 'none'}" for name, n in zip(names, only, strict=True)]
    return (
        f"Of {plural(whole, 'kind')} of instrument both have {both or 'none'} in force; "
        f"{', '.join(alone)}."
    )


def options_sentence(name: str, n_whole: int, n_options: int, n_elsewhere: int) -> str:
    """What could complete a state's set; options, and nobody's order.

    >>> options_sentence("Aland", 29, 12, 9)
    'Aland: 12 of 29 kinds of instrument are open options; another member state has 9 of them.'
    >>> options_sentence("Aland", 29, 0, 0)
    'Aland: each of 29 kinds of instrument is in force, or as far as in any member state.'
    """
    if not n_options:
        return (
            f"{name}: each of {n_whole} kinds of instrument is in force, or as far as in any "
            "member state."
        )
    verb = "is an open option" if n_options == 1 else "are open options"
    return (
        f"{name}: {of(n_options, n_whole, 'kinds of instrument')} {verb}; "
        f"another member state has {n_elsewhere or 'none'} of them."
    )


def dates_sentence(n_within: int, n_before: int, n_undated: int, first: int, last: int) -> str:
    """How many entries that exist or are under way bear a date, and from when.

    >>> dates_sentence(110, 8, 40, 2017, 2026)
    '110 entries are dated 2017–2026 and 8 earlier; 40 that exist or are in preparation bear no date.'
    >>> dates_sentence(1, 0, 0, 2017, 2026)
    '1 entry is dated 2017–2026 and none earlier.'
    """
    bear = "bears" if n_undated == 1 else "bear"
    tail = f"; {n_undated} that exist or are in preparation {bear} no date" if n_undated else ""
    verb = "is" if n_within == 1 else "are"
    return (
        f"{plural(n_within, 'entry', 'entries')} {verb} dated {first}–{last} and "
        f"{n_before or 'none'} earlier{tail}."
    )
