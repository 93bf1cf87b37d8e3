"""What is not there: count it, judge it, and fill it only by a named choice.

These fill one table once. The published score fills every hole many times over instead
(:mod:`readiness.index.holes`), so that a hole widens a band and is never a gift.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from readiness.index.intake import aligned, columns, dress, read, refuse_columns, units

TIE = 1e-9


def coverage(values: pd.DataFrame, pillar: Any) -> pd.DataFrame:
    """Share of each pillar's indicators for which a unit has a value.

    Args:
        values: units x indicators.
        pillar: the pillar of each indicator (by name).

    Returns:
        Units x pillars, 0 to 1, pillars in order of appearance.

    >>> frame = pd.DataFrame({"a": [1.0, np.nan], "b": [1.0, 1.0]}, index=["X", "Y"])
    >>> coverage(frame, ["p", "p"])["p"].tolist()
    [1.0, 0.5]
    """
    present = ~np.isnan(read(values))
    names = aligned(pillar, columns(values), "pillar")
    share = {name: present[:, names == name].mean(axis=1) for name in dict.fromkeys(names)}
    return pd.DataFrame(share, index=values.index)


def screen(values: pd.DataFrame, threshold: float, pillar: Any = None) -> pd.DataFrame:
    """Blank what rests on too little, before anything is imputed.

    A unit with less than the threshold share of a pillar's indicators has no pillar: what it
    has there is blanked. Equal passes.

    Args:
        values: units x indicators.
        threshold: smallest share of indicators, by count, 0 to 1.
        pillar: the pillar of each indicator (by name); none = one pillar.

    Returns:
        Same shape, with more holes or as many.

    Raises:
        ValueError: a threshold outside 0-1, an indicator without a pillar.

    See OECD/JRC (2008), step 3.

    >>> frame = pd.DataFrame({"a": [1.0, np.nan], "b": [np.nan, np.nan], "c": [3.0, 4.0]})
    >>> screen(frame, 0.5)["c"].tolist()
    [3.0, nan]
    """
    if not 0 <= threshold <= 1:
        raise ValueError(f"threshold {threshold} is not a share between 0 and 1")
    names = np.zeros(values.shape[1]) if pillar is None else pillar
    names = aligned(names, columns(values), "pillar")
    share = coverage(values, list(names))
    return values.where((share[list(names)] >= threshold - TIE).to_numpy())


def impute(values: Any, by: str = "mean", *, peers: Any = None) -> Any:
    """Fill each hole with the indicator's mean or median over the units that have a value.

    Args:
        values: units x indicators, any unit.
        by: ``"mean"`` or ``"median"``.
        peers: the group of each unit (by name), to fill from the unit's own group only.

    Returns:
        Same shape. Where nobody in the group has a value the hole stays. :func:`filled` tells
        afterwards which cells were not measured.

    Raises:
        ValueError: an unknown ``by``, an indicator without any data, a unit without a group.

    See OECD/JRC (2008), step 3; Little and Rubin (2002).

    >>> impute(np.array([1.0, np.nan, 3.0])).tolist()
    [1.0, 2.0, 3.0]
    """
    array = read(values)
    grid = array.reshape(len(array), -1)
    refuse_columns(np.isnan(grid).all(axis=0), columns(values), "no data to impute from")
    groups = np.zeros(len(grid)) if peers is None else aligned(peers, units(values), "group")
    for name in dict.fromkeys(groups):
        rows = groups == name
        grid[rows] = _filled_down(grid[rows], by)
    return dress(grid.reshape(array.shape), values)


def impute_within(scores: Any, pillar: Any, by: str = "mean") -> Any:
    """Fill each hole with the unit's own mean or median over its pillar's other indicators.

    Args:
        scores: units x indicators on one scale (normalise first).
        pillar: the pillar of each indicator (by name).
        by: ``"mean"`` or ``"median"``.

    Returns:
        Same shape. A pillar wholly missing stays missing.

    Raises:
        ValueError: an unknown ``by``, an indicator without a pillar.

    >>> impute_within(np.array([[40.0, np.nan, 60.0]]), ["p", "p", "q"]).tolist()
    [[40.0, 40.0, 60.0]]
    """
    grid = read(scores)
    names = aligned(pillar, columns(scores), "pillar")
    for name in dict.fromkeys(names):
        inside = names == name
        grid[:, inside] = _filled_down(grid[:, inside].T, by).T
    return dress(grid, scores)


def knn(values: Any, k: int = 3) -> Any:
    """Fill each hole with the mean of the ``k`` most similar units that have a value.

    Similar = small root mean square difference over the indicators both have, each in its own
    standard deviations. Units tied at the k-th place all count.

    Args:
        values: units x indicators, any unit.
        k: how many neighbours.

    Returns:
        Same shape. Where no unit with a value shares an indicator, the hole stays.

    Raises:
        ValueError: ``k`` below 1, fewer than two units.

    See Troyanskaya et al. (2001), Bioinformatics 17(6).

    >>> knn(np.array([[1.0, 5.0], [1.1, np.nan], [9.0, 7.0]]), k=1)[1, 1].item()
    5.0
    """
    if k < 1:
        raise ValueError(f"{k} neighbours: at least 1 is needed")
    array = read(values, least=2)
    present = ~np.isnan(array)
    spread = np.sqrt(np.array([column[~np.isnan(column)].var() if (~np.isnan(column)).any() else 0
                               for column in array.T]))  # fmt: skip
    scaled = np.where(present, array / np.where(spread > 0, spread, 1), 0)
    both = present.astype(float) @ present.T
    squares = (scaled**2) @ present.T
    apart = squares + squares.T - 2 * scaled @ scaled.T
    distance = np.where(both > 0, np.maximum(apart, 0) / np.maximum(both, 1), np.inf)
    result = array.copy()
    for row, column in np.argwhere(~present):
        near = np.where(present[:, column], distance[row], np.inf)
        near[row] = np.inf
        reach = np.sort(near)[min(k, len(near)) - 1]
        if np.isinf(reach):
            reach = np.max(near, where=np.isfinite(near), initial=-1)
        chosen = near <= reach + TIE
        if chosen.any():
            result[row, column] = array[chosen, column].mean()
    return dress(result, values)


def filled(before: Any, after: Any) -> Any:
    """Which cells were imputed: missing before, there after.

    >>> filled(np.array([1.0, np.nan]), np.array([1.0, 2.0])).tolist()
    [False, True]
    """
    was, now = read(before), read(after)
    if was.shape != now.shape:
        raise ValueError(f"shapes {was.shape} and {now.shape} differ")
    return dress(np.isnan(was) & ~np.isnan(now), before)


def _filled_down(grid: np.ndarray, by: str) -> np.ndarray:
    """Fill each column of a table from itself; an empty column stays empty."""
    rules: dict[str, Any] = {"mean": np.nanmean, "median": np.nanmedian}
    if by not in rules:
        raise ValueError(f"impute by {by!r}? say 'mean' or 'median'")
    some = ~np.isnan(grid).all(axis=0)
    middle = np.full(grid.shape[1], np.nan)
    if some.any():
        middle[some] = rules[by](grid[:, some], axis=0)
    return np.where(np.isnan(grid), middle, grid)
