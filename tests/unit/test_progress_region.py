"""The region, the count and the fastest pace; and what is refused, all faults at once."""

import math

import numpy as np
import pandas as pd
import pytest

from readiness.progress import assess, count_reached, fastest_pace, regional

HOLED = {"A": 10.0, "B": None, "C": 40.0, "D": math.nan}


def test_the_plain_mean_says_how_many_it_rests_on():
    found = regional(HOLED)
    assert (found.value, found.n, found.of) == (25, 2, 4)


def test_a_weight_moves_the_mean_and_a_state_without_one_is_a_hole():
    found = regional(HOLED | {"B": 99.0}, {"A": 3, "C": 1, "D": 7})
    assert (found.value, found.n, found.of) == (17.5, 2, 4)


def test_a_region_of_holes_has_no_value():
    found = regional(pd.Series({"A": np.nan, "B": np.nan}))
    assert math.isnan(found.value)
    assert (found.n, found.of) == (0, 2)


def test_the_order_of_the_states_does_not_move_the_mean():
    values = {"A": 1e16, "B": 1.0, "C": -1e16}
    backwards = dict(reversed(values.items()))
    assert regional(values).value == regional(backwards).value == 1 / 3


@pytest.mark.parametrize(
    ("values", "target", "options", "expected"),
    [
        ({"A": 80, "B": 79, "C": None}, 80, {}, (1, 2, 3)),
        ({"A": 99.5, "B": 98}, 100, {"bounds": (0, 100)}, (1, 2, 2)),
        ({"A": True, "B": False, "C": math.nan}, 1, {"kind": "yes_no"}, (1, 2, 3)),
        ({}, 80, {}, (0, 0, 0)),
    ],
)
def test_the_count_has_two_denominators(values, target, options, expected):
    found = count_reached(values, target, +1, **options)
    assert (found.n, found.known, found.of) == expected


def test_parity_is_counted_by_distance():
    assert count_reached({"A": 1.005, "B": 0.9, "C": 1.2}, 1, 0).n == 1


def test_ranks_are_counted_from_the_top():
    assert count_reached({"A": 12, "B": 60}, 50, -1, kind="rank").n == 1


def test_the_fastest_pace_names_state_and_years():
    series = {
        "B": {1990: 0, 1995: 90, 2012: 10, 2017: 40},  # the great leap is before the data begin
        "A": {2010: 20, 2014: 99, 2016: 40, 2021: 70},  # four and six years are not five
        "C": {2010: 20, 2015: None, 2020: 60},
    }
    found = fastest_pace(series, +1)
    assert (found.pace, found.state, found.first_year, found.last_year) == (6, "B", 2012, 2017)
    assert fastest_pace(series, +1, years=4).pace == 79 / 4
    assert fastest_pace(series, +1, since=1990).last_year == 1995
    assert fastest_pace({"C": series["C"]}, +1) is None


def test_the_fastest_pace_goes_the_wanted_way():
    series = {"A": {2010: 50, 2015: 40}, "B": {2010: 0.5, 2015: 0.9}, "C": {2010: 1.5, 2015: 1.05}}
    assert fastest_pace(series, -1).state == "A"
    assert fastest_pace({k: series[k] for k in "BC"}, 0).state == "C"
    assert fastest_pace({"A": series["A"]}, +1).pace == -2


GOOD = {
    "series": {2020: 40.0, 2024: 52.0}, "target": 80, "target_year": 2030, "base_year": 2020,
    "direction": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"target": None}, "target is missing"),
        ({"target": math.nan}, "target is missing"),
        ({"target": math.inf}, "finite number"),
        ({"target": "80"}, "target is '80'"),
        ({"target_year": 2030.5}, "target_year 2030.5 is no whole year"),
        ({"base_year": True}, "base_year True is no whole year"),
        ({"as_of_year": "2024"}, "as_of_year '2024' is no whole year"),
        ({"base_year": 2030}, "base_year 2030 is not before target_year 2030"),
        ({"direction": 2}, "direction 2"),
        ({"direction": "up"}, "direction 'up'"),
        ({"direction": True}, "direction True"),
        ({"direction": 0}, "parity (direction 0) aims at 1"),
        ({"direction": 0, "target": 1, "kind": "rank"}, "a rank target needs 1 or -1"),
        ({"kind": "percent"}, "kind 'percent'; give one of value, rank, yes_no"),
        ({"kind": "yes_no"}, "a yes/no target is 1 or 0"),
        ({"kind": "yes_no", "target": 1}, "series in 2020 is 40; a yes/no figure is 1 or 0"),
        ({"bounds": (0, 70)}, "it could never be met"),
        ({"bounds": (45, 100)}, "series in 2020 is 40, outside the bounds"),
        ({"bounds": (100, 0)}, "the first must lie below the second"),
        ({"bounds": 100}, "give a pair"),
        ({"series": [40, 52]}, "series is list; give year -> value"),
        ({"series": {2020: math.inf}}, "series in 2020 is inf"),
        ({"series": {2020: 1e101}}, "series in 2020 is 1e+101"),
        ({"series": {2020: "40"}}, "series in 2020 is '40'"),
        ({"series": {"2020": 40}}, "a year '2020'"),
        ({"series": pd.Series([1.0, 2.0], index=[2020, 2020])}, "2020 more than once"),
    ],
)
def test_what_cannot_be_meant_is_refused(change, says):
    with pytest.raises(ValueError, match=r"^[^\n]+$") as fault:
        assess(**{**GOOD, **change})
    assert says in str(fault.value)


def test_all_faults_are_told_at_once():
    with pytest.raises(ValueError, match=r"series in 2020.*direction.*kind.*target.*as_of_year"):
        assess({2020: "x"}, None, 2030, 2020, 5, kind="y", as_of_year=1.5)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: regional({"A": "x"}), "value of A is 'x'"),
        (lambda: regional({"A": 1}, {"A": 0}), "weight of A is 0"),
        (lambda: regional({"A": 1}, {"A": math.inf}), "weight of A is inf"),
        (lambda: count_reached({"A": 2}, 1, 1, kind="yes_no"), "value of A is 2"),
        (lambda: count_reached({"A": 2}, None, 1), "target is missing"),
        (lambda: fastest_pace({"A": {2010: "x"}}, 1), "series of A in 2010"),
        (lambda: fastest_pace({}, 1, years=0), "a stretch of 0 years"),
        (lambda: fastest_pace({}, 3), "direction 3"),
    ],
)
def test_the_region_s_functions_refuse_too(call, says):
    with pytest.raises(ValueError, match=says):
        call()


def test_a_rank_or_yes_no_target_needs_no_base():
    options = {"direction": -1, "kind": "rank", "base_year": 2030}
    assert assess(**{**GOOD, **options}).status == "met"
