"""Give the figures to ``readiness.index`` and keep what it says, in the raw layer."""

from __future__ import annotations

import duckdb
import numpy as np
import pandas as pd

from readiness.index.aggregate import arithmetic
from readiness.index.normalise import goalposts

AT_ONCE = 100
"""Indicators normalised in one call: bounds the memory, whatever their number."""


def normalise(db: duckdb.DuckDBPyConnection) -> None:
    """``raw.normalised``: one row per figure of a scored indicator, 0 to 100.

    Figures are laid out as matrices of (place, year, period) x indicator, so that a few calls
    normalise them all.
    """
    scored = _scored(db)
    db.execute("create table raw.normalised (figure_no BIGINT, normalised DOUBLE)")
    for first in range(0, len(scored), AT_ONCE):
        some = scored.iloc[first : first + AT_ONCE]
        figure = db.execute(
            """
            select
                rowid as figure_no,
                indicator_no,
                (place_no::bigint * 10000 + year) * 1000 + period_no as unit,
                value
            from raw.figure
            semi join (select unnest($numbers) as indicator_no) using (indicator_no)
            """,
            {"numbers": some.index.tolist()},
        ).fetchnumpy()
        column = np.searchsorted(some.index, figure["indicator_no"])
        units, unit = np.unique(figure["unit"], return_inverse=True)
        matrix = np.full((len(units), len(some)), np.nan)
        matrix[unit, column] = figure["value"]
        if len(units):
            values = pd.DataFrame(matrix, columns=some["indicator_id"])
            scores = goalposts(
                values,
                some["worst"].to_numpy(),
                some["best"].to_numpy(),
                some["transform"].to_numpy(),
            )
            matrix = scores.to_numpy()
        result = pd.DataFrame(
            {"figure_no": figure["figure_no"], "normalised": matrix[unit, column]}
        )
        _append(db, "raw.normalised", result)


def score_pillars(db: duckdb.DuckDBPyConnection) -> None:
    """``raw.pillar_score``: one row per member state and scored pillar.

    The plain mean of the current scores that exist; without any, a hole.
    """
    scored = _scored(db).set_index("indicator_id")
    members = [
        row[0]
        for row in db.execute(
            "select iso3 from raw.country where kind = 'member' order by iso3"
        ).fetchall()
    ]
    current = db.execute(
        """
        select measured.indicator_id, place.iso3, normalised.normalised
        from raw.newest
        join raw.figure using (indicator_no, place_no, year, period_no)
        join raw.normalised on normalised.figure_no = figure.rowid
        join raw.measured using (indicator_no)
        join raw.numbered_place as place using (place_no)
        where newest.is_current
        """
    ).df()
    table = current.pivot(index="iso3", columns="indicator_id", values="normalised")
    table = table.reindex(index=members, columns=scored.index)
    db.execute(
        "create table raw.pillar_score"
        " (iso3 VARCHAR, pillar VARCHAR, score DOUBLE, coverage DOUBLE)"
    )
    for pillar, rows in scored.groupby("pillar"):
        scores = table[rows.index]
        result = {
            "iso3": members,
            "pillar": pillar,
            "score": arithmetic(scores, rows["weight"]).to_numpy(),
            "coverage": scores.notna().mean(axis=1).to_numpy(),
        }
        _append(db, "raw.pillar_score", pd.DataFrame(result))


def _scored(db: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The scored indicators by number."""
    return (
        db.execute(
            """
            select
                measured.indicator_no, indicator_id, indicator.pillar, worst, best, weight,
                coalesce(transform, '') as transform
            from raw.indicator
            join raw.measured using (indicator_id)
            where weight > 0
            order by indicator_no
            """
        )
        .df()
        .set_index("indicator_no")
    )


def _append(db: duckdb.DuckDBPyConnection, name: str, frame: pd.DataFrame) -> None:
    """Append a frame; what is NaN in a frame is a hole, and in the database a hole is null."""
    columns = ", ".join(
        f"if(isnan({column}), null, {column})" if kind == "float64" else column
        for column, kind in frame.dtypes.items()
    )
    db.register("incoming", frame)
    db.execute(f"insert into {name} select {columns} from incoming")
    db.unregister("incoming")
