"""How certain is the ranking, and what would change it?"""

from readiness.components import certainty, certainty_detail, certainty_holes, certainty_order, page

page.head("How certain the ranking is (experimental)")
certainty.verdict()
chosen = certainty.choose_state()

page.section("Ranks, bands and groups", "bands")
certainty.bands(chosen)

page.section("Who lies above whom", "order")
certainty_order.order(chosen)

page.section("Which choice moves the ranking most", "causes")
certainty_detail.causes(chosen)

page.section("If the pillars weighed differently", "weightings")
certainty_detail.weightings(chosen)

page.section("Leaving one indicator out", "left-out")
certainty_detail.left_out(chosen)

page.section("Missing figures and how they were filled", "holes")
certainty_holes.holes(chosen)

page.section("How this was computed", "about")
certainty.about()
page.foot()
