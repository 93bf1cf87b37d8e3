"""Which choice moves the result: variance shares after Sobol."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import qmc

from readiness.index.calculator import sheet_scores
from readiness.index.choices import NORMALISATIONS, SPREAD, Choices, kept_weight, left_out
from readiness.index.engine import Engine
from readiness.index.holes import find_holes
from readiness.index.ranking import draw_ranks, league_rank
from readiness.index.sheet import sheet_of

CHOICES = ("holes", "normalisation", "weights", "across_pillars", "leave_one_out", "perceptions")

TABLE = 4096
"""Weightings, and fillings of the holes, that one uniform input chooses among."""


def sobol(
    model: Callable[[np.ndarray], np.ndarray],
    inputs: Sequence[Any],
    *,
    points: int = 1024,
    seed: int,
    resamples: int = 200,
    level: float = 0.9,
    outputs: Sequence[Any] | None = None,
) -> pd.DataFrame:
    """First-order and total Sobol indices of a model of independent uniform inputs.

    With A and B two halves of a scrambled Sobol sample, AB the sample A with one column of B,
    and f centred: first = ``mean(f(B) * (f(AB) - f(A))) / V`` (Saltelli), total =
    ``mean((f(A) - f(AB)) ** 2) / 2V`` (Jansen).

    Args:
        model: takes rows x inputs in 0-1, gives one number a row (or rows x outputs).
        inputs: names of the inputs.
        points: size of A, a power of two; 1,024 or more for a figure one shows.
        seed: of the sample and of the bootstrap.
        resamples: bootstrap resamples of the rows.
        level: width of the bootstrap intervals.
        outputs: names of the outputs of a model that has many.

    Returns:
        One row an input (or output and input): ``first``, ``first_low``, ``first_high``,
        ``total``, ``total_low``, ``total_high``; shares of the output's variance, which noise
        may carry a little outside 0-1. An output that never moves has zeros.

    Raises:
        ValueError: ``points`` no power of two, no resamples, a model that gives the wrong number
            of rows or a number that is not finite.

    See Saltelli et al. (2010), Computer Physics Communications 181(2); Jansen (1999), ibid. 117.

    >>> shares = sobol(lambda x: x[:, 0] + 0 * x[:, 1], ["a", "b"], seed=1)
    >>> shares["total"].round(2).tolist()
    [1.0, 0.0]
    """
    if resamples < 1:
        raise ValueError(f"{resamples} resamples give no interval; at least 1 is needed")
    if points < 2 or points & (points - 1):
        raise ValueError(f"{points} points: Sobol points come in powers of two")
    d = len(inputs)
    rng = np.random.default_rng(seed)
    sample = qmc.Sobol(2 * d, scramble=True, rng=rng).random(points)
    a, b = sample[:, :d], sample[:, d:]
    mixed = np.repeat(a[None], d, axis=0)
    mixed[np.arange(d), :, np.arange(d)] = b.T
    answer = np.asarray(model(np.concatenate([a, b, mixed.reshape(-1, d)])), dtype=float)
    if answer.shape[:1] != ((d + 2) * points,) or answer.ndim > 2:
        raise ValueError(f"the model gave shape {answer.shape} for {(d + 2) * points} rows")
    if not np.isfinite(answer).all():
        raise ValueError("the model gave a number that is not finite")
    single = answer.ndim == 1
    answer = answer.reshape(d + 2, points, -1)
    answer = answer - answer[:2].mean(axis=(0, 1))
    share = _shares(answer, np.full((1, points), 1 / points))[:, 0]
    again = rng.multinomial(points, np.full(points, 1 / points), size=resamples) / points
    tails = [(1 - level) / 2, (1 + level) / 2]
    band = np.quantile(_shares(answer, again), tails, axis=1)  # tails x 2 x inputs x outputs
    names = ("first", "total")
    table = {
        f"{name}{suffix}": part[at].T.ravel()
        for at, name in enumerate(names)
        for suffix, part in (("", share), ("_low", band[0]), ("_high", band[1]))
    }
    if single:
        return pd.DataFrame(table, index=pd.Index(inputs, name="input"))
    many = list(range(answer.shape[2])) if outputs is None else list(outputs)
    return pd.DataFrame(
        table, index=pd.MultiIndex.from_product([many, inputs], names=["output", "input"])
    )


def of_choices(
    values: pd.DataFrame,
    indicators: pd.DataFrame,
    *,
    points: int = 1024,
    seed: int,
    of: str = "score",
    resamples: int = 200,
) -> pd.DataFrame:
    """Which of the index's own choices moves each unit's score (or rank), and by how much.

    Each choice of :mod:`readiness.index.choices` is one input; weights and fillings are drawn
    beforehand, and the input picks one of them.

    Args:
        values, indicators: as :func:`readiness.index.uncertainty.rank_bands` takes them.
        points, seed, resamples: as in :func:`sobol`.
        of: ``"score"`` or ``"rank"`` of each unit, or ``"ranking"``: over all units the mean
            distance of a rank from the rank at the default choices.

    Returns:
        The columns of :func:`sobol`, one row a unit and choice (``CHOICES``), or of the ranking
        one row a choice. A unit without holes has nothing from ``holes`` in its score.

    Raises:
        ValueError: what the sheet refuses, an unknown ``of``, ``points`` no power of two.

    See Saisana, Saltelli and Tarantola (2005), JRSS A 168(2).
    """
    if of not in ("score", "rank", "ranking"):
        raise ValueError(f"sensitivity of {of!r}? say 'score', 'rank' or 'ranking'")
    sheet = sheet_of(values, indicators, least=2)
    engine = Engine(sheet, find_holes(sheet))
    rng = np.random.default_rng([seed, 1])
    jolt = 1 - SPREAD + 2 * SPREAD * rng.random((len(sheet.indicators), TABLE))
    pillar = 1 - SPREAD + 2 * SPREAD * rng.random((len(sheet.pillars), TABLE))
    free = jolt if len(sheet.pillars) == 1 else pillar
    free[:, ::2] = rng.standard_exponential(free[:, ::2].shape)
    luck = rng.random((len(engine.holes.row), TABLE))
    usual = league_rank(sheet_scores(sheet, engine.holes)["score"].to_numpy())[:, None]

    def scored(inputs: np.ndarray) -> np.ndarray:
        hole, normal, weight, across, out, perception = inputs.T
        pick = (weight * TABLE).astype(int)
        choices = Choices(
            normalisation=(normal * len(NORMALISATIONS)).astype(int),
            is_geometric=across < 0.5,
            weight=kept_weight(sheet, jolt[:, pick], left_out(sheet, out), perception < 0.5),
            pillar_weight=pillar[:, pick] / pillar[:, pick].sum(axis=0),
            luck=luck[:, (hole * TABLE).astype(int)],
        )
        order = np.argsort(choices.block, kind="stable")
        whole = engine.scores(choices.take(order))[0]
        answer = np.empty(whole.shape)
        answer[:, order] = whole if of == "score" else draw_ranks(whole)
        return abs(answer - usual).mean(axis=0) if of == "ranking" else answer.T

    def model(inputs: np.ndarray) -> np.ndarray:
        size = engine.rows(len(inputs))
        return np.concatenate(
            [scored(inputs[at : at + size]) for at in range(0, len(inputs), size)]
        )

    outputs = None if of == "ranking" else list(sheet.units)
    return sobol(model, CHOICES, points=points, seed=seed, resamples=resamples, outputs=outputs)


def _shares(answer: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """2 (first, total) x samples x inputs x outputs, each sample a weighting of the rows."""
    a, b, mixed = answer[0], answer[1], answer[2:]
    mean = weight @ ((a + b) / 2)
    variance = (weight @ ((a**2 + b**2) / 2) - mean**2)[:, None, :]
    first = np.einsum("sn,dnm->sdm", weight, b * (mixed - a), optimize=True)
    total = np.einsum("sn,dnm->sdm", weight, (a - mixed) ** 2, optimize=True) / 2
    # Rounding noise of an output that never moves must not be divided by itself.
    moves = variance > 1e-18
    return np.where(moves, np.stack([first, total]) / np.where(moves, variance, 1), 0)
