"""Scores, and how sure they are: what ``readiness.index`` says of the current edition."""

from __future__ import annotations

import duckdb
import numpy as np
import pandas as pd

from etl.matrix import Matrix, write
from readiness.index.calculator import estimated, score, scores, skipped_score
from readiness.index.grouping import maturity_group
from readiness.index.holes import fillings
from readiness.index.ranking import league_rank
from readiness.index.sensitivity import of_choices
from readiness.index.uncertainty import Certainty, certainty
from readiness.index.weight_space import rank_shares

DRAWS = 10_000
SEED = 11
WEIGHTINGS = 2**13
SOBOL_POINTS = 2**12
TOTAL = "readiness"
"""The node of the whole index, above its pillars."""

SCORE = (
    "edition VARCHAR, iso3 VARCHAR, node VARCHAR, level INTEGER, score DOUBLE, rank INTEGER,"
    " rank_low INTEGER, rank_median INTEGER, rank_high INTEGER, maturity_group VARCHAR,"
    " coverage DOUBLE, is_estimated BOOLEAN, n_indicators INTEGER, n_holes INTEGER,"
    " skipped_score DOUBLE"
)


def publish_certainty(db: duckdb.DuckDBPyConnection, it: Matrix) -> None:
    """Write ``mart.score`` and every table that doubts it.

    Fewer than two states with figures have scores but no bands; none has not even those.
    """
    sure = None
    if len(it.values) > 1:
        sure = certainty(it.values, it.indicators, draws=DRAWS, seed=SEED)
    # One row per edition, member state and node: the index (level 3) and its pillars (level 2).
    write(db, "score", SCORE, _scores(it, sure))
    # One row per member state and rank: how often it holds it, over draws and over weightings.
    share = "iso3 VARCHAR, rank INTEGER, draw_share DOUBLE, weight_share DOUBLE"
    write(db, "rank_share", share, _rank_shares(sure))
    # One row per pair of member states: how often the first lies above the other.
    write(db, "order_chance", "iso3 VARCHAR, other VARCHAR, above DOUBLE", _chances(sure))
    # One row per output (the ranking, or a state's rank) and choice: its share of the variance.
    columns = ", ".join(
        f"{name}{end} DOUBLE" for name in ("first", "total") for end in ("", "_low", "_high")
    )
    write(db, "sensitivity", f"output VARCHAR, choice VARCHAR, {columns}", _sensitivity(it, sure))
    # One row per scored indicator and member state: what leaving the indicator out would do.
    left = "indicator_id VARCHAR, iso3 VARCHAR, rank_shift INTEGER, score_shift DOUBLE"
    write(db, "leave_one_out", left, _left_out(it))
    # One row per hole and way of filling it.
    ways = "iso3 VARCHAR, indicator_id VARCHAR, way VARCHAR, normalised DOUBLE, noise DOUBLE"
    write(db, "filling", ways, _fillings(it))


def _scores(it: Matrix, sure: Certainty | None) -> pd.DataFrame:
    points = _points(it, sure)
    pillars = list(dict.fromkeys(it.indicators["pillar"]))
    known = it.values.notna().reindex(it.members, fill_value=False)
    marked = _marked(it)
    parts = []
    for node in (TOTAL, *pillars):
        part = pd.DataFrame({"iso3": it.members, "node": node}, index=it.members)
        inside = it.indicators.index[(node == TOTAL) | (it.indicators["pillar"] == node)]
        part["score"] = points["score" if node == TOTAL else node]
        part["rank"] = league_rank(part["score"]) if len(it.members) else np.nan
        for end in ("rank_low", "rank_median", "rank_high"):
            part[end] = np.nan
            if sure is not None:
                bands = sure.bands if node == TOTAL else sure.pillar_bands.loc[node]
                part[end] = bands[end].astype(float)
        part["level"] = 3 if node == TOTAL else 2
        part["n_indicators"] = len(inside)
        part["n_holes"] = (~known[inside]).sum(axis=1)
        part["coverage"] = known[inside].mean(axis=1)
        part["is_estimated"] = marked.any(axis=1) if node == TOTAL else marked[node]
        part["maturity_group"] = None
        part["skipped_score"] = np.nan
        if node == TOTAL and sure is not None:
            part["maturity_group"] = maturity_group(points["score"].dropna(), sure.bands)
            part["skipped_score"] = skipped_score(it.values, it.indicators)
        parts.append(part)
    table = pd.concat(parts, ignore_index=True)
    table["edition"] = it.edition
    return table.sort_values(["iso3", "node"])


def _points(it: Matrix, sure: Certainty | None) -> pd.DataFrame:
    """``score`` and pillars of every member; a state without any figure has none."""
    columns = ["score", *dict.fromkeys(it.indicators["pillar"])]
    if sure is not None:
        points = sure.scores
    elif len(it.values) and len(it.indicators):
        points = scores(it.values, it.indicators)
    else:
        points = pd.DataFrame(columns=columns, dtype=float)
    return points.reindex(it.members)


def _marked(it: Matrix) -> pd.DataFrame:
    pillars = list(dict.fromkeys(it.indicators["pillar"]))
    if it.values.empty:
        return pd.DataFrame(True, index=it.members, columns=pillars)
    few = estimated(it.values, it.indicators)
    return few.reindex(it.members, fill_value=True)


def _rank_shares(sure: Certainty | None) -> pd.DataFrame:
    if sure is None:
        return pd.DataFrame()
    weightings = rank_shares(sure.scores.drop(columns="score"), points=WEIGHTINGS, seed=SEED)
    both = pd.DataFrame({"draw_share": sure.rank_share.stack(), "weight_share": weightings.stack()})
    return both.rename_axis(["iso3", "rank"]).reset_index()


def _chances(sure: Certainty | None) -> pd.DataFrame:
    if sure is None:
        return pd.DataFrame()
    pairs = sure.above.stack().rename_axis(["iso3", "other"]).rename("above").reset_index()
    return pairs[pairs["iso3"] != pairs["other"]]


def _sensitivity(it: Matrix, sure: Certainty | None) -> pd.DataFrame:
    if sure is None:
        return pd.DataFrame()
    asked = {"points": SOBOL_POINTS, "seed": SEED}
    ranking = of_choices(it.values, it.indicators, of="ranking", **asked)
    states = of_choices(it.values, it.indicators, of="rank", **asked)
    whole = pd.concat({"ranking": ranking})
    return pd.concat([whole, states]).rename_axis(["output", "choice"]).reset_index()


def _left_out(it: Matrix) -> pd.DataFrame:
    if len(it.values) < 2 or len(it.indicators) < 2:
        return pd.DataFrame()
    full = score(it.values, it.indicators)
    rank = league_rank(full)
    parts = []
    for name in it.indicators.index:
        values = it.values.drop(columns=name).dropna(how="all")
        less = score(values, it.indicators.drop(name)).reindex(full.index)
        part = pd.DataFrame({"rank_shift": league_rank(less) - rank, "score_shift": less - full})
        parts.append(part.rename_axis("iso3").reset_index().assign(indicator_id=name))
    return pd.concat(parts, ignore_index=True)


def _fillings(it: Matrix) -> pd.DataFrame:
    if it.values.empty:
        return pd.DataFrame()
    ways = fillings(it.values, it.indicators)
    ways = ways.rename(columns={"unit": "iso3", "indicator": "indicator_id"})
    return ways.sort_values(["iso3", "indicator_id", "way"])
