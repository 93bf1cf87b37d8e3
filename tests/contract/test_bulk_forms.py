"""The bulk files are valid by their own standards, and spreadsheets run nothing in them."""

import csv
import hashlib
import io
import json
import shutil
import zipfile

import duckdb
import frictionless
import pandas as pd
import pyarrow as pa
import pytest
import yaml
from bulk_files import (
    FIGURES,
    csv_tables,
    parquet_tables,
)
from hypothesis import given, settings
from hypothesis import strategies as some
from pysdmx.io import get_datasets, read_sdmx

from readiness import warehouse
from readiness.exports import bulk
from readiness.exports.bulk import tables, written
from readiness.exports.bulk import workbook as book
from readiness.wording import downloads

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def test_the_data_package_is_valid(files):
    report = frictionless.Package(str(files["asean-ai-readiness.zip"])).validate()
    assert report.valid, report.flatten(["type", "message"])[:5]


def test_the_data_package_says_what_each_column_is(files):
    with zipfile.ZipFile(files["asean-ai-readiness.zip"]) as pack:
        package = json.loads(pack.read("datapackage.json"))
        names = set(pack.namelist())
    assert {"README.md", "CITATION.cff", "withheld.csv", "datapackage.json"} <= names
    for resource in package["resources"]:
        assert resource["path"] in names
        assert resource["title"].endswith(".")
        if resource["name"] in (*FIGURES, "mart.score", "mart.target_status", "core.instrument"):
            bare = [f["name"] for f in resource["schema"]["fields"] if not f["description"]]
            assert not bare, f"readiness/wording/columns.json says nothing of {bare}"


def test_no_column_is_described_that_is_gone():
    described = json.loads(downloads.MEANINGS.read_text())
    known = {table.name for table in tables.LISTED}
    assert {name.rpartition(".")[0] for name in described if "." in name} <= known


def test_the_sdmx_files_read_back_with_another_library(files, parquets, tmp_path):
    with zipfile.ZipFile(files["asean-ai-readiness-sdmx.zip"]) as pack:
        pack.extractall(tmp_path)
    message = read_sdmx(tmp_path / "structure.xml", validate=True)  # against the XML schema
    lists = {item.id: {code.id for code in item.items} for item in message.get_codelists()}
    (figures,) = get_datasets(tmp_path / "figures.csv", tmp_path / "structure.xml", validate=True)
    wanted = parquets["core.observation"].to_pandas()
    assert len(figures.data) == len(wanted)
    assert sorted(figures.data.OBS_VALUE) == sorted(wanted.value)
    key = ["FREQ", "REF_AREA", "INDICATOR", "TIME_PERIOD"]
    assert not figures.data.duplicated(key).any()
    coded = {"REF_AREA": "CL_AREA", "INDICATOR": "CL_INDICATOR", "SOURCE": "CL_SOURCE",
             "REUSE": "CL_REUSE", "FREQ": "CL_FREQ"}  # fmt: skip
    for column, codelist in coded.items():
        assert set(figures.data[column]) <= lists[codelist], column
    assert figures.data.TIME_PERIOD.str.fullmatch(r"\d{4}(-(S[12]|Q[1-4]|M\d\d))?").all()
    (scores,) = get_datasets(tmp_path / "scores.csv", tmp_path / "structure.xml", validate=True)
    assert sorted(scores.data.OBS_VALUE) == sorted(parquets["mart.score"].to_pandas().score)
    assert set(scores.data.NODE) <= lists["CL_NODE"]


def test_the_citation_names_the_release(files):
    release = warehouse.release()["release"]
    cff = yaml.safe_load(files["CITATION.cff"].read_text())
    assert {"cff-version", "message", "title", "authors", "type", "version"} <= set(cff)
    assert cff["version"] == cff["preferred-citation"]["version"] == release
    assert release in bulk.facts().cite.apa
    assert f"version = {{{release}}}" in files["citation.bib"].read_text()


def test_the_manifest_has_every_file_s_checksum(files):
    manifest = json.loads(files["manifest.json"].read_text())
    assert {f["name"] for f in manifest["files"]} == set(bulk.OFFERED) - {"manifest.json"}
    for entry in manifest["files"]:
        data = files[entry["name"]].read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (entry["bytes"], entry["sha256"])
    assert set(manifest["tables"]) | set(manifest["not_in_the_files"]) == set(warehouse.tables())
    assert "not decided on yet" not in manifest["not_in_the_files"].values()


@pytest.mark.parametrize("name", ["asean-ai-readiness.zip", "asean-ai-readiness-parquet.zip",
                                  "asean-ai-readiness-sdmx.zip", "CITATION.cff"])  # fmt: skip
def test_the_same_release_gives_the_same_bytes(files, tmp_path, name):
    again = tmp_path / name
    bulk.OFFERED[name].make(again)
    assert again.read_bytes() == files[name].read_bytes()


@settings(deadline=None)
@given(text=some.text(min_size=1, max_size=20), sign=some.sampled_from(["", *FORMULA]))
def test_no_text_starts_a_formula_in_a_csv_file(text, sign):
    batch = pa.record_batch({"name": [sign + text]})
    out = io.BytesIO()
    written.csv(pa.RecordBatchReader.from_batches(batch.schema, [batch]), out)
    (_, (cell,)) = csv.reader(io.StringIO(out.getvalue().decode(), newline=""))
    assert not cell.startswith(FORMULA)
    assert cell in (sign + text, f"'{sign}{text}")


def test_no_cell_of_a_csv_file_starts_a_formula(files):
    for name in ("asean-ai-readiness.zip", "asean-ai-readiness-sdmx.zip"):
        for file, table in csv_tables(files[name]).items():
            for column in table:
                risky = table[column][table[column].str.startswith(FORMULA)]
                # a negative number is none
                assert pd.to_numeric(risky, errors="coerce").notna().all(), (file, column)


def test_a_planted_formula_runs_in_no_file(own):
    """The catalogue refuses one, so it is planted in the database."""
    planted = '=HYPERLINK("http://127.0.0.1";"x")'
    pointer = json.loads((own / "current.json").read_text())
    shutil.copy(own / pointer["database"], own / "readiness-planted.duckdb")
    with duckdb.connect(str(own / "readiness-planted.duckdb")) as spoilt:
        spoilt.execute("update core.country set grouping = ?", [planted])
    (own / "current.json").write_text(
        json.dumps(pointer | {"database": "readiness-planted.duckdb", "built_at": "planted"})
    )
    made = {name: bulk.file(name).result() for name in list(bulk.OFFERED)[:3]}
    typed = csv_tables(made["asean-ai-readiness.zip"])["data/core.country.csv"].grouping
    assert typed.str.startswith("'=HYPERLINK").any()
    with zipfile.ZipFile(made["asean-ai-readiness.xlsx"]) as pack:
        sheets = [pack.read(n) for n in pack.namelist() if n.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    places = pd.read_excel(made["asean-ai-readiness.xlsx"], sheet_name="Places")
    assert planted in set(places.grouping)
    assert (
        planted
        in parquet_tables(made["asean-ai-readiness-parquet.zip"])["core.country"][
            "grouping"
        ].to_pylist()
    )


def test_a_sheet_that_would_be_too_long_is_named_and_left_out(files, monkeypatch, tmp_path):
    monkeypatch.setattr(book, "MOST_ROWS", 5000)
    book.workbook(tmp_path / "short.xlsx")
    found = pd.read_excel(tmp_path / "short.xlsx", sheet_name=None, header=None)
    assert "All figures" not in found
    assert found["About"][1].str.contains("too many for a sheet", na=False).sum() == 1
