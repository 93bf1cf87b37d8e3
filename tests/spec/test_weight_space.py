"""The share of all weightings: worked by hand, checked against the real function."""

import pandas as pd
from manual import Sheet, Spec, Step

from readiness.index.weight_space import rank_shares

SPEC = Spec(
    title="Under how many of all weightings is a state first?",
    words="Nobody can prove that six equal weights are right. So every weighting is tried, evenly "
    "over all there are, and the share in which a state holds a rank is counted. With two pillars "
    "it can be worked by hand: X is ahead once pillar A has more than a third of the weight.",
    formula=r"w \ln\frac{A_X}{A_Y} > (1 - w) \ln\frac{B_Y}{B_X}",
    spoken="X is ahead of Y where the weight of pillar A times the logarithm of its lead there is "
    "more than the rest of the weight times the logarithm of its lag in pillar B.",
    given=Sheet(
        ("State", "Points in pillar A", "Points in pillar B"), (("X", 80, 30), ("Y", 20, 60))
    ),
    steps=(
        Step("Lead of X in A", "ln(80 ÷ 20)", "1.3863"),
        Step("Lag of X in B", "ln(60 ÷ 30)", "0.6931"),
        Step("Both weigh the same at this weight of A", "0.6931 ÷ (1.3863 + 0.6931)", "0.333"),
        Step("X is first above it, %", "100 × (1 − 0.333)", "67"),
        Step("Y is first below it, %", "100 × 0.333", "33"),
    ),
    expected=Sheet(("State", "First under, %"), (("X", "67"), ("Y", "33"))),
    function="readiness.index.weight_space.rank_shares",
    decision=("0030",),
)


def real(rows):
    scores = pd.DataFrame([row[1:] for row in rows], columns=["A", "B"], dtype=float)
    scores.index = [row[0] for row in rows]
    first = rank_shares(scores, seed=1)[1]
    return [(state, 100 * share) for state, share in first.items()]


def test_the_function_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
