"""``kill -9`` over build and release: what is served is whole and one of the two that may be."""

import random
import signal
import time

import pytest
from release_faults import killed, killed_at, leftovers, served, words
from three_releases import command, release

MOVES = 7
"""Of a release: exports, database, candidate, folder, register, manifest, pointer."""
KILLS = 10


@pytest.fixture
def first(shop, monkeypatch):
    monkeypatch.setenv("READINESS_PUBLISHED", str(shop.out))
    release(shop, "The first.", "2026-11-25T00:00:00+00:00")
    return shop


def add_a_figure(shop, year):
    shop.append("spi", f"IQ.SPI.OVRL,TLS,{year},40,1,no,no", sign=True)


@pytest.mark.parametrize("step", range(MOVES))
def test_a_kill_between_any_two_moves_leaves_one_whole_release(first, step):
    before = served(first.out)[0]
    add_a_figure(first, 2001)
    assert killed_at(words(first), step) == -signal.SIGKILL
    shown, pointed = served(first.out)
    is_registered = step > 4
    assert (shown != before) == is_registered
    assert pointed == before
    code, _, said = command(*words(first))
    assert (code, said) == (0, "") or (is_registered and "nothing to release" in said)
    shown, pointed = served(first.out)
    assert shown == pointed != before
    assert leftovers(first.out) == set()


def test_that_is_every_move_there_is(first):
    add_a_figure(first, 2001)
    assert killed_at(words(first), MOVES) == 0


def test_a_kill_at_any_moment_leaves_one_whole_release(first):
    add_a_figure(first, 2001)
    began = time.monotonic()
    assert first.run(out=first.out.parent / "elsewhere").returncode == 0
    took = time.monotonic() - began
    draw = random.Random(20261125)
    for number in range(KILLS):
        before = served(first.out)
        is_build = number % 3 == 0
        arguments = first.arguments() if is_build else words(first)
        # Half of them fall on the end, where things are moved.
        killed(
            arguments,
            took * draw.uniform(0.1, 1.2) if number % 2 else took * draw.uniform(0.8, 1.2),
        )
        after = served(first.out)
        if is_build:
            assert after == before, "a build after a release is a candidate"
        assert len(set(after) | set(before)) <= 2
        if after[0] != before[0]:
            add_a_figure(first, 2000 - number)
    code, _, said = command(*words(first))
    assert code == 0 or "nothing to release" in said
    shown, pointed = served(first.out)
    assert shown == pointed
    assert leftovers(first.out) == set()
