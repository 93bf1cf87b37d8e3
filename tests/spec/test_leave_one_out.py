"""Leaving one indicator out: worked by hand, checked against the real function."""

import pandas as pd
from manual import Sheet, Spec, Step

from readiness.index.diagnose import leave_one_out

SPEC = Spec(
    title="What if one indicator were left out?",
    words="The rank without the indicator minus the rank with it. Above 0 means that the state "
    "falls without it. Here with plain means of three indicators.",
    formula=r"\text{shift} = \text{rank without} - \text{rank with}",
    spoken="The shift is the rank without the indicator minus the rank with it.",
    given=Sheet(
        ("State", "A", "B", "C"), (("X", 90, 40, 50), ("Y", 30, 60, 60), ("Z", 20, 10, 30))
    ),
    steps=(
        Step("X with all", "(90 + 40 + 50) ÷ 3", "60.0"),
        Step("Y with all: second", "(30 + 60 + 60) ÷ 3", "50.0"),
        Step("Z with all: third", "(20 + 10 + 30) ÷ 3", "20.0"),
        Step("X without A: second", "(40 + 50) ÷ 2", "45.0"),
        Step("Y without A: first", "(60 + 60) ÷ 2", "60.0"),
        Step("Z without A: still third", "(10 + 30) ÷ 2", "20.0"),
        Step("X falls from 1 to 2", "2 − 1", "1"),
        Step("Y rises from 2 to 1", "1 − 2", "−1"),
        Step("Z stays at 3", "3 − 3", "0"),
    ),
    expected=Sheet(("State", "Shift without A"), (("X", "1"), ("Y", "−1"), ("Z", "0"))),
    function="readiness.index.diagnose.leave_one_out",
)


def real(rows):
    scores = pd.DataFrame([row[1:] for row in rows], columns=list("ABC"), dtype=float)
    scores.index = [row[0] for row in rows]
    return list(leave_one_out(scores)["A"].items())


def test_the_function_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
