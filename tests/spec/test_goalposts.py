"""Goalposts: worked by hand, checked against the real function."""

import pandas as pd
from manual import HOLE, Sheet, Spec, Step

from readiness.index.normalise import goalposts

SPEC = Spec(
    title="From a figure to points between 0 and 100",
    words="Every scored indicator has two fixed goalposts, a worst and a best value, the same for "
    "all states and years. A figure gets the share of the way that it has come from worst to best. "
    "Where less is better, the best value is the smaller one. What lies beyond a goalpost counts "
    "as the goalpost; a missing figure stays missing.",
    formula=r"s = 100 \times \frac{x - \text{worst}}{\text{best} - \text{worst}}, "
    r"\qquad 0 \le s \le 100",
    spoken="Points are 100 times the figure minus the worst value, divided by the best minus the "
    "worst value; under 0 counts as 0, over 100 as 100.",
    given=Sheet(
        ("Figure", "Value", "Worst", "Best"),
        (
            ("People online, % of people", 83.8, 0, 100),
            ("A price, % of income", 5, 20, 0),
            ("A scale around zero", 0.4, -2.5, 2.5),
            ("Past the best value", 120, 0, 100),
            ("A price past the worst value", 25, 20, 0),
            ("No figure", HOLE, 0, 100),
        ),
    ),
    steps=(
        Step("People online", "100 × (83.8 − 0) ÷ (100 − 0)", "83.8"),
        Step("A price: less is better", "100 × (5 − 20) ÷ (0 − 20)", "75.0"),
        Step("A scale around zero", "100 × (0.4 + 2.5) ÷ (2.5 + 2.5)", "58.0"),
        Step("Past the best value", "100 × (120 − 0) ÷ (100 − 0)", "120.0"),
        Step("Over 100 counts as 100", "", "100.0"),
        Step("A price past the worst value", "100 × (25 − 20) ÷ (0 − 20)", "−25.0"),
        Step("Under 0 counts as 0", "", "0.0"),
    ),
    expected=Sheet(
        ("Figure", "Points"),
        (
            ("People online, % of people", "83.8"),
            ("A price, % of income", "75.0"),
            ("A scale around zero", "58.0"),
            ("Past the best value", "100.0"),
            ("A price past the worst value", "0.0"),
            ("No figure", HOLE),
        ),
    ),
    function="readiness.index.normalise.goalposts",
    decision=("0030",),
)


def real(rows):
    names, values, worst, best = zip(*rows, strict=True)
    points = goalposts(pd.DataFrame([values], columns=names, dtype=float), worst, best)
    return list(zip(names, points.iloc[0], strict=True))


def test_the_function_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
