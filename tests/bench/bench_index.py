"""How fast is the index? ``python tests/bench/bench_index.py [results.json]``

Synthetic values; one BLAS thread. Times the whole analysis with rank bands, its growth with
draws and units, its memory, and, in the same run, a bare NumPy version of the same arithmetic.
"""

import json
import os
import sys
import time
import tracemalloc
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "unit" / "index")]

import numpy as np  # noqa: E402
from conftest import synthetic  # noqa: E402
from scipy.special import ndtri  # noqa: E402

from readiness.index import calculator, sensitivity, uncertainty, weight_space  # noqa: E402
from readiness.index.holes import find_holes  # noqa: E402
from readiness.index.sheet import sheet_of  # noqa: E402

DRAWS = 10_000
MOST_MILLISECONDS = 100
MOST_TIMES_BARE = 4
"""At least a quarter of the bare version's draws a second."""
MOST_MEGABYTES = 300


def best(call, repeats=7):
    """Seconds of the fastest of some runs: what the machine can do when left in peace."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def bare(values, indicators, draws, seed):
    """The same draws written down without loops, portions or care: the yardstick."""
    sheet = sheet_of(values, indicators)
    holes = find_holes(sheet)
    rng = np.random.default_rng(seed)
    n, k = sheet.share.shape
    pillars = len(sheet.pillars)
    starts = np.array([span.start for span in sheet.spans])
    every, cell = np.arange(draws), (slice(None), holes.row, holes.column)

    luck = rng.random((draws, len(holes.row)))
    guess = np.clip(holes.predicted + holes.noise * ndtri((3 * luck) % 1), 0, 1)
    filling = np.where(luck < 1 / 3, guess, np.where(luck < 2 / 3, holes.mean, holes.quarter))
    filling = np.where(
        holes.is_register, np.where(luck < 0.5, holes.codes[0], holes.codes[1]), filling
    )
    share = np.repeat(sheet.share[None], draws, axis=0)
    share[cell] = filling
    low, high = np.nanmin(sheet.share, axis=0), np.nanmax(sheet.share, axis=0)
    count = np.sum(sheet.known, axis=0)
    below = (sheet.share[None] < sheet.share[:, None]).sum(axis=1) / (count - 1)
    scale = rng.integers(3, size=draws)[:, None, None]
    ranked = np.repeat(below[None], draws, axis=0)
    ranked[cell] = (
        (filling[:, :, None] > sheet.share[:, holes.column].T).sum(axis=2) / count[holes.column]
    )  # fmt: skip
    stretched = np.clip((share - low) / (high - low), 0, 1)
    points = 100 * np.where(
        scale == 0, np.clip(share, 0, 1), np.where(scale == 1, stretched, ranked)
    )

    weight = sheet.weight * rng.uniform(0.75, 1.25, (draws, k))
    weight[every, rng.integers(k, size=draws)] *= rng.random(draws) < 0.5
    weight *= ~(sheet.is_perception & (rng.random((draws, 1)) < 0.5))
    weight /= np.add.reduceat(weight, starts, axis=1)[:, sheet.pillar_of]
    scores = np.add.reduceat(points * weight[:, None], starts, axis=2)
    across = np.where(
        rng.random((draws, 1)) < 0.5,
        rng.standard_exponential((draws, pillars)),
        rng.uniform(0.75, 1.25, (draws, pillars)),
    )
    across = (across / across.sum(axis=1, keepdims=True))[:, None]
    geometric = np.exp((np.log(np.maximum(scores, 1)) * across).sum(axis=2))
    arithmetic = (scores * across).sum(axis=2)
    shown = np.round(np.where(rng.random((draws, 1)) < 0.5, geometric, arithmetic), 1)
    ranks = 1 + (shown[:, None, :] > shown[:, :, None]).sum(axis=2)
    assert ranks.shape == (draws, n)
    return np.quantile(ranks, [0.05, 0.5, 0.95], axis=0)


def peak_megabytes(call):
    """The most that one call holds at once, without the interpreter and the libraries."""
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def run():
    """All figures, by name; times in milliseconds. One with a limit may not exceed it."""
    values, indicators = synthetic()

    def bands(draws, states=None, holes=17):
        table = (values, indicators) if states is None else synthetic(states, holes)
        return lambda: uncertainty.rank_bands(*table, draws=draws, seed=1)

    ours = best(bands(DRAWS))
    yardstick = best(lambda: bare(values, indicators, DRAWS, 1), repeats=5)
    full = uncertainty.certainty(values, indicators, draws=DRAWS, seed=1)
    return {
        "rank_bands_ms": {"value": 1e3 * ours, "limit": MOST_MILLISECONDS},
        "draws_per_second": DRAWS / ours,
        "bare_numpy_draws_per_second": DRAWS / yardstick,
        "times_bare_numpy": {"value": ours / yardstick, "limit": MOST_TIMES_BARE},
        "certainty_ms": 1e3
        * best(lambda: uncertainty.certainty(values, indicators, draws=DRAWS, seed=1), 3),
        "score_ms": 1e3 * best(lambda: calculator.scores(values, indicators), 3),
        "sensitivity_ms": 1e3 * best(lambda: sensitivity.of_choices(values, indicators, seed=1), 2),
        "weight_space_ms": 1e3
        * best(lambda: weight_space.rank_shares(full.scores.iloc[:, 1:], seed=1), 3),
        "ms_by_draws": {n: 1e3 * best(bands(n), 4) for n in (1_000, 10_000, 100_000)},
        "ms_by_states_2000_draws": {
            n: 1e3 * best(bands(2_000, n, 17 * n // 11), 4) for n in (11, 100, 300, 1_000)
        },
        "peak_mb": {"value": peak_megabytes(bands(DRAWS)), "limit": MOST_MEGABYTES},
        "peak_mb_1000_states": {
            "value": peak_megabytes(bands(2_000, 1_000, 1_545)),
            "limit": MOST_MEGABYTES,
        },
    }


if __name__ == "__main__":
    result = run()
    print(json.dumps(result, indent=2))
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(json.dumps(result, indent=2) + "\n")
