"""A fresh clone without a database: built then and there, once, whoever arrives."""

import json
import os
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest
import streamlit as st
from reading import ROOT, visit, words

from readiness import warehouse


@pytest.fixture
def nothing_published(tmp_path, monkeypatch):
    monkeypatch.setenv("READINESS_PUBLISHED", str(tmp_path))
    st.cache_resource.clear()
    return tmp_path


def test_the_first_page_builds_the_database_and_then_shows_it(nothing_published):
    with pytest.raises(warehouse.NotBuilt, match="make data"):
        warehouse.release()
    at = visit()
    assert not at.exception
    assert not at.error
    assert "of 275 scored figures exist" in words(at)
    assert (nothing_published / "current.json").is_file()


def test_a_build_that_fails_says_why_on_the_page(nothing_published, monkeypatch):
    (nothing_published / "file").write_text("in the way")
    monkeypatch.setenv("READINESS_PUBLISHED", str(nothing_published / "file"))
    at = visit()
    assert not at.exception
    assert "could not be prepared" in at.error[0].value


def test_ten_readers_at_once_see_one_build(nothing_published):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, "READINESS_PUBLISHED": str(nothing_published)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"{base}/_stcore/health")
        asked = subprocess.run(
            [sys.executable, ROOT / "tests/bench/load_sessions.py", base, "", "--sessions", "10",
             "--reruns", "1"],
            capture_output=True, text=True, timeout=120, check=True,
        )  # fmt: skip
    finally:
        server.terminate()
        server.wait(20)
    report = json.loads(asked.stdout)
    assert report["errors"] == 0, report
    assert len(list(nothing_published.glob("readiness-*.duckdb"))) == 1


def _wait_for(address):
    for _ in range(200):
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} never answered")
