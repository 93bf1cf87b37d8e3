"""A view's rows as CSV: source and licence in every row, reuse terms honoured, no live formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

CLOSED = ("show-only", "terms-unread")
"""Reuse classes whose figures may be shown and cited, but not handed on in a file."""

WITHHELD = "withheld: reuse terms do not allow (or have not been read for) copies; see the source"


def sheet(rows: Iterable[Mapping[str, object]], release: str, figures: tuple[str, ...]) -> bytes:
    """Rows as CSV bytes (UTF-8 with BOM, as spreadsheets expect it).

    Args:
        rows: mappings with the same keys; `reuse` decides whether the figures may travel.
        release: written into every row, so that a loose file still says where it is from.
        figures: the columns that are emptied, with the reason beside them, where they may not;
            none for rows that hold nobody's figures but ours.

    Raises:
        KeyError: figures are named and a row does not say its `reuse`.

    >>> rows = [{"state": "=1+1", "value": 5.0, "reuse": "show-only"}]
    >>> print(sheet(rows, "r1", ("value",)).decode("utf-8-sig").splitlines()[1].split(",")[:3])
    ["'=1+1", '', 'show-only']
    """
    out = io.StringIO(newline="")
    writer = None
    for row in rows:
        closed = bool(figures) and row["reuse"] in CLOSED
        kept = {key: "" if closed and key in figures else value for key, value in row.items()}
        line = {**kept, "note": WITHHELD if closed else "", "release": release}
        if writer is None:
            writer = csv.DictWriter(out, fieldnames=list(line), lineterminator="\r\n")
            writer.writeheader()
        writer.writerow({key: _harmless(value) for key, value in line.items()})
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def _harmless(value: object) -> object:
    # A cell that starts like a formula is run by spreadsheets: a quote in front makes it text.
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
