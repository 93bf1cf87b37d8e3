"""What moved between two releases: figures and scores. Ranks, statuses and causes come later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from etl.layers import SQL
from etl.publish import PUBLISHED
from readiness.catalogue import shown

MOST = 100
"""Rows shown of one kind; the rest are counted."""


class Unknown(ValueError):
    """There is no such release; the message says which there are."""


def compare(old: str, new: str, published: Path = PUBLISHED) -> Iterator[str]:
    """Lines that say what moved from ``old`` to ``new``, each a release's name or a file.

    Raises:
        Unknown: one of them is neither.
    """
    paths = {"old": _find(old, published), "new": _find(new, published)}
    with duckdb.connect() as db:
        for name, path in paths.items():
            db.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as {name} (read_only)")
        figures = _rows(db, "figure")
        scores = _rows(db, "score")
    for what in ("added", "revised", "withdrawn"):
        some = [row for row in figures if row[4] == what]
        yield f"Figures {what}: {len(some):,}"
        for indicator, iso3, year, period, _, before, after, source in some[:MOST]:
            when = f"{year} {period}".strip()
            yield f"  {indicator} {iso3} {when}: {_number(before)} -> {_number(after)} ({source})"
        yield from _more(len(some))
    yield f"Scores moved: {len(scores):,}"
    for edition, iso3, node, before, after in scores[:MOST]:
        yield f"  {iso3} {node} ({edition}): {_number(before)} -> {_number(after)}"
    yield from _more(len(scores))


def _rows(db: duckdb.DuckDBPyConnection, name: str) -> list[tuple]:
    return db.execute((SQL / "diff" / f"{name}.sql").read_text(encoding="utf-8")).fetchall()


def _more(number: int) -> Iterator[str]:
    if number > MOST:
        yield f"  and {number - MOST:,} more"


def _number(value: float | None) -> str:
    return "nothing" if value is None else f"{value:g}"


def _find(name: str, published: Path) -> Path:
    if Path(name).is_file():
        return Path(name)
    held = sorted(published.glob("readiness-*.duckdb"))
    for path in held:
        if name in (_release(path), path.name, path.stem):
            return path
    names = ", ".join(_release(path) for path in held) or "none"
    raise Unknown(
        f"{shown(published)}:1 {name}: no release and no file has this name; "
        f"name a database file or one of the releases held: {names}"
    )


def _release(path: Path) -> str:
    try:
        with duckdb.connect(str(path), read_only=True) as db:
            return str(db.execute("select release from core.release").fetchall()[0][0])
    except duckdb.Error:
        return path.stem
