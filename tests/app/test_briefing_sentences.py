"""Page and paper open with the same words."""

import pytest
from reading import visit, words

from readiness.briefing import asking
from readiness.briefing.document import Paragraph, Verdict
from readiness.briefing.languages import Words


@pytest.mark.parametrize(
    ("page", "query", "kind", "about"),
    [
        ("pages/region/overview.py", {}, "region", "ASEAN"),
        ("pages/states/profile.py", {"state": "TLS"}, "state", "TLS"),
        ("pages/states/profile.py", {"state": "SGP"}, "state", "SGP"),
    ],
)
def test_the_verdict_of_the_brief_stands_on_the_page(page, query, kind, about):
    text = words(visit(page, **query))
    blocks = asking.document(kind, about).pages[0].blocks
    told = [Words("en").say(b.text) for b in blocks if isinstance(b, Verdict | Paragraph)]
    verdict, furthest = told[:2]
    assert verdict in text
    assert furthest in text
