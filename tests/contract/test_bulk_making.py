"""Bulk files are made once, whole or not at all, whoever asks and whatever happens meanwhile."""

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from readiness import warehouse
from readiness.exports import bulk
from readiness.exports.bulk import offered, shelf

ROOT = Path(__file__).resolve().parents[2]


def offer(monkeypatch, make):
    monkeypatch.setitem(offered.OFFERED, "test.bin", bulk.Offer("application/zip", "", "", make))


def test_however_many_ask_at_once_a_file_is_made_once(own, monkeypatch):
    calls = []

    def slowly(path):
        calls.append(path)
        path.write_bytes(b"a" * 1000)
        shelf.threading.Event().wait(0.3)
        path.write_bytes(b"b" * 1000)

    offer(monkeypatch, slowly)
    with ThreadPoolExecutor(16) as readers:
        paths = list(readers.map(lambda _: bulk.file("test.bin").result(), range(16)))
    assert len(calls) == 1
    assert {path.read_bytes() for path in paths} == {b"b" * 1000}
    assert not list(paths[0].parent.glob("*draft*"))


def test_two_servers_on_one_folder_give_one_file(own):
    ask = (
        "from readiness.exports import bulk; p = bulk.file('asean-ai-readiness.zip').result();"
        "print(bulk.label(p).sha256, p.stat().st_ino)"
    )
    servers = [
        subprocess.Popen([sys.executable, "-c", ask], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = {server.communicate(timeout=120)[0] for server in servers}
    assert len(told) == 1
    assert told != {""}


def test_a_full_disk_is_said_and_the_next_reader_tries_anew(own, monkeypatch):
    broken = [True]

    def make(path):
        path.write_bytes(b"half")
        if broken.pop():
            Path("/dev/full").write_bytes(b"x")
        path.write_bytes(b"whole")

    broken.insert(0, False)
    offer(monkeypatch, make)
    with pytest.raises(bulk.NotMade, match="disk is full"):
        bulk.file("test.bin").result()
    assert bulk.found("test.bin") is None
    assert bulk.file("test.bin").result().read_bytes() == b"whole"


def test_a_full_disk_under_duckdb_is_said_too(own, monkeypatch):
    def make(path):
        raise duckdb.IOException("Could not write file: No space left on device")

    offer(monkeypatch, make)
    with pytest.raises(bulk.NotMade, match="disk is full"):
        bulk.file("test.bin").result()


def test_a_release_that_comes_meanwhile_spoils_nothing(own, monkeypatch):
    def make(path):
        path.write_bytes(b"of two releases")
        pointer = json.loads((own / "current.json").read_text())
        shutil.copy(own / pointer["database"], own / "readiness-other.duckdb")
        fresh = own / "current.json.new"
        fresh.write_text(json.dumps(pointer | {"database": "readiness-other.duckdb"}))
        os.replace(fresh, own / "current.json")

    offer(monkeypatch, make)
    with pytest.raises(bulk.NotMade, match="another release"):
        bulk.file("test.bin").result()
    assert bulk.found("test.bin") is None


def test_files_of_releases_that_are_gone_are_removed(own):
    for name in ("gone-1234", "before-1234"):
        (own / "bulk" / name).mkdir(parents=True)
    pointer = json.loads((own / "current.json").read_text())
    (own / "current.json").write_text(
        json.dumps(pointer | {"previous": "readiness-before.duckdb", "built_at": "again"})
    )
    path = bulk.file("CITATION.cff").result()
    assert {p.name for p in (own / "bulk").iterdir()} == {path.parent.name, "before-1234"}


def test_a_folder_that_is_read_only_is_left_alone(own, monkeypatch, tmp_path):
    monkeypatch.setattr(shelf.os, "access", lambda *_: False)
    monkeypatch.setattr(shelf.tempfile, "gettempdir", lambda: str(tmp_path))
    path = bulk.file("CITATION.cff").result()
    assert path.is_relative_to(tmp_path / f"asean-ai-readiness-{os.getuid()}")
    assert not (own / "bulk").exists()


def test_a_temporary_folder_that_leads_elsewhere_is_refused(own, monkeypatch, tmp_path):
    monkeypatch.setattr(shelf.os, "access", lambda *_: False)
    monkeypatch.setattr(shelf.tempfile, "gettempdir", lambda: str(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / f"asean-ai-readiness-{os.getuid()}").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(bulk.NotMade, match="somebody else"):
        bulk.file("CITATION.cff")


def test_a_release_that_comes_back_while_it_is_still_read_is_served(own):
    """A rollback: the old database is open in a long download when it becomes the live one again."""
    first = json.loads((own / "current.json").read_text())
    shutil.copy(own / first["database"], own / "readiness-other.duckdb")
    reading = warehouse.stream("core.country")
    for database in ("readiness-other.duckdb", first["database"]):
        (own / "fresh").write_text(json.dumps(first | {"database": database}))
        os.replace(own / "fresh", own / "current.json")
        assert warehouse.stream("core.country").read_all().num_rows
    assert reading.read_all().num_rows
