"""Builds that are killed at a hundred moments, and a disk that is full: what is served stays whole.

`make torture` runs these; a short form of each is in `tests/contract`. The small disk is a tmpfs,
so this one needs root.
"""

import json
import random
import signal
import subprocess
import time

import duckdb
import pytest
from workshop import ROOT, Workshop

pytestmark = pytest.mark.torture
KILLS = 100


@pytest.fixture
def shop(tmp_path, published):
    return Workshop(tmp_path, published)


def figures(shop):
    """How many figures the live database serves."""
    live = json.loads((shop.out / "current.json").read_text())["database"]
    with duckdb.connect(str(shop.out / live), read_only=True) as served:
        return served.execute("select count(*) from core.observation").fetchall()[0][0]


def test_a_hundred_kills_never_leave_half_a_release(shop):
    before = json.loads((shop.out / "current.json").read_text())
    whole = figures(shop)
    shop.append("spi", "IQ.SPI.OVRL,TLS,2001,40,1,no,no", sign=True)
    began = time.perf_counter()
    assert shop.build()[0] == 0
    took = time.perf_counter() - began
    after = json.loads((shop.out / "current.json").read_text())
    moments = random.Random(20261125)
    for _ in range(KILLS):
        (shop.out / "current.json").write_text(json.dumps(before))
        child = subprocess.Popen(shop.command(), cwd=ROOT, stdout=subprocess.DEVNULL)
        time.sleep(moments.uniform(0, 1.1 * took))
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert figures(shop) in (whole, whole + 1)
    assert shop.build()[0] == 0
    assert json.loads((shop.out / "current.json").read_text())["database"] == after["database"]
    assert list(shop.out.glob(".draft*")) == []


@pytest.mark.parametrize("room", ["512k", "1m", "2m", "4m", "8m"])
def test_a_full_disk_is_one_line_and_the_old_release_stands(shop, tmp_path, room):
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sum(p.stat().st_size for p in shop.out.rglob("*") if p.is_file())
    free = int(room[:-1]) * (2**20 if room[-1] == "m" else 2**10)
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size + 65536 + free}", "tmpfs", str(disk)],
        check=True,
    )
    try:
        subprocess.run(["cp", "-a", f"{shop.out}/.", str(disk)], check=True)
        shop.out = disk
        before, whole = shop.state_of_published(), figures(shop)
        shop.append("spi", "IQ.SPI.OVRL,TLS,2001,40,1,no,no", sign=True)
        code, said = shop.build()
        assert "Traceback" not in said
        if code:
            assert len(said.splitlines()) == 1
            assert shop.state_of_published() == before
            assert figures(shop) == whole
        else:
            assert figures(shop) == whole + 1
    finally:
        subprocess.run(["umount", str(disk)], check=True)
