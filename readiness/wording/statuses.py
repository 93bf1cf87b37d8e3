"""The words of progress: statuses with their icons, standings, methods, courses."""

from __future__ import annotations

from collections.abc import Mapping

from readiness.wording.numbers import PART, number

STATUSES = {
    "achieved": ("●", "achieved", "achieved"),
    "met": ("●", "met", "achieved"),
    "on_track": ("▲", "on track", "on-track"),
    "accelerate": ("◆", "accelerate", "accelerate"),
    "limited": ("◇", "limited", "limited"),
    "no_change": ("■", "no change", "no-change"),
    "reverse": ("▼", "reverse", "reverse"),
    "below_again": ("◁", "met and lost again", "below-again"),
    "not_met": ("○", "not met", "limited"),
    "data_end_earlier": ("…", "data end earlier", ""),
    "not_assessable": ("?", "too few figures", ""),
    "not_applicable": ("×", "does not apply", ""),
    "no_target": ("—", "no number", ""),
    "no_data": ("⌀", "no data", ""),
    "not_a_member": ("··", "not a member then", ""),
    "not_measured": ("□", "not measured", ""),
    "projection": ("→", "projection", ""),
}
"""Status: icon, word, and the colour job ``status-…`` of those that judge a course."""

MEANT = {
    "achieved": "the newest figure is at the target or past it",
    "met": "it happened, or the figure of the target’s year had reached it",
    "on_track": "at the trend so far at most a tenth of the way will be missing in the target’s year",
    "accelerate": "the trend leads there, and too slowly",
    "limited": "under a tenth of the way, or well under the pace it takes",
    "no_change": "the figure has stayed where it began",
    "reverse": "the trend leads away from the target",
    "below_again": "the first figure had met the target, the newest no longer does",
    "not_met": "the target’s year is past and its figure had not reached it",
    "data_end_earlier": "the target’s year is past, and no figure is as new as that",
    "not_assessable": "a single figure shows no pace",
    "not_applicable": "this method says nothing about such figures",
    "no_target": "the framework states no number that a state could reach",
    "no_data": "it is measured, and no source has a figure: unknown, and nothing else",
    "not_a_member": "the state joined ASEAN too late to act on it",
    "not_measured": "nothing that is held measures it; the reason stands with the target",
    "projection": "an expectation, not a pledge: it carries no status",
}

STANDINGS = {
    "official": "the framework, a minister or the publisher says so",
    "reported": "one secondary source only, never counted as official",
    "proxy": "a measurable stand-in of this project, never counted as official",
}

METHODS = {
    "escap": "ESCAP, the headline",
    "linear": "Linear pace",
    "cagr": "Yearly growth (CAGR)",
    "unsd": "UNSD Progress Chart",
}

COURSES = {
    "n_achieved": "achieved or met",
    "n_on_way": "on the way",
    "n_too_slow": "too slow",
    "n_other_way": "the other way",
    "n_missed": "not met in time",
    "n_not_judged": "not judged",
    "n_no_data": "no data",
    "n_not_a_member": "not a member then",
}
"""Where a state can stand to a target, as the published counts name it."""


def status_words(word: str) -> str:
    """A status as icon and word.

    >>> status_words("on_track"), status_words("no_data"), status_words("no_target"), status_words("not_a_member")
    ('▲ on track', '⌀ no data', '— no number', '·· not a member then')
    """
    icon, name, _ = STATUSES[word]
    return f"{icon} {name}"


def course_counts(row: Mapping) -> str:
    """How many states stand where; what nobody is, is left out.

    >>> course_counts({"n_achieved": 1, "n_on_way": 9, "n_too_slow": 1, "n_no_data": 0})
    '1 achieved or met, 9 on the way, 1 too slow'
    >>> course_counts({})
    'no state is judged'
    """
    parts = [f"{int(row[key])} {word}" for key, word in COURSES.items() if row.get(key)]
    return ", ".join(parts) or "no state is judged"


def agreement_words(said: str | None) -> str:
    """How many methods give the same level.

    >>> agreement_words("3 of 3"), agreement_words("2 of 3: depends on the method"), agreement_words(None)
    ('3 of 3 methods agree', '2 of 3 methods agree: depends on the method', '')
    """
    if not said:
        return ""
    count, _, rest = said.partition(":")
    return f"{count} methods agree" + (f":{rest}" if rest else "")


def way_gone(csi: float | None) -> str:
    """Which part of the way from base to target is gone.

    >>> way_gone(3.04), way_gone(None)
    ('30\u202f% of the way gone', '')
    """
    return "" if csi is None else f"{number(10 * csi, 0)}{PART}% of the way gone"
