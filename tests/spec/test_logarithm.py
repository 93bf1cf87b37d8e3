"""Goalposts on a logarithm: worked by hand, checked against the real function."""

import pandas as pd
from manual import Sheet, Spec, Step

from readiness.index.normalise import goalposts

SPEC = Spec(
    title="Figures that grow by multiples: the logarithm",
    words="Some figures spread over several orders of magnitude: prices, researchers, "
    "publications. There the natural logarithm of the value plus 1 is taken first, of the goalposts "
    "too, so that a doubling counts about the same from a low level as from a high one.",
    formula=r"s = 100 \times \frac{\ln(x + 1) - \ln(\text{worst} + 1)}"
    r"{\ln(\text{best} + 1) - \ln(\text{worst} + 1)}",
    spoken="As before, after the natural logarithm of the figure plus 1 and of both goalposts "
    "plus 1.",
    given=Sheet(
        ("Figure", "Value", "Worst", "Best"),
        (
            ("A price, % of income", 2, 20, 0),
            ("Publications per million people", 30, 0, 1000),
            ("Ten times as many", 300, 0, 1000),
        ),
    ),
    steps=(
        Step("Price: logarithm of 2 + 1", "ln(3)", "1.0986"),
        Step("of the worst, 20 + 1", "ln(21)", "3.0445"),
        Step("of the best, 0 + 1", "ln(1)", "0"),
        Step("Price: points", "100 × (1.0986 − 3.0445) ÷ (0 − 3.0445)", "63.9"),
        Step("Publications: logarithm of 30 + 1", "ln(31)", "3.4340"),
        Step("of the best, 1000 + 1", "ln(1001)", "6.9088"),
        Step("Publications: points", "100 × (3.4340 − 0) ÷ (6.9088 − 0)", "49.7"),
        Step("Ten times as many: logarithm of 300 + 1", "ln(301)", "5.7071"),
        Step("Ten times as many: points", "100 × (5.7071 − 0) ÷ (6.9088 − 0)", "82.6"),
    ),
    expected=Sheet(
        ("Figure", "Points"),
        (
            ("A price, % of income", "63.9"),
            ("Publications per million people", "49.7"),
            ("Ten times as many", "82.6"),
        ),
    ),
    function="readiness.index.normalise.goalposts",
    decision=("0030",),
)


def real(rows):
    names, values, worst, best = zip(*rows, strict=True)
    points = goalposts(pd.DataFrame([values], columns=names, dtype=float), worst, best, "log")
    return list(zip(names, points.iloc[0], strict=True))


def test_the_function_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
