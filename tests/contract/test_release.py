"""A release is whole or not there: kills, races, full disks, leftovers, readers."""

import json
import os
import resource
import signal
import subprocess
import sys
import time

import duckdb
import pytest
from workshop import DIES_AT, ROOT

STEPS = 4
"""Moves of a release: its exports, its database, the manifest, the pointer."""


def figures(path):
    with duckdb.connect(str(path), read_only=True) as db:
        return db.execute("select count(*), sum(value) from core.observation").fetchall()


def leftovers(out):
    """What lies in a published folder beside two releases at most."""
    current = json.loads((out / "current.json").read_text())
    known = {name for name in (current["database"], current.get("previous")) if name}
    expected = {".lock", "current.json", "manifest.json", "exports"} | known
    hashes = {name.removeprefix("readiness-").removesuffix(".duckdb") for name in known}
    return ({path.name for path in out.iterdir()} - expected) | (
        {path.name for path in (out / "exports").iterdir()} - hashes
    )


def spoil_nothing_but_add_a_figure(shop):
    shop.append("spi", "IQ.SPI.OVRL,TLS,2001,40,1,no,no", sign=True)


@pytest.mark.parametrize("step", range(STEPS))
def test_a_kill_between_any_two_moves_leaves_one_whole_release(shop, step):
    before = shop.live()
    spoil_nothing_but_add_a_figure(shop)
    killed = subprocess.run(
        [sys.executable, "-c", DIES_AT, str(step), *shop.arguments()], cwd=ROOT, capture_output=True,
        check=False,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL
    assert shop.live() == before
    assert figures(before)
    assert shop.build() == (0, "")
    assert shop.live() != before
    assert leftovers(shop.out) == set()
    manifest = json.loads((shop.out / "manifest.json").read_text())
    assert manifest["database"] == shop.live().name


def test_a_kill_at_any_moment_leaves_one_whole_release(shop):
    before = shop.live()
    spoil_nothing_but_add_a_figure(shop)
    began = time.monotonic()
    assert shop.run(out=shop.out.parent / "elsewhere").returncode == 0
    took = time.monotonic() - began
    after = shop.live(shop.out.parent / "elsewhere").name
    for part in range(1, 6):  # ten more are in test_release_kills.py
        child = subprocess.Popen(shop.command(), cwd=ROOT, stdout=subprocess.DEVNULL)
        time.sleep(took * part / 6)
        child.kill()
        child.wait()
        assert shop.live().name in (before.name, after)
        assert figures(shop.live())
    assert shop.build() == (0, "")
    assert shop.live().name == after
    assert leftovers(shop.out) == set()


def test_a_full_disk_is_one_clear_line(shop):
    state = shop.state_of_published()
    spoil_nothing_but_add_a_figure(shop)

    def starve():
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    done = shop.run(preexec_fn=starve)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "published: the build could not be written" in done.stderr
    assert "free the disk or correct the permissions, then build again" in done.stderr
    assert shop.state_of_published() == state


def test_a_place_to_publish_that_cannot_be_written_is_one_line(shop, tmp_path):
    (tmp_path / "file").write_text("in the way")
    code, said = shop.build(out=tmp_path / "file")
    assert code == 1
    assert len(said.splitlines()) == 1
    assert "could not be written" in said


def test_two_builds_at_once_end_in_one_whole_release(shop, tmp_path):
    out = tmp_path / "fresh"
    children = [
        subprocess.Popen(shop.command(out), cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [child.communicate()[0] for child in children]
    assert [child.returncode for child in children] == [0, 0]
    assert sum("Up to date" in text for text in said) == 1, "the second has nothing to do"
    assert len(list(out.glob("readiness-*.duckdb"))) == 1
    assert leftovers(out) == set()


def test_the_same_inputs_are_not_built_twice(shop):
    state = shop.state_of_published()
    assert shop.build() == (0, "")
    assert shop.state_of_published() == state


@pytest.mark.parametrize("harm", ["database", "manifest.json", "current.json", "exports"])
def test_a_harmed_release_is_built_again(shop, harm):
    name = shop.live().name
    if harm == "database":
        with shop.live().open("r+b") as file:
            file.seek(5000)
            file.write(b"\0" * 5000)
    elif harm == "exports":
        next((shop.out / "exports").rglob("core.observation.parquet")).unlink()
    else:
        (shop.out / harm).write_text("{")
    assert shop.build() == (0, "")
    assert shop.live().name == name
    assert figures(shop.live())
    assert leftovers(shop.out) == set()


def test_a_reader_keeps_the_release_it_has_opened_and_the_one_before_is_kept(shop):
    first = shop.live()
    with duckdb.connect(str(first), read_only=True) as reader:
        held = reader.execute("select count(*) from core.observation").fetchall()
        for year in (2001, 2000):
            shop.append("spi", f"IQ.SPI.OVRL,TLS,{year},40,1,no,no", sign=True)
            assert shop.build() == (0, "")
        assert reader.execute("select count(*) from core.observation").fetchall() == held
    current = json.loads((shop.out / "current.json").read_text())
    assert sorted(path.name for path in shop.out.glob("readiness-*")) == sorted(
        [current["database"], current["previous"]]
    )
    assert not first.exists()


def test_an_interrupted_build_says_so_and_leaves_nothing(shop):
    spoil_nothing_but_add_a_figure(shop)
    state = shop.state_of_published()
    child = subprocess.Popen(
        shop.command(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while "Measuring the snapshots" not in child.stdout.readline():
        pass
    os.kill(child.pid, signal.SIGINT)
    _, said = child.communicate()
    assert (child.returncode, said.strip()) in [
        (130, "Stopped. What was published stands untouched."),
        (0, ""),  # it was over before the signal arrived
    ]
    if child.returncode:
        assert shop.state_of_published() == state
