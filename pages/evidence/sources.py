"""What rests on this publication, under which terms, and how old is it?"""

from readiness.components import page, sources

page.head("Sources", "Every publication behind the figures, and all that rests on it.")
source = sources.choose()
sources.verdict(source)

page.section("What rests on it", "indicators")
sources.indicators(source)

page.section("Terms, edition and dates", "facts")
sources.facts(source)

page.section("Copies held and known errors", "copies")
sources.copies(source)

page.section("All publications", "all")
sources.all_sources()
page.foot()
