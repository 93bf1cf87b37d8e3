"""``releases.json``: every numbered release, and whose turn it was to be the live one.

A release is visible from its instant on, to everybody at once, and nothing needs to run then:
whoever reads compares the instant with the clock.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from readiness.releases.clock import instant

FILE = "releases.json"
TEXTS = ("number", "released_at", "note", "method", "by", "database", "release", "built_at")


class Unreadable(ValueError):
    """The register is harmed; the message says what to do."""


@dataclass(frozen=True)
class Register:
    """The releases in the order in which they were made, and the turns to be live.

    >>> day = "1999-01-0{}T00:00:00+00:00".format
    >>> rows = [{"number": "a", "visible_from": day(1)}, {"number": "b", "visible_from": day(3)}]
    >>> known = Register(rows, [{"number": "a", "at": day(1)}, {"number": "b", "at": day(3)}])
    >>> [row["number"] for row in known.visible(instant(day(2)))], known.live(instant(day(2)))
    (['a'], ['a'])
    >>> [row["number"] for row in known.visible(instant(day(3)))], known.live(instant(day(3)))
    (['b', 'a'], ['b', 'a'])
    """

    releases: list[dict[str, Any]] = field(default_factory=list)
    turns: list[dict[str, str]] = field(default_factory=list)

    def visible(self, at: datetime) -> list[dict[str, Any]]:
        """The releases that may be seen at an instant, newest first."""
        seen = [row for row in self.releases if row["visible_from"] and _of(row) <= at]
        return sorted(seen, key=_of)[::-1]  # of one instant the later line stands first

    def live(self, at: datetime) -> list[str]:
        """The number that is live at an instant, then those that were before it."""
        begun = [turn for turn in self.turns if instant(turn["at"]) <= at]
        begun.sort(key=lambda turn: instant(turn["at"]))  # at one instant the later line counts
        return list(dict.fromkeys(turn["number"] for turn in reversed(begun)))

    def served(self, at: datetime, folder: Path, pointer: Mapping[str, Any]) -> dict | None:
        """The row whose database readers get at an instant; None where no release is live.

        One whose file is lost gives way to the one before, unless the pointer has a copy of it.
        """
        for number in self.live(at):
            row = self.named(number)
            if row and (folder / row["database"]).is_file():
                return row
            copy = str(pointer.get("database", ""))
            if row and pointer.get("number") == number and (folder / copy).is_file():
                return {**row, "database": copy}
        return None

    def named(self, number: str) -> dict[str, Any] | None:
        """The release of a number, visible or not."""
        return next((row for row in self.releases if row["number"] == number), None)


def read(folder: Path) -> Register:
    """The register of a published folder; empty where there is none yet.

    Raises:
        Unreadable: it is there and harmed.
    """
    path = folder / FILE
    try:
        mark = path.stat()
        return _read(path, mark.st_mtime_ns, mark.st_ino, mark.st_size)
    except FileNotFoundError:
        return Register()
    except OSError as wrong:
        raise Unreadable(f"{path}: cannot be read ({wrong.strerror})") from None


def parse(text: str) -> Register:
    """A register from its text.

    Raises:
        ValueError: it is no register.

    >>> parse("{}")
    Traceback (most recent call last):
    ValueError: it has no list of releases and no list of turns
    """
    told = json.loads(text)
    if not isinstance(told, dict) or not all(
        isinstance(told.get(name), list) for name in ("releases", "turns")
    ):
        raise ValueError("it has no list of releases and no list of turns")
    known = Register(told["releases"], told["turns"])
    for row in known.releases:
        if any(not isinstance(row[name], str) for name in TEXTS):
            raise ValueError(f"release {row['number']!r} is not complete")
        if row["visible_from"] is not None:
            instant(row["visible_from"])
    for turn in known.turns:
        instant(turn["at"])
        if not known.named(turn["number"]):
            raise ValueError(f"a turn names {turn['number']!r}, which is no release")
    return known


@lru_cache(maxsize=8)
def _read(path: Path, _changed_at: int, _inode: int, _size: int) -> Register:
    # A new register is a new file moved into place: its inode or its time tells.
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise Unreadable(
            f"{path}: harmed ({wrong}); put back the copy of your last backup"
        ) from None


def _of(row: dict[str, Any]) -> datetime:
    return instant(row["visible_from"])
