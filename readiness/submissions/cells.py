"""What no cell of a stranger's file may hold, whatever its column."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from readiness.catalogue.values import is_live
from readiness.submissions.limits import MOST_SIGNS

TURNS = ("RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI")
"""Signs that turn the order of reading, so that a text says another thing than it shows."""


def faults(header: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is wrong in a line's cells, as (what is wrong, what to do).

    >>> list(faults(["value", "note"], ["-2.5", "=HYPERLINK(1)"]))
    [("note is '=HYPERLINK(1)': a spreadsheet would run it as a formula", 'start it with a word')]
    """
    for name, cell in zip(header, cells, strict=False):
        if len(cell) > MOST_SIGNS:
            wrong = f"{name} has {len(cell):,} signs, more than {MOST_SIGNS:,}"
            yield wrong, "shorten it, and link to the rest"
        elif is_live(cell):
            shown = cell if len(cell) <= 60 else f"{cell[:58]} …"
            wrong = f"{name} is {shown!r}: a spreadsheet would run it as a formula"
            yield wrong, "start it with a word"
        elif unseen := next((sign for sign in cell if _is_unseen(sign)), None):
            wrong = f"{name} holds an unseen sign (U+{ord(unseen):04X})"
            yield wrong, "remove it: a cell is one line of plain text"


def tamed(cell: str) -> str:
    """The cell without what `faults` has named already, so that it is not named twice."""
    plain = "".join(" " if _is_unseen(sign) else sign for sign in cell[:MOST_SIGNS])
    return plain.strip() if plain != cell else cell


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) == "Cc" or unicodedata.bidirectional(sign) in TURNS
