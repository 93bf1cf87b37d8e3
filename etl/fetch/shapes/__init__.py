"""Readers of answers, one file a shape, found by the name in ``connectors.csv``.

``TYPES`` are the content types it comes with; ``figures(body, ask, facts)`` yields what a file
says and puts what the publisher tells of it into ``facts``; ``onward(ask, facts)``, where there
is one, is the address of the next page.
"""

from __future__ import annotations

from typing import NamedTuple

JSON = frozenset({"application/json", "text/json", "application/vnd.api+json"})
CSV = frozenset(
    {
        "text/csv",
        "text/plain",
        "application/csv",
        "application/vnd.ms-excel",
        "application/octet-stream",
        "binary/octet-stream",
    }
)
ZIP = frozenset(
    {
        "application/zip",
        "application/x-zip-compressed",
        "application/octet-stream",
        "binary/octet-stream",
    }
)
FORBIDDEN = "forbids the download (403); correct its row in connectors.csv"


class Figure(NamedTuple):
    """One figure as the publisher writes it; ``value`` None where he says that there is none."""

    code: str
    place: str
    year: str
    value: str | None
