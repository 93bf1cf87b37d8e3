"""The published score: one default for every choice, and no luck.

Goalposts, the catalogue's weights (equal) within pillars, arithmetic mean within pillars,
pillar scores floored at 1, geometric mean across equal pillars.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import qmc

from readiness.index import aggregate
from readiness.index.holes import Holes, find_holes
from readiness.index.missing import coverage
from readiness.index.sheet import Sheet, sheet_of

FLOOR = 1.0
"""A geometric mean cannot see past zero; a pillar below 1 counts as 1."""

POINTS_LOG2 = 11
"""2 ** 11 fillings for the median: a fixed design, so that a score depends on no seed."""

BLOCK = 100
"""Units whose fillings are held at once."""


def score(values: pd.DataFrame, indicators: pd.DataFrame) -> pd.Series:
    """The score of each unit, 0-100, not rounded.

    ``geometric(max(1, arithmetic(goalposts(values) within each pillar)))``; a unit with holes
    gets the median of this over its fillings (:mod:`readiness.index.holes`).

    Args:
        values: units x indicators in original units, NaN = hole.
        indicators: the catalogue, as :func:`readiness.index.sheet.sheet_of` takes it.

    Returns:
        One score a unit. A hole costs no fixed price: it is filled, and the unit never skipped.

    Raises:
        ValueError: what :func:`readiness.index.sheet.sheet_of` refuses; a hole where no other
            unit could tell anything.

    >>> catalogue = pd.DataFrame({"pillar": ["p", "q"], "worst": 0, "best": 100, "weight": 1},
    ...                          index=["a", "b"])
    >>> score(pd.DataFrame({"a": [25.0], "b": [100.0]}), catalogue).round(9).tolist()
    [50.0]
    """
    table = scores(values, indicators)
    return pd.Series(table["score"])


def scores(values: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """The score and every pillar's score of each unit, 0-100, not rounded.

    Args:
        values, indicators: as :func:`score` takes them.

    Returns:
        Units x ``score`` and the pillars. Pillar scores are not floored. With holes each column
        is a median of its own, so a score need not be the mean of the pillars beside it.

    Raises:
        ValueError: as :func:`score`.
    """
    sheet = sheet_of(values, indicators)
    return sheet_scores(sheet, find_holes(sheet))


def sheet_scores(sheet: Sheet, holes: Holes) -> pd.DataFrame:
    """:func:`scores` of a sheet already read."""
    pillars = _pillars(sheet)
    with_holes = np.asarray(np.isnan(sheet.share).any(axis=1))
    whole = np.full(len(sheet.units), np.nan)
    if not with_holes.all():
        floored = np.maximum(pillars[~with_holes], FLOOR)
        whole[~with_holes] = aggregate.geometric(floored)
    design = filling_design(sheet)
    for first in range(0, len(sheet.units), BLOCK):
        here = with_holes[first : first + BLOCK]
        if here.any():
            median = _medians(sheet, holes.of_units(first, first + BLOCK), design, first)
            whole[first : first + BLOCK][here] = median[0][here]
            pillars[first : first + BLOCK][here] = median[1].T[here]
    return pd.DataFrame(
        np.column_stack([whole, pillars]), index=sheet.units, columns=["score", *sheet.pillars]
    )


def skipped_score(values: pd.DataFrame, indicators: pd.DataFrame) -> pd.Series:
    """What the score would be if holes were skipped: to be shown beside it, never instead.

    Skipping flatters: a state whose weakest indicators are not measured rises. Weights are
    re-normalised inside each pillar, and over the pillars that have any data.

    Args:
        values, indicators: as :func:`score` takes them.

    Returns:
        One score a unit, 0-100; the same as :func:`score` for a unit without holes.

    Raises:
        ValueError: what :func:`readiness.index.sheet.sheet_of` refuses.
    """
    pillars = _pillars(sheet_of(values, indicators))
    # maximum passes NaN on: a pillar without data is skipped, not floored.
    return pd.Series(aggregate.geometric(np.maximum(pillars, FLOOR)), index=values.index)


def estimated(values: pd.DataFrame, indicators: pd.DataFrame, least: float = 0.5) -> pd.DataFrame:
    """Where a unit has less than half of a pillar's scored indicators: mark it "estimated".

    Args:
        values, indicators: as :func:`score` takes them.
        least: the share that is enough (equal passes).

    Returns:
        Units x pillars of truths.
    """
    sheet = sheet_of(values, indicators)
    names = [sheet.pillars[at] for at in sheet.pillar_of]
    return coverage(values.loc[:, sheet.indicators], names).lt(least - 1e-9)


def filling_design(sheet: Sheet) -> np.ndarray:
    """Indicators x points, uniform: the same fillings of its holes for every unit, and no luck."""
    design = qmc.Sobol(len(sheet.indicators), scramble=False).random_base2(POINTS_LOG2).T
    # The design starts at 0; half a step moves every point off the edge.
    return design + 0.5 / 2**POINTS_LOG2


def _pillars(sheet: Sheet) -> np.ndarray:
    """Units x pillars, holes skipped, NaN for a pillar without data."""
    # -0.0 + 0.0 is 0.0.
    points = 100 * sheet.clipped + 0.0
    return np.column_stack(
        [aggregate.arithmetic(points[:, span], sheet.weight[span]) for span in sheet.spans]
    )


def _medians(
    sheet: Sheet, holes: Holes, design: np.ndarray, first: int
) -> tuple[np.ndarray, np.ndarray]:
    """Median score (units), and median pillar scores (pillars x units), over the fillings."""
    points = np.nan_to_num(100 * sheet.clipped[first : first + BLOCK])
    weight = sheet.weight / np.bincount(sheet.pillar_of, sheet.weight)[sheet.pillar_of]
    known = np.stack([points[:, span] @ weight[span] for span in sheet.spans])
    filled = np.repeat(known[:, :, None], design.shape[1], axis=2)
    parts = 100 * holes.fill(design[holes.column])
    holes.add(filled, weight[holes.column][:, None] * parts)
    pillars = np.median(filled, axis=2)
    np.log(np.maximum(filled, FLOOR, out=filled), out=filled)
    return np.exp(np.median(filled.mean(axis=0), axis=1)), pillars
