"""The checked sheet: values and catalogue read once, everything on the way from worst to best.

A *share* is 0 at the worst goalpost and 1 at the best, after the indicator's transform. The
denominator is always the full catalogue: what a state lacks is a hole, never one fewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from readiness.index.intake import aligned_numbers, read, refuse_columns
from readiness.index.normalise import transformed
from readiness.index.weights import checked

NEEDED = ("pillar", "worst", "best", "weight")


@dataclass(frozen=True)
class Sheet:
    """Units x indicators, the indicators of one pillar side by side."""

    units: pd.Index
    indicators: list[Any]
    pillars: list[Any]
    share: np.ndarray
    """Units x indicators, not clipped, NaN = hole."""
    weight: np.ndarray
    spans: list[slice]
    """For each pillar, where its indicators stand."""
    pillar_of: np.ndarray
    is_perception: np.ndarray
    is_register: np.ndarray
    code_shares: np.ndarray
    """2 x indicators: the shares of the register's codes 0 and 1."""

    @property
    def known(self) -> np.ndarray:
        """Units x indicators, true where there is a value."""
        return ~np.isnan(self.share)

    @property
    def clipped(self) -> np.ndarray:
        """Shares within the goalposts; NaN = hole."""
        return np.clip(self.share, 0, 1)


def sheet_of(values: pd.DataFrame, indicators: pd.DataFrame, *, least: int = 1) -> Sheet:
    """Check values against their catalogue and put both in one order.

    Args:
        values: units x indicators in original units, NaN = hole.
        indicators: one row an indicator, indexed by its name, with ``pillar``, ``worst``,
            ``best``, ``weight`` and, if wanted, ``transform`` (``""`` or ``"log"``),
            ``is_perception`` and ``is_register``. Rows of weight 0 are shown, not scored: they
            are left aside here.
        least: the fewest units that make sense.

    Returns:
        The sheet, pillars in order of appearance.

    Raises:
        ValueError: a column missing in either, an indicator or unit given twice, weights
            negative or all zero, equal goalposts, a pillar, an indicator or a unit without any
            data, a value that is not finite, fewer units than ``least``.

    >>> catalogue = pd.DataFrame(
    ...     {"pillar": ["p"], "worst": [20], "best": [0], "weight": [1]}, index=["price"])
    >>> sheet_of(pd.DataFrame({"price": [5.0]}, index=["X"]), catalogue).share.tolist()
    [[0.75]]
    """
    if not isinstance(values, pd.DataFrame) or not isinstance(indicators, pd.DataFrame):
        raise ValueError("values and indicators must be frames: the indicators' names join them")
    lacking = [name for name in NEEDED if name not in indicators.columns]
    if lacking:
        raise ValueError(f"indicators: no column {', '.join(lacking)}")
    read(indicators[["weight"]])
    weights = pd.Series(checked(indicators["weight"].to_numpy(), list(indicators.index)))
    unknown = [str(name) for name in values.columns if name not in indicators.index]
    if unknown:
        raise ValueError(f"{', '.join(unknown)}: values without a row among the indicators")
    catalogue = indicators.loc[(weights > 0).to_numpy()]
    absent = [str(name) for name in catalogue.index if name not in values.columns]
    if absent:
        raise ValueError(f"{', '.join(absent)}: no such column in the values; a hole is NaN")
    refuse_columns(pd.isna(catalogue["pillar"].to_numpy()), list(catalogue.index), "no pillar")
    pillars = list(dict.fromkeys(catalogue["pillar"]))
    catalogue = catalogue.loc[
        [name for pillar in pillars for name in catalogue.index[catalogue["pillar"] == pillar]]
    ]
    read(values, least=least)
    scored = values.loc[:, list(catalogue.index)]
    place = {pillar: at for at, pillar in enumerate(pillars)}
    pillar_of = np.array([place[pillar] for pillar in catalogue["pillar"]])
    _refuse_empty(scored, pillars, pillar_of)
    edges = np.searchsorted(pillar_of, np.arange(len(pillars) + 1))
    share, codes = _shares(scored, catalogue)
    return Sheet(
        units=values.index,
        indicators=list(catalogue.index),
        pillars=pillars,
        share=share,
        weight=catalogue["weight"].to_numpy(dtype=float),
        spans=[slice(edges[at], edges[at + 1]) for at in range(len(pillars))],
        pillar_of=pillar_of,
        is_perception=_flag(catalogue, "is_perception"),
        is_register=_flag(catalogue, "is_register"),
        code_shares=codes,
    )


def _shares(scored: pd.DataFrame, catalogue: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    labels = list(catalogue.index)
    rule = catalogue["transform"] if "transform" in catalogue.columns else ""
    marks = np.stack(
        [
            aligned_numbers(catalogue["worst"], labels, "worst"),
            aligned_numbers(catalogue["best"], labels, "best"),
            np.zeros(len(labels)),
            np.ones(len(labels)),
        ]
    )
    marks = read(transformed(pd.DataFrame(marks, columns=labels), rule))
    worst, best, codes = marks[0], marks[1], marks[2:]
    refuse_columns(worst == best, labels, "worst and best goalpost are the same")
    share = (read(transformed(scored, rule)) - worst) / (best - worst)
    return share, np.clip((codes - worst) / (best - worst), 0, 1)


def _refuse_empty(scored: pd.DataFrame, pillars: list[Any], pillar_of: np.ndarray) -> None:
    hole = scored.isna().to_numpy()
    bare = [bool(hole[:, pillar_of == at].all()) for at in range(len(pillars))]
    refuse_columns(bare, [f"pillar {name}" for name in pillars], "no data at all")
    refuse_columns(hole.all(axis=0), list(scored.columns), "no data in any unit")
    refuse_columns(hole.all(axis=1), list(scored.index), "no data at all, so nothing to score")


def _flag(catalogue: pd.DataFrame, name: str) -> np.ndarray:
    if name not in catalogue.columns:
        return np.zeros(len(catalogue), dtype=bool)
    return catalogue[name].fillna(False).to_numpy(dtype=bool)
