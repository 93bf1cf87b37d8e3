"""A view's rows as CSV: source and licence in every row, reuse terms honoured, no live formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from readiness.exports.reuse import travelling

FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
"""How a text begins that spreadsheets would run, full-width signs included."""


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
    for line in travelling(rows, release, figures):
        if writer is None:
            writer = csv.DictWriter(out, fieldnames=list(line), lineterminator="\r\n")
            writer.writeheader()
        writer.writerow({key: harmless(value) for key, value in line.items()})
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def harmless(value: object) -> object:
    """A value as it may stand in a cell: a text that starts like a formula gets a quote in front.

    >>> harmless("@SUM(A1)"), harmless(-2.5)
    ("'@SUM(A1)", -2.5)
    """
    return f"'{value}" if isinstance(value, str) and re.match(FORMULA, value) else value
