"""Look at what the arithmetic hides: who moves together, and who moves the result."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from readiness.index.aggregate import arithmetic
from readiness.index.intake import aligned, aligned_numbers, columns, read, refuse_columns, units
from readiness.index.ranking import league_rank
from readiness.index.weights import checked


def correlation(values: Any) -> pd.DataFrame:
    """Pearson correlation of every pair of indicators, over the units that have both.

    Args:
        values: units x indicators, any unit.

    Returns:
        Indicators x indicators, -1 to 1; NaN where a pair shares fewer than three units or is
        constant over those shared.

    Raises:
        ValueError: a constant column, fewer than two units.

    >>> correlation(np.array([[1.0, 9.0], [2.0, 8.0], [3.0, 7.0]])).loc[0, 1].item()
    -1.0
    """
    array, labels = read(values, least=2), columns(values)
    _refuse_constant(array, labels)
    frame = pd.DataFrame(array, columns=labels)
    return frame.corr(min_periods=3).clip(-1, 1)


def correlation_within(values: Any, pillar: Any) -> pd.DataFrame:
    """Mean correlation of each pillar's indicators with each other and with the others'.

    Args:
        values: units x indicators, any unit, more is better.
        pillar: the pillar of each indicator (by name).

    Returns:
        One row a pillar: ``within`` (NaN for a pillar of one), ``across`` (NaN for the only
        pillar). A pillar that hangs together has ``within`` well above ``across``.

    Raises:
        ValueError: as :func:`correlation`; an indicator without a pillar.

    See OECD/JRC (2008), step 4.
    """
    matrix = correlation(values).to_numpy().copy()
    np.fill_diagonal(matrix, np.nan)
    names = aligned(pillar, columns(values), "pillar")
    rows = {
        name: {
            "within": _mean(matrix[np.ix_(names == name, names == name)]),
            "across": _mean(matrix[np.ix_(names == name, names != name)]),
        }
        for name in dict.fromkeys(names)
    }
    return pd.DataFrame.from_dict(rows, orient="index")


def cronbach_alpha(values: Any) -> float:
    """Cronbach's alpha: how far the indicators of a pillar measure one thing.

    ``k / (k - 1) * (1 - sum of variances / variance of the sum)``, variances with n - 1.

    Args:
        values: units x the indicators of one pillar, on one scale.

    Returns:
        At most 1; negative when indicators work against each other. Units with a hole are left
        out.

    Raises:
        ValueError: fewer than two indicators, fewer than two units without holes, a sum that
            does not vary.

    See Cronbach (1951), Psychometrika 16(3).

    >>> cronbach_alpha(np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]))
    1.0
    """
    array = read(values, least=2)
    whole = array[~np.isnan(array).any(axis=1)] if array.ndim == 2 else array[:, None]
    k = whole.shape[1]
    if k < 2:
        raise ValueError("alpha needs at least two indicators")
    if len(whole) < 2:
        raise ValueError(f"{len(whole)} unit(s) without a hole; alpha needs at least two")
    total = whole.sum(axis=1).var(ddof=1)
    if not total > 0:
        raise ValueError("the sum of the indicators is constant; alpha is not defined")
    return float(k / (k - 1) * (1 - whole.var(axis=0, ddof=1).sum() / total))


def influence(scores: Any, composite: Any) -> pd.DataFrame:
    """How much of the composite's variation goes with each indicator.

    Args:
        scores: units x indicators.
        composite: one value a unit.

    Returns:
        One row an indicator: ``correlation`` with the composite (-1 to 1), and ``share``, its
        square over the sum of squares: the weight an indicator has in effect, against the one
        it was given. Units with a hole in the pair are left out of it.

    Raises:
        ValueError: a constant column or composite, fewer than two units.

    See Paruolo, Saisana and Saltelli (2013), JRSS A 176(3) (here the linear part).

    >>> influence(np.array([[1.0, 1.0], [2.0, 1.5], [3.0, 4.0]]), [1, 2, 3])["share"].sum().item()
    1.0
    """
    array, labels = read(scores, least=2), columns(scores)
    _refuse_constant(array, labels)
    whole = aligned_numbers(composite, units(scores), "composite")
    if whole.max() == whole.min():
        raise ValueError("the composite is constant; nothing has influence on it")
    frame = pd.DataFrame(array, columns=labels)
    together = frame.corrwith(pd.Series(whole)).clip(-1, 1)
    return pd.DataFrame({"correlation": together, "share": together**2 / (together**2).sum()})


def leave_one_out(scores: Any, weight: Any = None, rule: Any = arithmetic) -> pd.DataFrame:
    """How far each unit's league rank moves when one indicator is left out.

    Args:
        scores: units x indicators on one scale.
        weight: relative weights, by name or by position; none = equal.
        rule: an aggregation of :mod:`readiness.index.aggregate`, ``(scores, weight)``, or any
            function of that form that folds a frame by pillars.

    Returns:
        Units x indicators: rank without the indicator minus rank with all. Positive = the unit
        falls without it. A hole is what the rule makes of it.

    Raises:
        ValueError: fewer than two indicators or units, and what the rule refuses.

    >>> leave_one_out(np.array([[90.0, 10.0], [50.0, 60.0]]))[1].tolist()
    [-1, 1]
    """
    array, labels = read(scores, least=2), columns(scores)
    if len(labels) < 2:
        raise ValueError("leaving one out needs at least two indicators")
    frame = pd.DataFrame(array, index=units(scores), columns=labels)
    weights = pd.Series(checked(weight, labels), index=labels)
    full = league_rank(rule(frame, weights))
    without = {name: league_rank(rule(frame.drop(columns=name), weights.drop(name))) - full
               for name in labels}  # fmt: skip
    shift = pd.DataFrame(without)
    return shift.astype(int) if shift.notna().all(axis=None) else shift


def _refuse_constant(array: np.ndarray, labels: list[Any]) -> None:
    grid = array.reshape(len(array), -1)
    refuse_columns(np.isnan(grid).all(axis=0), labels, "no data in this column")
    flat = np.nanmax(grid, axis=0) == np.nanmin(grid, axis=0)
    refuse_columns(flat, labels, "constant column has no correlation")


def _mean(block: np.ndarray) -> float:
    some = block[~np.isnan(block)]
    return float(some.mean()) if some.size else float("nan")
