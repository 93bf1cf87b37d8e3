"""Which member states are how far, on any indicator and in any year that it has?"""

import streamlit as st

from readiness.components import atlas, atlas_views, page

page.head("Map of the region")
view = atlas_views.choose_view()
atlas.headline(view)

words, picture = st.columns([2, 3], gap="medium")
with words:
    page.minor("Tiles of equal area")
    atlas.tiles(view)
with picture:
    page.minor("True shapes")
    atlas.shapes(view)

page.section("The same figures as a table", "table")
atlas.table(view)

page.section("What this measures", "about")
atlas.about(view)
page.foot()
