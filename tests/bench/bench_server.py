"""How fast one server answers many readers, beside a page with a title and a slider behind the same door."""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import stage

LOAD = Path(__file__).parent / "load_sessions.py"
TINY = 'import streamlit as st\n\nst.title("Tiny")\nst.slider("A number", 0, 100)\n'
OVERVIEW = ""  # its address is /
ROUNDS = 3


def load(server, sessions, reruns):
    """One run of the load generator, in a process of its own."""
    base, process = server
    command = [sys.executable, str(LOAD), base, OVERVIEW, "--pid", str(process.pid)]
    command += ["--sessions", str(sessions), "--reruns", str(reruns)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return json.loads(done.stdout)


def run():
    """Ratios are taken in one run, in turns, so that a busy machine slows both alike."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tiny_app = stage.other_app(folder / "tiny", TINY)
        published = stage.build(folder / "published")
        with (
            stage.serving(folder / "ours.log", published) as ours,
            stage.serving(folder / "tiny.log", folder=tiny_app) as tiny,
        ):
            load(ours, 2, 2)
            load(tiny, 2, 2)
            turns = [(load(tiny, 50, 20), load(ours, 50, 10)) for _ in range(ROUNDS)]
            crowd = {n: load(ours, n, 5) for n in (1, 10, 100)}
            arrivals = [crowd[100], load(ours, 100, 5), load(ours, 100, 5)]
    all_runs = [r for turn in turns for r in turn] + list(crowd.values()) + arrivals[1:]
    ratios = [t["reruns_per_s"] / o["reruns_per_s"] for t, o in turns]
    waits = [a["first_p95_ms"] / a["rerun_p95_ms"] for a in arrivals]
    return {
        "tiny page / overview, reruns per second at 50 sessions": {
            "value": round(statistics.median(ratios), 2),
            "limit": 6,
            "runs": [round(r, 2) for r in ratios],
        },
        "100 arriving at once / 100 rerunning at once, p95": {
            "value": round(statistics.median(waits), 2),
            "limit": 2,
            "runs": [round(w, 2) for w in waits],
        },
        "failed sessions": {"value": sum(r["errors"] for r in all_runs), "limit": 0},
        "tiny at 50 sessions": turns[0][0],
        "overview at 50 sessions": turns[0][1],
        **{f"overview at {n} sessions": figures for n, figures in crowd.items()},
    }
