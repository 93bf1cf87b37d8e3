"""Rank bands: truths that hold whatever the draws, and the arithmetic done slowly."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from readiness.index import aggregate, choices, engine, holes, normalise, uncertainty
from readiness.index.sheet import sheet_of

SCALES = (None, normalise.minmax, lambda frame: 100 * normalise.percentile_rank(frame))


def test_best_on_everything_is_first_under_every_choice(invented):
    values, indicators = invented(holes=0)
    values.iloc[3] = indicators["best"]
    got = uncertainty.certainty(values, indicators, draws=500, seed=1)
    assert got.bands.iloc[3].tolist() == [1, 1, 1]
    assert got.rank_share.iloc[3, 0] == 1
    assert (got.above.iloc[3].drop(values.index[3]) == 1).all()


def test_equal_states_tie_even_in_their_holes(invented):
    values, indicators = invented(holes=60)
    values.iloc[4] = values.iloc[7]
    assert values.iloc[4].isna().any()
    got = uncertainty.certainty(values, indicators, draws=2000, seed=3)
    one, other = values.index[[4, 7]]
    assert got.bands.loc[one].tolist() == got.bands.loc[other].tolist()
    assert got.scores.loc[one, "score"] == got.scores.loc[other, "score"]
    assert got.above.loc[one, other] == got.above.loc[other, one] == 0


def test_two_states_alike_in_everything_are_both_first():
    indicators = pd.DataFrame(
        {"pillar": ["p"], "worst": [0.0], "best": [100.0], "weight": [1.0]}, index=["a"]
    )
    values = pd.DataFrame({"a": [50.0, 50.0]}, index=["X", "Y"])
    got = uncertainty.rank_bands(values, indicators, draws=50, seed=1)
    assert (got == 1).all(axis=None)


def test_shuffled_states_get_shuffled_bands(invented):
    values, indicators = invented(holes=60)
    mixed = values.sample(frac=1, random_state=1)
    one, two = (uncertainty.rank_bands(v, indicators, draws=2000, seed=5) for v in (values, mixed))
    pd.testing.assert_frame_equal(one, two.loc[one.index])


def test_a_table_in_another_order_of_columns_is_the_same_table(invented):
    values, indicators = invented()
    one, two = (
        uncertainty.rank_bands(v, indicators, draws=300, seed=5)
        for v in (values, values.iloc[:, ::-1])
    )
    pd.testing.assert_frame_equal(one, two)


def test_holes_widen_bands_and_nobody_is_dropped(invented):
    values, indicators = invented(holes=0, seed=8)
    before = uncertainty.rank_bands(values, indicators, draws=1000, seed=2)
    width = {"known": 0, "holed": 0}
    for state in values.index:
        holed = values.copy()
        holed.loc[state, values.columns[3:24]] = np.nan
        after = uncertainty.rank_bands(holed, indicators, draws=1000, seed=2)
        assert not after.isna().any(axis=None)
        for name, band in (("known", before), ("holed", after)):
            width[name] += band.loc[state, "rank_high"] - band.loc[state, "rank_low"]
    assert width["holed"] > 1.5 * width["known"]


def test_bands_are_whole_ranks_in_order(invented):
    values, indicators = invented()
    got = uncertainty.rank_bands(values, indicators, draws=700, seed=2)
    assert list(got.columns) == ["rank_low", "rank_median", "rank_high"]
    assert all(np.issubdtype(kind, np.integer) for kind in got.dtypes)
    assert (got["rank_low"] >= 1).all()
    assert (got["rank_low"] <= got["rank_median"]).all()
    assert (got["rank_median"] <= got["rank_high"]).all()
    assert (got["rank_high"] <= len(values)).all()


def test_the_fuller_answer_agrees_with_itself(invented):
    values, indicators = invented()
    got = uncertainty.certainty(values, indicators, draws=1000, seed=9)
    bands = uncertainty.rank_bands(values, indicators, draws=1000, seed=9)
    pd.testing.assert_frame_equal(got.bands, bands)
    np.testing.assert_allclose(got.rank_share.sum(axis=1), 1)
    np.testing.assert_allclose(got.chance_within(len(values)), 1)
    assert (got.above + got.above.T).max(axis=None) <= 1 + 1e-12
    assert (np.diag(got.above) == 0).all()
    # Half of the draws at least lie at the median or better, and none of the bands is empty.
    for unit, band in got.bands.iterrows():
        assert got.chance_within(band["rank_median"])[unit] >= 0.5
        assert got.chance_within(band["rank_high"])[unit] >= 0.95
        assert got.chance_within(band["rank_low"] - 1)[unit] < 0.05
    assert set(got.pillar_bands.index.get_level_values(0)) == set(indicators["pillar"])


def test_one_pillar_alone_can_be_banded(invented):
    values, indicators = invented()
    rows = indicators[indicators["pillar"] == "connectivity"]
    got = uncertainty.rank_bands(values[rows.index], rows, draws=500, seed=9)
    assert (got["rank_high"] > got["rank_low"]).any()


def test_same_seed_same_bands_in_two_processes(invented):
    values, indicators = invented(holes=40)
    said = uncertainty.certainty(values, indicators, draws=3000, seed=11)
    script = (
        "import sys; sys.path[:0] = sys.argv[1:]; from conftest import synthetic;"
        "from readiness.index import uncertainty;"
        "values, indicators = synthetic(holes=40);"
        "said = uncertainty.certainty(values, indicators, draws=3000, seed=11);"
        "print(said.bands.to_csv(), said.above.to_csv(), said.scores.round(9).to_csv())"
    )
    here = Path(__file__).resolve().parent
    threads = "2" if os.environ.get("OMP_NUM_THREADS") == "1" else "1"
    other = subprocess.run(
        [sys.executable, "-c", script, str(here.parents[2]), str(here)],
        env={
            **os.environ,
            "OMP_NUM_THREADS": threads,
            "OPENBLAS_NUM_THREADS": threads,
            "PYTHONHASHSEED": "7",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    told = (said.bands.to_csv(), said.above.to_csv(), said.scores.round(9).to_csv())
    assert other.stdout.strip() == " ".join(told).strip()


def test_another_seed_gives_other_draws(invented):
    values, indicators = invented()
    one, two = (
        uncertainty.certainty(values, indicators, draws=500, seed=seed).rank_share
        for seed in (1, 2)
    )
    assert not one.equals(two)


def prepared(invented, count, draws=60):
    values, indicators = invented(holes=count)
    read = sheet_of(values, indicators)
    found = holes.find_holes(read)
    return read, found, choices.Chooser(read, found, 7).draw(draws)


def test_the_engine_does_what_the_calculators_functions_do(invented):
    read, found, drawn = prepared(invented, 0)
    whole, pillars = engine.Engine(read, found).scores(drawn)
    for at in range(len(drawn.normalisation)):
        scale = SCALES[drawn.normalisation[at]]
        points = 100 * read.clipped if scale is None else scale(read.share)
        expected = np.column_stack(
            [aggregate.arithmetic(points[:, span], drawn.weight[span, at]) for span in read.spans]
        )
        np.testing.assert_allclose(pillars[:, :, at].T, expected)
        mean = aggregate.geometric if drawn.is_geometric[at] else aggregate.arithmetic
        floored = np.maximum(expected, 1) if drawn.is_geometric[at] else expected
        np.testing.assert_allclose(whole[:, at], mean(floored, drawn.pillar_weight[:, at]))


def test_the_engine_puts_every_filling_in_its_hole(invented):
    read, found, drawn = prepared(invented, 90)
    _, pillars = engine.Engine(read, found).scores(drawn)
    filling = found.fill(drawn.luck)
    low, high = np.nanmin(read.share, axis=0), np.nanmax(read.share, axis=0)
    for at in range(len(drawn.normalisation)):
        full = read.share.copy()
        full[found.row, found.column] = filling[:, at]
        rule = choices.NORMALISATIONS[drawn.normalisation[at]]
        if rule == "goalposts":
            points = np.clip(full, 0, 1)
        elif rule == "minmax":
            points = np.clip((full - low) / (high - low), 0, 1)
        else:
            ranks = normalise.percentile_rank(read.share)
            known = np.sum(~np.isnan(read.share), axis=0)
            below = (read.share[None] < full[:, None]).sum(axis=1) / known
            points = np.where(np.isnan(ranks), below, ranks)
        expected = [points[:, span] @ drawn.weight[span, at] for span in read.spans]
        np.testing.assert_allclose(pillars[:, :, at], 100 * np.array(expected))


def test_the_choices_are_what_the_table_says(invented):
    read, _, drawn = prepared(invented, 20, draws=6000)
    shares = np.bincount(drawn.normalisation) / 6000
    assert shares == pytest.approx([1 / 3] * 3, abs=0.03)
    assert drawn.is_geometric.mean() == pytest.approx(0.5, abs=0.03)
    perception = int(np.flatnonzero(read.is_perception)[0])
    off = (drawn.weight == 0).mean(axis=1)
    assert off[perception] == pytest.approx(0.5 + 0.5 * 0.5 / 25, abs=0.03)
    assert np.delete(off, perception) == pytest.approx(0.5 / 25, abs=0.01)
    for span in read.spans:
        np.testing.assert_allclose(drawn.weight[span].sum(axis=0), 1)
    np.testing.assert_allclose(drawn.pillar_weight.sum(axis=0), 1)
    assert drawn.pillar_weight.max() > 0.6, "half of the draws are anywhere on the simplex"


def test_no_draw_empties_a_pillar():
    indicators = pd.DataFrame(
        {
            "pillar": ["alone", "pair", "pair"], "worst": 0.0, "best": 100.0, "weight": 1.0,
            "is_perception": [True, True, False],
        },
        index=list("abc"),
    )  # fmt: skip
    values = pd.DataFrame(
        {"a": [10.0, 20.0], "b": [30.0, 10.0], "c": [40.0, 10.0]}, index=["X", "Y"]
    )
    read = sheet_of(values, indicators)
    drawn = choices.Chooser(read, holes.find_holes(read), 1).draw(2000)
    assert np.isfinite(drawn.weight).all()
    assert (drawn.weight[0] == 1).all()
    assert (drawn.weight[2] > 0).all(), "the only one that is no perception always stays"
    assert (drawn.weight[1] == 0).mean() > 0.5


def test_a_failed_draw_raises(invented):
    read, found, drawn = prepared(invented, 5)
    drawn.pillar_weight[:, 0] = np.nan
    with pytest.raises(ArithmeticError, match="S000"):
        engine.Engine(read, found).scores(drawn)


def test_a_value_that_arrives_leaves_the_luck_of_others_alone(invented):
    values, indicators = invented(holes=30)
    before = sheet_of(values, indicators)
    holed = np.argwhere(values.isna().to_numpy())
    filled = values.copy()
    filled.iloc[tuple(holed[0])] = 1.0
    after = sheet_of(filled, indicators)
    luck = {}
    for name, read in (("before", before), ("after", after)):
        found = holes.find_holes(read)
        drawn = choices.Chooser(read, found, 3).draw(10)
        luck[name] = dict(
            zip(zip(found.row, found.column, strict=True), drawn.luck.tolist(), strict=True)
        )
    assert len(luck["after"]) == len(luck["before"]) - 1
    assert all(luck["before"][cell] == drawn for cell, drawn in luck["after"].items())


def test_portions_add_up(invented, monkeypatch):
    values, indicators = invented()
    monkeypatch.setattr(engine, "DOUBLES", 1)
    monkeypatch.setattr(engine, "FEWEST", 64)
    got = uncertainty.certainty(values, indicators, draws=1000, seed=1)
    np.testing.assert_allclose(got.rank_share.sum(axis=1), 1)
