"""Where does the region stand on readiness for AI, what moved, and what is not known?"""

import streamlit as st

from readiness.components import brief, page, region

page.head("AI readiness in ASEAN (experimental)")
region.verdict()
region.groups()
region.tiles()
brief.of_region()

page.section("The eleven member states", "states")
region.states_table()

page.section("What moved", "moved")
region.moved()

page.section("Which data is missing", "missing")
region.missing()

page.section("Sources", "sources")
with st.expander("Publications, licences and next updates"):
    region.sources()
page.foot()
