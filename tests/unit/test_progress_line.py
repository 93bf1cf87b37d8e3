"""The weighted line against a general least squares, and when it arrives."""

import numpy as np
import pytest

from readiness.progress import assess
from readiness.progress.course import Course
from readiness.progress.forecast import line, when


def test_the_line_is_that_of_a_weighted_least_squares():
    years, values = np.array([2015, 2016, 2018, 2019, 2023]), np.array([10.0, 14, 13, 20, 31])
    # polyfit squares its weights
    expected = np.polyfit(years - 2015, values, 1, w=np.sqrt(years - 2015 + 1))
    escap = assess(dict(zip(years, values, strict=True)), 60, 2030, 2015, +1).escap
    assert escap.projected == pytest.approx(np.polyval(expected, 15))
    assert escap.trend_pace == pytest.approx(expected[0])


def test_errors_of_the_line_are_those_of_its_matrix():
    years, values = (2015, 2016, 2018, 2019, 2023, 2024), (10.0, 14, 13, 20, 31, 30)
    fitted = line(years, values)
    x = np.column_stack([np.ones(6), np.array(years) - 2015.0])
    pull = np.linalg.inv(x.T @ (x * x[:, [1]] + x)) @ (x * x[:, [1]] + x).T
    hat = x @ pull
    left = np.array(values) - hat @ values
    spread = np.sqrt(left @ left / np.trace((np.eye(6) - hat).T @ (np.eye(6) - hat)))
    ahead = np.array([1, 15.0]) @ pull
    assert fitted.spread == pytest.approx(spread)
    assert fitted.error(2030) == pytest.approx(spread * np.sqrt(1 + ahead @ ahead))


def test_when_needs_five_points():
    series = {2015: 10, 2016: 21, 2017: 30, 2018: 39}
    assert assess(series, 100, 2025, 2015, +1).escap.arrival.year is None
    arrival = assess(series | {2019: 50}, 100, 2025, 2015, +1).escap.arrival
    assert (arrival.low, arrival.year, arrival.high) == (2024, 2025, 2025)


@pytest.mark.parametrize(("target_year", "chance"), [(2025, 1), (2024, 1), (2023, 0)])
def test_a_perfect_line_is_certain(target_year, chance):
    series = {year: 10 * (year - 2014) for year in range(2015, 2021)}
    arrival = assess(series, 100, target_year, 2015, +1).escap.arrival
    assert (arrival.low, arrival.year, arrival.high) == (2024, 2024, 2024)
    assert arrival.chance == chance


def test_what_moves_away_never_arrives():
    series = {2015: 50, 2016: 48, 2017: 47, 2018: 44, 2019: 43}
    arrival = assess(series, 100, 2025, 2015, +1).escap.arrival
    assert (arrival.low, arrival.year, arrival.high) == (None, None, None)
    assert arrival.chance < 0.001


def test_low_year_and_high_are_where_the_chance_passes_its_marks():
    series = {2015: 10, 2016: 25, 2017: 28, 2018: 45, 2019: 48, 2020: 63, 2021: 62}

    def chance(year):
        return assess(series, 150, year, 2015, +1).escap.arrival.chance

    arrival = assess(series, 150, 2030, 2015, +1).escap.arrival
    assert arrival.low < arrival.year < arrival.high
    for year, mark in ((arrival.low, 0.1), (arrival.year, 0.5), (arrival.high, 0.9)):
        assert chance(year - 1) < mark <= chance(year)


def test_arrival_does_not_look_beyond_a_century():
    series = {year: 10 + 0.001 * (year - 2015) for year in range(2015, 2021)}
    assert assess(series, 100, 2025, 2015, +1).escap.arrival.high is None


def test_figures_that_come_fall_evenly_over_the_chances_that_were_given():
    rng = np.random.default_rng(1)
    years = tuple(range(2015, 2025))
    chances = []
    for path in 40 + 3 * np.arange(16) + rng.normal(0, 6, (2000, 16)):
        known = tuple(path[:10].tolist())
        # the target is what did come in its year, so the chance of it is the forecast's rank of it
        course = Course(years, known, float(path[15]), 2030, 1, is_past=False)
        if not course.meets(known[-1]):
            chances.append(when(course, line(years, known)).chance)
    assert np.mean(chances) == pytest.approx(0.5, abs=0.02)
    assert np.mean([0.1 < chance < 0.9 for chance in chances]) == pytest.approx(0.8, abs=0.03)
