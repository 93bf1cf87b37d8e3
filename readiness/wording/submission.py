"""What is said about a file that somebody hands in, and what each column of it means."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from readiness.wording.numbers import listing, plural

MEANINGS = Path(__file__).with_suffix(".json")

OUTCOMES = {
    "new": ("+", "new"),
    "changes": ("△", "with changes"),
    "same": ("=", "the same as held"),
    "refused": ("✕", "refused"),
}
"""Icon and words of what would become of a row."""

SEND = (
    "Fill in the template and send it to the team that keeps this dashboard, with the name of your "
    "office. The team checks it by the same rules, answers row by row what is wrong and what it "
    "would change, and commits what you confirm."
)
CHECKED_BY = "Whoever has a copy of the project can check a file beforehand; nothing is written:"
KEPT = "The file is looked at during this visit only. It is not kept, and it changes nothing."


def door_sentence(is_open: bool) -> str:
    """What the page is for, and whether it takes files.

    >>> print(door_sentence(False))
    Targets, instruments and figures that a state reports come in as rows of a file. Uploading is \
switched off on this server: send the file instead.
    """
    rest = (
        "Each row is checked here, and nothing changes until a person commits it."
        if is_open
        else "Uploading is switched off on this server: send the file instead."
    )
    return (
        f"Targets, instruments and figures that a state reports come in as rows of a file. {rest}"
    )


def column_meaning(kind: str, column: str) -> str:
    """What a column of a template holds.

    >>> column_meaning("values", "year")
    'The year the figure describes, not the year it was printed.'
    """
    return _meanings()[kind][column]


def submission_sentence(kind: str | None, counts: Mapping[str, int], n_faults: int) -> str:
    """What became of a file.

    >>> submission_sentence("targets", {"new": 2, "same": 1}, 0)
    '3 rows of targets: 2 new and 1 the same as held. Nothing has been changed.'
    >>> submission_sentence("values", {"changes": 1, "refused": 1}, 3)
    'Refused: 3 faults. 2 rows of values: 1 with changes and 1 refused. Nothing has been changed.'
    >>> submission_sentence(None, {}, 1)
    'Refused: 1 fault. Nothing has been changed.'
    """
    said = f"Refused: {plural(n_faults, 'fault')}. " if n_faults else ""
    total = sum(counts.values())
    if total:
        parts = (
            f"{counts[name]} {words}" for name, (_, words) in OUTCOMES.items() if counts.get(name)
        )
        said += f"{plural(total, 'row')} of {kind}: {listing(parts)}. "
    return f"{said}Nothing has been changed."


def published_sentence(figure: str, year: int, source: str) -> str:
    """The figure that a reported one would stand beside.

    >>> published_sentence("83.8 % of people", 2023, "WDI")
    'The published figure for 2023 is 83.8 % of people (WDI).'
    """
    return f"The published figure for {year} is {figure} ({source})."


def commit_sentence(places: Sequence[str]) -> str:
    """What a person does with the lines of a dry run; ``places`` are files of the catalogue.

    >>> commit_sentence(["data/catalogue/targets.csv"])
    'A row counts once a person has put its line into data/catalogue/targets.csv and committed it.'
    >>> commit_sentence([])
    'A reported figure is filed for a person to weigh: no published figure gives way by itself.'
    """
    if not places:
        return (
            "A reported figure is filed for a person to weigh: no published figure gives way by "
            "itself."
        )
    return f"A row counts once a person has put its line into {listing(places)} and committed it."


@lru_cache(maxsize=1)
def _meanings() -> dict[str, dict[str, str]]:
    return json.loads(MEANINGS.read_text(encoding="utf-8"))
