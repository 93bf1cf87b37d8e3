"""The front door: what the dashboard is called, and its table of contents."""

import streamlit as st

st.set_page_config(
    page_title="AI readiness in ASEAN",
    page_icon="static/favicon.svg",
    layout="wide",
    initial_sidebar_state="collapsed",
)

CONTENTS = {
    "The region": [
        st.Page("pages/region/overview.py", title="Overview", default=True),
        st.Page("pages/region/map.py", title="Map"),
    ],
    "Member states": [
        st.Page("pages/states/profile.py", title="State profile"),
        st.Page("pages/states/compare.py", title="Compare states"),
    ],
    "Evidence": [
        st.Page("pages/evidence/certainty.py", title="Certainty"),
        st.Page("pages/evidence/what_if.py", title="What if"),
        st.Page("pages/evidence/method.py", title="Method"),
    ],
}

page = st.navigation(CONTENTS, position="hidden")

with st.container(key="contents", horizontal=True, gap="small"):
    for pages in CONTENTS.values():
        for entry in pages:
            st.page_link(entry)

page.run()
