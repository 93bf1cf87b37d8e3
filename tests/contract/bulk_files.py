"""Every number and text in the bulk files, however they are packed."""

import io
import math
import zipfile

import duckdb
import pandas as pd
import pyarrow.parquet as pq

from readiness.exports import reuse

FIGURES = (
    "core.observation", "core.observation_copy", "mart.latest", "mart.change", "mart.regional",
    "mart.regional_by_year", "mart.peer_gain",
)  # fmt: skip
"""Tables whose every row holds somebody's figure."""
PROVENANCE = ["source_id", "edition", "licence", "reuse", "flag"]


def csv_tables(path):
    """Tables of a zip of CSV files, every cell as it stands."""
    with zipfile.ZipFile(path) as pack:
        return {
            name: pd.read_csv(
                io.BytesIO(pack.read(name)), dtype=str, keep_default_na=False, na_values=[]
            )
            for name in pack.namelist()
            if name.endswith(".csv")
        }


def parquet_tables(path):
    with zipfile.ZipFile(path) as pack:
        return {
            name.removesuffix(".parquet"): pq.read_table(io.BytesIO(pack.read(name)))
            for name in pack.namelist()
            if name.endswith(".parquet")
        }


def database_tables(path):
    with duckdb.connect(str(path), read_only=True) as db:
        names = db.execute(
            "select schema_name || '.' || table_name from duckdb_tables()"
        ).fetchall()
        return {name: db.sql(f"from {name}").to_arrow_table() for (name,) in names}


def cells(path):
    """Every cell of a bulk file, as number or text; a workbook's: `in_frames`."""
    if path.suffix == ".duckdb":
        for table in database_tables(path).values():
            yield from (cell for column in table.columns for cell in column.to_pylist())
    elif "parquet" in path.name:
        for table in parquet_tables(path).values():
            yield from (cell for column in table.columns for cell in column.to_pylist())
    elif path.suffix == ".zip":
        for table in csv_tables(path).values():
            yield from (cell for column in table for cell in table[column])
    else:
        yield from path.read_text().replace(",", " ").split()


def in_frames(sheets):
    """Every cell of a workbook's sheets, as pandas has them."""
    for sheet in sheets.values():
        yield from (cell for column in sheet for cell in sheet[column].tolist())


def numbers(found):
    """The numbers among some cells, texts that are numbers included."""
    for cell in found:
        if isinstance(cell, str):
            try:
                cell = float(cell)
            except ValueError:
                continue
        if isinstance(cell, (int, float)) and not isinstance(cell, bool) and math.isfinite(cell):
            yield float(cell)


def telling(values):
    """Values of five digits or more: those that are nobody else's by chance."""
    return {
        value
        for value in map(float, values)
        if math.isfinite(value) and len(f"{value!r}".replace(".", "").strip("-0")) >= 5
    }


def figures_of(db, which):
    """Figures of some reuse classes, and what was made of figures of those alone."""
    closed = f"reuse in {reuse.CLOSED}"
    theirs = f"indicator_id in (select indicator_id from core.observation where {closed})"
    row, indicator = (closed, theirs) if which == "closed" else (f"not {closed}", f"not {theirs}")
    found = db.execute(
        f"""
        select value from core.observation where {row}
        union select value from core.observation_copy where {row}
        union select normalised from mart.latest where {row}
        union select normalised from core.normalised where {indicator}
        union select value from mart.as_of where {indicator}
        union select unnest([mean, median, lowest, highest]) from mart.regional where {indicator}
        union select mean from mart.regional_by_year where {indicator}
        union select unnest([change, change_normalised, previous_value])
              from mart.change where {indicator}
        union select unnest([value, score, mean_score, points_below, from_value, reached_value])
              from mart.peer_gain where {indicator}
        union select normalised from mart.filling where {indicator}
        union select score_shift from mart.leave_one_out where {indicator}
        union select unnest([base_value, latest_value, distance, actual_pace, best_pace, forecast])
              from mart.target_status where {row}
        union select unnest([mean, population_weighted_mean]) from mart.target_region
              join core.target using (target_id) where {indicator}
        """
    ).fetchall()
    return telling(value for (value,) in found if value is not None)


def withheld_numbers(db):
    """Numbers that only a withheld figure can have brought into a file."""
    return figures_of(db, "closed") - figures_of(db, "open")
