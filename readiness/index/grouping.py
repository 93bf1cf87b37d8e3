"""Ministers see groups, analysts see ranks.

**The rule.** Put the states in order of their shown score. A cut parts two neighbours where every
band above it ends before every band below it begins; what lies between two cuts is a group, held
together by bands that reach each other, directly or through others. Were that more than four
groups, only the three cuts with the widest gap of shown scores stay (of equal gaps the upper).
States with the same shown score are never cut apart.
"""

from __future__ import annotations

import pandas as pd

from readiness.index.intake import aligned, aligned_numbers, units
from readiness.index.ranking import DECIMALS, shown

GROUPS = ("Established", "Advancing", "Building", "Emerging")


def maturity_group(score: pd.Series, bands: pd.DataFrame, decimals: int = DECIMALS) -> pd.Series:
    """The group of each state, named from the top.

    The names are relative: with two groups they are *Established* and *Advancing*; states that
    nobody can tell apart all stand in the first.

    Args:
        score: one score a state, 0-100.
        bands: ``rank_low`` and ``rank_high`` of the same states, as
            :func:`readiness.index.uncertainty.rank_bands` gives them.
        decimals: digits of the score that readers see.

    Returns:
        One of ``GROUPS`` a state, indexed like ``score``. A state never stands in a better
        group than one with a higher score.

    Raises:
        ValueError: a score that is missing, a state without a band.

    >>> score = pd.Series({"A": 90.0, "B": 70.0, "C": 68.0})
    >>> bands = pd.DataFrame({"rank_low": [1, 2, 2], "rank_high": [1, 3, 3]}, index=score.index)
    >>> maturity_group(score, bands).tolist()
    ['Established', 'Advancing', 'Advancing']
    """
    labels = units(score)
    points = aligned_numbers(shown(score, decimals), labels, "score")
    seen = dict(zip(labels, points.tolist(), strict=True))
    low, high = (
        dict(zip(labels, aligned(bands[end], labels, end).tolist(), strict=True))
        for end in ("rank_low", "rank_high")
    )
    # Within a tie the better band first, then the name: the order of the rows must not matter.
    order = sorted(labels, key=lambda unit: (-seen[unit], low[unit], high[unit], str(unit)))
    cuts = [
        at
        for at in range(1, len(order))
        if max(high[unit] for unit in order[:at]) < min(low[unit] for unit in order[at:])
        and seen[order[at]] < seen[order[at - 1]]
    ]
    widest = sorted(cuts, key=lambda at: (round(seen[order[at]] - seen[order[at - 1]], 9), at))
    kept = set(widest[: len(GROUPS) - 1])
    group, place = {}, 0
    for at, unit in enumerate(order):
        place += at in kept
        group[unit] = GROUPS[place]
    return pd.Series([group[unit] for unit in labels], index=score.index, name="maturity_group")
