"""A fetch that breaks leaves whole snapshots, and the next one goes on where it stopped."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time

import pytest
from fetching import Fetching
from publishers import ROOT
from workshop import DIES_AT

KILLS = 5
FIRST_YEAR = 2010


@pytest.fixture
def slow(tmp_path):
    """Publishers that take their time."""
    made = Fetching(tmp_path, delay=0.03)
    yield made
    made.publishers.close()


def whole(fetching):
    """Every snapshot there is can be read as its receipt says; none is half."""
    assert fetching.faults() == []
    for folder in fetching.snapshots.glob("*/20*"):
        assert {path.name for path in folder.iterdir()} == {"observations.csv", "receipt.json"}


def kill_at(fetching, moment, *names):
    """The command, killed after some seconds; whether it was still at work."""
    child = fetching.start(*names)
    time.sleep(moment)
    child.kill()
    child.communicate()
    return child.returncode == -signal.SIGKILL


def kills(fetching, number, seed):
    """Kill fetches at random instants: the old snapshots stand, each new one is whole."""
    began = time.monotonic()
    assert fetching.finish("hci").returncode == 0
    shortest = time.monotonic() - began
    before = fetching.state()
    chance = random.Random(seed)
    killed = 0
    for _ in range(number):
        killed += kill_at(fetching, chance.uniform(0.3 * shortest, 2.5 * shortest))
        assert fetching.state().items() >= before.items()
        whole(fetching)
    assert killed
    code, said, wrong = fetching.run()
    assert (code, wrong) == (0, "")
    assert " 0 failed" not in said
    assert fetching.left() == set(), "the next run repairs"
    whole(fetching)
    sources = {row["source_id"] for row in fetching.publishers.connectors}
    assert all(fetching.fetched(source) for source in sources)


def test_killed_at_random_instants_every_snapshot_is_whole(slow):
    kills(slow, KILLS, seed=20261125)


@pytest.mark.parametrize("step", range(5))
def test_a_kill_between_any_two_moves_leaves_the_old_snapshots(slow, step):
    """Two answers, each put on the shelf with its note, and the snapshot's own move."""
    before = slow.state()
    command = [sys.executable, "-c", DIES_AT, str(step), *slow.arguments("hci")]
    killed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert slow.state() == before
    assert slow.run("hci")[0] == 0
    assert len(slow.fetched("hci")) == 1
    assert slow.left() == set()
    whole(slow)


def test_a_run_that_was_killed_is_gone_on_with_where_it_stopped(slow):
    child = slow.start("wdi")
    while len(slow.publishers.asked) < 6:
        time.sleep(0.01)
    child.kill()
    child.communicate()
    kept = len([name for name in slow.left() if name.endswith(".json")])
    assert kept >= 4
    slow.publishers.asked.clear()
    assert slow.run("wdi")[0] == 0
    assert len(slow.publishers.asked) == 14 - kept, "what was read is not asked for again"
    assert len(slow.receipt("wdi")["copies"]) == 14
    assert slow.left() == set()


def broken(slow):
    """A run that ended at its tenth question; the notes of what it kept."""
    answered = []

    def tenth_fails(handler, body, kind):
        answered.append(handler.path)
        if len(answered) > 9:
            handler.reply(500, b"", kind)
        else:
            handler.reply(200, body, kind)

    slow.publishers.faults["wdi"] = tenth_fails
    assert slow.run("wdi")[0] == 1
    slow.publishers.faults.clear()
    slow.publishers.asked.clear()
    notes = sorted((slow.snapshots / ".fetching/wdi").glob("*.json"))
    assert len(notes) == 9
    return notes


@pytest.mark.parametrize("harm", ["age", "bytes", "note", "part", "anew"])
def test_what_was_kept_is_asked_for_again_if_it_is_old_or_harmed(slow, harm):
    notes = broken(slow)
    first, options = notes[0], []
    if harm == "age":
        told = json.loads(first.read_text())
        first.write_text(json.dumps(told | {"fetched_at": "2020-01-01T00:00:00+00:00"}))
    elif harm == "bytes":
        body = first.with_suffix(".body")
        body.write_bytes(body.read_bytes()[:-1])
    elif harm == "note":
        first.write_text("{")
    elif harm == "part":
        first.with_suffix(".body").rename(first.with_suffix(".part"))
    else:
        options = ["--anew"]
    assert slow.run("wdi", options=options)[0] == 0
    assert len(slow.publishers.asked) == (14 if harm == "anew" else 6)
    held = slow.figures("wdi", slow.snapshots / "wdi")
    assert set(slow.figures("wdi")) == {key for key in held if key[2] >= FIRST_YEAR}


def test_two_fetches_do_not_collide(slow):
    child = slow.start("wdi")
    while not slow.publishers.asked:
        time.sleep(0.01)
    code, _, wrong = slow.run("spi")
    assert code == 75
    assert wrong.endswith(": another fetch is at work; wait until it has ended\n")
    assert child.communicate()[1] == ""
    assert child.returncode == 0
    assert slow.run("spi")[0] == 0


def test_an_interrupted_fetch_says_so_and_keeps_what_it_read(slow):
    child = slow.start("wdi")
    while len(slow.publishers.asked) < 4:
        time.sleep(0.01)
    before = slow.state()
    os.kill(child.pid, signal.SIGINT)
    said = child.communicate()
    assert child.returncode == 130
    assert said[1].splitlines()[-1] == (
        "Stopped. Snapshots stand; what was read is kept for the next run."
    )
    assert slow.state() == before
    assert any(name.endswith(".json") for name in slow.left())
    assert slow.run("wdi")[0] == 0


def test_a_full_disk_is_one_clear_line_a_source_and_leaves_no_half_file(slow):
    before = slow.state()

    def starve():
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    done = slow.finish("spi", "wdi", preexec_fn=starve)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["wdi"]
    assert (
        "cannot be written (File too large); free the disk or correct the permissions" in lines[0]
    )
    assert len(slow.fetched("spi")) == 1
    whole(slow)
    assert slow.state().items() > before.items()
    assert slow.run("wdi")[0] == 0


def test_a_harmed_snapshot_is_no_reason_to_believe_that_nothing_changed(slow):
    assert slow.run("girai")[0] == 0
    (folder,) = slow.fetched("girai")
    path = folder / "observations.csv"
    path.write_bytes(path.read_bytes()[:-5])
    slow.publishers.asked.clear()
    assert slow.run("girai")[0] == 0
    assert "If-None-Match" not in slow.publishers.asked[0][2]
    assert len(slow.fetched("girai")) == 2


def test_another_way_of_reading_asks_for_everything_again(slow):
    """The publisher's "unchanged" is about his bytes, not about what we took from them."""
    assert slow.run("girai")[0] == 0
    slow.rewrite(
        "connector_series.csv",
        lambda row: None if row["series"] == "girai26_raw" else row,
    )
    slow.publishers.asked.clear()
    assert slow.run("girai")[0] == 0
    assert "If-None-Match" not in slow.publishers.asked[0][2]
    series = {name for name, _, _ in slow.figures("girai")}
    assert series == {"girai_2026_score", "girai_2026_rank", "girai26_urai_penalty"}
