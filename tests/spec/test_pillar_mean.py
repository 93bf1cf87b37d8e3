"""The mean within a pillar: worked by hand, checked against the real function."""

import numpy as np
from manual import Sheet, Spec, Step

from readiness.index.aggregate import arithmetic

SPEC = Spec(
    title="From indicators to a pillar: the plain mean",
    words="A pillar's score is the mean of its indicators' points. All weights are equal, so each "
    "of four indicators has a quarter of its pillar and, with six equal pillars, 1 in 24 of the "
    "whole. The second column of weights shows what a double weight would do.",
    formula=r"P = \frac{\sum_j w_j \, s_j}{\sum_j w_j}",
    spoken="The pillar's score is the sum of weight times points, divided by the sum of weights.",
    given=Sheet(
        ("Indicator", "Points", "Equal weight", "First one double"),
        (("A", 90, 1, 2), ("B", 60, 1, 1), ("C", 30, 1, 1), ("D", 80, 1, 1)),
    ),
    steps=(
        Step("Equal weights", "(90 + 60 + 30 + 80) ÷ 4", "65.0"),
        Step("First one double", "(2 × 90 + 60 + 30 + 80) ÷ 5", "70.0"),
    ),
    expected=Sheet(("Weights", "Pillar score"), (("Equal", "65.0"), ("First one double", "70.0"))),
    function="readiness.index.aggregate.arithmetic",
    decision=("0030",),
)


def real(rows):
    _, points, equal, double = zip(*rows, strict=True)
    scores = np.array([points], dtype=float)
    return [
        ("Equal", arithmetic(scores, equal)[0]),
        ("First one double", arithmetic(scores, double)[0]),
    ]


def test_the_function_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
