"""The geometric mean across pillars: worked by hand, checked against the real function."""

import pandas as pd
from manual import Sheet, Spec, Step

from readiness.index import calculator

PILLARS = list("ABCDEF")

SPEC = Spec(
    title="From six pillars to one score: the geometric mean",
    words="The six pillar scores are multiplied, and the sixth root is taken. Even and Uneven have "
    "the same plain mean of 60, but a weak pillar is not bought off by a strong one: Uneven scores "
    "less. A pillar below 1 counts as 1, since a single 0 would wipe out everything else.",
    formula=r"S = \Big(\prod_{k=1}^{6} \max(1, P_k)\Big)^{1/6}",
    spoken="The score is the sixth root of the product of the six pillar scores, each counted as "
    "at least 1.",
    given=Sheet(
        ("State", *PILLARS),
        (
            ("Even", 60, 60, 60, 60, 60, 60),
            ("Uneven", 90, 90, 60, 60, 30, 30),
            ("Nothing in one pillar", 90, 90, 60, 60, 30, 0),
        ),
    ),
    steps=(
        Step("Even", "(60 × 60 × 60 × 60 × 60 × 60) ^ (1 ÷ 6)", "60.0"),
        Step("Uneven", "(90 × 90 × 60 × 60 × 30 × 30) ^ (1 ÷ 6)", "54.5"),
        Step("Nothing in one pillar", "(90 × 90 × 60 × 60 × 30 × 1) ^ (1 ÷ 6)", "30.9"),
    ),
    expected=Sheet(
        ("State", "Score"),
        (("Even", "60.0"), ("Uneven", "54.5"), ("Nothing in one pillar", "30.9")),
    ),
    function="readiness.index.calculator.score",
    decision=("0030",),
)


def real(rows):
    # One indicator a pillar, already in points.
    catalogue = pd.DataFrame(
        {"pillar": PILLARS, "worst": 0, "best": 100, "weight": 1}, index=PILLARS
    )
    values = pd.DataFrame([row[1:] for row in rows], index=[row[0] for row in rows], dtype=float)
    return list(calculator.score(values.set_axis(PILLARS, axis=1), catalogue).items())


def test_the_function_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
