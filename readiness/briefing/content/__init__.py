"""What each kind of brief says: rows in, a document out."""

from readiness.briefing.content.comparison import FEWEST, MOST, comparison_brief
from readiness.briefing.content.framework import framework_brief
from readiness.briefing.content.region import region_brief
from readiness.briefing.content.state import card, state_brief

__all__ = [
    "FEWEST",
    "MOST",
    "card",
    "comparison_brief",
    "framework_brief",
    "region_brief",
    "state_brief",
]
