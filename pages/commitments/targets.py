"""Which commitments can be measured, and how does every state stand to them?"""

from readiness.components import brief, page, targets, targets_matrix, targets_one, targets_register

page.head(
    "Targets",
    "What ASEAN, global benchmarks and states have set themselves, and what the figures say. A "
    "status describes a path; it judges nobody.",
)
view = targets.choose()
targets.verdict(view)
targets.frameworks()
brief.of_frameworks(view["frameworks"], view["framework"])

page.section("States and targets", "matrix")
targets_matrix.matrix(view)

page.section("One target", "one")
targets_one.one(view)

page.section("Every target and its source", "register")
targets_register.register(view)
page.foot()
