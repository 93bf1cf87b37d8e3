"""Member states by indicators, as ``readiness.index`` takes them, and its answers as tables."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import duckdb
import pandas as pd


@dataclass(frozen=True)
class Matrix:
    """The current figures of one edition."""

    edition: str
    members: list[str]
    """Every member state, one without any figure included."""
    values: pd.DataFrame
    """States with at least one current figure x scored indicators, in the indicator's own unit."""
    normalised: pd.DataFrame
    """The same from 0 to 100."""
    indicators: pd.DataFrame
    """The catalogue of the scored indicators, as :func:`readiness.index.sheet.sheet_of` takes it."""


def current(db: duckdb.DuckDBPyConnection) -> Matrix:
    """Read the current edition from core."""
    figures = db.execute(
        """
        select iso3, indicator_id, observation.value, normalised.normalised
        from core.newest
        join core.observation using (indicator_id, iso3, year, period)
        join core.normalised using (indicator_id, iso3, year, period)
        join core.country using (iso3)
        where newest.is_current and country.is_member
        """
    ).df()
    indicators = catalogue(db)
    members = [
        iso3
        for (iso3,) in db.execute(
            "select iso3 from core.country where is_member order by iso3"
        ).fetchall()
    ]
    known = [iso3 for iso3 in members if iso3 in set(figures["iso3"])]

    def table(column: str) -> pd.DataFrame:
        wide = figures.pivot(index="iso3", columns="indicator_id", values=column)
        return wide.reindex(index=known, columns=list(indicators.index)).astype(float)

    (edition,) = db.execute(
        "select edition from core.edition order by cutoff_year desc limit 1"
    ).fetchall()[0]
    return Matrix(edition, members, table("value"), table("normalised"), indicators)


def catalogue(db: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The scored indicators by id, pillar by pillar."""
    return (
        db.execute(
            """
            select
                indicator_id, indicator.pillar, worst, best, weight, half, indicator.title,
                coalesce(transform, '') as transform,
                is_perception,
                kind = 'register' as is_register
            from core.indicator
            join core.pillar using (pillar)
            where weight > 0
            order by pillar.position, indicator_id
            """
        )
        .df()
        .set_index("indicator_id")
    )


def write(db: duckdb.DuckDBPyConnection, name: str, columns: str, frame: pd.DataFrame) -> None:
    """One table of the mart, in the order of the frame; NaN is a hole, and a hole is null.

    Args:
        columns: ``name TYPE, …``, the table as it will be; the frame has these columns.
    """
    db.execute(f"create table mart.{name} ({columns})")
    if frame.empty:
        return
    names = [part.split()[0] for part in columns.split(", ")]
    cells = ", ".join(
        f"if(isnan({column}), null, {column})" if frame[column].dtype.kind == "f" else column
        for column in names
    )
    db.register("incoming", frame)
    db.execute(f"insert into mart.{name} select {cells} from incoming")
    db.unregister("incoming")


def frame(rows: list[dict[str, Any]], columns: str) -> pd.DataFrame:
    """Rows as a frame that :func:`write` takes; what a row lacks, or is infinite, is a hole."""
    names = dict(part.split() for part in columns.split(", "))
    table = {}
    for name, kind in names.items():
        is_number = kind in ("DOUBLE", "INTEGER")
        cells = pd.Series([row.get(name) for row in rows], dtype=float if is_number else object)
        table[name] = cells.where(cells.abs() < math.inf) if is_number else cells
    return pd.DataFrame(table)
