"""How do chosen states differ, from each other and from economies elsewhere, and how sure is it?"""

from readiness.components import (
    brief,
    compare,
    compare_figures,
    compare_gaps,
    compare_pairs,
    compare_published,
    page,
)

page.head("Compare states")
view = compare.choose()
compare.headline(view)
brief.of_states(view["states"])

page.section("Pillar by pillar", "pillars")
compare.pillars(view)

page.section("Distance to the mean and to the highest", "gaps")
compare_gaps.gaps(view)

page.section("Indicator by indicator", "indicators")
compare_figures.indicators(view)

page.section("Through the years", "history")
compare_figures.history(view)

page.section("Two indicators against each other", "scatter")
compare_pairs.scatter(view)

page.section("Published indices against each other", "published")
compare_published.published(view)
page.foot()
