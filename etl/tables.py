"""From what was read to finished tables, layer by layer, in a draft that nobody reads yet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import duckdb

from etl import layers, lines, load, validate
from etl.snapshots import Snapshot
from etl.stages import Stages
from readiness.catalogue import Catalogue, Fault

MEMORY = "1GB"
"""For DuckDB; the rest of the process stays well below another gigabyte."""


def connect(draft: Path) -> duckdb.DuckDBPyConnection:
    """The draft database, with ``raw`` attached as a scratch database of its own."""
    db = duckdb.connect(
        str(draft / "readiness.duckdb"),
        config={
            "memory_limit": MEMORY,
            "temp_directory": str(draft / "spill"),
            "threads": os.cpu_count() or 1,
            "preserve_insertion_order": True,
        },
    )
    db.execute(f"attach '{draft / 'raw.duckdb'}' as raw")
    return db


def read(
    db: duckdb.DuckDBPyConnection,
    it: Catalogue,
    found: list[Snapshot],
    draft: Path,
    stages: Stages,
    faults: list[Fault],
) -> None:
    """The raw layer, from text to figures in order, and every fault on the way."""
    with stages("Loading raw"):
        found = lines.known(it, found, faults)
        load.catalogue(db, it)
        load.receipts(db, found)
        lines.vocabularies(db)
        layers.run_steps(db, layers.NAMING)
        lines.read(db, it, found, draft, faults)
    with stages("Validating"):
        validate.doubt(db)
        early = [name for name in validate.rules() if name not in validate.AFTER_ORDER]
        validate.check(db, early, faults, it.incomplete)
    with stages("Choosing among copies"):
        layers.run_steps(db, layers.JUDGING)
    with stages("Deriving"):
        layers.run_steps(db, layers.DERIVING)
        validate.check(db, validate.AFTER_ORDER, faults, it.incomplete)


def make(
    db: duckdb.DuckDBPyConnection,
    stages: Stages,
    order: Callable[[list[Path]], Iterable[Path]] = sorted,
) -> None:
    """Core and mart from a raw layer without faults; the order of a layer's files is free."""
    # A second of imports, which a build that is refused need not wait for.
    from etl import certainty, diagnosis, history, matrix, progress, score

    with stages("Normalising"):
        score.normalise(db)
    with stages("Building core"):
        layers.run_layer(db, "core", order)
    with stages("Building mart"):
        layers.run_layer(db, "mart", order)
    with stages("Scoring"):
        it = matrix.current(db)
        certainty.publish_certainty(db, it)
        history.publish_history(db, it)
        diagnosis.publish_diagnosis(db, it)
    with stages("Assessing commitments"):
        progress.publish_progress(db)
