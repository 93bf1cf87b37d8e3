"""What changed since the last release, why, and how fresh is what is shown?"""

from readiness.components import changes, changes_editions, changes_known, page

page.head("What changed", "From release to release: what moved, and the row that moved it.")
view = changes.choose()
changes.verdict(view)

page.section("Groups and scores" if view else "Between the editions held", "scores")
changes.scores(view)

if view:
    page.section("Commitments", "statuses")
    changes.statuses(view)

    page.section("Figures and sources", "figures")
    changes.figures(view)

page.section(
    "Editions side by side", "editions", "A history as each edition had it when it came out."
)
changes_editions.editions(changes.revised(view))

page.section("Freshness", "freshness", "How old every source is, and when its next edition is due.")
changes_known.freshness()

page.section(
    "Known errors at the sources", "errors", "Each with what would tell that it is mended."
)
changes_known.corrections()

page.section("Suspicious changes that were accepted", "accepted")
changes_known.acceptances()
page.foot()
