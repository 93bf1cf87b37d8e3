"""The commands: a release is frozen under a number, held back, taken back, and gone back to."""

import hashlib
import json
import subprocess
import sys
import zipfile

import duckdb
import pytest
from three_releases import clock, command, name, pointer, release, state
from workshop import ROOT

from etl import publish, register
from readiness import warehouse
from readiness.releases import read

DAY = "2026-11-25T10:00:00+00:00"
LATER = "2026-12-01T10:00:00+00:00"


@pytest.fixture
def first(shop, monkeypatch):
    """A shop with one release."""
    monkeypatch.setenv("READINESS_PUBLISHED", str(shop.out))
    release(shop, "The first.", DAY)
    return shop


def asked(shop, *more):
    return command("release", "--note", "n", "--by", "o", *more, *shop.arguments()[1:])


def test_a_release_is_dated_checksummed_and_holds_its_inputs(first):
    (row,) = read(first.out).releases
    assert {key: row[key] for key in ("number", "note", "by", "method")} == {
        "number": "2026.11", "note": "The first.", "by": "officer", "method": "1.0",
    }  # fmt: skip
    assert row["released_at"] == row["visible_from"] == DAY
    folder = first.out / "releases" / "2026.11"
    manifest = json.loads((folder / "manifest.json").read_text())
    lie_there = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    }
    assert set(manifest["files"]) == lie_there - {"manifest.json"}
    for file, digest in manifest["files"].items():
        assert publish.sha256(folder / file) == digest
        assert (folder / file).stat().st_mode & 0o222 == 0, "nobody changes a release by a slip"
    with zipfile.ZipFile(folder / "inputs.zip") as pack:
        held = {one: hashlib.sha256(pack.read(one)).hexdigest() for one in pack.namelist()}
    assert held == {k: v for k, v in manifest["inputs"].items() if k not in ("code", "duckdb")}
    assert pointer(first.out)["number"] == "2026.11"
    assert warehouse.release() == row
    with duckdb.connect(str(first.live()), read_only=True) as db:
        assert db.execute("select release from core.release").fetchall() == [(row["release"],)]


def test_the_inputs_of_a_release_build_the_same_figures_again(first, tmp_path):
    with zipfile.ZipFile(first.out / "releases/2026.11/inputs.zip") as pack:
        pack.extractall(tmp_path / "again")
    first.catalogue, first.snapshots = tmp_path / "again/catalogue", tmp_path / "again/snapshots"
    assert first.build(out=tmp_path / "built") == (0, "")
    assert first.live(tmp_path / "built").name == first.live().name


def test_the_same_figures_are_not_released_twice(first):
    before = state(first.out)
    code, _, said = asked(first)
    assert code == 1
    assert said == (
        "2026.11 holds exactly these figures: there is nothing to release; to let readers have it:"
        " python -m etl rollback 2026.11\n"
    )
    assert state(first.out) == before


def test_a_build_after_a_release_waits_for_the_next_one(first):
    before, live = pointer(first.out), first.live().read_bytes()
    name(first, "anew")
    code, told, said = command(*first.arguments())
    assert (code, said) == (0, "")
    assert "Built, for the next release (readers keep theirs)" in told
    assert pointer(first.out) == before
    assert first.live().read_bytes() == live
    candidate = register.find(first.out, "candidate")
    assert candidate.exists()
    assert "Up to date, for the next release" in command(*first.arguments())[1]
    release(first, "The second.", DAY, "--method", "1.1")
    assert pointer(first.out)["number"] == "2026.11.1"
    assert warehouse.release()["method"] == "1.1"
    assert register.find(first.out, "candidate") is None
    assert register.find(first.out, "live").name == register.find(first.out, "latest").name
    assert register.find(first.out, "live").name == candidate.name
    code, told, _ = command(*first.arguments())
    assert code == 0
    assert "Up to date:" in told


def test_a_candidate_that_is_given_up_is_removed(first):
    text = (first.catalogue / "indicators.csv").read_bytes()
    name(first, "anew")
    assert first.build() == (0, "")
    (first.catalogue / "indicators.csv").write_bytes(text)
    assert first.build() == (0, "")
    assert register.find(first.out, "candidate") is None
    assert [path.name for path in first.out.glob("*.duckdb")] == [pointer(first.out)["database"]]


def test_a_suspicious_change_holds_the_release(first):
    before = state(first.out)

    def halved(data):
        lines = data.decode().splitlines()
        at = next(n for n, line in enumerate(lines) if line.startswith("IQ.SPI.OVRL,THA,2022,"))
        cells = lines[at].split(",")
        cells[3] = str(float(cells[3]) / 2)
        return "\n".join([*lines[:at], ",".join(cells), *lines[at + 1 :], ""]).encode()

    first.edit("spi", halved)
    first.append("spi", sign=True)
    code, _, said = asked(first)
    assert code == 1
    assert all("acceptances.csv" in line for line in said.splitlines()), said
    kept = {path: digest for path, digest in state(first.out).items() if path in before}
    assert kept == before
    assert read(first.out).releases[-1]["note"] == "The first."


@pytest.mark.parametrize(("words", "says"), [
    (("--embargo", "2026-11-24T09:00:00+08:00"), "has passed"),
    (("--method", "one"), "is no version"),
    (("--method", "0.9"), "is older than 1.0"),
])  # fmt: skip
def test_a_wish_that_cannot_be_is_one_line(first, words, says):
    name(first, "anew")
    before = state(first.out)
    with clock(DAY):
        code, _, said = asked(first, *words)
    assert code == 1
    assert says in said
    assert len(said.splitlines()) == 1
    assert state(first.out) == before


@pytest.mark.parametrize("instant", ["2026-12-24", "2026-12-24T09:00", "tomorrow", ""])
def test_an_embargo_needs_an_instant_with_its_time_zone(first, instant, capsys):
    with pytest.raises(SystemExit) as left:
        asked(first, "--embargo", instant)
    assert left.value.code == 2


def test_readers_who_have_it_cannot_be_told_to_wait(shop, monkeypatch):
    with clock(DAY):
        code, _, said = asked(shop, "--embargo", LATER)
    assert (code, len(said.splitlines())) == (1, 1)
    assert "readers have exactly these figures already" in said


def test_an_embargo_over_a_build_that_was_never_released_hides_the_new_one(shop, monkeypatch):
    monkeypatch.setenv("READINESS_PUBLISHED", str(shop.out))
    before = pointer(shop.out)
    name(shop, "hidden")
    release(shop, "The first.", DAY, "--embargo", LATER)
    assert pointer(shop.out) == before
    with clock(DAY):
        assert warehouse.release() == before
        assert warehouse.releases() == []
        assert shop.build() == (0, ""), "nothing to build: it waits under its number"
        assert pointer(shop.out) == before
    with clock(LATER):
        assert warehouse.release()["number"] == "2026.12"


def test_a_second_run_waits_or_says_that_another_works(first):
    with publish.locked(first.out):
        for words in (["rollback", "--out", first.out], first.arguments(),
                      ["release", "--note", "n", *first.arguments()[1:]]):  # fmt: skip
            code, _, said = command(*words, "--no-wait")
            assert code == 75
            assert len(said.splitlines()) == 1
            assert "another run holds it (process " in said
        waiting = subprocess.Popen(first.command(), cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert "Another run holds the lock" in waiting.stdout.readline()
    assert "Up to date" in waiting.communicate()[0]
    assert waiting.returncode == 0


def test_what_a_run_did_can_be_read_by_machines(first, tmp_path):
    log = tmp_path / "runs.jsonl"
    name(first, "anew")
    assert command(*first.arguments(), "--log", log)[0] == 0
    assert command("rollback", "9", "--out", first.out, "--log", log)[0] == 1
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [line["event"] for line in lines if line["event"] != "stage"] == [
        "start", "built", "end", "start", "fault", "end",
    ]  # fmt: skip
    assert all({"at", "command", "process", "event"} <= set(line) for line in lines)
    stages = [line for line in lines if line["event"] == "stage"]
    assert len(stages) >= 13
    assert all(line["seconds"] >= 0 for line in stages)
    assert [line["code"] for line in lines if line["event"] == "end"] == [0, 1]
    assert "there is no such release" in next(x["fault"] for x in lines if x["event"] == "fault")


def test_a_log_that_cannot_be_written_is_one_line(first, tmp_path):
    code, _, said = command(*first.arguments(), "--log", tmp_path / "no" / "runs.jsonl")
    assert (code, len(said.splitlines())) == (1, 1)
    assert "log: cannot be written" in said


def test_a_reader_keeps_what_is_open_while_the_next_is_released(first):
    with duckdb.connect(str(first.live()), read_only=True) as reader:
        held = reader.execute("select sum(value) from core.observation").fetchall()
        for word in ("one", "two"):
            name(first, word)
            release(first, word, DAY)
            (first.catalogue / "indicators.csv").write_bytes(
                (ROOT / "data/catalogue/indicators.csv").read_bytes()
            )
        assert reader.execute("select sum(value) from core.observation").fetchall() == held


def test_help_names_both_commands():
    told = subprocess.run(
        [sys.executable, "-m", "etl", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "release" in told
    assert "rollback" in told
