"""What must hold for every series, not only for those that were thought of."""

import math
from dataclasses import astuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from readiness.progress import HEADLINE, LEVELS, METHODS, assess, regional

quick = settings(max_examples=300, deadline=None)
BETTER = ("reverse", "below_again", "limited", "accelerate", "on_track", "achieved")
TARGET_YEAR = 2030

values = some.floats(0, 100).map(lambda value: round(value, 2))
tracks = some.dictionaries(some.integers(2015, 2026), values, min_size=2, max_size=12)
targets = some.integers(0, 100)
ways = some.sampled_from([1, -1])


def judge(track, target, way, **options):
    return assess(track, target, TARGET_YEAR, 2015, way, **options)


def words(judged):
    return {method: getattr(judged, method).status for method in METHODS}


def settled(judged):
    """Far enough from every cut that rounding cannot change a word."""
    near = [judged.linear.ratio / cut - 1 for cut in (0.6, 0.95)]
    near += [judged.unsd.ratio / cut - 1 for cut in (0.1, 0.95)]
    near += [judged.cagr.ratio / cut - 1 for cut in (0.6, 0.95)]
    near += [judged.escap.gap / cut - 1 for cut in (10, 100)]
    near += [judged.linear.ratio, judged.escap.trend_pace, judged.escap.csi / 10]
    return all(math.isnan(x) or x == 0 or abs(x) > 1e-6 for x in near)


@quick
@given(tracks, targets, ways, some.floats(0, 60), some.booleans())
def test_a_better_last_figure_never_worsens_a_method_s_word(track, target, way, gain, bounded):
    bounds = (0, 100) if bounded else None
    last = max(track)
    better = track[last] + way * gain
    assume(not bounded or 0 <= better <= 100)
    before, after = words(judge(track, target, way, bounds=bounds)), words(
        judge(track | {last: better}, target, way, bounds=bounds)
    )  # fmt: skip
    for method in METHODS:
        pair = before[method], after[method]
        # Growth that is not defined has no place in the order. A standstill is judged before any
        # method looks, so the line's trend may be worse than "no change" says: not ordered either.
        if "not_applicable" not in pair and "no_change" not in pair:
            assert BETTER.index(pair[1]) >= BETTER.index(pair[0]), (method, pair)


@quick
@given(some.dictionaries(some.integers(2015, 2026), values, min_size=2, max_size=2), targets, ways,
       some.floats(0, 60))  # fmt: skip
def test_with_two_figures_a_standstill_has_its_place_too(track, target, way, gain):
    order = ("reverse", "below_again", "no_change", *BETTER[2:])
    last = max(track)
    before = words(judge(track, target, way))
    after = words(judge(track | {last: track[last] + way * gain}, target, way))
    for method in METHODS:
        if "not_applicable" not in (before[method], after[method]):
            assert order.index(after[method]) >= order.index(before[method]), method


@quick
@given(tracks, targets, ways)
def test_the_mirror_image_has_the_same_words(track, target, way):
    judged = judge(track, target, way, bounds=(0, 100))
    assume(settled(judged))
    mirrored = judge({y: 100 - v for y, v in track.items()}, 100 - target, -way, bounds=(0, 100))
    assert mirrored.linear.status == judged.linear.status
    assert mirrored.escap.status == judged.escap.status
    assert mirrored.linear.ratio == pytest.approx(judged.linear.ratio, nan_ok=True)
    assert mirrored.escap.gap == pytest.approx(judged.escap.gap, abs=1e-6, nan_ok=True)
    assert mirrored.linear.needed_pace == pytest.approx(-judged.linear.needed_pace, nan_ok=True)


@quick
@given(tracks, targets, ways, some.sampled_from([1e-6, 0.01, 0.3, 7, 1e9]), some.booleans())
def test_the_unit_does_not_matter(track, target, way, unit, bounded):
    judged = judge(track, target, way, bounds=(0, 100) if bounded else None)
    assume(settled(judged))
    scaled = {year: value * unit for year, value in track.items()}
    other = judge(scaled, target * unit, way, bounds=(0, 100 * unit) if bounded else None)
    assert words(other) == words(judged)
    assert other.agreement == judged.agreement
    assert other.escap.arrival.year == judged.escap.arrival.year


@quick
@given(tracks, targets, ways, some.sampled_from([-300, -7.5, 40, 1000]))
def test_the_zero_does_not_matter_to_the_straight_methods(track, target, way, shift):
    judged = judge(track, target, way)
    assume(settled(judged))
    moved = judge({y: v + shift for y, v in track.items()}, target + shift, way)
    assert moved.linear.status == judged.linear.status
    assert moved.escap.status == judged.escap.status
    assert moved.linear.ratio == pytest.approx(judged.linear.ratio, nan_ok=True, abs=1e-6)


@quick
@given(tracks, targets, ways, some.integers(-200, 200))
def test_the_calendar_does_not_matter(track, target, way, years):
    judged = judge(track, target, way)
    moved = assess({year + years: value for year, value in track.items()}, target,
                   TARGET_YEAR + years, 2015 + years, way)  # fmt: skip
    assume(settled(judged))
    assert words(moved) == words(judged)


@quick
@given(tracks, targets, ways, some.integers(2014, 2034), some.sampled_from([None, (0, 100)]))
def test_every_word_is_known_and_every_count_adds_up(track, target, way, as_of, bounds):
    judged = judge(track, target, way, as_of_year=as_of, bounds=bounds)
    found = words(judged)
    others = {"not_met", "data_end_earlier", "not_applicable", "not_assessable"}
    assert set(found.values()) <= set(LEVELS) | others
    assert judged.status == found[HEADLINE]
    assert judged.n_agreeing <= judged.n_compared <= len(METHODS)
    assert (judged.agreement is None) == (judged.n_compared == 0)
    arrival = judged.escap.arrival
    if arrival.year and arrival.high:
        assert judged.latest_year < arrival.low <= arrival.year <= arrival.high
    assert math.isnan(arrival.chance) or 0 <= arrival.chance <= 1
    numbers = [part for part in astuple(judged.escap) if isinstance(part, float)]
    assert not any(math.isinf(number) for number in numbers)


@quick
@given(tracks, targets, ways, some.data())
def test_a_hole_changes_nothing(track, target, way, data):
    free = [year for year in range(2010, 2030) if year not in track]
    holes = data.draw(some.lists(some.sampled_from(free), unique=True))
    order = data.draw(some.permutations([*track, *holes]))
    holed = {year: track.get(year) for year in order}
    assert judge(holed, target, way) == judge(track, target, way)


@quick
@given(some.dictionaries(some.text(min_size=1, max_size=3), values, min_size=1, max_size=11),
       some.floats(0.01, 100))  # fmt: skip
def test_equal_weights_are_no_weights(figures, weight):
    plain, weighted = regional(figures), regional(figures, dict.fromkeys(figures, weight))
    assert weighted.value == pytest.approx(plain.value)
    assert min(figures.values()) - 1e-9 <= plain.value <= max(figures.values()) + 1e-9
