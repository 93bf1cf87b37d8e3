"""The forecast of the target's year and its interval."""

import pytest

from readiness.progress import assess
from readiness.progress.outlook import Outlook, outlook

NOISY = {2015: 10.0, 2016: 21.0, 2017: 30.0, 2018: 39.0, 2019: 50.0}


def same(one, other):
    return [getattr(one, n) for n in Outlook.__slots__] == pytest.approx(
        [getattr(other, n) for n in Outlook.__slots__], nan_ok=True
    )


def test_the_forecast_is_that_of_the_headline():
    ahead = outlook(NOISY, 2023, 2015, 1)
    assert ahead.value == pytest.approx(assess(NOISY, 100, 2023, 2015, 1).escap.projected)
    assert ahead.low < ahead.value < ahead.high
    assert ahead.high - ahead.value == pytest.approx(ahead.value - ahead.low)


def test_the_interval_agrees_with_the_chance_of_arrival():
    """The lower end is what nine in ten figures pass, so a target there has a chance of 0.9."""
    ahead = outlook(NOISY, 2023, 2015, 1)
    assert assess(NOISY, ahead.low, 2023, 2015, 1).escap.arrival.chance == pytest.approx(0.9)
    assert assess(NOISY, ahead.high, 2023, 2015, 1).escap.arrival.chance == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("series", "wanted"),
    [
        ({}, Outlook()),
        ({2015: 4.0}, Outlook()),
        ({2015: 4.0, 2016: 5.0}, Outlook(11.0)),
        ({2014: 0.0, 2015: 4.0, 2016: 5.0, 2017: None}, Outlook(11.0)),
        ({2016: 5.0, 2015: 4.0}, Outlook(11.0)),
        ({2015: 4.0, 2022: 5.0}, Outlook()),
        ({year: 20.0 + 20 * (year - 2015) for year in range(2015, 2020)},
         Outlook(100.0, 100.0, 100.0)),
    ],
)  # fmt: skip
def test_what_there_is_no_forecast_of_and_where_it_ends(series, wanted):
    assert same(outlook(series, 2022, 2015, 1, bounds=(0, 100)), wanted)


def test_parity_is_forecast_as_a_distance():
    ahead = outlook({2015: 0.8, 2016: 0.85}, 2018, 2015, 0)
    assert ahead.value == pytest.approx(0.05)
    assert outlook({2015: 1.2, 2016: 1.15}, 2022, 2015, 0).value == 0


def test_a_target_of_the_past_has_no_outlook():
    assert same(outlook(NOISY, 2021, 2015, 1, as_of_year=2022), Outlook())
    assert outlook(NOISY, 2021, 2015, 1, as_of_year=2017).low != outlook(NOISY, 2021, 2015, 1).low


def test_what_cannot_be_meant_is_refused():
    with pytest.raises(ValueError, match="outside the bounds") as refusal:
        outlook({2015: 101.0}, 2030.5, 2015, 1, bounds=(0, 100))
    assert "target_year 2030.5 is no whole year" in str(refusal.value)
