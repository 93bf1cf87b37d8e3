"""Bring indicators in different units onto one scale: vector in, same length out.

More is better in every result but a plain :func:`rank`, :func:`minmax` and :func:`zscore` of an
indicator where less is better; fixed goalposts need no direction flag, since there ``best`` is
simply below ``worst``. A hole stays a hole everywhere.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import stats

from readiness.index.intake import (
    aligned,
    aligned_numbers,
    columns,
    dress,
    place,
    read,
    refuse_columns,
)


def goalposts(values: Any, worst: Any, best: Any, transform: Any = None) -> Any:
    """Score each value by how far it has come from ``worst`` to ``best``.

    ``100 * clip((f(value) - f(worst)) / (f(best) - f(worst)), 0, 1)`` with f the transform.

    Args:
        values: units x indicators, each in the indicator's own unit.
        worst, best: goalposts, one number or one an indicator (by name), in that unit. Less is
            better exactly where ``best < worst``.
        transform: ``""`` or ``"log"``, one or one an indicator; see :func:`transformed`.

    Returns:
        Same shape, 0-100. A hole stays a hole; a constant column is welcome, since the
        goalposts do not come from the data.

    Raises:
        ValueError: equal goalposts, an indicator without goalposts, a value that is not finite.

    See OECD/JRC (2008), Handbook on Constructing Composite Indicators, 5.4; UNDP (1990).

    >>> import pandas as pd
    >>> price = pd.DataFrame({"price": [20.0, 5.0, 0.0]})
    >>> goalposts(price, worst=20, best=0)["price"].tolist()
    [0.0, 75.0, 100.0]
    """
    labels = columns(values)
    ends = np.array([aligned_numbers(end, labels, "goalpost") for end in (worst, best)])
    array = read(values)
    if transform is not None:
        ends = _transform(ends, aligned(transform, labels, "transform"), labels)
        array = read(transformed(values, transform))
    low, high = ends if array.ndim > 1 else ends[:, 0]
    refuse_columns(np.atleast_1d(low == high), labels, "worst and best goalpost are the same")
    share = (array - low) / (high - low)
    # -0.0 + 0.0 is 0.0: no reader should meet "-0.0".
    return dress(100 * np.clip(share, 0, 1) + 0.0, values)


def transformed(values: Any, transform: Any) -> Any:
    """Values after their indicator's transform: ``log`` is ``ln(value + 1)``, ``""`` nothing.

    Args:
        values: units x indicators, in the indicator's own unit.
        transform: ``""`` or ``"log"``, one for all or one an indicator (by name).

    Returns:
        Same shape. A hole stays a hole.

    Raises:
        ValueError: an unknown transform, a value of -1 or less under ``log``.

    >>> transformed(np.array([[0.0, 5.0]]), ["log", ""]).tolist()
    [[0.0, 5.0]]
    """
    labels = columns(values)
    chosen = aligned(transform, labels, "transform")
    array = read(values)
    outside = (np.nan_to_num(array) <= -1) & _is_log(chosen, labels)
    if outside.any():
        raise ValueError(f"{place(values, outside)}: no logarithm of value + 1 at or below zero")
    return dress(_transform(array, chosen, labels), values)


def minmax(values: Any, low: float = 0, high: float = 100) -> Any:
    """Stretch each indicator over its observed range.

    ``low + (high - low) * (value - min) / (max - min)``; always contains a ``low``, so a
    geometric mean of the result needs a floor.

    Args:
        values: units x indicators, any unit.
        low, high: ends of the new scale, ``low < high``.

    Returns:
        Same shape, ``low`` to ``high``. A hole stays a hole and counts for neither end.

    Raises:
        ValueError: a constant column, one with fewer than two values, ``low >= high``.

    See OECD/JRC (2008), 5.3.

    >>> minmax(np.array([2.0, 4.0, 6.0])).tolist()
    [0.0, 50.0, 100.0]
    """
    if not low < high:
        raise ValueError(f"the scale runs from {low} to {high}; low must be below high")
    array = _varied(values)
    least, most = np.nanmin(array, axis=0), np.nanmax(array, axis=0)
    return dress(low + (high - low) * ((array - least) / (most - least)), values)


def zscore(values: Any) -> Any:
    """Distance from the mean in sample standard deviations (n - 1).

    Args:
        values: units x indicators, any unit.

    Returns:
        Same shape, mean 0 and standard deviation 1. A hole stays a hole, uncounted.

    Raises:
        ValueError: a constant column, one with fewer than two values.

    See OECD/JRC (2008), 5.2.

    >>> zscore(np.array([1.0, 2.0, 3.0])).tolist()
    [-1.0, 0.0, 1.0]
    """
    array = _varied(values)
    centred = array - np.nanmean(array, axis=0)
    return dress(centred / np.nanstd(array, axis=0, ddof=1), values)


def rank(values: Any) -> Any:
    """Minimum rank from below: the smallest value is 1, equal values share the smaller rank.

    A normaliser, so more is more; a league rank (1 = best) is :func:`ranking.league_rank`.

    Args:
        values: units x indicators, any unit.

    Returns:
        Same shape, 1 to the number of values present. A hole stays a hole, uncounted.

    Raises:
        ValueError: a constant column, one with fewer than two values.

    See OECD/JRC (2008), 5.1.

    >>> rank(np.array([7.0, 3.0, 7.0, 9.0])).tolist()
    [2.0, 1.0, 2.0, 4.0]
    """
    return dress(_ranks(_varied(values)), values)


def percentile_rank(values: Any) -> Any:
    """Share of the others that lie below: ``(rank - 1) / (n - 1)`` with minimum ranks.

    Args:
        values: units x indicators, any unit.

    Returns:
        Same shape, 0 to 1, n counting the values present. A hole stays a hole.

    Raises:
        ValueError: a constant column, one with fewer than two values.

    >>> percentile_rank(np.array([10.0, 30.0, 20.0, np.nan, 20.0])).round(2).tolist()
    [0.0, 1.0, 0.33, nan, 0.33]
    """
    array = _varied(values)
    present = np.sum(~np.isnan(array), axis=0)
    return dress((_ranks(array) - 1) / (present - 1), values)


def borda(values: Any) -> Any:
    """Borda points: how many units lie strictly below, ``rank - 1``.

    Args:
        values: units x indicators, any unit, more is better.

    Returns:
        Same shape, 0 to n - 1. A hole stays a hole and gives nobody a point.

    Raises:
        ValueError: a constant column, one with fewer than two values.

    See OECD/JRC (2008), 6.9.

    >>> borda(np.array([10.0, 30.0, 20.0])).tolist()
    [0.0, 2.0, 1.0]
    """
    return dress(_ranks(_varied(values)) - 1, values)


def distance_to_target(values: Any, target: Any, start: Any = 0.0, *, cap: bool = False) -> Any:
    """How much of the way from ``start`` to ``target`` is done, in per cent.

    ``100 * (value - start) / (target - start)``; with ``start`` 0 the plain ratio to target.

    Args:
        values: units x indicators, in the indicator's unit.
        target, start: one number or one an indicator (by name), same unit.
        cap: count everything past the target as 100.

    Returns:
        Same shape; negative before the start, over 100 past the target unless capped. A hole
        stays a hole.

    Raises:
        ValueError: a target equal to its start.

    See OECD/JRC (2008), 5.4.

    >>> distance_to_target(np.array([30.0, 120.0]), 100, cap=True).tolist()
    [30.0, 100.0]
    """
    labels = columns(values)
    ends = [aligned_numbers(end, labels, "target") for end in (start, target)]
    array = read(values)
    begin, end = ends if array.ndim > 1 else (ends[0][0], ends[1][0])
    refuse_columns(np.atleast_1d(begin == end), labels, "the target is the start")
    done = 100 * (array - begin) / (end - begin) + 0.0
    return dress(np.minimum(done, 100) if cap else done, values)


def _varied(values: Any) -> np.ndarray:
    """Values fit for a relative scale: two units, two different values in every column."""
    array, labels = read(values, least=2), columns(values)
    present = np.atleast_1d(np.sum(~np.isnan(array), axis=0))
    refuse_columns(present == 0, labels, "no data in this column")
    refuse_columns(present == 1, labels, "one value only; a relative scale needs two")
    spread = np.atleast_1d(np.nanmax(array, axis=0) == np.nanmin(array, axis=0))
    refuse_columns(spread, labels, "constant column; a relative scale cannot tell units apart")
    return array


def _ranks(array: np.ndarray) -> np.ndarray:
    ranked = stats.rankdata(array, method="min", axis=0, nan_policy="omit")
    return np.asarray(ranked, dtype=float)


def _is_log(chosen: np.ndarray, labels: list[Any]) -> np.ndarray:
    names = ["" if name is None or name != name else str(name) for name in chosen]
    unknown = np.array([name not in ("", "log") for name in names])
    refuse_columns(unknown, labels, "unknown transform; say '' or 'log'")
    return np.array([name == "log" for name in names])


def _transform(array: np.ndarray, chosen: np.ndarray, labels: list[Any]) -> np.ndarray:
    logged = _is_log(chosen, labels)
    refuse_columns(
        np.any(np.reshape(array <= -1, (-1, len(labels))), axis=0) & logged,
        labels,
        "no logarithm of value + 1 at or below zero",
    )
    # log1p only where it is wanted: elsewhere the values may well lie below -1.
    return np.log1p(array, out=array.copy(), where=np.broadcast_to(logged, array.shape))
