"""Rank what is shown: minimum ranks of the rounded score."""

from __future__ import annotations

from typing import Any

import numpy as np

from readiness.index.intake import dress, read

DECIMALS = 1
"""Decimals of a score on every screen, and so of every rank."""

FEW = 64
"""Up to so many units, comparing each with each is faster than sorting."""


def shown(score: Any, decimals: int = DECIMALS) -> Any:
    """Scores as a reader sees them.

    Rounded as text formatting rounds, and only after the last bits, which differ with the order
    of a sum, are gone.

    Args:
        score: one value a unit (or units x pillars), 0-100.
        decimals: digits after the point.

    Returns:
        Same shape. A hole stays a hole.

    >>> shown(np.array([49.95000000000001, 0.15])).tolist()
    [50.0, 0.1]
    """
    array = read(score)
    # np.round multiplies first and would make 0.2 of 0.15, which format() shows as 0.1.
    flat = [round(round(value, 9), decimals) for value in array.ravel().tolist()]
    return dress(np.array(flat).reshape(array.shape) + 0.0, score)


def league_rank(score: Any, decimals: int = DECIMALS) -> Any:
    """Rank from the top: 1 is best, equal shown scores share the smaller rank.

    Args:
        score: one value a unit (or units x pillars), more is better.
        decimals: digits after the point that readers see.

    Returns:
        Same shape, 1 to n. A hole has no rank and takes none.

    >>> league_rank(np.array([70.01, 90.0, 70.04, 50.0])).tolist()
    [2.0, 1.0, 2.0, 4.0]
    """
    seen = np.asarray(shown(read(score), decimals))
    above = seen[None, ...] > seen[:, None, ...]
    return dress(np.where(np.isnan(seen), np.nan, 1 + above.sum(axis=1)), score)


def draw_ranks(scores: np.ndarray, decimals: int = DECIMALS) -> np.ndarray:
    """Minimum ranks from the top in each of many draws.

    Args:
        scores: units x draws, 0-100, no holes.
        decimals: scores that agree to so many digits are tied.

    Returns:
        Units x draws, 1 = best. Time grows with units x log(units).

    >>> draw_ranks(np.array([[10.0, 3.0], [30.0, 2.0], [30.04, 1.0]])).T.tolist()
    [[3, 1, 1], [1, 2, 3]]
    """
    points = steps(scores, decimals)
    if len(points) <= FEW:
        ranks = np.ones(points.shape, dtype=np.int16)
        for other in points:
            ranks += other > points
        return ranks
    rows = np.ascontiguousarray(-points.T)
    order = np.argsort(rows, axis=1)
    ordered = np.take_along_axis(rows, order, axis=1)
    starts = np.ones(rows.shape, dtype=bool)
    starts[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    counted = np.arange(1, len(points) + 1, dtype=np.int32)
    place = np.maximum.accumulate(np.where(starts, counted, 0), axis=1)
    ranks = np.empty_like(place)
    np.put_along_axis(ranks, order, place, axis=1)
    return ranks.T


def steps(scores: np.ndarray, decimals: int = DECIMALS) -> np.ndarray:
    """Scores as whole numbers of the smallest step shown; whole numbers compare fast.

    >>> steps(np.array([12.34])).tolist()
    [123]
    """
    # The nudge puts equal scores on one side of a half, whatever the last bits of their sums.
    return np.rint(scores * 10.0**decimals + 1e-7).astype(np.int16 if decimals <= 2 else np.int64)
