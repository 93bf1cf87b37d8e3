"""What hangs together in the index: correlations, alpha, influence, both halves, and income."""

from __future__ import annotations

import duckdb
import numpy as np
import pandas as pd

from etl.certainty import TOTAL
from etl.matrix import Matrix, write
from readiness.index import diagnose
from readiness.index.calculator import score


def publish_diagnosis(db: duckdb.DuckDBPyConnection, it: Matrix) -> None:
    """Write ``mart.half_score``, ``mart.correlation``, ``mart.influence``, ``mart.diagnosis``."""
    halves = _halves(it)
    # One row per member state and half of the index: its score over that half's indicators.
    write(db, "half_score", "iso3 VARCHAR, half VARCHAR, score DOUBLE", halves)
    moving = it.normalised.loc[:, it.normalised.nunique() > 1]
    # One row per pair of scored indicators: Pearson's correlation on 0 to 100.
    columns = "indicator_id VARCHAR, other VARCHAR, correlation DOUBLE, n INTEGER"
    write(db, "correlation", columns, _correlations(moving))
    points = db.execute("select iso3, node, score from mart.score").df()
    points = points.pivot(index="iso3", columns="node", values="score")
    whole = points[TOTAL].dropna() if TOTAL in points else pd.Series(dtype=float)
    # One row per scored indicator: the weight it has in effect, beside the one it was given.
    columns = "indicator_id VARCHAR, correlation DOUBLE, share DOUBLE, given_share DOUBLE"
    write(db, "influence", columns, _influence(it, moving, whole))
    by_half = halves.pivot(index="iso3", columns="half", values="score") if len(halves) else halves
    # One row per node (index, pillar, half): how it hangs together, and with income.
    columns = (
        "node VARCHAR, within DOUBLE, across DOUBLE, alpha DOUBLE, n_alpha INTEGER,"
        " income_correlation DOUBLE, n_income INTEGER"
    )
    write(db, "diagnosis", columns, _nodes(it, moving, points.join(by_half), _income(db)))


def _halves(it: Matrix) -> pd.DataFrame:
    parts = []
    for half, rows in it.indicators.groupby("half"):
        values = it.values[rows.index].dropna(how="all")
        if len(values):
            part = score(values, rows).rename("score").rename_axis("iso3").reset_index()
            parts.append(part.assign(half=half))
    whole = pd.concat(parts) if parts else pd.DataFrame(columns=["iso3", "half", "score"])
    return whole.sort_values(["iso3", "half"])


def _correlations(moving: pd.DataFrame) -> pd.DataFrame:
    if len(moving) < 2 or moving.shape[1] < 2:
        return pd.DataFrame()
    known = moving.notna().astype(int)
    pairs = pd.DataFrame(
        {
            "correlation": diagnose.correlation(moving).stack(future_stack=True),
            "n": known.T.dot(known).stack(),
        }
    )
    pairs = pairs.rename_axis(["indicator_id", "other"]).reset_index()
    return pairs[pairs["indicator_id"] != pairs["other"]].sort_values(["indicator_id", "other"])


def _influence(it: Matrix, moving: pd.DataFrame, whole: pd.Series) -> pd.DataFrame:
    if len(whole) < 2 or whole.nunique() < 2 or moving.shape[1] < 1:
        return pd.DataFrame()
    found = diagnose.influence(moving, whole).reindex(it.indicators.index)
    in_pillar = it.indicators.groupby("pillar")["weight"].transform("sum")
    found["given_share"] = it.indicators["weight"] / in_pillar / it.indicators["pillar"].nunique()
    return found.rename_axis("indicator_id").reset_index().sort_values("indicator_id")


def _nodes(
    it: Matrix, moving: pd.DataFrame, points: pd.DataFrame, income: pd.Series
) -> pd.DataFrame:
    pillar = it.indicators["pillar"].reindex(moving.columns)
    hangs = pd.DataFrame(columns=["within", "across"], dtype=float)
    if len(moving) > 1 and moving.shape[1] > 1:
        hangs = diagnose.correlation_within(moving, pillar)
    rows = []
    for node in points.columns:
        both = pd.concat([points[node], np.log(income)], axis=1, keys=["node", "income"]).dropna()
        inside = it.normalised[pillar.index[pillar == node]].dropna()
        rows.append(
            {
                "node": node,
                "within": hangs["within"].get(node, np.nan),
                "across": hangs["across"].get(node, np.nan),
                "alpha": _alpha(inside),
                "n_alpha": float(len(inside)) if inside.shape[1] > 1 else np.nan,
                "income_correlation": both["node"].corr(both["income"])
                if len(both) > 2
                else np.nan,
                "n_income": len(both),
            }
        )
    return pd.DataFrame(rows)


def _alpha(inside: pd.DataFrame) -> float:
    if inside.shape[1] < 2 or len(inside) < 2 or inside.sum(axis=1).nunique() < 2:
        return float("nan")
    return diagnose.cronbach_alpha(inside)


def _income(db: duckdb.DuckDBPyConnection) -> pd.Series:
    """Income per head of the member states, by the indicator that the edition names."""
    found = db.execute(
        """
        select iso3, observation.value
        from (from core.edition order by cutoff_year desc limit 1) as edition
        join core.newest on newest.indicator_id = edition.income_indicator
        join core.observation using (indicator_id, iso3, year, period)
        join core.country using (iso3)
        where is_current and is_member and observation.value > 0
        """
    ).df()
    return found.set_index("iso3")["value"]
