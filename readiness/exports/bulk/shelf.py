"""Where finished files lie: made when first asked for, once a release, complete or not there at all."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from readiness import warehouse

ROOM = Path(__file__).resolve().parents[2]
MADE_BY = (
    "exports/*.py",
    "exports/bulk/*.py",
    "warehouse/*.py",
    "warehouse/sql/*.sql",
    "wording/*.*",
)
"""A change in any of these makes other files of the same release."""

FORM_LENGTH = 8

_asked: dict[Path, Future[Path]] = {}
_asking = threading.Lock()


class NotMade(RuntimeError):
    """A file could not be made; the message says why and what to do."""


class Label(NamedTuple):
    """What is known of a finished file without reading it."""

    sha256: str
    size: int


def found(name: str) -> Path | None:
    """A finished file of the release that is asked, if it has been made."""
    path = _folder() / name
    return path if path.is_file() else None


def ask(name: str, make: Callable[[Path], None]) -> Future[Path]:
    """A file of the release that is asked, soon. However many ask, it is made once.

    Args:
        make: writes the file to the path it is given; whatever it raises is told to all who wait.
    """
    path = _folder() / name
    with _asking:
        if path in _asked:
            return _asked[path]
        answer: Future[Path] = Future()
        if path.is_file():
            answer.set_result(path)
            return answer
        answer.set_running_or_notify_cancel()  # one reader who leaves must not stop the others
        _asked[path] = answer
    # A daemon: a server that is told to stop need not finish a file.
    work = warehouse.bound(lambda: _make(path, make, answer))
    threading.Thread(target=work, daemon=True).start()
    return answer


def label(path: Path) -> Label:
    """Checksum and size of a finished file."""
    return Label(_label(path).read_text().split()[0], path.stat().st_size)


def _make(path: Path, make: Callable[[Path], None], answer: Future[Path]) -> None:
    try:
        _write(path, make)
        fault: BaseException | None = None
    except (OSError, duckdb.Error) as wrong:
        fault = NotMade(f"{path.name} could not be written: {_reason(wrong)}")
        fault.__cause__ = wrong
    except BaseException as wrong:
        fault = wrong
    # Forgotten before it is told: who asks after a failure starts anew.
    with _asking:
        del _asked[path]
    if fault:
        answer.set_exception(fault)
    else:
        answer.set_result(path)


def _write(path: Path, make: Callable[[Path], None]) -> None:
    release = warehouse.release()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(f".{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another process may serve from the same folder
        if path.is_file():
            return
        draft = path.with_name(f".{path.name}.draft")
        try:
            _clear(draft)
            make(draft)
            if warehouse.release()["database"] != release["database"]:
                raise NotMade("another release was published meanwhile; ask for that one")
            with draft.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                os.fsync(file.fileno())
            _label(path).write_text(f"{digest}  {path.name}\n")
            os.replace(draft, path)
        finally:
            _clear(draft)
    _tidy(path.parent)


def _clear(draft: Path) -> None:
    """Remove a draft, whoever left it, and what was written beside it."""
    for left in draft.parent.glob(f"{draft.name}*"):
        left.unlink()


def _label(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _reason(wrong: BaseException) -> str:
    said = str(wrong)
    if "No space left" in said:
        return "the disk is full; whoever runs this server can make room, then ask again"
    return f"{said.splitlines()[0]}; whoever runs this server finds more in its log"


def _folder() -> Path:
    """The shelf of a release: beside the database or, where that is read-only, for the time being
    in the system's temporary folder."""
    name = f"{_label_of(warehouse.release())}-{form()}"
    beside = warehouse.folder()
    if os.access(beside, os.W_OK):
        return beside / "bulk" / name
    return _own_temporary() / name


def _own_temporary() -> Path:
    folder = Path(tempfile.gettempdir()) / f"asean-ai-readiness-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    # Anybody may make a folder of this name: only our own, and no link to elsewhere, will do.
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise NotMade(f"{folder} belongs to somebody else; whoever runs this server can remove it")
    return folder


@cache
def form() -> str:
    """Changes when the code that makes files or answers changes; the data may be the same."""
    digest = hashlib.sha256()
    for pattern in MADE_BY:
        for path in sorted(ROOM.glob(pattern)):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:FORM_LENGTH]


def _tidy(shelf: Path) -> None:
    """Remove the shelves of builds that are gone; those of releases and of the build before stay."""
    live = warehouse.live()
    kept = [*warehouse.releases(), live, {"database": live.get("previous", "none")}]
    for other in shelf.parent.iterdir():
        is_kept = any(other.name.startswith(f"{_label_of(row)}-") for row in kept)
        is_old_form = other.name[:-FORM_LENGTH] == shelf.name[:-FORM_LENGTH]
        if other != shelf and other.is_dir() and (is_old_form or not is_kept):
            shutil.rmtree(other, ignore_errors=True)


def _label_of(release: dict[str, Any]) -> str:
    """What a shelf is called after: the content, and the number, which stands in the files too."""
    content = Path(release["database"]).stem.removeprefix("readiness-")
    return f"{content}-{release['number']}" if release.get("number") else content
