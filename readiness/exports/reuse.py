"""Whose figures may leave the house: one rule for files, data routes and take-away sheets."""

from __future__ import annotations

from readiness import warehouse

OPEN = ("open", "non-commercial")
"""Reuse classes whose figures are passed on, with their source named. Any other class is closed."""

CLOSED = ("show-only", "terms-unread")
"""Reuse classes whose figures may be shown and cited, but not handed on in a file."""

WITHHELD = "withheld: reuse terms do not allow (or have not been read for) copies; see the source"

RULE = {"open": list(OPEN), "withheld": WITHHELD}
"""What the questions of the bulk files are bound to."""

CLASSES = {
    "open": "Reuse with attribution. In the files.",
    "non-commercial": "Reuse with attribution, not for sale. In the files, marked.",
    "show-only": "May be shown and cited, not passed on. Not in the files.",
    "terms-unread": "Nobody here has read the terms at first hand. Not in the files until then.",
}


def withheld() -> list[dict]:
    """What is left out, a row per indicator and source: no values, the publisher's link, why."""
    return warehouse.stream("withheld_figures", **RULE).read_all().to_pylist()
