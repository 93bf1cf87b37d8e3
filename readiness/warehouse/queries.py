"""Read-only answers from the published database.

A question is a file in ``sql/``; its name is the question. Values are bound, never pasted.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from readiness.warehouse.pinned import NotBuilt, folder, release

SQL = Path(__file__).parent / "sql"
MOST_OPEN = 6
"""Releases held open; the one that was asked longest ago is closed first."""
SAFE = """
set autoload_known_extensions = false;
set enable_external_access = false;
set lock_configuration = true;
"""

_opening = threading.Lock()
_open: dict[Path, duckdb.DuckDBPyConnection] = {}


class NotInRelease(RuntimeError):
    """An older release has no such table or column; the message says which release."""


def names() -> list[str]:
    """Every question there is, in alphabetical order."""
    return sorted(path.stem for path in SQL.glob("*.sql"))


def ask(question: str, **bind: object) -> pd.DataFrame:
    """Answer the question called ``question``.

    Args:
        question: the stem of a file in ``sql/``.
        **bind: values for the ``$names`` in that file.

    Raises:
        NotBuilt: there is no database; the message says how to make one.
        NotInRelease: the release is older than the question.
        FileNotFoundError: there is no such question.
    """
    with understood(question):
        return cursor().execute(text(question), bind).df()


@contextmanager
def understood(question: str) -> Iterator[None]:
    """A release that was made before a question was thought of says so."""
    try:
        yield
    except (duckdb.CatalogException, duckdb.BinderException) as wrong:
        number = release().get("number")
        if not number:
            raise  # a build of this very code: the question is wrong
        raise NotInRelease(
            f"Release {number} does not hold what is asked here ({question}); a newer one does."
        ) from wrong


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


def _connection() -> duckdb.DuckDBPyConnection:
    path = folder() / release()["database"]
    with _opening:
        if path in _open:
            _open[path] = _open.pop(path)  # asked last, closed last
        else:
            # Set by statement: a config argument would refuse any second opener in this process.
            try:
                _open[path] = duckdb.connect(str(path), read_only=True)
            except duckdb.Error as wrong:
                said = str(wrong).splitlines()[0]
                raise NotBuilt(f"{path}: cannot be opened ({said}); run `make data`") from wrong
            # Back to a release that a reader still holds open: DuckDB shares it, locked as it is.
            if _open[path].sql("select current_setting('lock_configuration')").fetchall() != [
                (True,)
            ]:
                _open[path].execute(SAFE)
            gone = [other for other in _open if not other.is_file()]
            for old in {*gone, *list(_open)[:-MOST_OPEN]}:
                del _open[old]  # closed once the last reader's cursor lets go of it
        return _open[path]
