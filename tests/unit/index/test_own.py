"""The reader's own index: nothing chosen is the published index, and each choice does what it says."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from readiness.index import calculator, normalise, own, uncertainty, weight_space
from readiness.index.choices import ACROSS, NORMALISATIONS, Fixed

EQUAL = 7  # any weight, as long as all have it


def weights_of(indicators, **other):
    return {pillar: other.get(pillar, EQUAL) for pillar in dict.fromkeys(indicators["pillar"])}


@pytest.mark.parametrize("holes", [0, 17, 60])
def test_nothing_chosen_gives_the_published_scores_and_bands(invented, holes):
    values, indicators = invented(holes=holes)
    published = uncertainty.certainty(values, indicators, draws=3000, seed=4)
    got = own.answer(values, indicators, draws=3000, seed=4)
    pd.testing.assert_frame_equal(got.scores, published.scores, rtol=0, atol=1e-9)
    pd.testing.assert_frame_equal(got.bands, published.bands.add_prefix("your_"))
    pd.testing.assert_frame_equal(
        got.weight_space, weight_space.rank_shares(published.scores.drop(columns="score"), seed=4)
    )


@pytest.mark.parametrize("holes", [0, 60])
def test_the_default_choices_said_aloud_are_the_calculator(invented, holes):
    values, indicators = invented(holes=holes)
    said = Fixed(weights_of(indicators), "geometric", "goalposts")
    got, wanted = own.scores(values, indicators, said), calculator.scores(values, indicators)
    pd.testing.assert_frame_equal(got, wanted, rtol=0, atol=1e-9)


def test_worked_by_hand(two_pillars):
    values = pd.DataFrame(
        {"a": [10.0, 50.0], "b": [30.0, 50.0], "c": [80.0, 40.0], "d": [80.0, 40.0]}, ["X", "Y"]
    )
    three_to_one = {"p": 3, "q": 1}
    arithmetic = own.scores(values, two_pillars, Fixed(three_to_one, "arithmetic"))["score"]
    assert arithmetic.round(9).tolist() == [(3 * 20 + 80) / 4, (3 * 50 + 40) / 4]
    geometric = own.scores(values, two_pillars, Fixed(three_to_one))["score"]
    np.testing.assert_allclose(geometric, [(20**3 * 80) ** 0.25, (50**3 * 40) ** 0.25])
    stretched = own.scores(values, two_pillars, Fixed(three_to_one, "arithmetic", "minmax"))
    assert stretched["score"].round(9).tolist() == [25, 75]


@pytest.mark.parametrize("name", NORMALISATIONS)
def test_a_normalisation_is_the_one_of_that_name(invented, name):
    values, indicators = invented(holes=0)
    goalposts = normalise.goalposts(
        values, indicators["worst"], indicators["best"], indicators["transform"]
    )
    scale = {
        "goalposts": lambda frame: frame,
        "minmax": normalise.minmax,
        "percentile_rank": lambda frame: 100 * normalise.percentile_rank(frame),
    }[name]
    wanted = scale(goalposts).T.groupby(indicators["pillar"], sort=False).mean().T
    got = own.scores(values, indicators, Fixed(normalisation=name, across="arithmetic"))
    np.testing.assert_allclose(got.drop(columns="score"), wanted, atol=1e-9)
    np.testing.assert_allclose(got["score"], wanted.mean(axis=1), atol=1e-9)


def test_a_pillar_of_weight_nothing_is_out(invented):
    values, indicators = invented(holes=0)
    kept = indicators[indicators["pillar"] != "skills"]
    without = own.scores(values, indicators, Fixed(weights_of(indicators, skills=0)))
    smaller = own.scores(values[kept.index], kept)
    np.testing.assert_allclose(without["score"], smaller["score"])


def test_a_dropped_indicator_is_the_smaller_catalogue(invented):
    values, indicators = invented()
    kept = indicators.drop(index=indicators.index[[8, 13]])
    got = own.scores(values[kept.index], kept)
    wanted = calculator.scores(values[kept.index], kept)
    pd.testing.assert_frame_equal(got, wanted, rtol=0, atol=1e-9)


def test_only_ratios_of_weights_count(invented):
    values, indicators = invented()
    one, ten = (
        own.answer(values, indicators, Fixed(weights), draws=500, seed=1)
        for weights in (
            weights_of(indicators, research=21),
            {name: 10 * weight for name, weight in weights_of(indicators, research=21).items()},
        )
    )
    pd.testing.assert_frame_equal(one.scores, ten.scores)
    pd.testing.assert_frame_equal(one.bands, ten.bands)


def test_what_is_fixed_is_never_drawn(two_pillars):
    """One pillar decides all, and the other would turn the order round."""
    values = pd.DataFrame(
        {"a": [90.0, 10], "b": [90, 10], "c": [10, 90], "d": [10, 90]}, ["X", "Y"]
    )
    values = values.astype(float)
    only_p = Fixed({"p": 1, "q": 0})
    fixed = own.answer(values, two_pillars, only_p, draws=500, seed=1)
    assert fixed.bands.loc["X"].tolist() == [1, 1, 1]
    assert fixed.bands.loc["Y"].tolist() == [2, 2, 2]
    open_ = own.answer(values, two_pillars, draws=500, seed=1)
    assert open_.bands.loc["X"].tolist()[::2] == [1, 2]


@pytest.mark.parametrize(("across", "first"), [("arithmetic", "uneven"), ("geometric", "even")])
def test_a_fixed_mean_is_the_mean_of_every_draw(two_pillars, across, first):
    values = pd.DataFrame([[100.0, 100, 1, 1], [25, 25, 25, 25]], ["uneven", "even"], list("abcd"))
    chosen = Fixed({"p": 1, "q": 1}, across, "goalposts")
    got = own.answer(values, two_pillars, chosen, draws=500, seed=1)
    assert got.bands.loc[first].tolist() == [1, 1, 1]


@pytest.mark.parametrize(("scale", "first"), [("goalposts", "Y"), ("minmax", "X")])
def test_a_fixed_scale_is_the_scale_of_every_draw(two_pillars, scale, first):
    values = pd.DataFrame([[51.0, 51, 50, 50], [50, 50, 90, 90]], ["X", "Y"], list("abcd"))
    chosen = Fixed({"p": 3, "q": 1}, "arithmetic", scale)
    got = own.answer(values, two_pillars, chosen, draws=500, seed=1)
    assert got.bands.loc[first].tolist() == [1, 1, 1]


def test_the_weight_space_is_that_of_the_reader_s_mean(two_pillars):
    values = pd.DataFrame([[100.0, 100, 1, 1], [25, 25, 25, 25]], ["X", "Y"], list("abcd"))
    shares = {
        across: own.answer(
            values, two_pillars, Fixed(across=across), draws=10, seed=1
        ).weight_space.loc["X", 1]
        for across in ACROSS
    }
    # 99 w + 1 > 25 from w = 24/99 on; 100 ** w > 25 from w = ln 25 / ln 100 on.
    assert shares["arithmetic"] == pytest.approx(1 - 24 / 99, abs=0.01)
    assert shares["geometric"] == pytest.approx(1 - np.log(25) / np.log(100), abs=0.01)


def test_fixing_a_choice_narrows_no_luck_of_the_others(invented):
    """A method fixed leaves holes, weights and the indicator left out to their own streams."""
    values, indicators = invented(holes=60)
    both = [
        uncertainty.rank_bands(values, indicators, draws=4000, seed=2, fixed=Fixed(across=across))
        for across in ACROSS
    ]
    width = [(band["rank_high"] - band["rank_low"]).sum() for band in both]
    assert min(width) > 0
    whole = uncertainty.rank_bands(values, indicators, draws=4000, seed=2)
    assert max(width) <= (whole["rank_high"] - whole["rank_low"]).sum() + len(values)


def test_a_changed_figure_leaves_other_scores_alone_on_goalposts(invented):
    values, indicators = invented(holes=0)
    changed = values.copy()
    changed.iloc[5, 6] = 99.0
    before, after = own.scores(values, indicators), own.scores(changed, indicators)
    assert after["score"].iloc[5] > before["score"].iloc[5]
    pd.testing.assert_frame_equal(
        after.drop(index=values.index[5]), before.drop(index=values.index[5])
    )


def test_the_same_seed_gives_the_same_answer(invented):
    values, indicators = invented()
    chosen = Fixed(weights_of(indicators, use=1), "arithmetic", "minmax")
    one, two = (own.answer(values, indicators, chosen, draws=700, seed=9) for _ in range(2))
    for part in ("scores", "bands", "weight_space", "agreement"):
        assert getattr(one, part).equals(getattr(two, part))


def test_agreement_is_read_off_the_weight_space(invented):
    values, indicators = invented()
    got = own.answer(values, indicators, Fixed(weights_of(indicators, use=90)), draws=100, seed=1)
    np.testing.assert_allclose(got.weight_space.sum(axis=1), 1)
    for unit, rank in got.your_rank.items():
        assert got.agreement[unit] == got.weight_space.loc[unit, rank]
    even = own.answer(values, indicators, draws=100, seed=1)
    pd.testing.assert_frame_equal(got.weight_space, even.weight_space)


def test_your_rank_is_that_of_the_shown_score(two_pillars):
    values = pd.DataFrame([[50.0] * 4, [50.04] * 4, [20.0] * 4], ["X", "Y", "Z"], list("abcd"))
    got = own.answer(values, two_pillars, draws=10, seed=1)
    assert got.your_rank.to_dict() == {"X": 1, "Y": 1, "Z": 3}


@pytest.mark.parametrize(
    ("chosen", "complaint"),
    [
        (Fixed({"p": -1, "q": 2}), "p: negative weight"),
        (Fixed({"p": 0, "q": 0}), "all weights are zero: p, q"),
        (Fixed({"p": 1}), "no weight for q"),
        (Fixed({"p": 1, "q": 1, "r": 1}), "weight for r"),
        (Fixed({"p": np.nan, "q": 1}), "p: weight is missing"),
        (Fixed({"p": np.inf, "q": 1}), "p: weight is missing or not finite"),
        (Fixed(across="harmonic"), "'harmonic'\\? say 'arithmetic' or 'geometric'"),
        (Fixed(normalisation="zscore"), "'zscore'\\? say 'goalposts'"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(two_pillars, chosen, complaint):
    values = pd.DataFrame([[1.0] * 4, [2.0] * 4], ["X", "Y"], list("abcd"))
    with pytest.raises(ValueError, match=complaint):
        own.scores(values, two_pillars, chosen)
    with pytest.raises(ValueError, match=complaint):
        uncertainty.rank_bands(values, two_pillars, draws=5, seed=1, fixed=chosen)


def test_a_state_left_without_data_is_named(two_pillars):
    values = pd.DataFrame([[1.0, np.nan], [2.0, 3.0]], ["X", "Y"], ["a", "c"])
    kept = two_pillars.loc[["c"]]
    with pytest.raises(ValueError, match="X: no data at all"):
        own.answer(values[["c"]], kept, draws=5, seed=1)


@settings(max_examples=150, deadline=None)
@given(
    seed=some.integers(0, 2**16),
    holes=some.integers(0, 120),
    row=some.integers(0, 10),
    column=some.integers(0, 24),
    by=some.floats(0, 1),
    weights=some.lists(some.integers(0, 100), min_size=6, max_size=6).filter(any),
    across=some.sampled_from([None, *ACROSS]),
    scale=some.sampled_from([None, *NORMALISATIONS]),
)
def test_a_better_figure_never_lowers_the_state_s_score(
    invented, seed, holes, row, column, by, weights, across, scale
):
    values, indicators = invented(holes=holes, seed=seed)
    name = indicators.index[column]
    if np.isnan(values.iloc[row, column]):  # a hole that is filled may cost points
        return
    chosen = Fixed(dict(zip(weights_of(indicators), weights, strict=True)), across, scale)
    better = values.copy()
    worst, best = indicators.loc[name, ["worst", "best"]].astype(float)
    better.iloc[row, column] += by * (best - worst)
    if min(worst, best) > better.iloc[row, column]:
        return
    before = own.scores(values, indicators, chosen).iloc[row]
    after = own.scores(better, indicators, chosen).iloc[row]
    assert (after >= before - 1e-9).all()
