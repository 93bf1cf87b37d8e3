"""Whose figures may leave the house: one rule for files, data routes and take-away sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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


def travelling(
    rows: Iterable[Mapping[str, object]], release: str, figures: tuple[str, ...]
) -> list[dict]:
    """The rows as they may be handed on: closed figures emptied, with the reason and the release.

    Args:
        rows: `reuse` in a row decides whether its figures may travel.
        figures: the columns that are emptied where they may not; none for rows that hold
            nobody's figures but ours.

    Raises:
        KeyError: figures are named and a row does not say its `reuse`.

    >>> rows = [{"value": 1.0, "reuse": "open"}, {"value": 2.0, "reuse": "terms-unread"}]
    >>> [(row["value"], row["note"][:8]) for row in travelling(rows, "r1", ("value",))]
    [(1.0, ''), (None, 'withheld')]
    """
    ready = []
    for row in rows:
        closed = bool(figures) and row["reuse"] in CLOSED
        kept = {key: None if closed and key in figures else value for key, value in row.items()}
        ready.append({**kept, "note": WITHHELD if closed else "", "release": release})
    return ready


def withheld() -> list[dict]:
    """What is left out, a row per indicator and source: no values, the publisher's link, why."""
    return warehouse.stream("withheld_figures", **RULE).read_all().to_pylist()
