"""The front door: what the dashboard is called, and its table of contents."""

import os
from typing import Literal

import streamlit as st

from readiness.components import contents

st.set_page_config(
    page_title="AI readiness in ASEAN",
    page_icon="static/favicon.svg",
    layout="wide",
    initial_sidebar_state="collapsed",
)

# Strangers' files are taken only where somebody has asked for it: docs/decisions/0041.
SUBMISSIONS: Literal["visible", "hidden"] = (
    "visible" if os.environ.get("READINESS_SUBMISSIONS") == "on" else "hidden"
)

CONTENTS = {
    "The region": [
        st.Page("pages/region/overview.py", title="Overview", default=True),
        st.Page("pages/region/map.py", title="Map"),
        st.Page("pages/region/search.py", title="Search"),
    ],
    "Member states": [
        st.Page("pages/states/profile.py", title="State profile"),
        st.Page("pages/states/compare.py", title="Compare states"),
    ],
    "Commitments": [
        st.Page("pages/commitments/targets.py", title="Targets"),
        st.Page("pages/commitments/defa.py", title="DEFA"),
        st.Page("pages/commitments/masterplan.py", title="Digital Masterplan"),
        st.Page("pages/commitments/governance.py", title="Governance"),
        st.Page("pages/commitments/timeline.py", title="Timeline"),
        st.Page("pages/commitments/network.py", title="The network"),
        st.Page("pages/commitments/submission.py", title="Hand in rows", visibility=SUBMISSIONS),
    ],
    "Evidence": [
        st.Page("pages/evidence/changes.py", title="What changed"),
        st.Page("pages/evidence/certainty.py", title="Certainty"),
        st.Page("pages/evidence/what_if.py", title="What if"),
        st.Page("pages/evidence/method.py", title="Method"),
        st.Page("pages/evidence/downloads.py", title="Downloads"),
        st.Page("pages/evidence/explore.py", title="Explore"),
        st.Page("pages/evidence/trace.py", title="Trace"),
        st.Page("pages/evidence/sources.py", title="Sources"),
        st.Page("pages/evidence/accessibility.py", title="Accessibility"),
    ],
}

page = st.navigation(CONTENTS, position="hidden")
contents.draw(CONTENTS, page)
contents.run(page)
