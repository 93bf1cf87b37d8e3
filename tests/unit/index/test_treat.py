"""Outliers: pulled in one at a time, or logarithms of the original."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from readiness.index import treat

quick = settings(max_examples=40, deadline=None)

TAME = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10]


def test_a_tame_column_is_left_alone():
    assert treat.winsorise(np.array(TAME)).tolist() == TAME


def test_one_outlier_becomes_the_next_value():
    assert treat.winsorise(np.array([*TAME, 100.0])).tolist() == [*TAME, 10]
    low = [-x for x in TAME]
    assert treat.winsorise(np.array([*low, -100.0])).tolist() == [*low, -10]


def test_two_outliers_go_one_after_the_other():
    result = treat.winsorise(np.array([*TAME, *TAME, 900.0, 1000.0]))
    assert result[-2:].tolist() == [10, 10]
    assert treat.passes(result)


def test_each_side_is_judged_anew():
    result = treat.winsorise(np.array([*TAME * 3, 4000.0, -500.0]))
    assert result.min() == 1
    assert result.max() == 10


def test_each_column_is_treated_on_its_own_and_holes_stay():
    frame = pd.DataFrame({"tame": [*TAME, np.nan], "wild": [*TAME, 100.0]})
    result = treat.winsorise(frame)
    pd.testing.assert_series_equal(result["tame"], frame["tame"])
    assert result["wild"].max() == 10


@quick
@given(st.integers(0, 10_000), st.integers(0, 5))
def test_never_more_points_than_allowed(seed, most):
    wild = np.exp(3 * np.random.default_rng(seed).standard_normal(30))
    assert np.sum(treat.winsorise(wild, most=most) != wild) <= most


def test_the_order_of_the_units_does_not_matter():
    wild = np.exp(3 * np.random.default_rng(1).standard_normal(30))
    np.testing.assert_array_equal(treat.winsorise(wild)[::-1], treat.winsorise(wild[::-1]))


def test_what_still_fails_becomes_the_logarithm_of_the_original():
    wild = pd.DataFrame({"a": [*TAME * 9, *(10.0 ** np.arange(2, 9))]})
    result, done = treat.outliers(wild)
    assert done["a"].startswith("log")
    np.testing.assert_allclose(result["a"], np.log(wild["a"]))


def test_the_report_says_what_was_done():
    frame = pd.DataFrame({"tame": [*TAME, 5.0], "wild": [*TAME, 100.0]})
    assert treat.outliers(frame)[1].to_dict() == {"tame": "", "wild": "winsorised"}


@pytest.mark.parametrize("column", [[1.0, 2.0, 999.0], [5.0] * 9, [np.nan] * 4])
def test_too_few_or_equal_values_have_no_outliers(column):
    assert treat.passes(np.array(column))


def test_box_cox_agrees_with_scipy_and_skips_holes():
    values = np.array([1.0, 2.0, 8.0, 4.0])
    holed = np.insert(values, 2, np.nan)
    np.testing.assert_allclose(np.delete(treat.boxcox(holed), 2), stats.boxcox(values)[0])
    np.testing.assert_allclose(treat.boxcox(values, 0), np.log(values))


def test_log_keeps_the_order_even_below_zero():
    values = np.array([-5.0, 0.0, 3.0, 100.0])
    assert np.all(np.diff(treat.log(values)) > 0)
