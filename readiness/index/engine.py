"""The score of every unit in every draw, with no loop over draws.

What is known is scaled once for each normalisation; a draw is then a matrix product with its
weights, plus the few cells that are holes.
"""

from __future__ import annotations

import numpy as np

from readiness.index.calculator import FLOOR
from readiness.index.choices import NORMALISATIONS, Choices
from readiness.index.holes import Holes
from readiness.index.sheet import Sheet

DOUBLES = 400_000
"""Pillar scores held at once: small enough for the cache, so time grows no faster than draws."""

FEWEST = 256
"""Draws worked on at once at the least, however many the units."""


class Engine:
    """A sheet made ready to be scored under any choices.

    Min-max and percentile ranks take their yardstick from the known values; a filling is put on
    that yardstick, never part of it. Where all known values agree a relative scale says nothing,
    and the goalposts' score stands.
    """

    def __init__(self, sheet: Sheet, holes: Holes) -> None:
        self.sheet, self.holes = sheet, holes
        share = sheet.share
        self._low, high = np.nanmin(share, axis=0), np.nanmax(share, axis=0)
        self._flat = high == self._low
        self._reach = np.where(self._flat, 1, high - self._low)
        self._sorted = np.sort(share, axis=0)
        self._counts = sheet.known.sum(axis=0)
        self._known = [np.nan_to_num(100 * self._scaled(share, at)) for at in range(3)]

    def rows(self, draws: int) -> int:
        """How many draws to work on at once."""
        wide = len(self.sheet.units) * len(self.sheet.pillars) + 2 * len(self.holes.row)
        return int(np.clip(DOUBLES // max(wide, 1), FEWEST, max(draws, FEWEST)))

    def scores(self, choices: Choices) -> tuple[np.ndarray, np.ndarray]:
        """Scores of the choices' draws, which must be sorted by block.

        Returns:
            The index (units x draws) and its pillars (pillars x units x draws), 0-100.

        Raises:
            ValueError: draws out of order.
            ArithmeticError: a draw that gave no number. A failed draw never narrows a band.
        """
        block, sheet = choices.block, self.sheet
        if np.any(block[1:] < block[:-1]):
            raise ValueError("draws must be sorted by block")
        shape = (len(sheet.pillars), len(sheet.units), len(block))
        pillars, whole = np.empty(shape), np.empty(shape[1:])
        filling = self.holes.fill(choices.luck)
        edges = np.searchsorted(block, np.arange(2 * len(NORMALISATIONS) + 1))
        for at in range(2 * len(NORMALISATIONS)):
            here = slice(edges[at], edges[at + 1])
            if here.start == here.stop:
                continue
            part, weight = pillars[:, :, here], choices.weight[:, here]
            for pillar, span in enumerate(sheet.spans):
                np.matmul(self._known[at // 2][:, span], weight[span], out=part[pillar])
            if len(self.holes.row):
                filled = self._scaled_holes(filling[:, here], at // 2)
                self.holes.add(part, 100 * weight[self.holes.column] * filled)
            whole[:, here] = _across(part, choices.pillar_weight[:, here], bool(at % 2))
        if not np.isfinite(whole).all():
            unit = sheet.units[np.argwhere(~np.isfinite(whole))[0][0]]
            raise ArithmeticError(f"{unit}: a draw gave no number; a failed draw must not pass")
        return whole, pillars

    def _scaled(self, share: np.ndarray, normalisation: int) -> np.ndarray:
        """Known shares on the scale of a normalisation, 0-1."""
        name, clipped = NORMALISATIONS[normalisation], np.clip(share, 0, 1)
        if name == "goalposts":
            return clipped
        if name == "minmax":
            scaled = (share - self._low) / self._reach
        else:
            below = np.empty(share.shape)
            for at, column in enumerate(share.T):
                below[:, at] = np.searchsorted(self._sorted[:, at], column)
            scaled = below / np.maximum(self._counts - 1, 1)
        return np.where(np.isnan(share), np.nan, np.where(self._flat, clipped, scaled))

    def _scaled_holes(self, filling: np.ndarray, normalisation: int) -> np.ndarray:
        """Fillings (holes x draws) on the scale of a normalisation, 0-1."""
        name, column = NORMALISATIONS[normalisation], self.holes.column
        if name == "goalposts":
            return filling
        if name == "minmax":
            stretched = (filling - self._low[column, None]) / self._reach[column, None]
            scaled = np.clip(stretched, 0, 1)
        else:
            scaled = np.empty(filling.shape)
            for at in np.unique(column):
                same = column == at
                known = self._sorted[: self._counts[at], at]
                scaled[same] = np.searchsorted(known, filling[same]) / self._counts[at]
        return np.where(self._flat[column, None], filling, scaled)


def _across(pillars: np.ndarray, weight: np.ndarray, geometric: bool) -> np.ndarray:
    total = np.zeros(pillars.shape[1:])
    for scores, share in zip(pillars, weight, strict=True):
        total += share * (np.log(np.maximum(scores, FLOOR)) if geometric else scores)
    return np.exp(total) if geometric else total
