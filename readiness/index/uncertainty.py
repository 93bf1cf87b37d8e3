"""How far a rank could move if we had made another defensible choice.

The Monte Carlo of the OECD/JRC Handbook (step 7): every draw fills every hole and makes every
choice anew (:mod:`readiness.index.choices`), ranks the rounded scores, and counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from readiness.index.calculator import sheet_scores
from readiness.index.choices import OPEN, Chooser, Fixed
from readiness.index.engine import Engine
from readiness.index.holes import find_holes
from readiness.index.ranking import DECIMALS, draw_ranks, steps
from readiness.index.sheet import sheet_of

LEVELS = {"rank_low": 0.05, "rank_median": 0.5, "rank_high": 0.95}


@dataclass(frozen=True)
class Certainty:
    """What the draws say; 1 is the best rank."""

    scores: pd.DataFrame
    """Units x ``score`` and the pillars, at the default choices; medians where there are holes."""
    bands: pd.DataFrame
    """Units x ``rank_low``, ``rank_median``, ``rank_high``."""
    pillar_bands: pd.DataFrame
    """(pillar, unit) x the same."""
    rank_share: pd.DataFrame
    """Units x ranks: the share of the draws in which the unit holds the rank."""
    above: pd.DataFrame
    """Units x units: the share in which the row's shown score lies above the column's."""

    def chance_within(self, k: int) -> pd.Series:
        """P(rank <= k) for each unit."""
        return self.rank_share.loc[:, :k].sum(axis=1)


def rank_bands(
    values: pd.DataFrame, indicators: pd.DataFrame, *, draws: int, seed: int,
    decimals: int = DECIMALS, fixed: Fixed = OPEN,
) -> pd.DataFrame:  # fmt: skip
    """The band of ranks each unit may hold: 5th, 50th and 95th percentile over the draws.

    Args:
        values: units x indicators in original units, NaN = hole.
        indicators: the catalogue: a row an indicator with ``pillar``, ``worst``, ``best``,
            ``weight`` and, if wanted, ``transform`` (``""``, ``"log"``), ``is_perception``,
            ``is_register``.
        draws: how many times the index is built.
        seed: the same seed gives the same bands, in any process.
        decimals: scores that agree to so many digits are tied, at the smaller rank.
        fixed: choices that are made and not drawn; none.

    Returns:
        ``rank_low``, ``rank_median``, ``rank_high``, whole ranks (1 = best), indexed like
        ``values``. A hole widens the band; a unit is never dropped.

    Raises:
        ValueError: what :func:`readiness.index.sheet.sheet_of` refuses, fewer than two units,
            draws or a seed that is no such number, a fixed choice that there is not.
        ArithmeticError: a draw that gave no number.

    See OECD/JRC (2008), step 7; Saisana, Saltelli and Tarantola (2005), JRSS A 168(2).

    >>> catalogue = pd.DataFrame({"pillar": ["p", "q"], "worst": 0, "best": 100, "weight": 1},
    ...                          index=["a", "b"])
    >>> known = pd.DataFrame({"a": [90.0, 20.0], "b": [80.0, 30.0]}, index=["X", "Y"])
    >>> rank_bands(known, catalogue, draws=100, seed=1).loc["X"].tolist()
    [1, 1, 1]
    """
    engine = _engine(values, indicators)
    return engine_bands(engine, draws=draws, seed=seed, decimals=decimals, fixed=fixed)


def engine_bands(
    engine: Engine, *, draws: int, seed: int, decimals: int = DECIMALS, fixed: Fixed = OPEN
) -> pd.DataFrame:
    """:func:`rank_bands` of an engine already made."""
    n = len(engine.sheet.units)
    counts = np.zeros((n, n))
    for whole, _ in _draws(engine, draws, seed, fixed):
        counts += _tally(draw_ranks(whole, decimals))
    return _bands(counts, engine.sheet.units)


def certainty(
    values: pd.DataFrame, indicators: pd.DataFrame, *, draws: int, seed: int,
    decimals: int = DECIMALS,
) -> Certainty:  # fmt: skip
    """Everything the draws tell: scores, bands of index and pillars, chances of rank and order.

    Args:
        values, indicators, draws, seed, decimals: as :func:`rank_bands` takes them; the same
            seed gives the same bands as there.

    Returns:
        A :class:`Certainty`. Time and memory grow with the square of the units.

    Raises:
        ValueError, ArithmeticError: as :func:`rank_bands`.
    """
    engine = _engine(values, indicators)
    sheet = engine.sheet
    n = len(sheet.units)
    counts, above = np.zeros((n, n)), np.zeros((n, n))
    pillar_counts = np.zeros((len(sheet.pillars), n, n))
    for whole, pillars in _draws(engine, draws, seed):
        counts += _tally(draw_ranks(whole, decimals))
        points = steps(whole, decimals)
        for at, own in enumerate(points):
            above[at] += np.count_nonzero(own > points, axis=1)
        for tally, scores in zip(pillar_counts, pillars, strict=True):
            tally += _tally(draw_ranks(scores, decimals))
    by_pillar = {name: _bands(tally, sheet.units)
                 for name, tally in zip(sheet.pillars, pillar_counts, strict=True)}  # fmt: skip
    return Certainty(
        scores=sheet_scores(sheet, engine.holes),
        bands=_bands(counts, sheet.units),
        pillar_bands=pd.concat(by_pillar),
        rank_share=pd.DataFrame(counts / draws, index=sheet.units, columns=range(1, n + 1)),
        above=pd.DataFrame(above / draws, index=sheet.units, columns=sheet.units),
    )


def _engine(values: pd.DataFrame, indicators: pd.DataFrame) -> Engine:
    sheet = sheet_of(values, indicators, least=2)
    return Engine(sheet, find_holes(sheet))


def _draws(engine: Engine, draws: int, seed: int, fixed: Fixed = OPEN) -> Iterator[Any]:
    """The engine's answers, a cache-sized portion of the draws at a time."""
    if isinstance(draws, bool) or not isinstance(draws, int | np.integer) or draws < 1:
        raise ValueError(f"draws {draws!r} is not a whole number of 1 or more")
    chooser = Chooser(engine.sheet, engine.holes, seed, fixed)
    size = engine.rows(int(draws))
    for done in range(0, int(draws), size):
        yield engine.scores(chooser.draw(min(size, int(draws) - done)))


def _tally(ranks: np.ndarray) -> np.ndarray:
    """Units x ranks: how many draws (units x draws in) give the unit the rank."""
    n = len(ranks)
    slot = ranks - 1 + n * np.arange(n)[:, None]
    return np.bincount(slot.ravel(), minlength=n * n).reshape(n, n)


def _bands(counts: np.ndarray, units: pd.Index) -> pd.DataFrame:
    """Whole ranks: the smallest that at least the level's share of the draws does not exceed."""
    share = np.cumsum(counts, axis=1) / counts.sum(axis=1, keepdims=True)
    bands = {name: 1 + (share < level - 1e-12).sum(axis=1) for name, level in LEVELS.items()}
    return pd.DataFrame(bands, index=units)
