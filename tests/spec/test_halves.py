"""AI-specific and foundations: worked by hand, checked against the real function."""

import pandas as pd
from manual import Sheet, Spec, Step

from readiness.index.calculator import score

SPEC = Spec(
    title="Two halves: AI-specific indicators and foundations",
    words="Few indicators are about AI itself; most are foundations. Each half is scored by "
    "the same rules over its own indicators: a pillar without any indicator of the half is "
    "left out of that half. The halves are shown beside the score and do not add up to it.",
    formula=r"S_{\text{half}} = \Big(\prod_{k \in \text{half}} \max(1, P_k^{\text{half}})"
    r"\Big)^{1/K_{\text{half}}}",
    spoken="The score of a half is the geometric mean of the pillar scores made of that half's "
    "indicators only.",
    given=Sheet(
        ("Indicator", "Pillar", "Half", "Points"),
        (
            ("A strategy", "A", "AI-specific", 90),
            ("A law", "A", "foundations", 40),
            ("School years", "B", "foundations", 60),
        ),
    ),
    steps=(
        Step("AI-specific: one pillar, one indicator", "90", "90.0"),
        Step("Foundations: two pillars", "√(40 × 60)", "49.0"),
        Step("For comparison, the score: pillar A", "(90 + 40) ÷ 2", "65"),
        Step("and both pillars", "√(65 × 60)", "62.4"),
    ),
    expected=Sheet(
        ("Score over", "Points"),
        (("AI-specific", "90.0"), ("foundations", "49.0"), ("all", "62.4")),
    ),
    function="readiness.index.calculator.score",
)


def real(rows):
    table = pd.DataFrame(rows, columns=["name", "pillar", "half", "points"]).set_index("name")
    catalogue = table[["pillar", "half"]].assign(worst=0, best=100, weight=1)
    values = table[["points"]].T.astype(float)
    for half in ("AI-specific", "foundations", "all"):
        inside = catalogue[(catalogue["half"] == half) | (half == "all")]
        yield half, score(values[inside.index], inside).iloc[0]


def test_the_function_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
