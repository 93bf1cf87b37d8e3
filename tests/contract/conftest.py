import os
import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from bulk_files import csv_tables, parquet_tables
from fetching import Fetching
from starlette.applications import Starlette
from starlette.testclient import TestClient
from workshop import Workshop

from readiness.exports import bulk
from readiness.routes import MOUNTED


@pytest.fixture
def shop(tmp_path, published):
    return Workshop(tmp_path, published)


@pytest.fixture(scope="module")
def shared_shop(tmp_path_factory, published):
    """One copy to spoil for all cases of a test file that can stand side by side."""
    return Workshop(tmp_path_factory.mktemp("shop"), published)


@pytest.fixture(scope="session")
def db(database):
    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def shelved(published, tmp_path_factory):
    """A copy of what is published, beside which files of the release are made."""
    return Path(shutil.copytree(published, tmp_path_factory.mktemp("shelved") / "published"))


@pytest.fixture(scope="module")
def on_shelf(shelved, published):
    """For the tests of a file, that copy is what is published."""
    os.environ["READINESS_PUBLISHED"] = str(shelved)
    yield shelved
    os.environ["READINESS_PUBLISHED"] = str(published)


@pytest.fixture(scope="module")
def files(on_shelf):
    """Every file on offer: name → path."""
    return {name: bulk.file(name).result() for name in bulk.OFFERED}


@pytest.fixture(scope="module")
def client(on_shelf):
    """The data routes and files, asked in this process."""
    with TestClient(Starlette(routes=MOUNTED)) as found:
        yield found


@pytest.fixture
def own(on_shelf, tmp_path, monkeypatch):
    """A published folder of this test's own."""
    (tmp_path / "published").mkdir()
    for path in (*on_shelf.glob("*.duckdb"), on_shelf / "current.json"):
        shutil.copy(path, tmp_path / "published")
    monkeypatch.setenv("READINESS_PUBLISHED", str(tmp_path / "published"))
    return tmp_path / "published"


@pytest.fixture(scope="module")
def csvs(files):
    found = csv_tables(files["asean-ai-readiness.zip"])
    return {Path(name).stem: table for name, table in found.items() if name.startswith("data/")}


@pytest.fixture(scope="module")
def parquets(files):
    return parquet_tables(files["asean-ai-readiness-parquet.zip"])


@pytest.fixture(scope="module")
def sheets(files):
    """The workbook as pandas reads it; a hole is an empty cell, a text like "NA" is none."""
    return pd.read_excel(
        files["asean-ai-readiness.xlsx"], sheet_name=None, keep_default_na=False, na_values=[""]
    )


@pytest.fixture
def fetching(tmp_path):
    """A copy of the facts, and publishers on loopback that answer for every connector."""
    made = Fetching(tmp_path)
    yield made
    made.publishers.close()
