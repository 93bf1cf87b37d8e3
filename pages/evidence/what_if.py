"""What becomes of scores, bands and ranks if the reader chooses weights, method and figures?"""

import streamlit as st

from readiness.components import page, what_if

page.head(
    "What if?",
    "Choose your own weights and method, leave indicators out, or change one figure. The published "
    "index stays as it is.",
)
what_if.desk()

page.section("How to read this", "reading")
st.markdown(
    """
- **Yours is yours.** Nothing is stored. The address of this page holds all of your choices: copy
  it to show somebody the same view.
- **What you choose is fixed; what you leave alone stays as uncertain as in the published bands.**
  Weights you choose are tried within 25 % of themselves, and not anywhere else. Every band still
  holds the filling of missing figures, the leaving out of one indicator, and the index without the
  perception composite.
- **A pillar of weight 0 is out** of your score. Its figures still help to fill holes in others.
- **The share of all weightings** asks how far your ranks hang on your weights: every weighting of
  the pillars counts alike, under your method, your figures and the indicators you kept.
- **A missing figure is filled,** never skipped. If you fill it, your figure takes its place.
"""
)
page.foot()
