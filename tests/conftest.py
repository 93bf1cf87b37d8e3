"""The database built once from the real data, in a folder of the tests' own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """The published folder of a build from the real catalogue and snapshots."""
    out = tmp_path_factory.mktemp("published")
    subprocess.run(
        [sys.executable, "-m", "etl", "build", "--out", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    os.environ["READINESS_PUBLISHED"] = str(out)
    yield out
    os.environ.pop("READINESS_PUBLISHED", None)


@pytest.fixture(scope="session")
def database(published):
    """The one database in it."""
    (path,) = published.glob("readiness-*.duckdb")
    return path
