"""The long fault tests: every moment of a build, every size of a disk, many random faults."""

import contextlib
import hashlib
import json
import random
import shutil
import subprocess
import time

import duckdb
import pytest
from workshop import FAULT, ROOT

pytestmark = pytest.mark.torture

KILLS = 100
SIZES_MB = (1, 2, 4, 8, 12, 16, 20, 24, 28, 32)
ROUNDS = 150


def figures(shop):
    """How many figures the live database serves."""
    with duckdb.connect(str(shop.live()), read_only=True) as served:
        return served.execute("select count(*) from core.observation").fetchall()[0][0]


def test_a_hundred_kills_never_leave_half_a_release(shop):
    """Half of them at even distances over a build, half at random; each build has news."""
    began = time.monotonic()
    assert shop.run(out=shop.out.parent / "elsewhere").returncode == 0
    took = time.monotonic() - began
    even = [0.2 + 0.9 * n / (KILLS // 2) for n in range(KILLS // 2)]
    random_ones = [random.Random(20261125 + n).uniform(0, 1.1) for n in range(KILLS // 2)]
    for number, moment in enumerate(even + random_ones):
        shop.append("spi", f"IQ.SPI.OVRL,TLS,{1901 + number},40,1,no,no", sign=True)
        before, whole = shop.live(), figures(shop)
        child = subprocess.Popen(shop.command(), cwd=ROOT, stdout=subprocess.DEVNULL)
        time.sleep(took * moment)
        child.kill()
        child.wait()
        assert shop.live() == before or figures(shop) > whole
        assert figures(shop) >= whole > 18_000
        assert before.exists()
    assert shop.build() == (0, "")
    assert not list(shop.out.glob(".draft*"))
    assert len(list(shop.out.glob("readiness-*"))) <= 2


@pytest.mark.parametrize("room", [2**19, 2**20, 2**21, 2**22, 2**23])
def test_a_disk_that_fills_up_leaves_the_old_release(shop, small_disk, room):
    size = sum(path.stat().st_size for path in shop.out.rglob("*") if path.is_file())
    resize(small_disk, size + 65536 + room)
    shop.out = shutil.copytree(shop.out, small_disk / "published")
    before, whole = shop.state_of_published(), figures(shop)
    shop.append("spi", "IQ.SPI.OVRL,TLS,2001,40,1,no,no", sign=True)
    done = shop.run()
    assert "Traceback" not in done.stderr
    if done.returncode:
        assert len(done.stderr.splitlines()) == 1
        assert shop.state_of_published() == before
        assert figures(shop) == whole
    else:
        assert figures(shop) == whole + 1


def resize(folder, size):
    """Give the small disk another size, in bytes."""
    subprocess.run(["mount", "-o", f"remount,size={size}", str(folder)], check=True)


def test_a_disk_of_any_size_holds_a_whole_release_or_none(shop, small_disk):
    for size in SIZES_MB:
        resize(small_disk, size * 2**20)
        done = shop.run(out=small_disk / "published")
        if done.returncode == 0:
            assert shop.live(small_disk / "published").exists()
            continue
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert "could not be written" in done.stderr
        left = {path.name for path in (small_disk / "published").glob("*")}
        assert left <= {".lock"}, left


TOKENS = [
    b"", b",", b'"', b"\n", b"\r\n", b"\xff", b"\xef\xbb\xbf", b"nan", b"1e999", b"-1", b"9" * 20,
    b"'", b";", b"yes", b"|", b"\0", b"2026", b"{", b"}", b"null", b"[]", b" ", b"\t", b"0",
    b"A" * 5000, "\u0661".encode(), b"true", b"2026-02-30", b"\x1b[31m", b"%s", b"{0}",
]  # fmt: skip


def harm(rng, data):
    """One random fault in the bytes of a file."""
    start = rng.randrange(len(data) + 1)
    end = min(len(data), start + rng.choice([1, 1, 5, 50, 5000]))
    rows = data.split(b"\n")
    row = rng.randrange(len(rows))
    cells = rows[row].split(b",")
    cells[rng.randrange(len(cells))] = rng.choice(TOKENS)
    doubled = [*rows[:row], rows[row], *rows[row:]]
    return rng.choice(
        [
            data[:start] + rng.choice(TOKENS) + data[start:],
            data[:start] + data[end:],
            data[:start] + rng.choice(TOKENS) + data[end:],
            data[:start],
            b"\n".join(doubled),
            b"\n".join([*rows[:row], b",".join(cells), *rows[row + 1 :]]),
            b"\n".join(rng.sample(rows, len(rows))),
            b"",
        ]
    )


@pytest.mark.parametrize("seed", range(3))
def test_no_random_fault_ends_in_a_traceback(shop, seed):
    rng = random.Random(seed)
    files = [path for folder in (shop.catalogue, shop.snapshots)
             for path in sorted(folder.rglob("*")) if path.is_file()]  # fmt: skip
    sound = {path: path.read_bytes() for path in files}
    own = [path for path in files if path.parent == shop.catalogue]
    for number in range(ROUNDS // 3):
        harmed = rng.choices(own if rng.random() < 0.5 else files, k=rng.choice([1, 1, 2, 5]))
        for path in harmed:
            path.write_bytes(harm(rng, path.read_bytes()))
        if rng.random() < 0.5:  # a faulty figure with a receipt that owns to it
            for receipt in shop.snapshots.rglob("receipt.json"):
                with contextlib.suppress(ValueError, KeyError, OSError, TypeError):
                    told = json.loads(receipt.read_bytes())
                    content = (receipt.parent / told["file"]).read_bytes()
                    told["sha256"] = hashlib.sha256(content).hexdigest()
                    receipt.write_text(json.dumps(told))
        code, said = shop.build()
        odd = [line for line in said.splitlines() if not FAULT.match(line)]
        assert (code, bool(said)) in [(0, False), (1, True)], (seed, number)
        assert odd == [], (seed, number, odd)
        for path, data in sound.items():
            if path.read_bytes() != data:
                path.write_bytes(data)
