"""Run the SQL of a layer: file name = table name, first line = what one row is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

SQL = Path(__file__).parent / "sql"

# The raw layer is a scratch database, made step by step: each step reads the ones before.
NAMING = ("reuse_class", "current_edition", "copy", "place", "measured", "home")
READING = ("reading", "span")
DOUBTING = ("suspect", "text")  # text: validate.doubt
JUDGING = ("corrected", "superseded", "ordered", "judged")
NUMBERING = ("numbered_place", "numbered_period", "rival")
DERIVING = (*NUMBERING, "coded", "registered", "derived", "figure", "newest")

# Written from ordered tables through joins that keep the order: wide rows are not sorted again.
ORDERED = {
    "core": {
        "observation": "indicator_id, iso3, year, period",
        "observation_copy": "indicator_id, iso3, year, period, not is_winner, snapshot, line",
    }
}


def files(layer: str) -> list[Path]:
    return sorted((SQL / layer).glob("*.sql"))


def run_steps(db: duckdb.DuckDBPyConnection, steps: Iterable[str]) -> None:
    for name in steps:
        _make(db, "raw", SQL / "raw" / f"{name}.sql")


def run_layer(
    db: duckdb.DuckDBPyConnection,
    layer: str,
    order: Callable[[list[Path]], Iterable[Path]] = sorted,
) -> None:
    """Every file of a layer, in any order: no file of core or mart leans on another of its own."""
    db.execute(f"create schema if not exists {layer}")
    paths = list(order(files(layer)))
    if layer in ORDERED:
        with _streaming(db), ThreadPoolExecutor() as pool:
            list(pool.map(lambda path: _make(db.cursor(), layer, path), paths))
    else:
        for path in paths:
            _make(db, layer, path)
    for table, key in ORDERED.get(layer, {}).items():
        _make_sure_of_order(db, f"{layer}.{table}", key)


@contextlib.contextmanager
def _streaming(db: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """A join streams its left side through, in order, if the optimiser does not swap the sides
    and one thread does all of it; several tables at a time keep the other processors at work.
    """
    (threads,) = db.execute("select current_setting('threads')").fetchall()[0]
    db.execute("set disabled_optimizers = 'join_order,build_side_probe_side'")
    db.execute("set threads = 1")
    yield
    db.execute("set disabled_optimizers = ''")
    db.execute(f"set threads = {threads}")


def _make_sure_of_order(db: duckdb.DuckDBPyConnection, table: str, key: str) -> None:
    """DuckDB does not promise the order of a join: look, which costs little, and sort if need be."""
    first = ", ".join(key.split(", ")[:4])
    late = db.execute(
        f"select count(*) from (select ({first}) as own, lag(({first})) over () as above"
        f" from {table}) where own < above"
    ).fetchall()[0][0]
    if late:
        db.execute(f"create or replace table {table} as from {table} order by {key}")


def _make(db: duckdb.DuckDBPyConnection, layer: str, path: Path) -> None:
    db.execute(f"create table {layer}.{path.stem} as {path.read_text(encoding='utf-8')}")
