"""Coverage and "estimated": worked by hand, checked against the real functions."""

import pandas as pd
from manual import HOLE, Sheet, Spec, Step

from readiness.index import calculator, missing

SPEC = Spec(
    title="Under half of a pillar's figures: marked “estimated”",
    words="Coverage is the share of a pillar's scored indicators for which a state has a current "
    "figure, by count. Exactly half is enough. A state below that is still scored, with its holes "
    "filled, and marked, so that nobody takes the score for a measurement.",
    formula=r"\begin{gathered} \text{coverage} = \frac{\text{figures held}}{\text{indicators}} \\ "
    r"\text{coverage} < \tfrac12 \;\Rightarrow\; \text{estimated} \end{gathered}",
    spoken="Coverage is figures held divided by indicators in the pillar; under one half the score "
    "is marked as estimated.",
    given=Sheet(
        ("State", "A 1", "A 2", "A 3", "A 4", "B 1", "B 2", "B 3"),
        (
            ("X", 50, 60, 70, 80, 30, 40, 50),
            ("Y", 50, HOLE, 70, HOLE, HOLE, 40, HOLE),
            ("Z", 50, HOLE, HOLE, HOLE, 30, 40, HOLE),
        ),
    ),
    steps=(
        Step("X, both pillars", "100 × 4 ÷ 4", "100.0"),
        Step("Y, pillar A: exactly half passes", "100 × 2 ÷ 4", "50.0"),
        Step("Y, pillar B", "100 × 1 ÷ 3", "33.3"),
        Step("Z, pillar A", "100 × 1 ÷ 4", "25.0"),
        Step("Z, pillar B", "100 × 2 ÷ 3", "66.7"),
    ),
    expected=Sheet(
        ("State", "Coverage of A, %", "Coverage of B, %", "Marked estimated"),
        (
            ("X", "100.0", "100.0", "neither"),
            ("Y", "50.0", "33.3", "B"),
            ("Z", "25.0", "66.7", "A"),
        ),
    ),
    function="readiness.index.missing.coverage, calculator.estimated",
    decision=("0031",),
)


def real(rows):
    names = list(SPEC.given.heads[1:])
    pillars = [name[0] for name in names]
    catalogue = pd.DataFrame({"pillar": pillars, "worst": 0, "best": 100, "weight": 1}, index=names)
    values = pd.DataFrame([row[1:] for row in rows], columns=names, dtype=float)
    values.index = [row[0] for row in rows]
    share = 100 * missing.coverage(values, pillars)
    marked = calculator.estimated(values, catalogue)
    for state in values.index:
        under = [pillar for pillar in marked if marked.loc[state, pillar]]
        yield state, *share.loc[state], ", ".join(under) or "neither"


def test_the_functions_give_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
