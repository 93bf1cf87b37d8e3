"""The region's events in words: done only where a register gives the date, open and planned as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readiness.wording.governance import MONTH, YEAR, moment
from readiness.wording.numbers import listing, of, plural

EVENTS = {
    "done": ("●", "done", "a register gives the date on which it happened"),
    "open": (
        "◇",
        "open, not confirmed",
        "its time has begun or passed, and no source seen confirms it",
    ),
    "planned": ("○", "planned", "its time lies ahead"),
    "undated": ("⌀", "not dated", "no register gives a date, neither done nor planned"),
}
"""Stage of an event: icon, word, and what it means."""

REGISTERS = {
    "framework": "Adoption of a framework",
    "milestone": "Milestone",
    "instrument": "Other instrument of ASEAN",
    "objective": "Objective with a year",
}
"""Which register an event is from."""


def event(stage: str) -> str:
    """An event's stage as icon and word.

    >>> event("open")
    '◇ open, not confirmed'
    """
    icon, word, _ = EVENTS[stage]
    return f"{icon} {word}"


def event_when(row: Mapping) -> str:
    """When an event happened, or for when it was planned; never more than the register knows.

    >>> event_when({"stage": "done", "done_on": "2025-10-26", "due": None})
    '26 Oct 2025'
    >>> event_when({"stage": "open", "done_on": None, "due": "2026 (early)"})
    'planned for 2026 (early), unconfirmed'
    >>> event_when({"stage": "planned", "done_on": None, "due": "2027-2030"})
    'planned for 2027–2030'
    >>> event_when({"stage": "undated", "done_on": None, "due": None})
    'no date'
    """
    if row["stage"] == "done":
        return moment(row["done_on"])
    if not row["due"]:
        return "no date"
    due = row["due"]
    if due[:YEAR].isdigit() and due[YEAR : YEAR + 1] == "-":
        due = moment(due) if len(due) == MONTH else due.replace("-", "–")
    return f"planned for {due}{', unconfirmed' if row['stage'] == 'open' else ''}"


def timeline_verdict(events: Sequence[Mapping], as_of: str) -> str:
    """How many milestones are done, due and ahead, and how many frameworks are dated.

    >>> events = [{"register": "milestone", "stage": s} for s in ("done", "open", "planned", "open")]
    >>> events += [{"register": "framework", "stage": s} for s in ("done", "undated")]
    >>> timeline_verdict(events, "2026-09-30")
    'Of 4 milestones in ASEAN’s frameworks 1 is dated as done, 2 are open and not confirmed and 1 \
lies ahead; 1 of 2 frameworks has a date of adoption. As of 30 Sep 2026.'
    """
    told = {
        "done": ("is dated as done", "are dated as done"),
        "open": ("is open and not confirmed", "are open and not confirmed"),
        "planned": ("lies ahead", "lie ahead"),
        "undated": ("has no date", "have no date"),
    }
    milestones = [row["stage"] for row in events if row["register"] == "milestone"]
    parts = [
        f"{n} {one if n == 1 else many}"
        for stage, (one, many) in told.items()
        if (n := milestones.count(stage))
    ]
    frameworks = [row["stage"] for row in events if row["register"] == "framework"]
    adopted = frameworks.count("done")
    has = "has" if adopted == 1 else "have"
    return (
        f"Of {plural(len(milestones), 'milestone')} in ASEAN’s frameworks {listing(parts)}; "
        f"{of(adopted, len(frameworks), 'frameworks')} {has} a date of adoption. As of "
        f"{moment(as_of)}."
    )
