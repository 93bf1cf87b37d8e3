"""The raw layer's small tables: every row of the catalogue and of the receipts."""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb

from etl.snapshots import Snapshot
from readiness.catalogue import Catalogue, shown
from readiness.catalogue.models import FILES, Row

TYPES = {bool: "BOOLEAN", int: "INTEGER", float: "DOUBLE", datetime.date: "DATE", str: "VARCHAR"}


def table(
    db: duckdb.DuckDBPyConnection, name: str, columns: dict[str, str], rows: Iterable[Sequence[Any]]
) -> None:
    """A small table of typed columns from rows of Python values."""
    import pandas as pd  # half a second, which a build that finds nothing new does not need

    spec = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
    db.execute(f"create or replace table {name} ({spec})")
    frame = pd.DataFrame(list(rows), columns=list(columns), dtype=object)
    if not frame.empty:
        db.register("incoming", frame)
        db.execute(f"insert into {name} select * from incoming")
        db.unregister("incoming")


def catalogue(db: duckdb.DuckDBPyConnection, it: Catalogue) -> None:
    """One raw table per file of the catalogue, named in the singular, and the notes."""
    for kind in FILES:
        rows: tuple[Row, ...] = getattr(it, Path(kind.file).stem)
        columns = {name: _sql_type(kind.model_fields[name]) for name in ("line", *kind.columns())}
        cells = ([getattr(row, name) for name in columns] for row in rows)
        table(db, f"raw.{_singular(kind)}", columns, cells)
    table(db, "raw.note", {"indicator_id": "VARCHAR", "note": "VARCHAR"}, it.notes.items())
    table(db, "raw.release", {"folder": "VARCHAR"}, [(shown(it.folder),)])


def receipts(db: duckdb.DuckDBPyConnection, found: list[Snapshot]) -> None:
    """``raw.file``, one row per snapshot, and ``raw.received_copy``, one per copy it names."""
    files = {
        "file_no": "INTEGER",
        "path": "VARCHAR",
        "snapshot": "VARCHAR",
        "source_id": "VARCHAR",
        "received_on": "DATE",
        "rows": "BIGINT",
        "sha256": "VARCHAR",
        "fetched_at": "VARCHAR",
    }
    copies = {
        "file_no": "INTEGER",
        "copy": "INTEGER",
        "publisher": "VARCHAR",
        "edition": "VARCHAR",
        "address": "VARCHAR",
        "obtained_from": "VARCHAR",
        "licence": "VARCHAR",
        "reuse": "VARCHAR",
        "retrieved_on": "DATE",
        "rows": "BIGINT",
    }
    file_rows, copy_rows = [], []
    for one in found:
        it = one.receipt
        file_rows.append(
            (
                one.number,
                shown(one.path),
                one.name,
                it.source_id,
                it.received_on,
                it.rows,
                it.sha256,
                it.fetched_at,
            )
        )
        for copy in it.copies:
            cells = {"file_no": one.number, **copy.model_dump(by_alias=True)}
            copy_rows.append([cells[name] for name in copies])
    table(db, "raw.file", files, file_rows)
    table(db, "raw.received_copy", copies, copy_rows)


def _singular(kind: type[Row]) -> str:
    """``InstrumentStatus`` -> ``instrument_status``."""
    letters = (f"_{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__)
    return "".join(letters).lstrip("_")


def _sql_type(field: Any) -> str:
    """DuckDB's name for the type of a model's field; texts and vocabularies are text."""
    kind = field.annotation
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        kind = next(part for part in typing.get_args(kind) if part is not type(None))
    while typing.get_origin(kind) is typing.Annotated:
        kind = typing.get_args(kind)[0]
    return TYPES.get(kind, "VARCHAR")
