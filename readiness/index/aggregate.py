"""Fold many scores into one a unit.

All take scores of units x indicators (or draws x units x indicators, as an array) and one
weight an indicator. Weights are relative and re-normalised over what is present, so what a
hole does is decided by ``threshold`` here or, better, by a filling upstream.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from readiness.index.intake import columns, dress_units, place, read
from readiness.index.weights import checked

TIE = 1e-9
"""Shares of weight closer than this are equal: 0.1 + 0.2 ties with 0.3."""


def arithmetic(scores: Any, weight: Any = None, *, threshold: float = 0) -> Any:
    """Weighted mean: weakness in one indicator is made good by strength in another.

    ``sum(w * score) / sum(w)`` over the indicators present.

    Args:
        scores: units x indicators on one scale, any sign.
        weight: relative weights, by name or by position; none = equal.
        threshold: smallest share of indicators, by count, that must be present (equal passes).

    Returns:
        One value a unit, on the scale of the scores. NaN for a unit below the threshold, or
        with nothing present that has weight.

    Raises:
        ValueError: a weight that is negative, missing or of no column, weights all zero, a
            value that is not finite, a threshold outside 0-1.

    See OECD/JRC (2008), 6.6.

    >>> arithmetic(np.array([[40.0, 80.0], [np.nan, 80.0]]), [3, 1]).tolist()
    [50.0, 80.0]
    """
    array, weights = _weighed(scores, weight, threshold)
    return dress_units(_mean(array, weights), scores)


def geometric(scores: Any, weight: Any = None, *, threshold: float = 0) -> Any:
    """Weighted geometric mean: weakness is only partly made good.

    ``exp(sum(w * ln(score)) / sum(w))`` over the indicators present.

    Args:
        scores: units x indicators on one scale, above zero; a floor is the caller's.
        weight: relative weights, by name or by position; none = equal.
        threshold: smallest share of indicators, by count, that must be present (equal passes).

    Returns:
        One value a unit, on the scale of the scores. NaN as in :func:`arithmetic`.

    Raises:
        ValueError: a score of zero or less, and all that :func:`arithmetic` refuses.

    See OECD/JRC (2008), 6.7.

    >>> geometric(np.array([[1.0, 100.0]]), [1, 1]).round(9).tolist()
    [10.0]
    """
    array, weights = _weighed(scores, weight, threshold)
    _refuse_non_positive(scores, array, "geometric")
    return dress_units(np.exp(_mean(np.log(array), weights)), scores)


def harmonic(scores: Any, weight: Any = None, *, threshold: float = 0) -> Any:
    """Weighted harmonic mean: the weakest indicator counts most.

    ``sum(w) / sum(w / score)`` over the indicators present.

    Args:
        scores: units x indicators on one scale, above zero: the harmonic mean of -2 and 1
            would "work" and be 4.
        weight: relative weights, by name or by position; none = equal.
        threshold: smallest share of indicators, by count, that must be present (equal passes).

    Returns:
        One value a unit, on the scale of the scores. NaN as in :func:`arithmetic`.

    Raises:
        ValueError: a score of zero or less, and all that :func:`arithmetic` refuses.

    >>> harmonic(np.array([[2.0, 6.0]]), [1, 1]).tolist()
    [3.0]
    """
    array, weights = _weighed(scores, weight, threshold)
    _refuse_non_positive(scores, array, "harmonic")
    return dress_units(1 / _mean(1 / array, weights), scores)


def copeland(scores: Any, weight: Any = None) -> Any:
    """Copeland outranking: duels won minus duels lost, each decided by weight.

    A unit wins a duel when the indicators on which it is ahead, counting ties half, hold more
    than half of the weight.

    Args:
        scores: units x indicators; only their order matters. No holes.
        weight: relative weights, by name or by position; none = equal.

    Returns:
        One whole number a unit, -(n - 1) to n - 1.

    Raises:
        ValueError: a hole, fewer than two units, and the weights :func:`arithmetic` refuses.

    See Munda and Nardo (2009), Applied Economics 41(12); OECD/JRC (2008), 6.8.

    >>> copeland(np.array([[3.0, 3.0], [2.0, 2.0], [1.0, 2.0]]), [1, 1]).tolist()
    [2.0, 0.0, -2.0]
    """
    array = read(scores, least=2)
    if array.ndim != 2:
        raise ValueError("Copeland compares the units of one table of units x indicators")
    if np.isnan(array).any():
        raise ValueError(f"{place(scores, np.isnan(array))} is missing; Copeland needs every duel")
    weights = checked(weight, columns(scores))
    margin = np.zeros((len(array), len(array)))
    # One indicator at a time keeps the memory at units x units.
    for column, share in zip(array.T, weights / weights.sum(), strict=True):
        margin += share * np.sign(column[:, None] - column[None, :])
    return dress_units(np.where(np.abs(margin) <= TIE, 0, np.sign(margin)).sum(axis=1), scores)


def _weighed(scores: Any, weight: Any, threshold: float) -> tuple[np.ndarray, np.ndarray]:
    """Scores with the rows under the threshold blanked, and checked weights."""
    if not 0 <= threshold <= 1:
        raise ValueError(f"threshold {threshold} is not a share between 0 and 1")
    array = read(scores)
    if array.ndim < 2:
        raise ValueError("scores must be a table of units x indicators")
    weights = checked(weight, columns(scores))
    present = np.sum(~np.isnan(array), axis=-1, keepdims=True)
    enough = present >= threshold * array.shape[-1] - TIE
    return np.where(enough, array, np.nan), weights


def _mean(array: np.ndarray, weights: np.ndarray) -> np.ndarray:
    present = ~np.isnan(array)
    total = present @ weights
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total > 0, np.where(present, array, 0.0) @ weights / total, np.nan)


def _refuse_non_positive(scores: Any, array: np.ndarray, mean: str) -> None:
    if np.any(array <= 0):
        where = place(scores, array <= 0)
        raise ValueError(f"{where}: the {mean} mean needs scores above zero; floor them first")
