"""Put every figure of a scored indicator on 0 to 100, in the raw layer."""

from __future__ import annotations

import duckdb
import numpy as np
import pandas as pd

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
        incoming = pd.DataFrame(
            {"figure_no": figure["figure_no"], "normalised": matrix[unit, column]}
        )
        db.register("incoming", incoming)
        db.execute("insert into raw.normalised from incoming")
        db.unregister("incoming")


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
