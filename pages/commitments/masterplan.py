"""What do the two ASEAN Digital Masterplans ask for, what came of it, and what can be measured?"""

from readiness.components import brief, framework_page, page

page.head(
    "ASEAN Digital Masterplans",
    "The plan in force first, then the one before it. Outcomes rarely carry a number; where a "
    "stand-in measures one, it is called a proxy.",
)
PLANS = ("ADM2030", "ADM2025")

brief.of_frameworks(PLANS)
for plan in PLANS:
    page.section(framework_page.framework(plan)["name"], plan.lower())
    framework_page.opening(plan)
    framework_page.dates(plan)
    framework_page.elements(plan)
    framework_page.states(plan)
    framework_page.unmeasured(plan)
page.foot()
