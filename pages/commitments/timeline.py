"""What has the region agreed and done since its first digital masterplan, and what is still open?"""

from readiness.components import page, timeline

page.head("Timeline of the region")
timeline.headline()

page.section("Open and ahead", "open")
timeline.still_open()

page.section("All events and their sources", "events")
timeline.table()

page.section("Framework by framework", "picture")
timeline.picture()
page.foot()
