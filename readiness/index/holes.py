"""Holes are uncertainty, never a gift: every hole can be filled in several defensible ways.

A hole takes, with one chance in three each, (1) what the state's other measured indicators
predict, plus residual noise, (2) the mean of the other states, (3) their lower quartile; a hole
in the register takes code 0 or 1, evenly. All on the share scale, within the goalposts.

Nothing here lets a better value lower a state's own score: the prediction's slope is never
negative, it is fitted on the *other* states only, and it looks at measured indicators only, so
that an instrument announced (a hole in the register becoming a code) leaves every other hole of
the state as it was.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import special

from readiness.index.sheet import Sheet, sheet_of

UNKNOWN_NOISE = 0.25
"""Residual noise, as a share, where fewer than three other states show how well one predicts."""

BLOCK = 1_000_000
"""Holes x units worked on at once."""


@dataclass(frozen=True)
class Holes:
    """Every hole of a sheet, by pillar, then unit: where it is and what may stand in it."""

    row: np.ndarray
    column: np.ndarray
    predicted: np.ndarray
    noise: np.ndarray
    mean: np.ndarray
    quarter: np.ndarray
    is_register: np.ndarray
    codes: np.ndarray
    starts: np.ndarray
    """Where a new cell of pillar x unit starts among the holes."""
    cell_pillar: np.ndarray
    cell_row: np.ndarray

    def fill(self, luck: np.ndarray) -> np.ndarray:
        """Turn uniform numbers into fillings: holes x draws in, shares from 0 to 1 out."""
        low = luck < 2 / 3
        filling = np.where(low, self.mean[:, None], self.quarter[:, None])
        hole, draw = np.nonzero(luck < 1 / 3)
        guess = self.predicted[hole] + self.noise[hole] * special.ndtri(3 * luck[hole, draw])
        filling[hole, draw] = np.clip(guess, 0, 1)
        coded = np.flatnonzero(self.is_register)
        none, announced = self.codes[:, coded, None]
        filling[coded] = np.where(luck[coded] < 0.5, none, announced)
        return filling

    def add(self, pillar_scores: np.ndarray, parts: np.ndarray) -> None:
        """Add each hole's weighted part (holes x draws) to pillars x units x draws, in place."""
        if len(parts):
            pillar_scores[self.cell_pillar, self.cell_row] += np.add.reduceat(parts, self.starts)

    def of_units(self, first: int, last: int) -> Holes:
        """The holes of the units from ``first`` up to ``last``, counted from ``first``."""
        inside = (self.row >= first) & (self.row < last)
        pillar = np.repeat(self.cell_pillar, np.diff(np.append(self.starts, len(self.row))))
        return _placed(
            pillar[inside],
            self.row[inside] - first,
            self.column[inside],
            np.stack([self.predicted, self.noise, self.mean, self.quarter])[:, inside],
            self.is_register[inside],
            self.codes[:, inside],
        )


def fillings(values: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """What may stand in each hole: one row a way of filling it.

    Args:
        values, indicators: as :func:`readiness.index.sheet.sheet_of` takes them.

    Returns:
        ``unit``, ``indicator``, ``way`` (``predicted``, ``regional_mean``, ``lower_quarter``;
        in the register ``code_none``, ``code_announced``), ``normalised`` (0-100) and ``noise``
        (points around what is predicted, one standard deviation; NaN for the other ways).

    Raises:
        ValueError: as :func:`readiness.index.sheet.sheet_of`.
    """
    sheet = sheet_of(values, indicators)
    holes = find_holes(sheet)
    measured, coded = np.flatnonzero(~holes.is_register), np.flatnonzero(holes.is_register)
    none, announced = holes.codes
    ways = {
        "predicted": (measured, np.clip(holes.predicted, 0, 1)),
        "regional_mean": (measured, holes.mean),
        "lower_quarter": (measured, holes.quarter),
        "code_none": (coded, none),
        "code_announced": (coded, announced),
    }
    parts = [
        pd.DataFrame(
            {
                "unit": np.asarray(sheet.units, dtype=object)[holes.row[at]],
                "indicator": np.array(sheet.indicators, dtype=object)[holes.column[at]],
                "way": way,
                "normalised": 100 * share[at],
                "noise": 100 * holes.noise[at] if way == "predicted" else np.nan,
            }
        )
        for way, (at, share) in ways.items()
    ]
    return pd.concat(parts, ignore_index=True)


def find_holes(sheet: Sheet) -> Holes:
    """Every hole of the sheet with its fillings.

    The prediction of indicator j for state i: with m the mean distance of a state's measured
    indicators (j left out) from the other states' means, fit ``share_j = a + b * m`` by least
    squares over the other states, ``b >= 0``; noise is the residual standard deviation.

    Args:
        sheet: the checked sheet.

    Raises:
        ValueError: an indicator known for nobody but the state itself cannot be a hole; the
            sheet has refused it already.

    See OECD/JRC (2008), step 3; Little and Rubin (2002), Statistical Analysis with Missing Data.
    """
    known = sheet.known
    row, column = np.nonzero(~known)
    order = np.lexsort((column, row, sheet.pillar_of[column]))
    row, column = row[order], column[order]
    share = sheet.clipped
    size = max(1, BLOCK // len(share))
    guesses = [
        _predict(share, known & ~sheet.is_register, row[at : at + size], column[at : at + size])
        for at in range(0, len(row), size)
    ]
    predicted = np.concatenate(guesses, axis=1) if guesses else np.empty((2, 0))
    means, quarters = np.nanmean(share, axis=0), np.nanquantile(share, 0.25, axis=0)
    ways = np.concatenate([predicted, [means[column], quarters[column]]])
    return _placed(
        sheet.pillar_of[column],
        row,
        column,
        ways,
        sheet.is_register[column],
        sheet.code_shares[:, column],
    )


def _placed(
    pillar: np.ndarray,
    row: np.ndarray,
    column: np.ndarray,
    ways: np.ndarray,
    is_register: np.ndarray,
    codes: np.ndarray,
) -> Holes:
    new = np.ones(len(row), dtype=bool)
    new[1:] = (pillar[1:] != pillar[:-1]) | (row[1:] != row[:-1])
    starts = np.flatnonzero(new)
    predicted, noise, mean, quarter = ways
    return Holes(
        row=row,
        column=column,
        predicted=predicted,
        noise=noise,
        mean=mean,
        quarter=quarter,
        is_register=is_register,
        codes=codes,
        starts=starts,
        cell_pillar=pillar[starts],
        cell_row=row[starts],
    )


def _predict(
    share: np.ndarray, measured: np.ndarray, row: np.ndarray, column: np.ndarray
) -> np.ndarray:
    """2 x holes: the predicted share and its residual noise."""
    there = measured.astype(float)
    value = np.where(measured, share, 0.0)
    # Means of the other states only: a state's own values must not bend its own yardstick.
    others = there.sum(axis=0) - there[row]
    centre = (value.sum(axis=0) - value[row]) / np.maximum(others, 1)
    usable = there[row] * (others > 0)
    own = (usable * (value[row] - centre)).sum(axis=1) / np.maximum(usable.sum(axis=1), 1)

    target = np.nan_to_num(share[:, column].T)
    answered = ~np.isnan(share[:, column].T)
    asked = there[:, column].T
    counted = there.sum(axis=1) - asked
    lead = value.sum(axis=1) - centre @ there.T
    at = np.arange(len(row))
    lead -= asked * (target - centre[at, column][:, None])
    lead /= np.maximum(counted, 1)
    fits = answered & (counted > 0)

    n = np.maximum(fits.sum(axis=1), 1)
    target_mean = np.where(fits, target, 0).sum(axis=1) / n
    lead_mean = np.where(fits, lead, 0).sum(axis=1) / n
    dx = np.where(fits, lead - lead_mean[:, None], 0)
    dy = np.where(fits, target - target_mean[:, None], 0)
    spread = (dx * dx).sum(axis=1)
    rises = (spread > 1e-12) & (n >= 3)
    slope = np.where(rises, (dx * dy).sum(axis=1) / np.where(rises, spread, 1), 0)
    slope = np.maximum(slope, 0)
    rest = ((dy - slope[:, None] * dx) ** 2).sum(axis=1)
    noise = np.where(n >= 3, np.sqrt(rest / np.maximum(n - 2, 1)), UNKNOWN_NOISE)
    # Nobody else with a measured value: the plain mean is all that can be predicted.
    plain = np.where(answered, target, 0).sum(axis=1) / np.maximum(answered.sum(axis=1), 1)
    level = np.where(fits.any(axis=1), target_mean, plain)
    return np.stack([level + slope * (own - lead_mean), noise])
