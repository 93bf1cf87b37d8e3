"""How often each state holds each rank when every weighting of the pillars is allowed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import qmc

from readiness.index.calculator import FLOOR
from readiness.index.intake import place, read, units
from readiness.index.ranking import DECIMALS, draw_ranks

BLOCK = 1_000_000
"""Scores held at once."""


def rank_shares(
    pillar_scores: Any,
    *,
    points: int = 2**13,
    seed: int,
    across: str = "geometric",
    decimals: int = DECIMALS,
) -> pd.DataFrame:
    """Share of weight space in which each unit holds each rank ("first under 97 % of all").

    Weightings are spread evenly over the whole simplex (scrambled Sobol points through the
    exponential), everything else at the default. Error about 1 / sqrt(points) at worst.

    Args:
        pillar_scores: units x pillars, 0-100, as :func:`readiness.index.calculator.scores`
            gives them (without its first column).
        points: how many weightings, a power of two.
        seed: of the scrambling.
        across: ``"geometric"`` (scores floored at 1) or ``"arithmetic"``.
        decimals: scores that agree to so many digits are tied, at the smaller rank.

    Returns:
        Units x ranks, shares of 0 to 1; each row sums to 1.

    Raises:
        ValueError: a hole, fewer than two units, ``points`` no power of two, unknown ``across``.

    See Saisana, d'Hombres and Saltelli (2011), Research Policy 40(1); Greco et al. (2018), SMAA.

    >>> two = pd.DataFrame({"a": [80.0, 20.0], "b": [30.0, 60.0]}, index=["X", "Y"])
    >>> rank_shares(two, seed=1, across="arithmetic").loc["X", 1].round(2).item()
    0.67
    """
    if across not in ("geometric", "arithmetic"):
        raise ValueError(f"across {across!r}? say 'geometric' or 'arithmetic'")
    array = read(pillar_scores, least=2)
    if np.isnan(array).any():
        raise ValueError(f"{place(pillar_scores, np.isnan(array))} is missing; fill it first")
    weight = simplex(array.shape[1], points=points, seed=seed)
    base = np.log(np.maximum(array, FLOOR)) if across == "geometric" else array
    n = len(array)
    counts = np.zeros((n, n))
    size = max(1, BLOCK // n)
    for at in range(0, points, size):
        scores = base @ weight[at : at + size].T
        ranks = draw_ranks(np.exp(scores) if across == "geometric" else scores, decimals)
        slot = ranks - 1 + n * np.arange(n)[:, None]
        counts += np.bincount(slot.ravel(), minlength=n * n).reshape(n, n)
    return pd.DataFrame(counts / points, index=units(pillar_scores), columns=range(1, n + 1))


def simplex(size: int, *, points: int, seed: int) -> np.ndarray:
    """Weightings spread evenly over the simplex: points x ``size``, each row summing to 1.

    >>> simplex(3, points=4, seed=1).sum(axis=1).round(9).tolist()
    [1.0, 1.0, 1.0, 1.0]
    """
    if points < 1 or points & (points - 1):
        raise ValueError(f"{points} points: Sobol points come in powers of two")
    even = qmc.Sobol(size, scramble=True, rng=np.random.default_rng(seed)).random(points)
    waits = -np.log(np.clip(even, 1e-12, 1 - 1e-12))
    return waits / waits.sum(axis=1, keepdims=True)
