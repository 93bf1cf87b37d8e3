"""Tame outliers before a scale that stretches with the data. Fixed goalposts do not need it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from readiness.index.intake import columns, dress, place, read


def winsorise(values: Any, skew: float = 2, kurt: float = 3.5, most: int = 5) -> Any:
    """Pull the outermost values in, one side at a time, until an indicator passes.

    An indicator passes if its skewness |G1| is below ``skew`` or its excess kurtosis G2 below
    ``kurt`` (both sample-corrected). Else the highest value (if G1 >= 0, else the lowest)
    becomes the next one, values tied there together, and the test is made again.

    Args:
        values: units x indicators, any unit.
        skew, kurt: thresholds of the test.
        most: the most points that may be changed in one indicator, both sides together.

    Returns:
        Same shape and unit. A hole stays a hole, uncounted. An indicator that still fails comes
        back as far as ``most`` allows; :func:`outliers` then takes logarithms of the original.

    Raises:
        ValueError: a value that is not finite, a unit given twice.

    See OECD/JRC (2008), 5; Becker et al. (2022), COINr, JOSS 7(78); Groeneveld and Meeden (1984).

    >>> winsorise(np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100])).max().item()
    10.0
    """
    array = read(values)
    grid = array.reshape(len(array), -1)
    for column in grid.T:
        present = ~np.isnan(column)
        column[present] = _pulled_in(column[present], skew, kurt, most)
    return dress(grid.reshape(array.shape), values)


def outliers(
    values: Any, skew: float = 2, kurt: float = 3.5, most: int = 5
) -> tuple[Any, pd.Series]:
    """The whole rule: winsorise; what still fails becomes the logarithm of the original.

    Args:
        values: units x indicators, any unit.
        skew, kurt, most: as in :func:`winsorise`.

    Returns:
        The treated values in the same shape, and per indicator what was done: ``""`` nothing,
        ``winsorised``, ``log``, or ``log_still_skewed``. A hole stays a hole.

    Raises:
        ValueError: a value that is not finite, a unit given twice.

    >>> outliers(pd.DataFrame({"a": [1.0, 2, 3, 4, 5, 6, 7, 90]}))[1]["a"]
    'winsorised'
    """
    before, after = read(values), read(winsorise(values, skew, kurt, most))
    wide, tamed = before.reshape(len(before), -1), after.reshape(len(before), -1)
    done = []
    for at, column in enumerate(wide.T):
        if passes(tamed[:, at], skew, kurt):
            same = np.array_equal(tamed[:, at], column, equal_nan=True)
            done.append("" if same else "winsorised")
            continue
        tamed[:, at] = log(column)
        done.append("log" if passes(tamed[:, at], skew, kurt) else "log_still_skewed")
    return dress(tamed.reshape(before.shape), values), pd.Series(done, index=columns(values))


def passes(values: np.ndarray, skew: float = 2, kurt: float = 3.5) -> bool:
    """Whether one indicator needs no treatment: ``|G1| < skew`` or ``G2 < kurt``.

    Holes do not count. Fewer than four values, or values all equal, have no outliers.

    >>> passes(np.array([1.0, 2.0, 3.0, 4.0])), passes(np.array([0.0] * 9 + [9.0]))
    (True, False)
    """
    present = values[~np.isnan(values)]
    if len(present) < 4 or present.max() == present.min():
        return True
    lean = abs(stats.skew(present, bias=False))
    return bool(lean < skew or stats.kurtosis(present, bias=False) < kurt)


def log(values: Any) -> Any:
    """Natural logarithm of each indicator, shifted only where it must be.

    ``ln(value)`` where all values are above zero, else ``ln(value - min + 0.01 * (max - min))``.

    Args:
        values: units x indicators, any unit.

    Returns:
        Same shape, same order of units. A hole stays a hole.

    Raises:
        ValueError: a constant column that is not above zero.

    >>> log(np.array([1.0, np.e])).tolist()
    [0.0, 1.0]
    """
    array = read(values)
    least, most = np.nanmin(array, axis=0), np.nanmax(array, axis=0)
    argument = array + np.where(least > 0, 0, 0.01 * (most - least) - least)
    if np.any(argument <= 0):
        raise ValueError(f"{place(values, argument <= 0)}: constant column without a logarithm")
    return dress(np.log(argument), values)


def boxcox(values: Any, power: float | None = None) -> Any:
    """Box-Cox transform: ``(value ** power - 1) / power``, or ``ln(value)`` for power 0.

    Args:
        values: units x indicators, above zero.
        power: the exponent; none = the one of greatest likelihood, for each indicator.

    Returns:
        Same shape, same order of units. A hole stays a hole.

    Raises:
        ValueError: a value of zero or less; without ``power``, a constant column.

    See Box and Cox (1964), Journal of the Royal Statistical Society B 26(2).

    >>> boxcox(np.array([1.0, 3.0]), power=2).round(9).tolist()
    [0.0, 4.0]
    """
    array = read(values)
    if np.any(array <= 0):
        raise ValueError(f"{place(values, array <= 0)}: Box-Cox needs values above zero")
    grid = array.reshape(len(array), -1)
    for name, column in zip(columns(values), grid.T, strict=True):
        present = ~np.isnan(column)
        if power is None and np.unique(column[present]).size < 2:
            raise ValueError(f"{name}: constant column has no best power")
        given = column[present]
        column[present] = stats.boxcox(given)[0] if power is None else stats.boxcox(given, power)
    return dress(grid.reshape(array.shape), values)


def _pulled_in(present: np.ndarray, skew: float, kurt: float, most: int) -> np.ndarray:
    now = present
    while not passes(now, skew, kurt):
        top = stats.skew(now, bias=False) >= 0
        outermost = now == (now.max() if top else now.min())
        rest = now[~outermost]
        step = np.where(outermost, rest.max() if top else rest.min(), now)
        if np.sum(step != present) > most:
            break
        now = step
    return now
