"""The one clock that decides what may be seen."""

from __future__ import annotations

import os
from datetime import UTC, datetime

HELD = "READINESS_CLOCK"
"""Holds the clock still at an instant, to rehearse an embargo; /status warns of it."""


def now() -> datetime:
    """The present instant, with its time zone.

    Raises:
        ValueError: READINESS_CLOCK is no instant with a time zone.

    >>> now().tzinfo is not None
    True
    """
    held = os.environ.get(HELD)
    return instant(held) if held else datetime.now(UTC)


def instant(text: str) -> datetime:
    """An instant as it is written: date, time and time zone.

    Raises:
        ValueError: it is none, or has no time zone.

    >>> instant("1999-01-31T09:00:00+08:00").utcoffset()
    datetime.timedelta(seconds=28800)
    >>> instant("1999-01-31T09:00")
    Traceback (most recent call last):
    ValueError: '1999-01-31T09:00' has no time zone; write it like 2026-01-31T09:00:00+08:00
    """
    example = "write it like 2026-01-31T09:00:00+08:00"
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no instant; {example}") from None
    if found.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone; {example}")
    return found
