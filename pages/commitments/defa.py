"""What is the Digital Economy Framework Agreement, how far is it, and what can be measured of it?"""

from readiness.components import brief, framework_page, page

DEFA = "DEFA"

page.head(framework_page.framework(DEFA)["name"])
framework_page.opening(DEFA)
brief.of_frameworks([DEFA])

page.section("Milestones", "milestones")
framework_page.dates(DEFA)

page.section("What it holds and what measures it", "elements")
framework_page.elements(DEFA)

page.section("State by state", "states")
framework_page.states(DEFA)

page.section("What has no number", "no-number")
framework_page.unmeasured(DEFA)
page.foot()
