"""Normalisation on cases small enough to check by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.index import normalise

quick = settings(max_examples=40, deadline=None)

numbers = st.floats(-1e6, 1e6)
RELATIVE = {
    "minmax": normalise.minmax,
    "zscore": normalise.zscore,
    "rank": normalise.rank,
    "percentile_rank": normalise.percentile_rank,
    "borda": normalise.borda,
}


@pytest.mark.parametrize(
    ("value", "worst", "best", "expected"),
    [
        (0, 0, 10, 0),
        (5, 0, 10, 50),
        (10, 0, 10, 100),
        (12, 0, 10, 100),  # past the best counts as the best
        (-1, 0, 10, 0),
        (0, 10, 0, 100),  # less is better
        (10, 10, 0, 0),
        (0, -2.5, 2.5, 50),
    ],
)
def test_goalposts(value, worst, best, expected):
    scored = normalise.goalposts(pd.DataFrame({"a": [float(value)]}), worst, best)
    assert scored["a"].item() == expected


def test_goalposts_go_by_name_not_by_order():
    frame = pd.DataFrame({"up": [10.0, 0.0], "down": [10.0, 0.0]})
    scored = normalise.goalposts(
        frame,
        pd.Series({"down": 10, "other": 7, "up": 0}),
        pd.Series({"down": 0, "other": 8, "up": 10}),
    )
    assert scored.to_dict("list") == {"up": [100, 0], "down": [0, 100]}


def test_log_applies_to_the_goalposts_too():
    price = pd.DataFrame({"price": [20.0, np.sqrt(21) - 1, 0.0]})
    scored = normalise.goalposts(price, 20, 0, transform="log")["price"]
    assert scored.tolist() == pytest.approx([0, 50, 100])


def test_no_reader_meets_minus_zero():
    scored = normalise.goalposts(np.array([[20.0]]), [20.0], [0.0])
    assert not np.signbit(scored).any()


def test_a_missing_transform_is_none():
    frame = pd.DataFrame({"a": [3.0]})
    assert normalise.transformed(frame, pd.Series({"a": None}))["a"].item() == 3


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("minmax", [0, 50, 100, np.nan, 50]),
        ("rank", [1, 2, 4, np.nan, 2]),
        ("percentile_rank", [0, 1 / 3, 1, np.nan, 1 / 3]),
        ("borda", [0, 1, 3, np.nan, 1]),
        ("zscore", [-np.sqrt(1.5), 0, np.sqrt(1.5), np.nan, 0]),
    ],
)
def test_a_worked_column_with_a_tie_and_a_hole(name, expected):
    column = np.array([1.0, 2.0, 3.0, np.nan, 2.0])
    result = RELATIVE[name](column)
    np.testing.assert_allclose(result, expected, atol=1e-12)


def test_minmax_to_a_scale_of_ones_own():
    assert normalise.minmax(np.array([1.0, 3.0]), 1, 7).tolist() == [1, 7]


def test_distance_to_target():
    values = np.array([0.0, 20.0, 50.0])
    assert normalise.distance_to_target(values, 40).tolist() == [0, 50, 125]
    assert normalise.distance_to_target(values, 40, cap=True).tolist() == [0, 50, 100]
    assert normalise.distance_to_target(values, 0, start=50).tolist() == [100, 60, 0]


@pytest.mark.parametrize("rule", RELATIVE.values(), ids=RELATIVE)
def test_what_goes_in_comes_out_in_the_same_dress(rule):
    frame = pd.DataFrame({"a": [1.0, 2.0], "b": [5.0, 3.0]}, index=["X", "Y"])
    result = rule(frame)
    assert result.index.equals(frame.index)
    assert result.columns.equals(frame.columns)
    np.testing.assert_array_equal(rule(frame.to_numpy()), result.to_numpy())
    pd.testing.assert_series_equal(rule(frame["a"]), result["a"])


@quick
@given(st.lists(numbers, min_size=3, max_size=12, unique=True), st.randoms())
def test_shuffled_units_get_shuffled_scores(values, random):
    column = pd.Series(values)
    order = list(range(len(values)))
    random.shuffle(order)
    for rule in (normalise.rank, normalise.percentile_rank, normalise.borda):
        np.testing.assert_array_equal(
            rule(column).iloc[order].to_numpy(), rule(column.iloc[order]).to_numpy()
        )


@quick
@given(numbers, numbers, st.floats(0, 1e3), st.booleans())
def test_more_is_never_worse_under_goalposts(worst, value, gain, less_is_better):
    best = worst + (-50 if less_is_better else 50)
    better = value - gain if less_is_better else value + gain
    low, high = normalise.goalposts(np.array([value, better]), worst, best)
    assert 0 <= low <= high <= 100


@quick
@given(st.lists(numbers, min_size=2, max_size=8, unique=True), numbers)
def test_a_new_unit_moves_nobody_under_goalposts(values, newcomer):
    before = normalise.goalposts(np.array(values), -10, 10)
    after = normalise.goalposts(np.array([*values, newcomer]), -10, 10)
    np.testing.assert_array_equal(before, after[:-1])
