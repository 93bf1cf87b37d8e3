"""What a cell of the catalogue may hold, in words that say what to type instead."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

LIVE = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""A cell that starts so is run as a formula by some spreadsheet."""

PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d{1,2})?")


def is_live(cell: str) -> bool:
    """Would a spreadsheet run this text as a formula?

    >>> is_live("=HYPERLINK(1)"), is_live("-2.5"), is_live("plain")
    (True, False, False)
    """
    return cell.lstrip(" \u00a0").startswith(LIVE) and not PLAIN_NUMBER.fullmatch(cell)


def _number(cell: object) -> object:
    if isinstance(cell, str):
        if not PLAIN_NUMBER.fullmatch(cell):
            raise ValueError(f"is {cell!r}, not a number; write digits with a point, like 12.5")
        return float(cell)
    return cell


def _whole(cell: object) -> object:
    if isinstance(cell, str):
        if not re.fullmatch(r"-?\d{1,9}", cell):
            raise ValueError(f"is {cell!r}, not a whole number; write digits only")
        return int(cell)
    return cell


def _yes_no(cell: object) -> object:
    if isinstance(cell, str):
        if cell not in ("yes", "no"):
            raise ValueError(f"is {cell!r}; write yes or no")
        return cell == "yes"
    return cell


def _day(cell: object) -> object:
    if isinstance(cell, str):
        try:
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
                raise ValueError
            return date.fromisoformat(cell)
        except ValueError:
            raise ValueError(
                f"is {cell!r}, not a day of the calendar; write it like 2026-01-31"
            ) from None
    return cell


def _partial_day(cell: object) -> object:
    """2021, 2025-04 and 2025-04-17 are dates of a register; the text is kept."""
    if isinstance(cell, str):
        padded = cell + "-01-01"[len(cell) - 4 :] if len(cell) in (4, 7) else cell
        try:
            _day(padded)
        except ValueError:
            raise ValueError(
                f"is {cell!r}, not a date; write it like 2026, 2026-01 or 2026-01-31"
            ) from None
    return cell


def _years(cell: object) -> object:
    if isinstance(cell, str):
        parts = cell.split("|")
        if not all(re.fullmatch(r"[12]\d{3}", part) for part in parts):
            raise ValueError(f"is {cell!r}; write years joined by |, like 2020|2025")
    return cell


def _period(cell: object) -> object:
    """2021-2025, 2021-, -2030 or 2026."""
    if isinstance(cell, str):
        found = re.fullmatch(r"([12]\d{3})?(-)?([12]\d{3})?", cell)
        ends = [int(end) for end in re.findall(r"\d{4}", cell)]
        if not found or not ends or ends != sorted(ends):
            raise ValueError(f"is {cell!r}, not a period; write it like 2021-2025, 2021- or -2030")
    return cell


Text = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
Number = Annotated[float, BeforeValidator(_number)]
Whole = Annotated[int, BeforeValidator(_whole)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Day = Annotated[date, BeforeValidator(_day)]
PartialDay = Annotated[str, BeforeValidator(_partial_day)]
Years = Annotated[str, BeforeValidator(_years)]
Period = Annotated[str, BeforeValidator(_period)]
