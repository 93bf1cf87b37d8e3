"""Aggregation: worked cases, inequalities that always hold, duels."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.index import aggregate

quick = settings(max_examples=40, deadline=None)

score = st.floats(1, 100)
table = st.lists(st.tuples(score, score, score), min_size=1, max_size=6)


def test_worked_means():
    frame = pd.DataFrame({"a": [1.0], "b": [4.0], "c": [16.0]}, index=["X"])
    assert aggregate.arithmetic(frame, [1, 1, 1])["X"] == pytest.approx(7)
    assert aggregate.geometric(frame, [1, 1, 1])["X"] == pytest.approx(4)
    assert aggregate.harmonic(frame, [1, 1, 1])["X"] == pytest.approx(16 / 7)


def test_weights_go_by_name():
    frame = pd.DataFrame({"a": [0.0], "b": [100.0]})
    assert aggregate.arithmetic(frame, pd.Series({"b": 1, "a": 3})).item() == 25
    assert aggregate.arithmetic(frame, {"b": 1, "a": 3}).item() == 25


@pytest.mark.parametrize("rule", [aggregate.arithmetic, aggregate.geometric, aggregate.harmonic])
def test_weights_are_shared_out_again_over_what_is_present(rule):
    holed = np.array([[20.0, np.nan, 80.0]])
    assert rule(holed, [1, 5, 3]) == pytest.approx(rule(holed[:, [0, 2]], [1, 3]))
    assert np.isnan(rule(np.full((1, 3), np.nan), [1, 1, 1])).all()


@pytest.mark.parametrize(
    ("threshold", "is_there"), [(0, True), (0.5, True), (2 / 3, True), (0.67, False), (1, False)]
)
def test_the_threshold_counts_indicators_and_equal_passes(threshold, is_there):
    result = aggregate.arithmetic(np.array([[1.0, np.nan, 3.0]]), [1, 98, 1], threshold=threshold)
    assert np.isfinite(result).all() == is_there


def test_a_unit_whose_weighted_indicators_are_all_missing_has_no_score():
    assert np.isnan(aggregate.arithmetic(np.array([[np.nan, 7.0]]), [1, 0])).all()


def test_draws_run_along_leading_axes():
    block = np.arange(1.0, 25).reshape(2, 3, 4)
    result = aggregate.geometric(block, [1, 2, 3, 4])
    assert result.shape == (2, 3)
    np.testing.assert_allclose(result[1], aggregate.geometric(block[1], [1, 2, 3, 4]))


@quick
@given(table)
def test_harmonic_at_most_geometric_at_most_arithmetic(rows):
    scores = np.array(rows)
    low, middle, high = (
        rule(scores, [1, 2, 3])
        for rule in (aggregate.harmonic, aggregate.geometric, aggregate.arithmetic)
    )
    assert np.all(low <= middle + 1e-9)
    assert np.all(middle <= high + 1e-9)


@quick
@given(table, st.floats(0.01, 100))
def test_weights_are_relative(rows, scale):
    scores, weight = np.array(rows), np.array([1.0, 2.0, 3.0])
    np.testing.assert_allclose(
        aggregate.geometric(scores, weight), aggregate.geometric(scores, scale * weight)
    )


@quick
@given(table, st.integers(0, 2), st.floats(0, 50))
def test_a_better_score_never_lowers_the_whole(rows, column, gain):
    before = np.array(rows)
    after = before.copy()
    after[0, column] += gain
    for rule in (aggregate.arithmetic, aggregate.geometric, aggregate.harmonic):
        assert rule(after, [1, 1, 2])[0] >= rule(before, [1, 1, 2])[0] - 1e-9


def test_copeland_counts_duels():
    # X beats Y on two of three, Y beats Z, Z beats X: a circle, everybody even.
    circle = pd.DataFrame({"a": [3.0, 2, 1], "b": [2.0, 1, 3], "c": [1.0, 3, 2]}, index=list("XYZ"))
    assert aggregate.copeland(circle, [1, 1, 1]).tolist() == [0, 0, 0]
    assert aggregate.copeland(circle, [3, 1, 1]).tolist() == [2, 0, -2]


def test_copeland_ties_are_exact():
    # 0.1 + 0.2 against 0.3: a tie in arithmetic, not in floating point.
    duel = np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    assert aggregate.copeland(duel, [0.1, 0.2, 0.3]).tolist() == [0, 0]


@quick
@given(st.lists(st.tuples(score, score, score), min_size=2, max_size=6))
def test_copeland_is_a_zero_sum(rows):
    assert aggregate.copeland(np.array(rows), [1, 2, 3]).sum() == 0
