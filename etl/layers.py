"""Run the SQL of a layer: file name = table name, first line = what one row is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import duckdb

SQL = Path(__file__).parent / "sql"

# The raw layer is a scratch database, made step by step: each step reads the ones before.
NAMING = ("reuse_class", "current_edition", "copy", "place", "measured", "home")
READING = ("reading", "span")
DOUBTING = ("suspect", "text")  # text: validate.doubt
JUDGING = ("corrected", "ordered", "judged")
NUMBERING = ("numbered_place", "numbered_period", "rival")
DERIVING = (*NUMBERING, "coded", "registered", "derived", "figure", "newest")


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
    # A join streams its left side through, so what is written from an ordered table stays in
    # order without sorting wide rows again: but only if the optimiser does not swap the sides.
    keeps_order = "join_order,build_side_probe_side" if layer == "core" else ""
    db.execute(f"set disabled_optimizers = '{keeps_order}'")
    for path in order(files(layer)):
        _make(db, layer, path)


def _make(db: duckdb.DuckDBPyConnection, layer: str, path: Path) -> None:
    db.execute(f"create table {layer}.{path.stem} as {path.read_text(encoding='utf-8')}")
