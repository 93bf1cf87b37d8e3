"""Progress to targets, on cases small enough to check by hand. No figure is a real state's."""

import math

import numpy as np
import pandas as pd
import pytest

from readiness.progress import METHODS, assess

PERCENT = (0, 100)


def words(judged):
    return [getattr(judged, method).status for method in METHODS]


def rising(last, target=80, **options):
    """40 in 2020, something in 2024, a target in 2030; more is wanted."""
    return assess({2020: 40, 2024: last}, target, 2030, 2020, +1, **options)


@pytest.mark.parametrize(
    ("base", "latest", "target", "d", "r", "unsd", "ratio", "gap", "csi", "expected"),
    [
        (40, 52, 80, 1, 0.944, 0.927, 0.75, 25, 3, ["accelerate"] * 4),
        (10, 16, 30, 1, 1.074, 1.119, 0.75, 25, 3, ["accelerate", "on_track", "on_track", "accelerate"]),
        (20, 16, 10, -1, 0.810, 0.855, 1.00, 0, 4, ["on_track", "accelerate", "accelerate", "on_track"]),
    ],
)  # fmt: skip
def test_the_worked_cases(base, latest, target, d, r, unsd, ratio, gap, csi, expected):
    judged = assess({2020: base, 2024: latest}, target, 2030, 2020, d)
    assert judged.cagr.ratio == pytest.approx(r, abs=5e-4)
    assert judged.unsd.ratio == pytest.approx(unsd, abs=5e-4)
    assert judged.linear.ratio == pytest.approx(ratio)
    assert judged.escap.gap == pytest.approx(gap, abs=1e-9)
    assert judged.escap.csi == pytest.approx(csi)
    assert words(judged) == expected
    assert judged.status == judged.escap.status


def test_paces_have_the_unit_s_sign():
    up, down = rising(52).linear, assess({2020: 20, 2024: 16}, 10, 2030, 2020, -1).linear
    assert (up.actual_pace, up.required_pace, up.projected) == (3, 4, 70)
    assert up.needed_pace == pytest.approx(28 / 6)
    assert (down.actual_pace, down.required_pace, down.needed_pace) == (-1, -1, -1)


def test_growth_by_hand():
    judged = assess({2020: 1000, 2022: 1210}, 2000, 2030, 2020, +1)
    assert judged.cagr.actual_rate == pytest.approx(0.1)
    assert judged.cagr.required_rate == pytest.approx(2**0.1 - 1)
    assert judged.unsd.projected == pytest.approx(1210 * 1.1**8)


@pytest.mark.parametrize(
    ("last", "word"),
    [(80, "achieved"), (55.2, "on_track"), (55.1, "accelerate"), (49.6, "accelerate"),
     (49.5, "limited"), (40.5, "limited"), (40.4, "no_change"), (39.6, "no_change"),
     (39.5, "reverse")],
)  # fmt: skip
def test_linear_cuts_lie_where_they_are_said_to(last, word):
    assert rising(last).linear.status == word


@pytest.mark.parametrize(
    ("last", "word"), [(54.4, "on_track"), (54.3, "accelerate"), (40.5, "accelerate"), (39, "reverse")]
)  # fmt: skip
def test_escap_cuts_lie_where_they_are_said_to(last, word):
    assert rising(last).escap.status == word


def test_unsd_cuts_lie_where_they_are_said_to():
    # with v = 40 + 40 * ratio in the tenth year, the fourth holds 40 * (v / 40) ** 0.4
    at = {ratio: 40 * (1 + ratio) ** 0.4 for ratio in (0.951, 0.949, 0.101, 0.099)}
    found = [rising(last).unsd.status for last in at.values()]
    assert found == ["on_track", "accelerate", "accelerate", "limited"]


def test_a_trend_against_the_target_is_reverse_however_near_it_is():
    judged = assess({2015: 40, 2016: 79, 2018: 79, 2022: 74, 2023: 70}, 80, 2024, 2015, +1)
    assert judged.escap.gap < 100
    assert judged.escap.trend_pace > 0
    assert judged.escap.status == "accelerate"
    judged = assess({2015: 60, 2016: 79, 2018: 76, 2022: 66, 2023: 62}, 80, 2024, 2015, +1)
    assert judged.escap.trend_pace < 0 < judged.linear.ratio
    assert judged.escap.status == "reverse"


def test_a_forecast_behind_the_base_is_reverse_though_the_trend_rises():
    judged = assess({2015: 60, 2016: 50, 2018: 53, 2020: 56, 2022: 57}, 80, 2023, 2015, +1)
    assert judged.escap.trend_pace > 0
    assert 100 < judged.escap.gap < 120
    assert judged.escap.status == "reverse"


@pytest.mark.parametrize("last", [52, 70, 39])
def test_two_points_give_the_line_no_opinion_of_its_own(last):
    judged = rising(last)
    assert judged.escap.gap == pytest.approx(100 * (1 - judged.linear.ratio) if last < 60 else 0)
    assert judged.n_compared == 3


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ({2020: 40, 2024: 52}, "3 of 3"),
        ({2020: 40, 2022: 46, 2024: 52}, "4 of 4"),
        ({2020: 0, 2024: 12}, "1 of 1"),
        ({2020: 0, 2022: 6, 2024: 12}, "2 of 2"),
        ({2020: 40}, None),
    ],
)
def test_agreement_counts_who_applies_and_is_independent(series, expected):
    assert assess(series, 80, 2030, 2020, +1).agreement == expected


def test_the_one_voice_of_two_points_is_the_headline_s():
    judged = rising(54.4)
    assert words(judged) == ["accelerate", "on_track", "on_track", "on_track"]
    assert judged.agreement == "3 of 3"


def test_agreement_says_when_it_depends():
    assert assess({2020: 10, 2022: 13, 2024: 16}, 30, 2030, 2020, +1).agreement == (
        "2 of 4: depends on the method"
    )


# Words decided for all methods alike


@pytest.mark.parametrize(
    ("series", "as_of", "word"),
    [
        ({2020: 40, 2030: 80}, None, "met"),
        ({2020: 40, 2030: 79}, None, "not_met"),
        ({2020: 40, 2029: 79}, None, "on_track"),
        ({2020: 40, 2029: 79}, 2030, "on_track"),  # its own year is not past
        ({2020: 40, 2029: 79}, 2031, "data_end_earlier"),
        ({2020: 40, 2029: 81}, 2031, "data_end_earlier"),  # nobody knows whether it lasted
        ({2010: 40}, 2031, "data_end_earlier"),
        ({2020: 40, 2030: 79, 2032: 90}, 2033, "not_met"),  # late is not met
        ({2020: 40, 2030: 81, 2032: 70}, 2033, "met"),
        ({2020: 40, 2030: None, 2031: 81}, 2031, "met"),  # the first figure since
        ({2020: 40, 2029: 81, 2030: 70}, 2029, "achieved"),  # not known yet
        ({}, 2031, "not_assessable"),
    ],
)
def test_a_past_target_is_met_not_met_or_unknown(series, as_of, word):
    judged = assess(series, 80, 2030, 2020, +1, as_of_year=as_of)
    assert words(judged) == [word] * 4


def test_a_past_target_shows_the_figure_that_decided():
    judged = assess({2020: 40, 2030: 79, 2032: 90}, 80, 2030, 2020, +1)
    assert (judged.latest_year, judged.latest_value, judged.agreement) == (2030, 79, None)
    assert math.isnan(judged.linear.needed_pace)
    assert math.isnan(judged.escap.gap)
    assert judged.escap.csi == pytest.approx(9.75)


@pytest.mark.parametrize(
    ("series", "direction", "word"),
    [
        ({2020: 40, 2024: 95}, +1, "achieved"),  # overshot
        ({2020: 85, 2024: 90}, +1, "achieved"),  # met from the start
        ({2020: 80, 2024: 80}, +1, "achieved"),  # base = target
        ({2024: 80}, +1, "achieved"),  # one point will do
        ({2020: 80, 2024: 79}, +1, "below_again"),
        ({2020: 85, 2024: 70}, +1, "below_again"),
        ({2020: 70, 2024: 85}, -1, "below_again"),  # less was wanted
        ({2020: 95, 2024: 60}, -1, "achieved"),
        ({2024: 79}, +1, "not_assessable"),
        ({2019: 90}, +1, "not_assessable"),  # nothing since the base year
        ({}, +1, "not_assessable"),
        ({2020: math.nan, 2024: 50}, +1, "not_assessable"),
        ({2020: 40, 2024: 40.3}, +1, "no_change"),
        ({2020: 40, 2022: 60, 2024: 40}, +1, "no_change"),
    ],
)
def test_words_decided_before_any_method(series, direction, word):
    assert words(assess(series, 80, 2030, 2020, direction)) == [word] * 4


def test_an_overshoot_needs_no_pace_and_fills_the_index():
    judged = rising(95)
    assert (judged.linear.needed_pace, judged.escap.csi, judged.escap.gap) == (0, 10, 0)
    assert rising(30).escap.csi == 0


def test_a_direction_that_contradicts_the_target_gives_no_ratio():
    judged = assess({2020: 60, 2024: 45}, 50, 2030, 2020, +1)
    assert judged.status == "below_again"
    assert math.isnan(judged.linear.ratio)
    assert math.isnan(judged.escap.csi)
    assert judged.linear.needed_pace == pytest.approx(5 / 6)


def test_near_a_natural_bound_is_there():
    assert rising(99, target=100, bounds=PERCENT).status == "achieved"
    assert rising(98.9, target=100, bounds=PERCENT).status == "on_track"
    assert rising(99.9, target=100).status == "on_track"
    assert rising(79.9, bounds=PERCENT).status == "on_track"
    share = assess({2020: 0.4, 2024: 0.99}, 1, 2030, 2020, +1, bounds=(0, 1))
    assert share.status == "achieved"


def test_a_natural_bound_caps_every_forecast():
    judged = assess({2020: 40, 2024: 70}, 90, 2030, 2020, +1, bounds=PERCENT)
    assert [judged.linear.projected, judged.unsd.projected, judged.escap.projected] == [100] * 3
    assert rising(70, target=90, bounds=(None, None)).linear.projected == 115
    falling = assess({2020: 50, 2024: 20}, 5, 2030, 2020, -1, bounds=(0, None))
    assert (falling.linear.projected, falling.escap.projected) == (0, 0)


@pytest.mark.parametrize(
    ("series", "target", "direction", "bounds"),
    [
        ({2020: 0, 2024: 20}, 80, +1, None),
        ({2020: -5, 2024: 20}, 80, +1, None),
        ({2020: 50, 2024: 20}, 0, -1, None),
        ({2020: 50, 2024: -1}, 80, +1, None),
        ({2020: 1, 2024: 2}, 3, +1, PERCENT),  # within 1 % of the range
        ({2020: 0.7, 2024: 20}, 80, +1, None),  # of the way, where no range is known
    ],
)
def test_growth_says_nothing_near_zero(series, target, direction, bounds):
    judged = assess(series, target, 2030, 2020, direction, bounds=bounds)
    assert judged.cagr.status == judged.unsd.status == "not_applicable"
    assert judged.linear.status == "reverse" if series[2024] < 0 else judged.linear.ratio > 0
    assert math.isnan(judged.cagr.ratio)
    assert math.isnan(judged.unsd.ratio)


def test_the_base_is_the_first_figure_in_or_after_its_year():
    judged = assess({2010: 5, 2015: None, 2016: 40, 2020: 60, 2019: math.nan}, 80, 2030, 2015, +1)
    assert (judged.base_year, judged.base_value, judged.n_points) == (2016, 40, 2)
    assert (judged.latest_year, judged.latest_value) == (2020, 60)


def test_order_of_years_and_holes_change_nothing():
    plain = assess({2020: 40, 2022: 43, 2024: 52}, 80, 2030, 2020, +1)
    years = [2024, 2021, 2020, 2022, 2026]
    mixed = pd.Series([52.0, np.nan, 40.0, 43.0, np.nan], index=years)
    assert assess(mixed, 80, 2030, 2020, +1) == plain
    assert (
        assess(
            {2024: 52, 2022: 43, 2020: 40, 2023: pd.NA, 2025: np.float32("nan")}, 80, 2030, 2020, +1
        )
        == plain
    )


def test_a_crumb_that_no_ratio_survives_is_zero():
    assert assess({2020: 5e-324, 2024: 20}, 80, 2030, 2020, +1).base_value == 0


def test_parity_is_the_distance_to_one():
    judged = assess({2020: 0.8, 2024: 1.1}, 1, 2030, 2020, 0)
    assert judged.linear.ratio == pytest.approx(0.1 / 0.2 * 10 / 4)
    assert judged.linear.needed_pace == pytest.approx(-0.1 / 6)
    assert judged.cagr.status == "not_applicable"
    assert (judged.status, judged.base_value, judged.latest_value) == ("on_track", 0.8, 1.1)
    assert assess({2020: 0.8, 2024: 0.991}, 1, 2030, 2020, 0).status == "achieved"
    assert assess({2020: 0.8, 2024: 0.988}, 1, 2030, 2020, 0).status == "on_track"
    assert assess({2020: 1.1, 2024: 0.8}, 1, 2030, 2020, 0).status == "reverse"


@pytest.mark.parametrize(
    ("kind", "series", "target", "direction", "word"),
    [
        ("rank", {2020: 60, 2024: 45}, 50, -1, "met"),
        ("rank", {2020: 60, 2024: 51}, 50, -1, "not_met"),
        ("rank", {2020: 60, 2030: 51, 2032: 40}, 50, -1, "not_met"),
        ("rank", {2024: 50}, 50, -1, "met"),
        ("rank", {2010: 50}, 50, -1, "met"),
        ("yes_no", {2024: 1}, 1, +1, "met"),
        ("yes_no", {2023: True, 2024: False}, True, +1, "not_met"),
        ("yes_no", {}, 1, +1, "not_assessable"),
    ],
)
def test_ranks_and_yes_no_know_two_words(kind, series, target, direction, word):
    judged = assess(series, target, 2030, 2020, direction, kind=kind)
    assert words(judged) == [word] * 4
    assert math.isnan(judged.linear.ratio)
