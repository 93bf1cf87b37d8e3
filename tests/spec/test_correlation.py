"""Do a pillar's indicators hang together: worked by hand, checked against the real functions."""

import pandas as pd
from manual import Sheet, Spec, Step

from readiness.index.diagnose import correlation_within, cronbach_alpha

SPEC = Spec(
    title="Do the indicators of a pillar hang together?",
    words="Correlation runs from −1 to 1; within a pillar it should be higher than across "
    "pillars. Cronbach's alpha says how far the indicators measure one thing: near 1 they do, near "
    "0 they do not. Only states with all figures of the pillar count for alpha.",
    formula=r"\alpha = \frac{k}{k-1}\left(1 - \frac{\sum_j \operatorname{var}(s_j)}"
    r"{\operatorname{var}(\sum_j s_j)}\right)",
    spoken="Alpha is k divided by k minus 1, times 1 minus the sum of the variances divided by the "
    "variance of the sum, with k the number of indicators.",
    given=Sheet(("State", "A", "B"), (("X", 10, 10), ("Y", 20, 30), ("Z", 30, 20))),
    steps=(
        Step("Mean of A, and of B", "(10 + 20 + 30) ÷ 3", "20"),
        Step("Variance of A, and of B", "((10 − 20)^2 + (20 − 20)^2 + (30 − 20)^2) ÷ 2", "100"),
        Step("Covariance", "((−10) × (−10) + 0 × 10 + 10 × 0) ÷ 2", "50"),
        Step("Correlation", "50 ÷ √(100 × 100)", "0.50"),
        Step("Variance of the sums 20, 50, 50, whose mean is 40",
             "((20 − 40)^2 + (50 − 40)^2 + (50 − 40)^2) ÷ 2", "300"),
        Step("Alpha", "2 ÷ 1 × (1 − (100 + 100) ÷ 300)", "0.67"),
    ),
    expected=Sheet(("Of the pillar", "Value"), (("Correlation within", "0.50"), ("Alpha", "0.67"))),
    function="readiness.index.diagnose.correlation_within, cronbach_alpha",
)  # fmt: skip


def real(rows):
    scores = pd.DataFrame([row[1:] for row in rows], columns=["A", "B"], dtype=float)
    return [
        ("Correlation within", correlation_within(scores, ["p", "p"]).loc["p", "within"]),
        ("Alpha", cronbach_alpha(scores)),
    ]


def test_the_functions_give_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
