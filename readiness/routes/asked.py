"""What a stranger asks for: read from the query string and the Accept header, nothing trusted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from readiness.routes.resources import Resource, known

FEWEST, USUAL, MOST = 1, 1000, 5000
"""Rows of one page."""
LAST_YEAR = 9999
FARTHEST = 2**31 - 1
"""The largest offset."""
MOST_IDS = 300
"""Ids of one filter."""
RELEASE = "release"
"""The parameter that names a numbered release; without it the newest one answers."""
FORMS = {"application/json": "json", "text/csv": "csv"}


class Wrong(ValueError):
    """A query that cannot be answered; ``faults`` says all that is wrong with it."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


class Query(NamedTuple):
    """A query that can be answered."""

    among: dict[str, list[str]]
    between: dict[str, tuple[int | None, int | None]]
    limit: int
    offset: int


def query(resource: Resource, items: Sequence[tuple[str, str]]) -> Query:
    """A query string's parameters, checked.

    Raises:
        Wrong: with every fault of the query.
    """
    faults: list[str] = []
    given = dict(items)
    names = [name for name, _ in items]
    numbers = {"limit": (FEWEST, MOST), "offset": (0, FARTHEST)}
    if resource.years:
        numbers |= {"year_from": (0, LAST_YEAR), "year_to": (0, LAST_YEAR)}
    welcome = [*resource.filters, *numbers, RELEASE]
    for name in dict.fromkeys(names):
        if name not in welcome:
            faults.append(f"{shown(name)} is no parameter here; there are {', '.join(welcome)}")
        elif names.count(name) > 1:
            faults.append(f"{name} is given {names.count(name)} times; write it once, with commas")
    among = {
        filter_.column: _ids(name, given[name], filter_.known, faults)
        for name, filter_ in resource.filters.items()
        if name in given
    }
    whole = {
        name: _whole(name, given[name], *bounds, faults)
        for name, bounds in numbers.items()
        if name in given
    }
    if faults:
        raise Wrong(faults)
    years = {resource.years: (whole.get("year_from"), whole.get("year_to"))}
    return Query(
        among,
        years if resource.years else {},
        whole.get("limit", USUAL),
        whole.get("offset", 0),
    )


def form(accept: str, forms: Mapping[str, str] = FORMS) -> str | None:
    """The form that an Accept header likes best, the first where it likes some alike; None for none.

    >>> form("*/*"), form("text/csv"), form("text/csv;q=0.2, application/json"), form("image/png")
    ('json', 'csv', 'json', None)
    """
    liked = dict.fromkeys(forms, 0.0)
    exact = dict.fromkeys(forms, -1)
    for part in accept.split(",") if accept.strip() else ["*/*"]:
        kind, *more = (piece.strip().lower() for piece in part.split(";"))
        weight = next((_weight(piece[2:]) for piece in more if piece.startswith("q=")), 1.0)
        for offered in forms:
            hit = {offered: 2, f"{offered.split('/')[0]}/*": 1, "*/*": 0}.get(kind, -1)
            if hit > exact[offered]:
                liked[offered], exact[offered] = weight, hit
    best = max(liked, key=lambda kind: liked[kind])
    return forms[best] if liked[best] > 0 else None


def _ids(name: str, text: str, listed: str, faults: list[str]) -> list[str]:
    asked = text.split(",")
    strangers = [one for one in dict.fromkeys(asked) if one not in known(listed)]
    if len(asked) > MOST_IDS:
        faults.append(f"{name} has {len(asked)} ids; {MOST_IDS} are the most")
    elif strangers:
        examples = ", ".join(sorted(known(listed))[:5])
        faults.append(f"{name}: {shown(strangers[0])} is not known; ids are like {examples}")
    return asked


def _whole(name: str, text: str, least: int, most: int, faults: list[str]) -> int:
    if re.fullmatch(r"[0-9]{1,10}", text) and least <= int(text) <= most:
        return int(text)
    faults.append(f"{name}: {shown(text)} is not a whole number from {least} to {most}")
    return least


def _weight(text: str) -> float:
    return float(text) if re.fullmatch(r"[01](\.\d{0,3})?", text) else 0.0


def shown(text: str) -> str:
    """What a stranger wrote, quoted and cut short."""
    return repr(text if len(text) <= 40 else f"{text[:40]}…")
