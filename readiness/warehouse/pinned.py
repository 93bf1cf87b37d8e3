"""Which release is asked: the one a reader named, or the live one, for one piece of work at a time.

A page, an answer or a file is made of one release from its first question to its last, also when
another one becomes live meanwhile.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from readiness import releases as numbered

PUBLISHED = Path(__file__).resolve().parents[2] / "data" / "published"
Made = TypeVar("Made")


class NotBuilt(RuntimeError):
    """There is no published database that can be read; the message says what to do."""


class _Pin(NamedTuple):
    folder: Path
    release: dict[str, Any]
    cited: str


_pin: ContextVar[_Pin | None] = ContextVar("_pin", default=None)


def folder() -> Path:
    """Where the published database lies; ``READINESS_PUBLISHED`` may name another place."""
    return Path(os.environ.get("READINESS_PUBLISHED", PUBLISHED))


def release() -> dict[str, Any]:
    """The release that is asked here: ``database`` (under ``folder()``), ``release``, ``built_at``, ….

    A numbered one has the columns of the register as well: ``number``, ``note``, ``method`` ….

    Raises:
        NotBuilt: nothing is published, or the pointer leads nowhere.
    """
    pin = _pin.get()
    if pin and pin.folder == folder() and (pin.folder / pin.release["database"]).is_file():
        return pin.release
    return live()


def live() -> dict[str, Any]:
    """The release that readers get who name none, as ``release()`` describes it.

    Raises:
        NotBuilt: nothing is published, or the pointer leads nowhere.
    """
    known = _register()
    if not known.turns:
        return _built()
    try:
        pointer = _pointer()
    except NotBuilt:
        pointer = {}
    return known.served(numbered.now(), folder(), pointer) or _built()


def releases() -> list[dict[str, Any]]:
    """The numbered releases that may be seen now, newest first: the rows of ``releases.json``."""
    return _register().visible(numbered.now())


def find(name: str) -> dict[str, Any] | None:
    """The release of a number or name, if there is one that may be seen now and can be read.

    One under embargo is not told from one that there never was.
    """
    rows = [row for row in releases() if (folder() / row["database"]).is_file()]
    return next((row for row in rows if name in (row["number"], row["release"])), None)


def cited() -> str:
    """The number a reader asked for and got, so that links keep to it; empty for none."""
    pin = _pin.get()
    return pin.cited if pin else ""


def read_from(name: str | None) -> bool:
    """Answer from here on, in this thread, from a release (None: the live one).

    Returns:
        False where there is no such release, and the live one is read.

    Raises:
        NotBuilt: there is nothing to read.
    """
    row = find(name) if name else None
    _pin.set(None)  # should nothing be published, nothing of an earlier reader is left
    _pin.set(_Pin(folder(), row or live(), row["number"] if row else ""))
    return row is not None or not name


@contextmanager
def reading(name: str | None = None) -> Iterator[bool]:
    """The same for a ``with`` block; yields whether there is such a release."""
    before = _pin.set(_pin.get())
    try:
        yield read_from(name)
    finally:
        _pin.reset(before)


def bound(make: Callable[[], Made]) -> Callable[[], Made]:
    """The same function, to be called later or elsewhere, of the release that is asked here."""
    pin = _pin.get()

    def later() -> Made:
        before = _pin.set(pin)
        try:
            return make()
        finally:
            _pin.reset(before)

    return later


def warnings() -> list[str]:
    """What is wrong with the releases that may be seen, and with the clock; a line each."""
    found = []
    if os.environ.get(numbered.HELD):
        found.append(f"{numbered.HELD} holds the clock at {numbered.now().isoformat()}; unset it")
    try:
        numbered.read(folder())
    except numbered.Unreadable as harmed:
        told = str(harmed).removeprefix(
            f"{folder()}/"
        )  # no path of the server is told to strangers
        found.append(f"{told}; past releases cannot be opened until then")
    found += [
        f"release {row['number']}: its database is missing; put it back from a backup"
        for row in releases()
        if not (folder() / row["database"]).is_file()
    ]
    return found


def _register() -> numbered.Register:
    """The register; where it is harmed, an empty one: then the pointer alone counts."""
    try:
        return numbered.read(folder())
    except numbered.Unreadable:
        return numbered.Register()


def _built() -> dict[str, Any]:
    """What ``current.json`` says, the pointer of the last build that readers may have."""
    current = _pointer()
    if not (folder() / current.get("database", "")).is_file():
        raise NotBuilt(
            f"{folder() / 'current.json'}: names a database that is not there; run `make data`"
        )
    return current


def _pointer() -> dict[str, Any]:
    pointer = folder() / "current.json"
    try:
        mark = pointer.stat()
        return _read(pointer, mark.st_mtime_ns, mark.st_ino)
    except OSError:
        raise NotBuilt(f"{pointer}: nothing is published yet; run `make data`") from None
    except ValueError:
        raise NotBuilt(f"{pointer}: not readable as JSON; run `make data`") from None


@lru_cache(maxsize=8)
def _read(pointer: Path, _changed_at: int, _inode: int) -> dict[str, Any]:
    # A new pointer is a new file moved into place: its inode or its time tells.
    return json.loads(pointer.read_text(encoding="utf-8"))
