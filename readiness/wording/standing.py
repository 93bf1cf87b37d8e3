"""Where states stand, for readers of groups: a group and a band, never a rank alone."""

from __future__ import annotations

from collections import Counter

from readiness.wording.certainty import band
from readiness.wording.numbers import PART, listing, number

HALVES = {"ai_specific": "AI-specific part", "foundations": "Foundations"}
"""The two halves of the index: what is about AI itself, and what it stands on."""


def band_of(row: dict) -> str:
    """A state's band with its denominator.

    >>> band_of({"rank_low": 4, "rank_high": 7.0, "members": 11})
    'band 4–7 of 11'
    """
    return f"band {band(row['rank_low'], row['rank_high'])} of {int(row['members'])}"


def groups_sentence(league: list[dict]) -> str:
    """How many states stand in which group, from the top.

    >>> groups_sentence([{"maturity_group": "Established"}, {"maturity_group": "Building"},
    ...                  {"maturity_group": "Building"}])
    'The 3 member states by group: Established (1) and Building (2).'
    >>> groups_sentence([{"maturity_group": "Established"}, {"maturity_group": None}])
    'The 2 member states by group: Established (1) and no group (1).'
    >>> groups_sentence([{"maturity_group": None}])
    'The member states are not in groups: too few have figures.'
    """
    counts = Counter(row["maturity_group"] or "no group" for row in league)
    if not any(row["maturity_group"] for row in league):
        return "The member states are not in groups: too few have figures."
    parts = [f"{group} ({n})" for group, n in counts.items()]
    return f"The {len(league)} member states by group: {listing(parts)}."


def standing_sentence(row: dict, beside: list[str]) -> str:
    """A state's group and band, and with whom it shares the group.

    >>> row = {"name": "A", "maturity_group": "Building", "rank_low": 3, "rank_high": 4, "members": 11}
    >>> standing_sentence(row, ["B", "C"])
    'A stands in the group Building, band 3–4 of 11, with B and C.'
    >>> standing_sentence(row, [])
    'A stands in the group Building, band 3–4 of 11, alone.'
    >>> standing_sentence({**row, "maturity_group": None}, [])
    'A stands in no group: it has too few figures.'
    """
    if not row["maturity_group"]:
        return f"{row['name']} stands in no group: it has too few figures."
    company = f"with {listing(beside)}" if beside else "alone"
    return f"{row['name']} stands in the group {row['maturity_group']}, {band_of(row)}, {company}."


def band_meaning(draws: int) -> str:
    """What a band is, in a line.

    >>> band_meaning(10_000)
    'Band: the ranks that a state holds in the middle 90\u202f% of 10\u202f000 builds of the index, each \
with other defensible choices and fillings. States whose bands cannot be told apart form a group.'
    """
    return (
        f"Band: the ranks that a state holds in the middle 90{PART}% of {number(draws, 0)} builds of "
        "the index, each with other defensible choices and fillings. States whose bands cannot be "
        "told apart form a group."
    )
