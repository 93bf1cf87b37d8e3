"""What does the dashboard hold on any indicators, states and years, in the form that I want?"""

import streamlit as st

from readiness.components import explore, explore_choices, page

page.head(
    "Explore",
    "Any indicators, states and years, as a table or a picture, and away with you as a file.",
)
words = st.container()
wish = explore_choices.choose()
with words:
    is_any = explore.verdict(wish)

if is_any:
    explore.picture(wish)
    page.section("The figures", "figures")
    explore.table(wish)
page.foot()
