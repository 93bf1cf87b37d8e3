"""The band of ranks: counted by hand, checked against the real function."""

import numpy as np
import pandas as pd
from manual import Sheet, Spec, Step

from readiness.index.uncertainty import _bands

SPEC = Spec(
    title="The band of ranks that a state may hold",
    words="The whole index is built many times over, each time with other defensible choices: how "
    "holes are filled, how figures are put on one scale, the weights, the mean across pillars, one "
    "indicator left out, perceptions in or out. The band runs from the rank that 5 % of the builds "
    "reach to the rank that 95 % reach; its middle is the median.",
    formula=r"\begin{gathered} \text{rank}_q = \min \{\, r : F(r) \ge q \,\} \\ "
    r"q = 0.05,\ 0.5,\ 0.95 \end{gathered}",
    spoken="The rank at level q is the smallest rank r for which F of r, the share of builds with "
    "rank r or a smaller one, is at least q; for q of 5, 50 and 95 per cent.",
    given=Sheet(
        ("Rank", "Builds of 100"), ((1, 0), (2, 0), (3, 4), (4, 90), (5, 6), (6, 0))
    ),
    steps=(
        Step("Up to rank 3: under 5 of 100", "0 + 0 + 4", "4"),
        Step("Up to rank 4: 5 is reached, 50 too, 95 is not", "4 + 90", "94"),
        Step("Up to rank 5: 95 is reached", "94 + 6", "100"),
    ),
    expected=Sheet(("Of the band", "Rank"), (("Low end", "4"), ("Median", "4"), ("High end", "5"))),
    function="readiness.index.uncertainty.rank_bands",
    decision=("0031",),
)  # fmt: skip


def real(rows):
    counts = np.array([[builds for _, builds in rows]], dtype=float)
    band = _bands(counts, pd.Index(["X"])).loc["X"]
    ends = {"Low end": "rank_low", "Median": "rank_median", "High end": "rank_high"}
    return [(label, band[name]) for label, name in ends.items()]


def test_the_function_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
