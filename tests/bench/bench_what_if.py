"""How fast the what-if page answers a slider, beside the bare call of the index that it makes."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bench_index  # first: it keeps NumPy to one thread
import stage
from bench_server import LOAD

from readiness.index import own

PAGE = "what_if"
MOVES = 12
"""Moves a turn: few enough that most land where no answer is remembered yet."""
ROUNDS = 3
MOST_MILLISECONDS = 150
MOST_TIMES_BARE = 4


def moves(server):
    """One reader moves the first slider some times, one after the other."""
    base, process = server
    command = [sys.executable, str(LOAD), base, PAGE, "--pid", str(process.pid)]
    command += ["--sessions", "1", "--reruns", str(MOVES)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return json.loads(done.stdout)


def bare():
    """Milliseconds of the arithmetic alone, the middle of some calls."""
    values, indicators = bench_index.synthetic()
    pillars = list(dict.fromkeys(indicators["pillar"]))
    times = []
    for weight in range(MOVES):
        chosen = own.Fixed(pillar_weight={**dict.fromkeys(pillars, 50), pillars[0]: weight})
        start = time.perf_counter()
        own.answer(values, indicators, chosen, draws=bench_index.DRAWS, seed=1)
        times.append(1e3 * (time.perf_counter() - start))
    return statistics.median(times)


def run():
    """Milliseconds of server time; the ratio is taken in turns, so that a busy machine slows both."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        published = stage.build(folder / "published")
        with stage.serving(folder / "server.log", published) as server:
            moves(server)
            turns = [(bare(), moves(server)) for _ in range(ROUNDS)]
    answers = [answer["rerun_p50_ms"] for _, answer in turns]
    ratios = [answer["rerun_p50_ms"] / alone for alone, answer in turns]
    return {
        "answer to a slider, ms": {
            "value": round(statistics.median(answers), 1),
            "limit": MOST_MILLISECONDS,
            "runs": answers,
        },
        "answer / bare index": {
            "value": round(statistics.median(ratios), 2),
            "limit": MOST_TIMES_BARE,
            "runs": [round(ratio, 2) for ratio in ratios],
        },
        "bare index, ms": round(statistics.median(alone for alone, _ in turns), 1),
        "first visit, ms": turns[-1][1]["first_p50_ms"],
        "kB an answer": turns[-1][1]["kB_rerun"],
        "failed sessions": {"value": sum(answer["errors"] for _, answer in turns), "limit": 0},
    }
