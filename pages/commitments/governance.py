"""Which laws, strategies, bodies and endorsements does each state have, and how do we know?"""

from readiness.components import (
    governance,
    governance_dates,
    governance_evidence,
    governance_sets,
    page,
)

page.head("Laws, strategies and bodies")
view = governance.choose()
governance.headline(view)

page.section("State by kind of instrument", "matrix")
governance.matrix(view)

page.section("The entries and their sources", "entries")
governance_evidence.evidence(view)

page.section("When they came", "dates")
governance_dates.dates(view)

page.section("Two states side by side", "two")
governance_sets.side_by_side()

page.section("What would complete the set", "options")
governance_sets.options(view)
page.foot()
