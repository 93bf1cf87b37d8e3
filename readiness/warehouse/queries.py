"""Read-only answers from the published database.

A question is a file in ``sql/``; its name is the question. Values are bound, never pasted.
"""

from __future__ import annotations

import json
import os
import threading
from functools import cache, lru_cache
from pathlib import Path

import duckdb
import pandas as pd

SQL = Path(__file__).parent / "sql"
PUBLISHED = Path(__file__).resolve().parents[2] / "data" / "published"
SAFE = """
set autoload_known_extensions = false;
set enable_external_access = false;
set lock_configuration = true;
"""

_opening = threading.Lock()
_open: dict[Path, duckdb.DuckDBPyConnection] = {}


class NotBuilt(RuntimeError):
    """There is no published database that can be read; the message says what to do."""


def folder() -> Path:
    """Where the published database lies; ``READINESS_PUBLISHED`` may name another place."""
    return Path(os.environ.get("READINESS_PUBLISHED", PUBLISHED))


def names() -> list[str]:
    """Every question there is, in alphabetical order."""
    return sorted(path.stem for path in SQL.glob("*.sql"))


def release() -> dict[str, str]:
    """What ``current.json`` says: ``database`` (file name), ``release``, ``built_at``, ….

    Raises:
        NotBuilt: nothing is published, or the pointer leads nowhere.
    """
    pointer = folder() / "current.json"
    try:
        mark = pointer.stat()
        current = _read(pointer, mark.st_mtime_ns, mark.st_ino)
    except OSError:
        raise NotBuilt(f"{pointer}: nothing is published yet; run `make data`") from None
    except ValueError:
        raise NotBuilt(f"{pointer}: not readable as JSON; run `make data`") from None
    if not (folder() / current.get("database", "")).is_file():
        raise NotBuilt(f"{pointer}: names a database that is not there; run `make data`")
    return current


def ask(question: str, **bind: object) -> pd.DataFrame:
    """Answer the question called ``question``.

    Args:
        question: the stem of a file in ``sql/``.
        **bind: values for the ``$names`` in that file.

    Raises:
        NotBuilt: there is no database; the message says how to make one.
        FileNotFoundError: there is no such question.
    """
    return cursor().execute(text(question), bind).df()


def cursor() -> duckdb.DuckDBPyConnection:
    """A cursor of one's own: a connection shared by threads loses answers.

    Raises:
        NotBuilt: there is no database; the message says how to make one.
    """
    return _connection().cursor()


@cache
def text(question: str) -> str:
    """The SQL of a question."""
    return (SQL / f"{question}.sql").read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def _read(pointer: Path, _changed_at: int, _inode: int) -> dict[str, str]:
    # A new pointer is a new file moved into place: its inode or its time tells.
    return json.loads(pointer.read_text(encoding="utf-8"))


def _connection() -> duckdb.DuckDBPyConnection:
    path = folder() / release()["database"]
    with _opening:
        if path not in _open:
            # Set by statement: a config argument would refuse any second opener in this process.
            _open[path] = duckdb.connect(str(path), read_only=True)
            # Back to a release that a reader still holds open: DuckDB shares it, locked as it is.
            if _open[path].sql("select current_setting('lock_configuration')").fetchall() != [
                (True,)
            ]:
                _open[path].execute(SAFE)
            for old in [other for other in _open if other != path]:
                del _open[old]  # closed once the last reader's cursor lets go of it
        return _open[path]
