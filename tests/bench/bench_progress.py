"""How fast are statuses? ``python tests/bench/bench_progress.py``

Ten thousand invented courses, judged by all four methods. The yardstick, in the same run, is one
``numpy.polyfit`` a course: what a single method's fit alone would cost.
"""

import json
import os
import sys
import time
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from readiness.progress import assess  # noqa: E402

COURSES = 10_000
MOST_SECONDS = 2
MOST_TIMES_BARE = 4
BASE_YEAR, TARGET_YEAR, YEARS = 2015, 2030, 11


def courses(n=COURSES, seed=0):
    """Noisy roads to a target, a fifth of the figures missing, some standing still."""
    rng = np.random.default_rng(seed)
    start, pace = rng.uniform(1, 60, n), rng.uniform(-1, 5, n) * (rng.random(n) < 0.9)
    table = start[:, None] + pace[:, None] * np.arange(YEARS) + rng.normal(0, 2, (n, YEARS))
    table[rng.random((n, YEARS)) < 0.2] = np.nan
    years = range(BASE_YEAR, BASE_YEAR + YEARS)
    return [dict(zip(years, row, strict=True)) for row in np.clip(table, 0, 100).tolist()]


def best(call, repeats=5):
    """Processor seconds of the fastest of some runs: neighbours on the machine do not count."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def fits(series):
    """The yardstick: a weighted line a course, and nothing else."""
    for track in series:
        points = {y: v for y, v in track.items() if v == v}
        if len(points) > 1:
            years = np.fromiter(points, float)
            weight = np.sqrt(years - years[0] + 1)
            np.polyfit(years - years[0], np.fromiter(points.values(), float), 1, w=weight)


def run():
    """All figures, by name. One with a limit may not exceed it."""
    series = courses()

    def judge(kind="value", target=90):
        for track in series:
            assess(track, target, TARGET_YEAR, BASE_YEAR, 1, kind=kind, bounds=(0, 100))

    ours, bare = best(judge), best(lambda: fits(series))
    return {
        "assessments": COURSES,
        "seconds": {"value": round(ours, 3), "limit": MOST_SECONDS},
        "microseconds_each": round(1e6 * ours / COURSES, 1),
        "times_one_polyfit": {"value": round(ours / bare, 2), "limit": MOST_TIMES_BARE},
        "ranks_seconds": round(best(lambda: judge("rank", 50)), 3),
    }


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
