"""Nothing found in the register: worked by hand, checked against the real function."""

import pandas as pd
from manual import HOLE, Sheet, Spec, Step

from readiness.index import calculator

SPEC = Spec(
    title="Nothing found in the register is not a zero",
    words="Where nothing was found about an instrument, code 0 (there is none) and code 1 (in "
    "preparation) are filled in, half and half; higher codes never. The score is then the middle "
    "of the two on the logarithm. So an announcement, which makes code 1 certain, can only help.",
    formula=r"S = \sqrt{S_{\text{code }0} \times S_{\text{code }1}}",
    spoken="With a single hole in the register and two equal halves of fillings, the median lies "
    "midway on the logarithm: the square root of the product of both scores.",
    given=Sheet(
        ("What the register says", "Code, 0 to 3", "Other indicator of the pillar", "Other pillar"),
        (
            ("Nothing found", HOLE, 100, 60),
            ("Confirmed none", 0, 100, 60),
            ("In preparation", 1, 100, 60),
            ("In force", 3, 100, 60),
        ),
    ),
    steps=(
        Step("Code 0: pillar", "(100 × 0 ÷ 3 + 100) ÷ 2", "50.00"),
        Step("Code 0: score", "√(50.00 × 60)", "54.77"),
        Step("Code 1: pillar", "(100 × 1 ÷ 3 + 100) ÷ 2", "66.67"),
        Step("Code 1: score", "√(66.67 × 60)", "63.25"),
        Step("Code 3: pillar", "(100 × 3 ÷ 3 + 100) ÷ 2", "100.00"),
        Step("Code 3: score", "√(100.00 × 60)", "77.46"),
        Step("Nothing found: midway between code 0 and 1", "√(54.77 × 63.25)", "58.86"),
    ),
    expected=Sheet(
        ("What the register says", "Score"),
        (
            ("Nothing found", "58.86"),
            ("Confirmed none", "54.77"),
            ("In preparation", "63.25"),
            ("In force", "77.46"),
        ),
    ),
    function="readiness.index.calculator.score",
    decision=("0031",),
)


def real(rows):
    catalogue = pd.DataFrame(
        {
            "pillar": ["A", "A", "B"],
            "worst": 0,
            "best": [3, 100, 100],
            "weight": 1,
            "is_register": [True, False, False],
        },
        index=["code", "other", "pillar"],
    )
    values = pd.DataFrame([row[1:] for row in rows], columns=catalogue.index, dtype=float)
    values.index = [row[0] for row in rows]
    return list(calculator.score(values, catalogue).items())


def test_the_function_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
