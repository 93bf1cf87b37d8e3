"""How long a fetch of all sources takes beside its slowest source, and what a million rows cost.

Publishers on loopback answer every question after a fifth of a second, each host on a port of its
own, so that the pace of the shipped rows is kept a host as it is in earnest.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from fetching import Fetching
from publishers import ROOT, world_bank_row

DELAY = 0.2
ROWS = 1_000_000


def run():
    """Seconds and megabytes; the limits are those of the task."""
    with tempfile.TemporaryDirectory(prefix="bench-fetch-") as folder:
        return {"all sources": side_by_side(Path(folder) / "all"), "a million rows": {
            "JSON in one page": million(Path(folder) / "json", "world_bank_v2"),
            "CSV": million(Path(folder) / "csv", "csv_table"),
        }}  # fmt: skip


def side_by_side(folder):
    folder.mkdir()
    fetching = Fetching(folder, delay=DELAY, pace=None)
    sources = list(dict.fromkeys(row["source_id"] for row in fetching.publishers.connectors))
    alone = {}
    for source in sources:
        alone[source], _ = timed(fetching, source)
    together, peak = timed(fetching, options=["--anew"])
    fetching.publishers.close()
    slowest = max(alone, key=alone.get)
    return {
        "sources": len(sources),
        "one after the other, seconds": round(sum(alone.values()), 1),
        "slowest alone, seconds": round(alone[slowest], 1),
        "slowest": slowest,
        "side by side, seconds": round(together, 1),
        "side by side, times the slowest": {"value": round(together / alone[slowest], 2), "limit": 1.5},
        "peak_mb": {"value": peak, "limit": 500},
    }  # fmt: skip


def million(folder, shape):
    """One answer with a million rows, nearly all of them of places that we do not know."""
    folder.mkdir()
    fetching = Fetching(folder)
    name = "spi" if shape == "world_bank_v2" else "girai"
    fetching.rewrite(
        "connectors.csv", lambda row: row | {"most_figures": 2 * ROWS if row["connector_id"] == name else ""}
    )  # fmt: skip
    fetching.publishers.faults[name] = lambda handler, body, kind: handler.reply(
        200, larger(body, shape), kind
    )
    seconds, peak = timed(fetching, name)
    fetching.publishers.close()
    return {"seconds": round(seconds, 1), "peak_mb": {"value": peak, "limit": 500}}


def larger(body, shape):
    if shape == "csv_table":
        return body + b"XXX,1,2,3,4\n" * (ROWS // 4)
    row = world_bank_row("IQ.SPI.OVRL", "ZWE", "2020", "1").encode()
    total = body.count(b'"countryiso3code"') + ROWS
    start, _, rest = body.partition(b'"total": ')
    old = rest.partition(b",")[0]
    whole = start + b'"total": %d' % total + rest[len(old) :]
    return whole[:-2] + (b"," + row) * ROWS + b"]]"


MEASURED = """
import sys
from etl.__main__ import main
code = main(sys.argv[1:])
with open("/proc/self/status") as status:  # what wait4 tells of a child may be its parent's peak
    print("peak", *[line.split()[1] for line in status if line.startswith("VmHWM")])
sys.exit(code)
"""


def timed(fetching, *names, options=()):
    """Seconds and peak memory in megabytes of the command in a process of its own."""
    command = [sys.executable, "-c", MEASURED, *fetching.arguments(*names, options=options)]
    began = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    took = time.perf_counter() - began
    assert done.returncode == 0, done.stderr
    return took, int(done.stdout.split()[-1]) // 1024
