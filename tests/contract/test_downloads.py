"""The bulk files: all that may be passed on, nothing that may not, alike in every form."""

from typing import get_args

import pandas as pd
import pyarrow as pa
import pytest
from bulk_files import (
    FIGURES,
    PROVENANCE,
    cells,
    csv_tables,
    database_tables,
    in_frames,
    numbers,
    withheld_numbers,
)

from readiness import warehouse
from readiness.catalogue.models import Reuse
from readiness.exports import reuse
from readiness.exports.bulk import tables


def test_every_published_table_is_decided(published):
    decided = {table.name for table in tables.LISTED} | set(tables.INSIDE)
    assert set(warehouse.tables()) - decided == set(), (
        "decide in readiness/exports/bulk/tables.py whether these leave the house, and by which rule"
    )
    assert not set(tables.WHOLE) & set(tables.RULED)


def test_every_reuse_class_of_the_catalogue_is_open_or_closed():
    assert {*reuse.OPEN, *reuse.CLOSED} == set(get_args(Reuse)) == set(reuse.CLASSES)
    assert not set(reuse.OPEN) & set(reuse.CLOSED)


def test_no_withheld_value_is_in_any_file(db, files, sheets):
    closed = withheld_numbers(db)
    assert len(closed) > 2000
    for name, path in files.items():
        found = in_frames(sheets) if path.suffix == ".xlsx" else cells(path)
        leaked = sorted(closed & set(numbers(found)))
        assert leaked == [], f"{name} gives away what it may not"


def test_the_search_for_withheld_values_is_awake(db, database, published):
    closed = withheld_numbers(db)
    exports = published / "exports" / database.stem.removeprefix("readiness-")
    seen = set()
    for path in exports.glob("*.parquet"):
        table = pa.parquet.read_table(path)
        seen |= set(numbers(cell for column in table.columns for cell in column.to_pylist()))
    assert closed <= seen, "each of them would be found in a file that held it"


def test_no_figure_of_a_closed_class_is_in_any_table(files, parquets, sheets):
    forms = {"parquet": parquets, "duckdb": database_tables(files["asean-ai-readiness.duckdb"])}
    for form, listed in forms.items():
        for name in FIGURES:
            classes = set(listed[name]["reuse"].to_pylist())
            assert classes <= set(reuse.OPEN), (form, name)
    for sheet in ("Newest figures", "All figures"):
        assert set(sheets[sheet].reuse) <= set(reuse.OPEN)
    sdmx = csv_tables(files["asean-ai-readiness-sdmx.zip"])["figures.csv"]
    assert set(sdmx.REUSE) <= set(reuse.OPEN)


def test_a_status_stays_where_its_figures_may_not(parquets):
    for name, bare in {
        "mart.target_status": ["base_value", "latest_value", "forecast", "distance"],
        "mart.progress": ["ratio", "gap", "csi", "expected", "base_value", "latest_value"],
        "mart.hole": ["last_value"],
    }.items():
        table = parquets[name].to_pandas()
        closed = table[table.note != ""]
        assert len(closed), f"so that the rule is seen at work in {name}"
        assert closed[bare].isna().all().all()
        assert set(closed.note) == {reuse.WITHHELD}
    statuses = parquets["mart.target_status"].to_pandas()
    assert statuses[statuses.note != ""].status.notna().all()


def test_a_score_shift_stays_only_where_the_figure_may_be_known(db, parquets):
    shifts = parquets["mart.leave_one_out"].to_pandas()
    closed = {row[0] for row in db.execute(
        f"select distinct indicator_id from core.observation where reuse in {reuse.CLOSED}"
    ).fetchall()}  # fmt: skip
    hidden = shifts.indicator_id.isin(closed)
    assert hidden.any()
    assert (shifts.score_shift.isna() == hidden).all()
    assert shifts.rank_shift.notna().all()


def test_what_is_left_out_is_listed_with_its_publisher_and_without_a_value(db, files):
    listed = pd.read_csv(files["withheld.csv"], encoding="utf-8-sig")
    closed = db.execute(
        f"select indicator_id, count(*) from core.observation where reuse in {reuse.CLOSED} group by 1"
    ).fetchall()
    assert listed.groupby("indicator_id").n_figures.sum().to_dict() == dict(closed)
    copies = db.execute(
        f"select count(*) from core.observation_copy where reuse in {reuse.CLOSED} and not is_winner"
    ).fetchone()[0]
    assert listed.n_other_copies.sum() == copies > 0
    assert listed.url.str.startswith("https://").all()
    assert listed.reason.notna().all()
    assert set(listed.reuse) == set(reuse.CLOSED)
    assert not {"value", "normalised"} & set(listed)


def test_every_form_holds_the_same_values(files, csvs, parquets):
    databases = database_tables(files["asean-ai-readiness.duckdb"])
    assert set(csvs) == set(parquets) == set(databases) - {"core.withheld"}
    for name, table in parquets.items():
        assert table.equals(databases[name]), name
        wanted, typed = table.to_pandas(), csvs[name]
        assert list(typed) == list(wanted)
        for column in wanted:
            if pd.api.types.is_float_dtype(wanted[column]):
                got = pd.to_numeric(typed[column].replace("", None))
                assert got.astype(float).equals(wanted[column].astype(float)), (name, column)
        assert len(typed) == len(wanted)


@pytest.mark.parametrize(
    ("sheet", "table"),
    [
        ("Newest figures", "mart.latest"),
        ("All figures", "core.observation"),
        ("Scores", "mart.score"),
        ("Instruments", "core.instrument"),
        ("Progress", "mart.target_status"),
    ],
)
def test_workbook_and_parquet_open_in_pandas_with_the_same_values(sheets, parquets, sheet, table):
    found = sheets[sheet]
    wanted = parquets[table].to_pandas()
    assert list(found) == list(wanted)
    for column in wanted:
        if pd.api.types.is_numeric_dtype(wanted[column]):
            pd.testing.assert_series_equal(
                found[column].astype(float),
                wanted[column].astype(float),
                rtol=1e-15,  # a workbook holds sixteen digits
                atol=0,
            )
        else:
            for left, right in zip(found[column], wanted[column], strict=True):
                assert (pd.isna(left) and (pd.isna(right) or right == "")) or (
                    str(left) in (str(right), f"{right} 00:00:00")
                    or (isinstance(right, bool) and bool(left) is right)
                ), (column, left, right)


def test_the_files_hold_all_that_may_be_passed_on(db, parquets):
    counted = db.execute(
        f"select count(*) from core.observation where reuse in {reuse.OPEN}"
    ).fetchone()[0]
    assert parquets["core.observation"].num_rows == counted
    for name, (_, _) in tables.WHOLE.items():
        if name in parquets:
            assert (
                parquets[name].num_rows == db.execute(f"select count(*) from {name}").fetchone()[0]
            )


def test_every_figure_carries_its_provenance(parquets):
    for name in FIGURES:
        table = parquets[name].to_pandas()
        assert len(table)
        years = [c for c in ("year", "year_max") if c in table]
        assert years
        assert table[[*PROVENANCE, *years]].notna().all().all(), name
        assert (table[["source_id", "edition", "licence", "reuse"]] != "").all().all(), name
    status = parquets["mart.target_status"].to_pandas()
    # stages and events of the registers are ours; the target's row names the page
    shown = status[status.latest_value.notna() & status.indicator_id.notna()]
    assert len(shown) > 100
    assert shown[[*PROVENANCE, "latest_year", "standing"]].notna().all().all()
