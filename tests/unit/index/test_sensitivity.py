"""Sobol indices against analytic truths and SALib; shares of weight space against geometry."""

import numpy as np
import pandas as pd
import pytest
from SALib.analyze import sobol as salib_sobol
from SALib.sample import sobol as salib_sample

from readiness.index import sensitivity, weight_space


def ishigami(x):
    angle = np.pi * (2 * x - 1)
    return (
        np.sin(angle[:, 0])
        + 7 * np.sin(angle[:, 1]) ** 2
        + 0.1 * angle[:, 2] ** 4 * np.sin(angle[:, 0])
    )


def ishigami_truth(a=7, b=0.1):
    one = 0.5 * (1 + b * np.pi**4 / 5) ** 2
    two = a**2 / 8
    pair = b**2 * np.pi**8 * (1 / 18 - 1 / 50)
    whole = one + two + pair
    return np.array([one, two, 0]) / whole, np.array([one + pair, two, pair]) / whole


def test_ishigami():
    first, total = ishigami_truth()
    got = sensitivity.sobol(ishigami, ["x1", "x2", "x3"], points=4096, seed=1)
    np.testing.assert_allclose(got["first"], first, atol=0.02)
    np.testing.assert_allclose(got["total"], total, atol=0.02)
    assert (got["first_low"] - 0.01 <= first).all()
    assert (first <= got["first_high"] + 0.01).all()
    assert (got["total_low"] <= got["total_high"]).all()


def test_a_mean_far_from_zero_does_no_harm():
    first, _ = ishigami_truth()
    got = sensitivity.sobol(lambda x: 5000 + ishigami(x), list("abc"), points=4096, seed=1)
    np.testing.assert_allclose(got["first"], first, atol=0.02)


def test_a_sum_shares_its_variance_by_squares():
    got = sensitivity.sobol(lambda x: x @ [1.0, 2.0, 0.0] + 50, list("abc"), seed=2)
    np.testing.assert_allclose(got["first"], [0.2, 0.8, 0], atol=0.01)
    np.testing.assert_allclose(got["total"], [0.2, 0.8, 0], atol=0.01)


def test_as_salib_has_it():
    problem = {"num_vars": 3, "names": list("abc"), "bounds": [[0, 1]] * 3}
    sample = salib_sample.sample(problem, 2048, calc_second_order=False, seed=3)
    theirs = salib_sobol.analyze(problem, ishigami(sample), calc_second_order=False, seed=3)
    ours = sensitivity.sobol(ishigami, list("abc"), points=2048, seed=3)
    np.testing.assert_allclose(ours["first"], theirs["S1"], atol=0.04)
    np.testing.assert_allclose(ours["total"], theirs["ST"], atol=0.04)


def test_an_output_that_never_moves_has_zeros():
    got = sensitivity.sobol(lambda x: np.full(len(x), 42.0), ["a", "b"], seed=1)
    assert (got == 0).all(axis=None)


def test_many_outputs_are_each_their_own():
    got = sensitivity.sobol(
        lambda x: np.column_stack([x[:, 0], x[:, 1]]), ["a", "b"], seed=1, outputs=["X", "Y"]
    )
    assert got.loc[("X", "a"), "total"] == pytest.approx(1, abs=0.01)
    assert got.loc[("Y", "a"), "total"] == pytest.approx(0, abs=0.01)


def test_same_seed_same_indices():
    one, two = (sensitivity.sobol(ishigami, list("abc"), points=64, seed=5) for _ in range(2))
    pd.testing.assert_frame_equal(one, two)


def test_without_holes_holes_have_no_effect(invented):
    values, indicators = invented(holes=0)
    got = sensitivity.of_choices(values, indicators, points=256, seed=1)
    assert (got.xs("holes", level="input")["total"] == 0).all()
    assert got.index.levels[0].tolist() == values.index.tolist()


def test_identical_alternatives_have_no_effect():
    # One state at the best everywhere: whatever is chosen, its score is 100.
    indicators = pd.DataFrame(
        {"pillar": list("ppqq"), "worst": 0.0, "best": 100.0, "weight": 1.0}, index=list("abcd")
    )
    values = pd.DataFrame(
        [[100.0] * 4, [50.0, 40, 30, 90], [10.0, 20, 70, 60]], index=list("XYZ"),
        columns=list("abcd"),
    )  # fmt: skip
    got = sensitivity.of_choices(values, indicators, points=256, seed=1)
    assert (got.loc["X"] == 0).all(axis=None)
    assert (got.xs("perceptions", level="input")["total"] == 0).all(), "there are no perceptions"
    assert got.loc["Y", "total"].max() > 0.2


def test_a_state_full_of_holes_owes_its_spread_to_them(invented):
    values, indicators = invented(holes=0)
    values.iloc[6, 3:24] = np.nan
    got = sensitivity.of_choices(values, indicators, points=512, seed=1, of="rank")
    assert got.loc[(values.index[6], "holes"), "total"] > 0.2


def test_share_of_weight_space_is_a_length():
    # X leads while w * 80 + (1 - w) * 30 > w * 20 + (1 - w) * 60: for w above 1 / 3.
    two = pd.DataFrame({"a": [80.0, 20.0], "b": [30.0, 60.0]}, index=["X", "Y"])
    got = weight_space.rank_shares(two, seed=1, across="arithmetic")
    assert got.loc["X", 1] == pytest.approx(2 / 3, abs=0.005)
    np.testing.assert_allclose(got.sum(axis=1), 1)
    # In logarithms for the geometric mean: ln(2) / (ln(2) + ln(4)) is a third as well.
    got = weight_space.rank_shares(two, seed=1)
    assert got.loc["X", 1] == pytest.approx(np.log(4) / np.log(8), abs=0.005)


def test_share_of_weight_space_is_an_area():
    # First in one pillar each: by symmetry a third of the triangle for everybody.
    three = np.eye(3) * 60 + 20
    got = weight_space.rank_shares(three, seed=1)
    np.testing.assert_allclose(got, 1 / 3, atol=0.01)


def test_best_everywhere_is_first_under_all_weightings():
    got = weight_space.rank_shares(np.array([[90.0, 90, 90], [10.0, 80, 30]]), seed=1)
    assert got.loc[0, 1] == got.loc[1, 2] == 1
