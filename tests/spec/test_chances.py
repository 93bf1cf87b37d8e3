"""The chance that one state lies above another: reasoned by hand, checked against the function."""

import pandas as pd
from manual import Sheet, Spec, Step

from readiness.index.uncertainty import certainty

SPEC = Spec(
    title="The chance that one state lies above another",
    words="Of all the builds, the share in which the first state's shown score is higher than the "
    "second's. Two that show the same are not above one another, so both shares of a pair may add "
    "up to less than 100 %. Here X is ahead of the others in everything; Y and Z are twins.",
    formula=r"P(a \text{ above } b) = \frac{\#\{\text{builds with } S_a > S_b\}}"
    r"{\#\{\text{builds}\}}",
    spoken="The chance is the number of builds in which a scores above b, divided by all builds.",
    given=Sheet(
        ("State", "Points in pillar A", "Points in pillar B"),
        (("X", 90, 80), ("Y", 60, 50), ("Z", 60, 50)),
    ),
    steps=(
        Step("X above Y: ahead in everything, so in every build, %", "", "100"),
        Step("Y above Z: the same in everything, so in none, %", "", "0"),
        Step("Y above X: in none, %", "", "0"),
    ),
    expected=Sheet(
        ("Pair", "Share of builds, %"),
        (("X above Y", "100"), ("Y above Z", "0"), ("Z above Y", "0"), ("Y above X", "0")),
    ),
    function="readiness.index.uncertainty.certainty",
    decision=("0031",),
)


def real(rows):
    catalogue = pd.DataFrame(
        {"pillar": ["A", "B"], "worst": 0, "best": 100, "weight": 1}, index=["a", "b"]
    )
    values = pd.DataFrame([row[1:] for row in rows], columns=["a", "b"], dtype=float)
    values.index = [row[0] for row in rows]
    above = certainty(values, catalogue, draws=500, seed=1).above
    for pair, _ in SPEC.expected.rows:
        first, other = pair.split(" above ")
        yield pair, 100 * above.loc[first, other]


def test_the_function_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
