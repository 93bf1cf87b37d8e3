"""What is known of one member state, how does it compare, and what is missing?"""

from readiness.components import brief, controls, page, state, state_figures

page.head("State profile")
chosen = controls.state()
state.opening(chosen)
brief.of_state(chosen)

page.section("Against the states nearest to it", "compared")
state.compared(chosen)

page.section("All indicators by pillar", "indicators")
state_figures.indicators(chosen)

page.section("One indicator over time", "trend")
state_figures.over_time(chosen)

page.section("Published indices side by side", "published")
state_figures.published(chosen)

page.section("Missing figures", "gaps")
state.gaps(chosen)
page.foot()
