"""How much each indicator counts. All weights are relative; those returned sum to 1."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from readiness.index.intake import aligned, aligned_numbers, columns, read, refuse_columns


def equal(values: Any, pillar: Any = None) -> pd.Series:
    """The same weight for every indicator, or for every pillar and, inside it, every indicator.

    Args:
        values: units x indicators; only the indicators' names are used.
        pillar: the pillar of each indicator (by name); none = one pillar.

    Returns:
        One weight an indicator, sum 1. Holes play no part.

    >>> equal(pd.DataFrame(columns=["a", "b", "c"]), ["x", "x", "y"]).tolist()
    [0.25, 0.25, 0.5]
    """
    labels = columns(values)
    return effective(pd.Series(1.0, index=labels), pillar)


def given(weight: Any, values: Any) -> pd.Series:
    """Weights somebody states, checked against the indicators and scaled to sum 1.

    Args:
        weight: relative weights, by name or by position.
        values: units x indicators; only the indicators' names are used.

    Returns:
        One weight an indicator, in the order of the values' columns, sum 1.

    Raises:
        ValueError: a weight that is negative, missing or of no column; all zero.

    >>> given({"b": 3, "a": 1}, pd.DataFrame(columns=["a", "b"])).tolist()
    [0.25, 0.75]
    """
    labels = columns(values)
    weights = checked(weight, labels)
    return pd.Series(weights / weights.sum(), index=labels)


def effective(weight: Any, pillar: Any = None, pillar_weight: Any = None) -> pd.Series:
    """The share of the whole that reaches each indicator down the tree.

    Its share of its pillar's weight, times the pillar's share: an indicator in a pillar of three
    counts more than one in a pillar of six.

    Args:
        weight: relative weights inside the pillars, a series by indicator.
        pillar: the pillar of each indicator (by name); none = one pillar.
        pillar_weight: relative weights of the pillars, by name; none = equal.

    Returns:
        One weight an indicator, sum 1.

    Raises:
        ValueError: weights negative, missing, or all zero within a pillar or over the pillars.

    See Becker, Saisana, Paruolo and Vandecasteele (2017), Ecological Indicators 80.

    >>> effective(pd.Series({"a": 1, "b": 3, "c": 1}), ["x", "x", "y"]).tolist()
    [0.125, 0.375, 0.5]
    """
    series = pd.Series(weight)
    labels = list(series.index)
    inside = checked(series, labels)
    names = np.zeros(len(labels)) if pillar is None else aligned(pillar, labels, "pillar")
    pillars = list(dict.fromkeys(names))
    member = np.array([names == name for name in pillars])
    total = member @ inside
    refuse_columns(total == 0, [f"pillar {name}" for name in pillars], "all weights are zero")
    across = checked(pillar_weight, pillars)
    share = (across / across.sum() / total) @ member
    return pd.Series(inside * share, index=labels)


def pca(values: Any, pillar: Any = None) -> pd.Series:
    """Squared loadings on the first principal component of the correlations.

    The share of the component's variance that each indicator carries; per pillar, pillars equal.
    Never over all indicators at once: with 11 states there are more columns than rows.

    Args:
        values: units x indicators, any unit.
        pillar: the pillar of each indicator (by name); none = the values are one pillar.

    Returns:
        One weight an indicator, not negative, sum 1. Units with a hole in a pillar are left out
        of that pillar's correlations.

    Raises:
        ValueError: a constant column, fewer than two units without holes.

    See OECD/JRC (2008), 6.1; Nicoletti, Scarpetta and Boylaud (2000).

    >>> pca(np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 7.0]])).round(6).tolist()
    [0.5, 0.5]
    """
    array, labels = read(values, least=2), columns(values)
    names = np.zeros(len(labels)) if pillar is None else aligned(pillar, labels, "pillar")
    weight = np.empty(len(labels))
    for name in pd.unique(pd.Series(names)):
        inside = np.flatnonzero(names == name)
        rows = array[:, inside]
        rows = rows[~np.isnan(rows).any(axis=1)]
        if len(rows) < 2:
            raise ValueError(
                f"{_listed(labels, inside)}: fewer than two units without a hole; impute first"
            )
        flat = rows.max(axis=0) == rows.min(axis=0)
        refuse_columns(flat, [labels[i] for i in inside], "constant column has no correlation")
        correlation = np.atleast_2d(np.corrcoef(rows, rowvar=False))
        weight[inside] = np.linalg.eigh(correlation)[1][:, -1] ** 2
    return effective(pd.Series(weight, index=labels), list(names))


def checked(weight: Any, labels: list[Any]) -> np.ndarray:
    """Relative weights as one float a column, refused by name where they cannot be meant.

    >>> checked({"b": 2, "a": 1}, ["a", "b"]).tolist()
    [1.0, 2.0]
    """
    if weight is None:
        return np.ones(len(labels))
    weights = aligned_numbers(weight, labels, "weight", exact=True)
    refuse_columns(weights < 0, labels, "negative weight")
    if not weights.sum() > 0:
        raise ValueError(f"all weights are zero: {', '.join(map(str, labels))}")
    return weights


def _listed(labels: list[Any], inside: np.ndarray) -> str:
    return ", ".join(str(labels[i]) for i in inside)
