"""Every refusal, on a planted offence: a ValueError that names the offender."""

import numpy as np
import pandas as pd
import pytest

from readiness.index import (
    aggregate,
    calculator,
    diagnose,
    missing,
    normalise,
    sensitivity,
    treat,
    uncertainty,
    weight_space,
    weights,
)

HOLE, INFINITE = np.nan, np.inf
GOOD = pd.DataFrame({"a": [1.0, 2.0, 4.0], "b": [3.0, 1.0, 2.0]}, index=list("XYZ"))
FLAT = GOOD.assign(b=7.0)
EMPTY = GOOD.assign(b=HOLE)
LONELY = GOOD.assign(b=[HOLE, 5.0, HOLE])
ENDLESS = GOOD.assign(b=[1.0, INFINITE, 2.0])
TWICE = GOOD.set_axis(["X", "Y", "X"])
TWICE_COLUMN = GOOD.set_axis(["a", "a"], axis=1)
WORDS = GOOD.astype(object).assign(b=["one", "two", "three"])
NEGATIVE = GOOD.assign(b=[3.0, -2.0, 1.0])
HOLED = GOOD.assign(b=[3.0, HOLE, 1.0])
CATALOGUE = pd.DataFrame(
    {"pillar": ["p", "q"], "worst": 0.0, "best": 10.0, "weight": 1.0}, index=["a", "b"]
)
RELATIVE = [normalise.minmax, normalise.zscore, normalise.rank, normalise.percentile_rank,
            normalise.borda]  # fmt: skip
MEANS = [aggregate.arithmetic, aggregate.geometric, aggregate.harmonic]


def refused(name, call, *given, **named):
    with pytest.raises(ValueError, match=name):
        call(*given, **named)


@pytest.mark.parametrize("rule", RELATIVE)
@pytest.mark.parametrize(
    ("offence", "name"),
    [
        (FLAT, "b: constant column"),
        (EMPTY, "b: no data"),
        (LONELY, "b: one value only"),
        (ENDLESS, r"b of Y \(inf\)"),
        (TWICE, "unit X is there more than once"),
        (TWICE_COLUMN, "indicator a is there more than once"),
        (WORDS, "numbers"),
        (GOOD.iloc[:1], "at least 2"),
    ],
)
def test_relative_normalisation(rule, offence, name):
    refused(name, rule, offence)


@pytest.mark.parametrize(
    ("worst", "best", "name"),
    [
        ({"a": 0, "b": 5}, {"a": 1, "b": 5}, "b: worst and best"),
        ({"a": 0}, {"a": 1, "b": 5}, "no goalpost for b"),
        ([0, 0, 0], [1, 1, 1], "wrong length"),
        ([0, HOLE], [1, 1], "b: goalpost is missing"),
    ],
)
def test_goalposts(worst, best, name):
    refused(name, normalise.goalposts, GOOD, worst, best)


def test_values_under_goalposts():
    refused(r"b of Y \(inf\)", normalise.goalposts, ENDLESS, 0, 10)
    refused("unit X", normalise.goalposts, TWICE, 0, 10)
    refused("b of Y", normalise.goalposts, NEGATIVE, 0, 10, transform="log")
    refused("b: no logarithm", normalise.goalposts, GOOD, [0, -3], 10, transform=["", "log"])
    refused("b: unknown transform", normalise.transformed, GOOD, ["", "root"])
    refused("below", normalise.minmax, GOOD, 5, 5)
    refused("b: the target is the start", normalise.distance_to_target, GOOD, [5, 3], [0, 3])
    refused("not one number", normalise.goalposts, 3.0, 0, 10)


@pytest.mark.parametrize("rule", [*MEANS, aggregate.copeland])
@pytest.mark.parametrize(
    ("weight", "name"),
    [
        ([1, -1], "b: negative weight"),
        ([0, 0], "all weights are zero: a, b"),
        ([1, 2, 3], "wrong length"),
        ([1, HOLE], "b: weight is missing"),
        ({"a": 1}, "no weight for b"),
        ({"a": 1, "b": 1, "c": 1}, "weight for c"),
        (pd.Series([1, 1, 1], index=["a", "b", "b"]), "names b twice"),
    ],
)
def test_weights(rule, weight, name):
    refused(name, rule, GOOD, weight)


@pytest.mark.parametrize("rule", [aggregate.geometric, aggregate.harmonic])
@pytest.mark.parametrize("value", [0.0, -2.0])
def test_means_that_need_values_above_zero(rule, value):
    refused(rf"b of Y \({value}\)", rule, GOOD.assign(b=[1.0, value, 2.0]), [1, 1])


def test_aggregation():
    for rule in MEANS:
        refused("threshold 1.5", rule, GOOD, threshold=1.5)
        refused("b of Y", rule, ENDLESS)
        refused("unit X", rule, TWICE)
        refused("table", rule, GOOD["a"])
    refused("b of Y .nan. is missing", aggregate.copeland, HOLED)
    refused("at least 2", aggregate.copeland, GOOD.iloc[:1])
    refused("one table", aggregate.copeland, np.ones((2, 3, 4)))


def test_weights_by_pillar():
    refused("no pillar for b", weights.equal, GOOD, {"a": "p"})
    refused("pillar q: all weights", weights.effective, pd.Series({"a": 1, "b": 0}), ["p", "q"])
    refused("b: constant", weights.pca, FLAT)
    refused("a, b: fewer than two units", weights.pca, EMPTY)


def test_treatment():
    refused("b of Y", treat.winsorise, ENDLESS)
    refused("b of Y", treat.boxcox, NEGATIVE)
    refused("b: constant", treat.boxcox, FLAT)
    refused("b of X", treat.log, GOOD.assign(b=-7.0))


def test_missing_data():
    refused("b: no data", missing.impute, EMPTY)
    refused("mode", missing.impute, GOOD, by="mode")
    refused("no group for Z", missing.impute, GOOD, peers={"X": 1, "Y": 1})
    refused("threshold -1", missing.screen, GOOD, -1)
    refused("0 neighbours", missing.knn, GOOD, k=0)
    refused("differ", missing.filled, GOOD, GOOD.iloc[:2])


def test_diagnosis():
    refused("b: constant", diagnose.correlation, FLAT)
    refused("b: no data", diagnose.correlation, EMPTY)
    refused("two indicators", diagnose.cronbach_alpha, GOOD[["a"]])
    refused("without a hole", diagnose.cronbach_alpha, EMPTY)
    refused("constant", diagnose.cronbach_alpha, GOOD.assign(b=-GOOD["a"]))
    refused("composite is constant", diagnose.influence, GOOD, [1, 1, 1])
    refused("two indicators", diagnose.leave_one_out, GOOD[["a"]])


SHEETS = [
    (GOOD.iloc[:1], CATALOGUE, "at least 2"),
    (TWICE, CATALOGUE, "unit X"),
    (TWICE_COLUMN, CATALOGUE, "no such column|more than once"),
    (ENDLESS, CATALOGUE, "b of Y"),
    (EMPTY, CATALOGUE, "pillar q: no data"),
    (EMPTY, CATALOGUE.assign(pillar="p"), "b: no data"),
    (GOOD.drop("Y").reindex(list("XYZ")), CATALOGUE, "Y: no data at all"),
    (GOOD, CATALOGUE.assign(weight=[1, -1]), "b: negative weight"),
    (GOOD, CATALOGUE.assign(weight=0), "all weights are zero"),
    (GOOD, CATALOGUE.assign(weight=[1, HOLE]), "b: weight is missing"),
    (GOOD, CATALOGUE.assign(best=[10, 0]), "b: worst and best"),
    (GOOD, CATALOGUE.assign(best=[10, HOLE]), "b: best is missing"),
    (GOOD, CATALOGUE.assign(pillar=["p", None]), "b: no pillar"),
    (GOOD, CATALOGUE.assign(transform=["", "root"]), "b: unknown transform"),
    (NEGATIVE, CATALOGUE.assign(transform="log"), "b of Y"),
    (GOOD, CATALOGUE.drop(columns="worst"), "no column worst"),
    (GOOD, CATALOGUE.iloc[:1], "b: values without a row"),
    (GOOD[["a"]], CATALOGUE, "b: no such column"),
    (GOOD.to_numpy(), CATALOGUE, "frames"),
    (GOOD, CATALOGUE.set_axis(["a", "a"]), "more than once"),
]


@pytest.mark.parametrize(("values", "catalogue", "name"), SHEETS)
def test_the_sheet(values, catalogue, name):
    refused(name, uncertainty.rank_bands, values, catalogue, draws=10, seed=1)


@pytest.mark.parametrize(
    ("draws", "seed", "name"),
    [(0, 1, "draws 0"), (2.5, 1, "draws 2.5"), (10, -1, "seed -1"), (10, None, "seed None")],
)
def test_draws_and_seed(draws, seed, name):
    refused(name, uncertainty.rank_bands, GOOD, CATALOGUE, draws=draws, seed=seed)


def test_one_unit_alone_still_has_a_score():
    assert calculator.score(GOOD.iloc[:1], CATALOGUE).notna().all()


def test_sensitivity():
    model = {"model": lambda x: x[:, 0], "inputs": ["a"], "seed": 1}
    refused("1000 points", sensitivity.sobol, **model, points=1000)
    refused("0 resamples", sensitivity.sobol, **model, resamples=0)
    refused("shape", sensitivity.sobol, lambda x: x[:3, 0], ["a"], seed=1)
    refused("not finite", sensitivity.sobol, lambda x: x[:, 0] * HOLE, ["a"], seed=1)
    refused("colour", sensitivity.of_choices, GOOD, CATALOGUE, seed=1, of="colour")


def test_weight_space():
    refused("b of Y", weight_space.rank_shares, HOLED, seed=1)
    refused("at least 2", weight_space.rank_shares, GOOD.iloc[:1], seed=1)
    refused("100 points", weight_space.rank_shares, GOOD, seed=1, points=100)
    refused("median", weight_space.rank_shares, GOOD, seed=1, across="median")
