"""The database built once from the real data, in a folder of the tests' own."""

import functools
import importlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from three_releases import three
from workshop import Workshop

ROOT = Path(__file__).resolve().parents[1]
LOOPBACK = ROOT / "tests" / "loopback"
sys.path.insert(0, str(LOOPBACK))
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(LOOPBACK), *filter(None, [os.environ.get("PYTHONPATH")])]
)
sys.modules.pop("sitecustomize", None)  # the machine may have one of its own
guard = importlib.import_module("sitecustomize")
# A shell that starts the tests in the background has them, and all that they start, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
# Each AppTest has Streamlit read the metadata of every installed package anew: a third of its time.
manifest_scanner.scan_component_manifests = functools.cache(
    manifest_scanner.scan_component_manifests
)


@pytest.fixture(autouse=True)
def nothing_beyond_this_machine():
    """No test reaches for the network, even if it swallows the error."""
    tried = len(guard.refused)
    yield
    assert guard.refused[tried:] == []


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


@pytest.fixture(scope="session")
def three_releases(published, tmp_path_factory):
    """A published folder with a past release, a live one, and one under embargo."""
    shop = Workshop(tmp_path_factory.mktemp("released"), published)
    return three(shop)
