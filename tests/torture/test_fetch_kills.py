"""A fetch killed at fifty random instants, and on disks of every size."""

import shutil
import subprocess

import pytest
from fetching import Fetching
from test_fetch_breaks import kills, whole

pytestmark = pytest.mark.torture

KILLS = 50
SIZES_KB = (64, 256, 512, 1024, 1536, 2048, 3072, 4096, 8192)


@pytest.fixture
def slow(tmp_path):
    made = Fetching(tmp_path, delay=0.03)
    yield made
    made.publishers.close()


@pytest.mark.parametrize("seed", range(2))
def test_fifty_kills_never_leave_half_a_snapshot(slow, seed):
    kills(slow, KILLS // 2, seed)


def test_a_disk_of_any_size_holds_whole_snapshots(slow, small_disk):
    """The snapshots lie on a small disk with a little room left: each source is whole or not there."""
    held = slow.snapshots
    size = sum(path.stat().st_size + 4096 for path in held.rglob("*"))
    for room in SIZES_KB:
        subprocess.run(
            ["mount", "-o", f"remount,size={size + room * 1024}", str(small_disk)], check=True
        )
        slow.snapshots = shutil.copytree(held, small_disk / "snapshots")
        before = slow.state()
        code, _, wrong = slow.run()
        assert "Traceback" not in wrong
        assert (code == 0) == (wrong == "")
        for line in wrong.splitlines():
            assert "cannot be written (No space left on device); free the disk" in line
        assert slow.state().items() >= before.items()
        whole(slow)
        shutil.rmtree(slow.snapshots)
