"""Many kills over build and release, and disks that fill up while a release is frozen."""

import random
import shutil
import subprocess
import sys
import time

import pytest
from release_faults import killed, leftovers, served, words
from three_releases import command, release, state
from workshop import ROOT

pytestmark = pytest.mark.torture

KILLS = 100


@pytest.fixture
def first(shop, monkeypatch):
    monkeypatch.setenv("READINESS_PUBLISHED", str(shop.out))
    release(shop, "The first.", "2026-11-25T00:00:00+00:00")
    return shop


def test_a_hundred_kills_leave_one_whole_release_of_the_two(first):
    began = time.monotonic()
    assert first.run(out=first.out.parent / "elsewhere").returncode == 0
    took = time.monotonic() - began
    draw, year, n_released = random.Random(20261125), 2001, 0
    for number in range(KILLS):
        first.append("spi", f"IQ.SPI.OVRL,TLS,{year},40,1,no,no", sign=True)
        year -= 1
        before = served(first.out)
        is_build = number % 4 == 0
        moment = draw.uniform(0.1, 1.3) if number % 2 else draw.uniform(0.8, 1.3)
        killed(first.arguments() if is_build else words(first), took * moment)
        after = served(first.out)
        assert len(set(before) | set(after)) <= 2
        assert not is_build or after == before
        n_released += after[0] != before[0]
    assert n_released, "some were late enough"
    code, _, said = command(*words(first))
    assert code == 0 or "nothing to release" in said
    assert len(set(served(first.out))) == 1
    assert leftovers(first.out) == set()


@pytest.mark.parametrize("room", [2**19, 2**21, 2**23, 2**24, 2**25, 3 * 2**24, 2**26])
def test_a_disk_that_fills_up_leaves_the_old_release(first, small_disk, room):
    size = sum(path.stat().st_size for path in first.out.rglob("*") if path.is_file())
    subprocess.run(
        ["mount", "-o", f"remount,size={size + 2**19 + room}", str(small_disk)], check=True
    )
    first.out = shutil.copytree(first.out, small_disk / "published")
    before, served_before = state(first.out), served(first.out)
    first.append("spi", "IQ.SPI.OVRL,TLS,2001,40,1,no,no", sign=True)
    done = subprocess.run(
        [sys.executable, "-m", "etl", *words(first)], cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    shown = served(first.out)
    if done.returncode:
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert shown == served_before
        kept = {path: digest for path, digest in state(first.out).items() if path in before}
        assert kept == before
        assert leftovers(first.out) == set()
    else:
        assert shown[0] == shown[1] != served_before[0]
