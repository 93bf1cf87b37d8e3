"""Sentences on how certain the ranking is: bands, order, causes, weightings.

A *build* is the index made once more, with every hole filled and every choice of method drawn anew.
"""

from __future__ import annotations

from itertools import groupby

from readiness.wording.numbers import PART, listing, number, of

GROUP_RULE = (
    "Put the states in order of their score. A cut parts two neighbours where every band of ranks "
    "above it ends before every band below it begins; states between two cuts form a group, since "
    "their bands reach each other, directly or through others. Were that more than four groups, "
    "only the three widest gaps of score would part them. States with the same shown score are "
    "never parted. The names are relative to the eleven: no goalpost is attached to them."
)


def hundredths(share: float) -> str:
    """A share as a whole number of a hundred, with neither 0 nor 100 where that is not exact.

    >>> [hundredths(share) for share in (0.0, 0.002, 0.547, 0.998, 1.0)]
    ['0', 'under 1', '55', 'over 99', '100']
    """
    if 0 < share < 0.01:
        return "under 1"
    return "over 99" if 0.99 < share < 1 else number(100 * share, 0)


def percent(share: float) -> str:
    """
    >>> percent(0.97), percent(0.0004), percent(-0.012)
    ('97\u202f%', 'under 1\u202f%', '−1\u202f%')
    """
    return f"{hundredths(share)}{PART}%"


def band(low: float, high: float) -> str:
    """A band of ranks; where both ends meet, one rank.

    >>> band(3, 6.0), band(1, 1)
    ('3–6', '1')
    """
    return f"{int(low)}" if low == high else f"{int(low)}–{int(high)}"


def bands_sentence(league: list[dict]) -> str:
    """How many states have one rank, and how wide the widest bands are.

    >>> league = [
    ...     {"name": "A", "rank_low": 1, "rank_high": 1},
    ...     {"name": "B", "rank_low": 2, "rank_high": 3},
    ...     {"name": "C", "rank_low": 2, "rank_high": 3},
    ... ]
    >>> bands_sentence(league)
    'The rank of 1 of 3 states (A) stays the same over the middle 90\u202f% of builds; the other 2 have \
a band, at its widest 2 ranks (B and C).'
    """
    fixed = [row["name"] for row in league if row["rank_low"] == row["rank_high"]]
    wide = {row["name"]: int(row["rank_high"] - row["rank_low"]) + 1 for row in league}
    widest = max(wide.values(), default=1)
    among = f"over the middle 90{PART}% of builds"
    if not fixed:
        start = f"No state keeps one rank {among}: each has a band"
    else:
        verb = "stays" if len(fixed) == 1 else "stay"
        noun = "rank" if len(fixed) == 1 else "ranks"
        start = f"The {noun} of {of(len(fixed), len(league))} ({listing(fixed)}) {verb} the same {among}"
    if widest == 1:
        return f"{start}."
    names = listing(name for name, ranks in wide.items() if ranks == widest)
    others = len(league) - len(fixed)
    verb = "has" if others == 1 else f"{others} have"
    rest = f"; the other {verb} a band" if fixed else ""
    return f"{start}{rest}, at its widest {widest} ranks ({names})."


def place_sentence(row: dict) -> str:
    """One state's rank, always with its band.

    >>> place_sentence({"name": "A", "rank": 4, "members": 11, "rank_low": 3, "rank_high": 6,
    ...     "score": 56.61, "maturity_group": "Advancing", "n_holes": 2, "n_indicators": 25})
    'A: rank 4, band 3–6, of 11 states; score 56.6 of 100; group Advancing; 2 of 25 scored figures are \
missing and filled.'
    """
    holes = int(row["n_holes"])
    verb = "is" if holes == 1 else "are"
    filled = (
        f"{of(holes, row['n_indicators'], 'scored figures')} {verb} missing and filled"
        if holes
        else f"all {int(row['n_indicators'])} scored figures exist"
    )
    return (
        f"{row['name']}: rank {int(row['rank'])}, band {band(row['rank_low'], row['rank_high'])}, "
        f"of {int(row['members'])} states; score {number(row['score'])} of 100; "
        f"group {row['maturity_group']}; {filled}."
    )


def groups(league: list[dict]) -> list[tuple[str, str]]:
    """The groups from the top, each with its states.

    >>> groups([{"maturity_group": "Established", "name": "A"},
    ...         {"maturity_group": "Established", "name": "B"}])
    [('Established', 'A and B')]
    """
    return [
        (group, listing(row["name"] for row in rows))
        for group, rows in groupby(league, key=lambda row: row["maturity_group"])
    ]
