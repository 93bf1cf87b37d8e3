"""How are rows handed in, and what would the rows of a file change?"""

from readiness.components import page, submission

page.head("Hand in rows")
submission.headline()
kind = submission.choose()

page.section("1. Fill in a template", "template")
submission.template(kind)

if submission.is_open():
    page.section("2. Check the file", "check")
    submission.examine(kind)
else:
    page.section("2. Send the file", "send")
    submission.closed()
page.foot()
