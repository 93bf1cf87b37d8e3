"""What the search says of its results, and what to try where there are none."""

from __future__ import annotations

from collections.abc import Mapping

from readiness.wording.numbers import listing

KINDS = {
    "state": ("Member state", "Member states"),
    "page": ("Page", "Pages"),
    "indicator": ("Indicator", "Indicators"),
    "pillar": ("Pillar of the index", "Pillars of the index"),
    "framework": ("Framework", "Frameworks"),
    "target": ("Target", "Targets"),
    "instrument_type": ("Kind of instrument", "Kinds of instrument"),
    "instrument": ("Instrument", "Instruments"),
    "source": ("Publication", "Publications"),
    "economy": ("Economy outside ASEAN", "Economies outside ASEAN"),
}
"""Kinds of thing that can be found: one of them, several; in the order of equal results."""


def counted(kind: str, count: int) -> str:
    """A number of things of one kind.

    >>> counted("state", 1), counted("economy", 2)
    ('1 member state', '2 economies outside ASEAN')
    """
    name = KINDS[kind][count != 1]
    return f"{count} {name[:1].lower()}{name[1:]}"


def found_sentence(asked: str, counts: Mapping[str, int], how: str) -> str:
    """How many things of which kinds were found, and how surely.

    Args:
        counts: kind → number, in the order to be told.
        how: ``words`` as typed, ``near`` spelt differently, ``part`` with some of the words.

    >>> found_sentence("broadband", {"indicator": 2, "target": 1}, "words")
    '3 results for “broadband”: 2 indicators and 1 target.'
    >>> found_sentence("brodband", {"indicator": 1}, "near")
    'Nothing is spelt like “brodband”; near to it: 1 indicator.'
    >>> found_sentence("broadband moon", {"target": 2}, "part")
    'Nothing has all words of “broadband moon”; with some of them: 2 targets.'
    """
    kinds = listing(counted(kind, count) for kind, count in counts.items())
    if how == "near":
        return f"Nothing is spelt like “{asked}”; near to it: {kinds}."
    if how == "part":
        return f"Nothing has all words of “{asked}”; with some of them: {kinds}."
    total = sum(counts.values())
    return f"{total} {'result' if total == 1 else 'results'} for “{asked}”: {kinds}."


def nothing_sentence(asked: str) -> str:
    """That there is nothing, and what to try.

    >>> nothing_sentence("qqqq")
    'Nothing found for “qqqq”. Try fewer or other words, in English: a state, what is measured, a law, \
a plan, or an abbreviation.'
    """
    return (
        f"Nothing found for “{asked}”. Try fewer or other words, in English: a state, what is "
        "measured, a law, a plan, or an abbreviation."
    )


def scope_sentence(counts: Mapping[str, int]) -> str:
    """What can be searched.

    >>> scope_sentence({"state": 11, "target": 140})
    'One box for 11 member states and 140 targets. Slips of the finger are forgiven.'
    """
    kinds = listing(counted(kind, count) for kind, count in counts.items())
    return f"One box for {kinds}. Slips of the finger are forgiven."
