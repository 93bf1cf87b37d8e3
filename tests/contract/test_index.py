"""What the published index promises: bands that hold, scores that are true, seeds that repeat."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest
from workshop import ROOT

from etl import matrix
from etl.certainty import DRAWS, SEED
from readiness.index.calculator import score, skipped_score
from readiness.index.ranking import league_rank
from readiness.index.uncertainty import rank_bands

MASK_DRAWS = 1000
PAIRS = 300


@pytest.fixture(scope="module")
def it(db):
    return matrix.current(db)


def test_the_rank_from_all_figures_lies_in_the_band_without_some_of_them(it, record_property):
    """Every known cell is hidden once, and 300 random pairs: a band must not trust luck."""
    rank = league_rank(score(it.values, it.indicators)).to_numpy()
    known = np.argwhere(it.values.notna().to_numpy())
    rng = np.random.default_rng(SEED)
    masks = [[cell] for cell in known]
    masks += [known[rng.choice(len(known), 2, replace=False)] for _ in range(PAIRS)]
    for what, some in (("cells", masks[: len(known)]), ("pairs", masks[len(known) :])):
        inside, widths = [], []
        for cells in some:
            values = it.values.copy()
            for row, column in cells:
                values.iat[row, column] = np.nan
            if values.isna().all(axis=0).any():
                continue
            bands = rank_bands(values, it.indicators, draws=MASK_DRAWS, seed=SEED)
            states = sorted({int(row) for row, _ in cells})
            low, high = bands["rank_low"].to_numpy(), bands["rank_high"].to_numpy()
            inside += [low[row] <= rank[row] <= high[row] for row in states]
            widths += (high - low)[states].tolist()
        record_property(f"inside_{what}", float(np.mean(inside)))
        record_property(f"mean_width_{what}", float(np.mean(widths)))
        print(f"{what}: {np.mean(inside):.3f} inside, mean width {np.mean(widths):.2f} ranks")
        assert len(inside) > 250
        assert np.mean(inside) >= 0.85


def test_published_bands_are_those_of_the_contract_function(db, it):
    bands = rank_bands(it.values, it.indicators, draws=DRAWS, seed=SEED)
    published = db.execute(
        "select iso3, rank_low, rank_median, rank_high from mart.score where level = 3 order by iso3"
    ).fetchall()
    assert published == [(iso3, *row) for iso3, *row in bands.itertuples()]
    assert db.execute("select draws, seed from core.release").fetchall() == [(DRAWS, SEED)]


def test_the_same_seed_gives_the_same_bands_in_any_process_with_any_threads(it, tmp_path):
    it.values.to_pickle(tmp_path / "values")
    it.indicators.to_pickle(tmp_path / "indicators")
    ask = (
        "import json, sys, pandas as pd\n"
        "from readiness.index.uncertainty import certainty\n"
        "values, indicators = (pd.read_pickle(path) for path in sys.argv[1:3])\n"
        "sure = certainty(values, indicators, draws=2000, seed=5)\n"
        "print(json.dumps([sure.bands.values.tolist(), sure.above.values.tolist()]))\n"
    )
    answers = []
    for threads in ("1", "2", "5"):
        names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
        told = subprocess.run(
            [sys.executable, "-c", ask, str(tmp_path / "values"), str(tmp_path / "indicators")],
            env={**os.environ, **dict.fromkeys(names, threads)}, cwd=ROOT,
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        answers.append(json.loads(told.stdout))
    assert answers[0] == answers[1] == answers[2]


def test_skipping_holes_flatters_and_filling_them_does_not(it):
    """The reason why holes are filled: without them a state must not gain what it cannot show."""
    full, skipped = score(it.values, it.indicators), skipped_score(it.values, it.indicators)
    whole = it.values.notna().all(axis=1)
    assert np.allclose(full[whole], skipped[whole])
    # For each state without holes hide what it is lowest on, as a state with something to hide would.
    flattered = {}
    for state in it.values.index[whole]:
        lowest = it.normalised.loc[state].nsmallest(3).index
        values = it.values.copy()
        values.loc[state, lowest] = np.nan
        flattered[state] = (
            skipped_score(values, it.indicators)[state] - full[state],
            score(values, it.indicators)[state] - full[state],
        )
    gains = np.array(list(flattered.values()))
    assert (gains[:, 0] > 0).all()
    assert gains[:, 1].mean() < gains[:, 0].mean()


def test_raising_a_known_figure_never_lowers_the_score(it):
    """Every known cell of the real matrix, moved to the next better value that another state has."""
    full = score(it.values, it.indicators)
    for name, facts in it.indicators.iterrows():
        sign = 1 if facts["best"] > facts["worst"] else -1
        column = it.values[name].dropna()
        for state, value in column.items():
            better = column[sign * column > sign * value]
            if better.empty:
                continue
            values = it.values.copy()
            values.loc[state, name] = sign * (sign * better).min()
            assert score(values, it.indicators)[state] >= full[state] - 1e-9, (state, name)


def test_an_instrument_announced_never_costs_points(it):
    """A hole in the register becoming 'in preparation', and every code becoming the next."""
    full = score(it.values, it.indicators)
    registers = it.indicators.index[it.indicators["is_register"]]
    assert len(registers) == 3
    for name in registers:
        for state, code in it.values[name].items():
            values = it.values.copy()
            values.loc[state, name] = 1 if np.isnan(code) else min(code + 1, 3)
            assert score(values, it.indicators)[state] >= full[state] - 1e-9, (state, name)
