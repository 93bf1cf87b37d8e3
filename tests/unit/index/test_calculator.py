"""The published score: the calculator's value, and what a hole may and may not do to it."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.index import aggregate, calculator, holes, normalise, sheet

quick = settings(max_examples=25, deadline=None)


def by_hand(values, indicators):
    """The same score, step by step."""
    points = normalise.goalposts(
        values, indicators["worst"], indicators["best"], indicators.get("transform")
    )
    pillars = pd.DataFrame(
        {
            name: aggregate.arithmetic(points[rows.index], rows["weight"])
            for name, rows in indicators.groupby("pillar", sort=False)
        }
    )
    return aggregate.geometric(pillars.clip(lower=1)), pillars


def test_a_worked_score(two_pillars):
    values = pd.DataFrame([[20.0, 30.0, 100.0, 100.0]], index=["X"], columns=list("abcd"))
    assert calculator.score(values, two_pillars)["X"] == pytest.approx(50)


def test_a_pillar_at_nothing_counts_as_one(two_pillars):
    values = pd.DataFrame([[0.0, 0.0, 100.0, 100.0]], index=["X"], columns=list("abcd"))
    got = calculator.scores(values, two_pillars).loc["X"]
    assert got.tolist() == pytest.approx([10, 0, 100])


def test_without_holes_it_is_the_calculators_value(invented):
    values, indicators = invented(holes=0)
    whole, pillars = by_hand(values, indicators)
    got = calculator.scores(values, indicators)
    np.testing.assert_allclose(got["score"], whole, rtol=1e-14)
    np.testing.assert_allclose(got[list(pillars)], pillars, rtol=1e-14)


def test_a_state_without_holes_is_untouched_by_holes_of_others(invented):
    values, indicators = invented(holes=40)
    whole, _ = by_hand(values, indicators)
    known = values.notna().all(axis=1)
    assert known.sum() >= 2
    got = calculator.score(values, indicators)
    np.testing.assert_allclose(got[known], whole[known], rtol=1e-14)


def test_the_order_of_columns_and_catalogue_does_not_matter_without_holes(invented):
    values, indicators = invented(holes=0)
    mixed = values.iloc[:, ::-1]
    pd.testing.assert_series_equal(
        calculator.score(values, indicators),
        calculator.score(mixed, indicators.sample(frac=1, random_state=1)),
    )


def test_weight_zero_is_shown_not_scored(invented):
    values, indicators = invented()
    beside = indicators.iloc[[5]].assign(weight=0.0, pillar="beside").set_axis(["price"])
    catalogue = pd.concat([indicators, beside])
    expected = calculator.scores(values, indicators)
    pd.testing.assert_frame_equal(expected, calculator.scores(values, catalogue))
    with_price = values.assign(price=np.nan)
    pd.testing.assert_frame_equal(expected, calculator.scores(with_price, catalogue))


def test_skipping_flatters_filling_does_not():
    # Known for its strong pillar only; the others are weak where it is silent.
    indicators = pd.DataFrame(
        {"pillar": ["p", "p", "q", "q"], "worst": 0.0, "best": 100.0, "weight": 1.0},
        index=list("abcd"),
    )
    values = pd.DataFrame(
        {"a": [60.0, 62, 61, 63], "b": [60.0, 61, 63, 62], "c": [20.0, 25, 22, np.nan],
         "d": [24.0, 21, 20, np.nan]}, index=list("WXYZ"),
    )  # fmt: skip
    skipped = calculator.skipped_score(values, indicators)
    filled = calculator.score(values, indicators)
    assert skipped["Z"] > 1.5 * skipped[["W", "X", "Y"]].max()
    assert filled["Z"] < filled[["W", "X", "Y"]].max() * 1.05
    np.testing.assert_allclose(skipped[["W", "X", "Y"]], filled[["W", "X", "Y"]])


def test_under_half_of_a_pillar_is_marked(two_pillars):
    values = pd.DataFrame(
        [[1.0, np.nan, 3.0, 4.0], [1.0, 2, 3, np.nan], [1.0, 2, np.nan, np.nan]],
        index=list("XYZ"), columns=list("abcd"),
    )  # fmt: skip
    got = calculator.estimated(values, two_pillars)
    assert got["p"].tolist() == [False, False, False], "exactly half passes"
    assert got["q"].tolist() == [False, False, True]


def test_the_median_is_that_of_a_large_random_sample(invented):
    values, indicators = invented(holes=50, seed=4)
    read = sheet.sheet_of(values, indicators)
    found = holes.find_holes(read)
    filling = found.fill(np.random.default_rng(1).random((len(found.row), 20_000)))
    points = np.repeat(100 * read.clipped[:, :, None], 20_000, axis=2)
    points[found.row, found.column] = 100 * filling
    pillars = np.stack([points[:, span].mean(axis=1) for span in read.spans])
    expected = np.median(np.exp(np.log(np.maximum(pillars, 1)).mean(axis=0)), axis=1)
    got = calculator.score(values, indicators)
    np.testing.assert_allclose(got, expected, atol=0.1)


def test_a_register_hole_is_code_0_or_1_and_nothing_else(invented):
    values, indicators = invented(holes=60)
    found = holes.find_holes(sheet.sheet_of(values, indicators))
    filling = found.fill(np.random.default_rng(0).random((len(found.row), 400)))
    coded = filling[found.is_register]
    assert len(coded)
    assert set(np.unique(coded)) == {0, 1 / 3}
    assert filling.min() >= 0
    assert filling.max() <= 1


def test_the_three_ways_of_filling():
    values = pd.DataFrame(
        {"a": [0.0, 20, 40, 60, 80], "b": [10.0, 30, 50, 70, np.nan]}, index=list("VWXYZ")
    )
    indicators = pd.DataFrame(
        {"pillar": ["p", "q"], "worst": 0.0, "best": 100.0, "weight": 1.0}, index=["a", "b"]
    )
    found = holes.find_holes(sheet.sheet_of(values, indicators))
    predicted, mean, quarter = found.fill(np.array([[1 / 6, 0.5, 0.9]]))[0]
    assert predicted == pytest.approx(0.9), "b is a plus ten in every other state"
    assert found.noise[0] == pytest.approx(0, abs=1e-9)
    assert mean == pytest.approx(0.4)
    assert quarter == pytest.approx(0.25)


def test_a_prediction_never_slopes_down():
    values = pd.DataFrame(
        {"a": [0.0, 20, 40, 60, 80], "b": [90.0, 70, 50, 30, np.nan]}, index=list("VWXYZ")
    )
    indicators = pd.DataFrame(
        {"pillar": ["p", "q"], "worst": 0.0, "best": 100.0, "weight": 1.0}, index=["a", "b"]
    )
    found = holes.find_holes(sheet.sheet_of(values, indicators))
    assert found.predicted[0] == pytest.approx(0.6)


@quick
@given(
    seed=st.integers(0, 10_000),
    count=st.integers(0, 120),
    state=st.integers(0, 10),
    column=st.integers(0, 24),
    gain=st.floats(0, 100),
)
def test_a_better_value_never_lowers_a_states_own_score(invented, seed, count, state, column, gain):
    values, indicators = invented(holes=count, seed=seed)
    better = values.copy()
    worst, best = indicators[["worst", "best"]].iloc[column]
    better.iloc[state, column] += gain / 100 * (best - worst)
    # Prices have a logarithm only above zero; the register has no code above its best.
    better.iloc[state, column] = np.clip(better.iloc[state, column], 0, max(worst, best))
    before, after = (calculator.scores(v, indicators).iloc[state] for v in (values, better))
    assert (after >= before - 1e-9).all()


@quick
@given(
    seed=st.integers(0, 10_000),
    count=st.integers(0, 120),
    state=st.integers(2, 10),
    column=st.integers(0, 2),
    code=st.integers(1, 3),
)
def test_an_announcement_never_costs_points(invented, seed, count, state, column, code):
    values, indicators = invented(holes=count, seed=seed)
    silent, announced = values.copy(), values.copy()
    silent.iloc[state, column] = np.nan
    announced.iloc[state, column] = float(code)
    before, after = (calculator.scores(v, indicators).iloc[state] for v in (silent, announced))
    assert (after >= before - 1e-9).all()


def test_a_new_state_moves_nobody_who_has_no_holes(invented):
    values, indicators = invented(holes=17)
    newcomer = values.iloc[[0]].fillna(1.0).set_axis(["NEW"])
    known = values.notna().all(axis=1)
    before = calculator.score(values, indicators)
    after = calculator.score(pd.concat([newcomer, values]), indicators)
    pd.testing.assert_series_equal(before[known], after[before.index][known])


def test_shuffled_states_get_shuffled_scores(invented):
    values, indicators = invented(holes=60)
    mixed = values.sample(frac=1, random_state=2)
    got = calculator.score(mixed, indicators)
    np.testing.assert_allclose(got[values.index], calculator.score(values, indicators), rtol=1e-12)


def test_many_units_are_worked_on_in_blocks(invented, monkeypatch):
    values, indicators = invented(holes=60)
    expected = calculator.scores(values, indicators)
    monkeypatch.setattr(calculator, "BLOCK", 3)
    monkeypatch.setattr(holes, "BLOCK", 20)
    pd.testing.assert_frame_equal(calculator.scores(values, indicators), expected)
