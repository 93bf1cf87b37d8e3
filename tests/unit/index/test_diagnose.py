"""Diagnosis against its own definitions and other people's figures."""

import numpy as np
import pandas as pd
import pytest

from readiness.index import aggregate, diagnose


def test_correlation_uses_the_units_that_have_both():
    frame = pd.DataFrame({"a": [1.0, 2, 3, 4], "b": [2.0, 4, 6, np.nan], "c": [4.0, 3, 2, 1]})
    got = diagnose.correlation(frame)
    assert got.loc["a", "b"] == pytest.approx(1)
    assert got.loc["a", "c"] == pytest.approx(-1)


def test_a_pillar_that_hangs_together_shows():
    rng = np.random.default_rng(5)
    one, other = rng.standard_normal((2, 200))
    frame = pd.DataFrame({"a": one, "b": one + 0.1 * other, "c": other})
    got = diagnose.correlation_within(frame, ["p", "p", "q"])
    assert got.loc["p", "within"] > 0.9 > 0.5 > got.loc["p", "across"]
    assert np.isnan(got.loc["q", "within"])


def test_alpha_of_a_worked_case():
    # Variances 1 and 1, of the sum 2 + 2 * 0.5 = 3: 2 * (1 - 2 / 3).
    scores = np.array([[1.0, 1.0], [2.0, 3.0], [3.0, 2.0]])
    assert diagnose.cronbach_alpha(scores) == pytest.approx(2 / 3)


def test_alpha_leaves_units_with_a_hole_out():
    scores = np.array([[1.0, 1.0], [2.0, 3.0], [3.0, 2.0], [99.0, np.nan]])
    assert diagnose.cronbach_alpha(scores) == pytest.approx(2 / 3)


def test_influence_shares_sum_to_one_and_follow_the_weights():
    rng = np.random.default_rng(6)
    scores = rng.random((500, 3))
    got = diagnose.influence(scores, aggregate.arithmetic(scores, [8, 1, 1]))
    assert got["share"].sum() == pytest.approx(1)
    assert got["share"].idxmax() == 0


def test_leaving_one_out_shifts_ranks():
    frame = pd.DataFrame(
        {"a": [90.0, 50.0], "b": [60.0, 55.0], "c": [10.0, 40.0]}, index=list("XY")
    )
    got = diagnose.leave_one_out(frame)
    assert got.loc["X"].tolist() == [1, 0, 0], "X needs the indicator a"
    assert got.loc["Y"].tolist() == [-1, 0, 0]


def test_an_indicator_that_is_a_copy_moves_nobody():
    rng = np.random.default_rng(7)
    one = rng.random(9)
    assert (diagnose.leave_one_out(np.column_stack([one, one, one])) == 0).all(axis=None)
