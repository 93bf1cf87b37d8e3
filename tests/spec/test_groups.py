"""Groups of states: worked by hand, checked against the real function."""

import pandas as pd
from manual import Sheet, Spec, Step

from readiness.index.grouping import maturity_group

SPEC = Spec(
    title="Groups: states whose bands can't be told apart",
    words="Put the states in order of their shown score. A cut parts two neighbours where every "
    "band above it ends before every band below it begins; states between two cuts form a group. "
    "There are at most four groups: if more would form, only the three cuts with the widest gap of "
    "scores stay. States that show the same are never cut apart. The names are relative to each "
    "other.",
    formula=r"\max(\text{to rank})_{\text{above}} < \min(\text{from rank})_{\text{below}}",
    spoken="There is a cut where the highest end of the bands above it is smaller than the lowest "
    "start of the bands below it.",
    given=Sheet(
        ("State", "Score", "Band from rank", "to rank"),
        (
            ("A", 81.0, 1, 1),
            ("B", 66.3, 2, 3),
            ("C", 64.9, 2, 3),
            ("D", 52.0, 4, 6),
            ("E", 50.5, 4, 6),
            ("F", 49.0, 5, 6),
            ("G", 40.0, 7, 8),
            ("H", 39.1, 7, 8),
            ("I", 20.0, 9, 9),
        ),
    ),
    steps=(
        Step("A ends at 1, all below start at 2 or later: cut, gap", "81.0 − 66.3", "14.7"),
        Step("A, B, C end at 3 or before, D starts at 4: cut, gap", "64.9 − 52.0", "12.9"),
        Step("D and E end at 6, F starts at 5: no cut", "", ""),
        Step("All down to F end at 6 or before, G starts at 7: cut, gap", "49.0 − 40.0", "9.0"),
        Step("All down to H end at 8 or before, I starts at 9: cut, gap", "39.1 − 20.0", "19.1"),
        Step("Four cuts are one too many: the narrowest, above G, goes", "", "9.0"),
    ),
    expected=Sheet(
        ("State", "Group"),
        (
            ("A", "Established"),
            ("B", "Advancing"),
            ("C", "Advancing"),
            ("D", "Building"),
            ("E", "Building"),
            ("F", "Building"),
            ("G", "Building"),
            ("H", "Building"),
            ("I", "Emerging"),
        ),
    ),
    function="readiness.index.grouping.maturity_group",
    decision=("0031",),
)


def real(rows):
    table = pd.DataFrame(rows, columns=["state", "score", "rank_low", "rank_high"])
    table = table.set_index("state")
    return list(maturity_group(table["score"], table[["rank_low", "rank_high"]]).items())


def test_the_function_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
