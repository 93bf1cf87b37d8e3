"""Ranks of what is shown: worked by hand, checked against the real functions."""

import numpy as np
from manual import Sheet, Spec, Step

from readiness.index.ranking import league_rank, shown

SPEC = Spec(
    title="A rank is the rank of what is shown",
    words="Scores are shown with one decimal, and ranked as shown: who shows the same has the same "
    "rank, the smaller one, and the next rank is left out. A difference that nobody can see moves "
    "nobody.",
    formula=r"\text{rank} = 1 + \#\{\text{states shown higher}\}",
    spoken="The rank is 1 plus the number of states whose shown score is higher.",
    given=Sheet(("State", "Score"), (("W", 70.01), ("X", 90.0), ("Y", 70.04), ("Z", 50.0))),
    steps=(
        Step("W and Y both show", "", "70.0"),
        Step("X: nobody is above", "1 + 0", "1"),
        Step("W and Y: X is above", "1 + 1", "2"),
        Step("Z: three are above", "1 + 3", "4"),
    ),
    expected=Sheet(
        ("State", "Shown", "Rank"),
        (("W", "70.0", "2"), ("X", "90.0", "1"), ("Y", "70.0", "2"), ("Z", "50.0", "4")),
    ),
    function="readiness.index.ranking.league_rank",
    decision=("0031",),
)


def real(rows):
    names, scores = zip(*rows, strict=True)
    points = np.array(scores)
    return zip(names, shown(points), league_rank(points), strict=True)


def test_the_functions_give_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
