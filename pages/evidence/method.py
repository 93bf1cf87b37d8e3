"""How is the index made, what was chosen and given up, and what can it not tell?"""

from readiness.components import method, method_data, method_diagnosis, page

page.head("How the index is made (experimental)")
method.opening()

page.section("Worked examples", "examples")
method.examples()

page.section("Choices, and what was given up", "choices")
method.choices()

page.section("What is scored", "scored")
method_data.scored()

page.section("What is shown and not scored", "not-scored")
method_data.unscored()

page.section("Which figures exist", "coverage")
method_data.coverage()

page.section("What goes together", "cohesion")
method_diagnosis.cohesion()

page.section("AI-specific and foundations", "halves")
method_diagnosis.halves()

page.section("Given and effective weight", "influence")
method_diagnosis.influence()

page.section("What the index cannot tell", "limits")
method.limits()
page.foot()
