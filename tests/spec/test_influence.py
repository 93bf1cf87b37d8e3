"""The weight an indicator has in effect: worked by hand, checked against the real function."""

import pandas as pd
from manual import Sheet, Spec, Step

from readiness.index.diagnose import influence

SPEC = Spec(
    title="The weight that an indicator has in effect",
    words="Equal weights do not mean equal influence: an indicator on which states differ in step "
    "with the score drives it more than one on which they do not. The share is the square of its "
    "correlation with the score over the sum of all squares.",
    formula=r"\text{share}_j = \frac{r_j^2}{\sum_i r_i^2}",
    spoken="The share of an indicator is its squared correlation with the score, divided by the "
    "sum of all squared correlations.",
    given=Sheet(
        ("State", "Score", "A", "B"), (("X", 10, 10, 10), ("Y", 20, 20, 30), ("Z", 30, 30, 20))
    ),
    steps=(
        Step("A moves exactly with the score: correlation", "", "1.00"),
        Step("B: covariance", "((−10) × (−10) + 0 × 10 + 10 × 0) ÷ 2", "50"),
        Step("B: correlation", "50 ÷ √(100 × 100)", "0.50"),
        Step("Share of A, %", "100 × 1^2 ÷ (1^2 + 0.50^2)", "80"),
        Step("Share of B, %", "100 × 0.50^2 ÷ (1^2 + 0.50^2)", "20"),
    ),
    expected=Sheet(
        ("Indicator", "Correlation", "Share, %"), (("A", "1.00", "80"), ("B", "0.50", "20"))
    ),
    function="readiness.index.diagnose.influence",
)


def real(rows):
    table = pd.DataFrame(rows, columns=["state", "score", "A", "B"]).set_index("state")
    found = influence(table[["A", "B"]].astype(float), table["score"].astype(float))
    return [(name, row["correlation"], 100 * row["share"]) for name, row in found.iterrows()]


def test_the_function_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
