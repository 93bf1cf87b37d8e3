"""A history that compares like with like: the same indicators and states in every year."""

from __future__ import annotations

import duckdb
import pandas as pd

from etl.certainty import TOTAL
from etl.matrix import Matrix, write
from readiness.index.calculator import scores


def publish_history(db: duckdb.DuckDBPyConnection, it: Matrix) -> None:
    """Write ``mart.history_panel`` and ``mart.score_history``.

    An indicator is in the panel if every member state has a figure that counted in every year of
    the history, its method did not change on the way, and it is measured: the register is coded
    as of one date only.
    """
    figures = db.execute("from mart.as_of").df()
    facts = db.execute(
        "select indicator_id, kind, coalesce(breaks, '') as breaks from core.indicator"
        " where weight > 0 order by indicator_id"
    ).fetchall()
    years = list(range(*_span(db)))
    reasons = {name: _reason(figures, name, kind, breaks, it.members, years)
               for name, kind, breaks in facts}  # fmt: skip
    # One row per scored indicator: is it in the history, and if not, why.
    panel = pd.DataFrame(
        {
            "indicator_id": list(reasons),
            "is_in_panel": [not reason for reason in reasons.values()],
            "reason": [reason or None for reason in reasons.values()],
        }
    )
    write(db, "history_panel", "indicator_id VARCHAR, is_in_panel BOOLEAN, reason VARCHAR", panel)
    inside = [name for name in it.indicators.index if not reasons[name]]
    # One row per year, member state and node: scores over the constant panel, no ranks.
    columns = "year INTEGER, iso3 VARCHAR, node VARCHAR, score DOUBLE"
    write(db, "score_history", columns, _history(figures, it, inside, years))


def _span(db: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    first, last = db.execute(
        "select history_from, cutoff_year from core.edition order by cutoff_year desc limit 1"
    ).fetchall()[0]
    return (last + 1 if first is None else first), last + 1


def _reason(
    figures: pd.DataFrame, name: str, kind: str, breaks: str, members: list[str], years: list[int]
) -> str:
    """Why an indicator is not in the panel; nothing if it is."""
    if kind == "register":
        return "coded as of one date only"
    if not years:
        return "this edition has no history"
    crossed = [year for year in breaks.split("|") if year and years[0] < int(year) <= years[-1]]
    if crossed:
        return f"method changed in {', '.join(crossed)}"
    here = figures[figures["indicator_id"] == name]
    held = here.groupby("iso3")["as_of"].nunique().reindex(members, fill_value=0)
    lacking = int((held < len(years)).sum())
    return f"no figure in some year for {lacking} of {len(members)} states" if lacking else ""


def _history(
    figures: pd.DataFrame, it: Matrix, inside: list[str], years: list[int]
) -> pd.DataFrame:
    if not inside or not it.members:
        return pd.DataFrame()
    parts = []
    for year in years:
        now = figures[figures["as_of"] == year]
        values = now.pivot(index="iso3", columns="indicator_id", values="value")
        points = scores(values.loc[it.members, inside].astype(float), it.indicators.loc[inside])
        long = points.rename(columns={"score": TOTAL}).stack().rename("score")
        parts.append(long.rename_axis(["iso3", "node"]).reset_index().assign(year=year))
    return pd.concat(parts, ignore_index=True).sort_values(["year", "iso3", "node"])
