"""How do I take all of it with me, cite it, and ask for it by program?"""

from readiness.components import downloads, page

page.head("Downloads")
downloads.opening()

page.section("The whole release", "files")
downloads.files()

page.section("What is left out", "left-out")
downloads.left_out()

page.section("Releases", "releases")
downloads.releases()

page.section("How to cite it", "cite")
downloads.cite()

page.section("Data by address", "routes")
downloads.routes()
page.foot()
