"""A hole and its fillings: worked by hand, checked against the real functions."""

import pandas as pd
from manual import HOLE, Sheet, Spec, Step

from readiness.index import calculator
from readiness.index.holes import find_holes
from readiness.index.sheet import sheet_of

SPEC = Spec(
    title="A missing figure is filled in three ways, never skipped",
    words="Skipping what is missing flatters: Z would be judged by its strong pillar alone. So "
    "each missing figure is filled in three defensible ways, with the same chance each: what the "
    "state's other measured figures predict (with the noise that such predictions have; here there "
    "is none), the mean of the other states, and their lower quartile. The published score is "
    "the median over many such fillings, and the band of ranks widens with every hole.",
    formula=r"S = \operatorname{median}_{f}\; S(\text{figures with filling } f)",
    spoken="The score is the median of the scores over all fillings.",
    given=Sheet(
        ("State", "Points in pillar A", "Points in pillar B"),
        (("V", 0, 10), ("W", 20, 30), ("X", 40, 50), ("Y", 60, 70), ("Z", 80, HOLE)),
    ),
    steps=(
        Step("In all four other states B is A plus 10; so for Z", "80 + 10", "90.0"),
        Step("Mean of the other states", "(10 + 30 + 50 + 70) ÷ 4", "40.0"),
        Step("Lower quartile: three quarters of the way from 10 to 30", "10 + 0.75 × (30 − 10)", "25.0"),
        Step("The middle one of 25.0, 40.0 and 90.0", "", "40.0"),
        Step("Score of Z: two pillars, so the square root", "√(80 × 40.0)", "56.6"),
        Step("Were B skipped, only A would be left", "80", "80.0"),
    ),
    expected=Sheet(
        ("Of Z", "Points"),
        (
            ("Pillar B as predicted", "90.0"),
            ("Pillar B at the mean of the others", "40.0"),
            ("Pillar B at their lower quartile", "25.0"),
            ("Pillar B, median", "40.0"),
            ("Score", "56.6"),
            ("Score if the hole were skipped", "80.0"),
        ),
    ),
    function="readiness.index.calculator.scores, skipped_score",
    decision=("0031",),
)  # fmt: skip


def real(rows):
    catalogue = pd.DataFrame(
        {"pillar": ["A", "B"], "worst": 0, "best": 100, "weight": 1}, index=["a", "b"]
    )
    values = pd.DataFrame([row[1:] for row in rows], columns=["a", "b"], dtype=float)
    values.index = [row[0] for row in rows]
    found = find_holes(sheet_of(values, catalogue))
    scores = calculator.scores(values, catalogue).loc["Z"]
    labels = [label for label, _ in SPEC.expected.rows]
    return zip(
        labels,
        [
            100 * found.predicted[0],
            100 * found.mean[0],
            100 * found.quarter[0],
            scores["B"],
            scores["score"],
            calculator.skipped_score(values, catalogue)["Z"],
        ],
        strict=True,
    )


def test_the_functions_give_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
