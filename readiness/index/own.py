"""The index under a reader's own choices: shown as theirs, never stored, never published.

What the reader chooses is fixed; what they leave open stays exactly as uncertain as in the
published bands (:mod:`readiness.index.choices`). So nothing chosen gives the published scores and
bands to the last digit, and a changed figure moves nothing but what hangs on it. An indicator is
dropped by giving a smaller catalogue, a figure is changed by giving other values.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from readiness.index import uncertainty
from readiness.index.calculator import filling_design
from readiness.index.choices import NORMALISATIONS, OPEN, Choices, Fixed
from readiness.index.engine import Engine
from readiness.index.holes import find_holes
from readiness.index.ranking import league_rank
from readiness.index.sheet import Sheet, sheet_of
from readiness.index.weight_space import rank_shares
from readiness.index.weights import checked


@dataclass(frozen=True)
class Answer:
    """What a reader's choices come to; 1 is the highest rank."""

    scores: pd.DataFrame
    """Units x ``score`` and the pillars, 0-100."""
    your_rank: pd.Series
    """By the shown score; not ``rank``, which is the published one."""
    bands: pd.DataFrame
    """Units x ``your_rank_low``, ``your_rank_median``, ``your_rank_high``."""
    weight_space: pd.DataFrame
    """Units x ranks: the share of all weightings of the pillars that give the unit the rank."""

    @property
    def agreement(self) -> pd.Series:
        """The share of all weightings that give each unit the rank it has under the reader's."""
        share = [self.weight_space.loc[unit, rank] for unit, rank in self.your_rank.items()]
        return pd.Series(share, index=self.your_rank.index, dtype=float)


def scores(values: pd.DataFrame, indicators: pd.DataFrame, chosen: Fixed = OPEN) -> pd.DataFrame:
    """Score and pillar scores of each unit under the reader's choices, 0-100, not rounded.

    As :func:`readiness.index.calculator.scores`, with other weights of the pillars, an arithmetic
    mean across them, or another normalisation. A hole is filled as there: the median over the same
    fixed fillings, so the same choices always give the same score.

    Args:
        values: units x indicators in original units, NaN = hole; with the reader's own figure.
        indicators: the catalogue, without what the reader drops.
        chosen: the reader's choices. A pillar of weight 0 counts nothing; its figures still help
            to predict a hole elsewhere, so nothing jumps when its weight reaches 0.

    Returns:
        Units x ``score`` and the pillars.

    Raises:
        ValueError: what :func:`readiness.index.sheet.sheet_of` refuses (a pillar, an indicator or
            a unit that is left without any data), a weight that is negative, missing or of no
            pillar, weights all zero, a method that there is not.

    >>> catalogue = pd.DataFrame({"pillar": ["p", "q"], "worst": 0, "best": 100, "weight": 1},
    ...                          index=["a", "b"])
    >>> known = pd.DataFrame({"a": [40.0], "b": [80.0]}, index=["X"])
    >>> mine = Fixed(pillar_weight={"p": 3, "q": 1}, across="arithmetic")
    >>> scores(known, catalogue, mine)["score"].round(9).tolist()
    [50.0]
    """
    return _scores(_engine(values, indicators), chosen)


def answer(
    values: pd.DataFrame,
    indicators: pd.DataFrame,
    chosen: Fixed = OPEN,
    *,
    draws: int,
    seed: int,
    points: int = 2**13,
) -> Answer:
    """Scores, ranks and bands under the reader's choices, and how many weightings agree.

    Args:
        values, indicators, chosen: as :func:`scores` takes them.
        draws, seed: of the bands. Weights that are chosen are drawn within ± 25 % of themselves;
            holes, the indicator left out and the perception composite stay open in any case.
        points: weightings of the pillars, a power of two, spread over all there are.

    Returns:
        An :class:`Answer`. With nothing chosen, the published figures of the same draws and seed.

    Raises:
        ValueError: as :func:`scores`; fewer than two units; draws, seed or points that are no
            such number.

    >>> catalogue = pd.DataFrame({"pillar": ["p", "q"], "worst": 0, "best": 100, "weight": 1},
    ...                          index=["a", "b"])
    >>> known = pd.DataFrame({"a": [80.0, 20.0], "b": [30.0, 60.0]}, index=["X", "Y"])
    >>> mine = Fixed(pillar_weight={"p": 1, "q": 0}, across="arithmetic")
    >>> got = answer(known, catalogue, mine, draws=100, seed=1)
    >>> got.your_rank.to_dict(), got.agreement.round(2).to_dict()
    ({'X': 1, 'Y': 2}, {'X': 0.67, 'Y': 0.67})
    """
    engine = _engine(values, indicators, least=2)
    got = _scores(engine, chosen)
    bands = uncertainty.engine_bands(engine, draws=draws, seed=seed, fixed=chosen)
    return Answer(
        scores=got,
        your_rank=league_rank(got["score"]).astype(int),
        bands=bands.add_prefix("your_"),
        weight_space=rank_shares(
            got.drop(columns="score"), points=points, seed=seed, across=_across(chosen)
        ),
    )


def _engine(values: pd.DataFrame, indicators: pd.DataFrame, least: int = 1) -> Engine:
    sheet = sheet_of(values, indicators, least=least)
    return Engine(sheet, find_holes(sheet))


def _scores(engine: Engine, chosen: Fixed) -> pd.DataFrame:
    whole, pillars = engine.scores(_fixed_fillings(engine, chosen))
    return pd.DataFrame(
        np.column_stack([_middle(whole, chosen), np.median(pillars, axis=2).T]),
        index=engine.sheet.units,
        columns=["score", *engine.sheet.pillars],
    )


def _across(chosen: Fixed) -> str:
    return chosen.across or "geometric"


def _fixed_fillings(engine: Engine, chosen: Fixed) -> Choices:
    """The reader's one choice of everything, under each of the fixed fillings."""
    chosen.refuse_unknown()
    sheet, holes = engine.sheet, engine.holes
    luck = filling_design(sheet)[holes.column] if len(holes.row) else np.empty((0, 1))
    points = luck.shape[1]
    pillar_weight = checked(chosen.pillar_weight, sheet.pillars)
    scale = NORMALISATIONS.index(chosen.normalisation or NORMALISATIONS[0])
    return Choices(
        normalisation=np.full(points, scale),
        is_geometric=np.full(points, _across(chosen) == "geometric"),
        weight=np.tile(_within_pillars(sheet)[:, None], points),
        pillar_weight=np.tile((pillar_weight / pillar_weight.sum())[:, None], points),
        luck=luck,
    )


def _within_pillars(sheet: Sheet) -> np.ndarray:
    return sheet.weight / np.bincount(sheet.pillar_of, sheet.weight)[sheet.pillar_of]


def _middle(whole: np.ndarray, chosen: Fixed) -> np.ndarray:
    # The middle of an even number of fillings is taken where the mean across pillars is: in logs.
    if _across(chosen) == "geometric":
        return np.exp(np.median(np.log(whole), axis=1))
    return np.median(whole, axis=1)
