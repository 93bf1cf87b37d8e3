"""The raw layer's large table: every line of every snapshot, read in one pass.

The fast reader takes all files at once. If it chokes, only the files it chokes on are looked
at line by line, mended beside, and read again: a fault of form hides no fault of content.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import duckdb

from etl import layers
from etl.mend import mend
from etl.snapshots import Snapshot
from readiness.catalogue import Catalogue, Fault, shown

READERS = Path(__file__).parent / "sources"
FIRST_YEAR = 1900


def known(it: Catalogue, found: list[Snapshot], faults: list[Fault]) -> list[Snapshot]:
    """The snapshots of known sources; a fault for every source or snapshot without its mate."""
    sources = {row.source_id: row for row in it.sources}
    received = {one.receipt.source_id for one in found}
    readers = sorted(path.stem for path in READERS.glob("[a-z]*.py"))
    for row in it.sources:
        if row.is_sound and row.reader not in readers:
            wrong, remedy = (
                f"no reader is called {row.reader!r}",
                f"use one of {', '.join(readers)}",
            )
            faults.append(Fault(*it.place(row), row.source_id, wrong, remedy))
        elif row.source_id not in received and hasattr(_reader(row.reader), "relation"):
            wrong, remedy = "has no snapshot", "add its snapshot, or remove the source"
            faults.append(Fault(*it.place(row), row.source_id, wrong, remedy))
    for one in found:
        if one.receipt.source_id not in sources and "sources.csv" not in it.incomplete:
            wrong = f"source {one.receipt.source_id!r} is not in sources.csv"
            remedy = "add its row there, or remove the folder"
            faults.append(Fault(one.receipt_file, 1, one.name, wrong, remedy))
    return [
        one
        for one in found
        if one.receipt.source_id in sources
        and hasattr(_reader(sources[one.receipt.source_id].reader), "relation")
    ]


def vocabularies(db: duckdb.DuckDBPyConnection) -> None:
    """Types that hold the words a snapshot may use: a word outside of them becomes null."""
    db.execute(
        "create type raw.series_name as enum (select series from raw.indicator"
        " union select series from raw.series order by 1)"
    )
    db.execute(
        "create type raw.place_name as enum (select iso3 from raw.country"
        " union select alias from raw.alias order by 1)"
    )
    db.execute(
        "create type raw.copy_name as enum (select copy::varchar from raw.received_copy"
        " union select '0' order by 1)"
    )
    db.execute(
        "create type raw.year_name as enum (select unnest(range($first,"
        " (select coalesce(max(cutoff_year), $first) from raw.edition) + 1))::varchar)",
        {"first": FIRST_YEAR},
    )


def read(
    db: duckdb.DuckDBPyConnection,
    it: Catalogue,
    found: list[Snapshot],
    workshop: Path,
    faults: list[Fault],
) -> None:
    """``raw.observation``, a view of the files as text, and ``raw.reading``, made of it."""
    db.execute("create table raw.malformed (file_no INTEGER, line INTEGER)")
    reader = {row.source_id: row.reader for row in it.sources}
    readers = {one.number: _reader(reader[one.receipt.source_id]) for one in found}
    files = {one.number: one.path for one in found}
    suspects = {
        one.number
        for one in found
        if not one.measure.is_plain
        or one.measure.lines < 2
        or one.measure.header != ",".join(readers[one.number].COLUMNS)
    }
    mended: set[int] = set()
    while True:
        for one in found:
            if one.number in suspects:
                copy = workshop / f"mended-{one.number}.csv"
                columns = readers[one.number].COLUMNS
                malformed, wrongs = mend(one.path, shown(one.path), one.name, columns, copy)
                faults += wrongs
                files[one.number] = copy
                db.execute(
                    "insert into raw.malformed select $number, unnest($lines::integer[])",
                    {"number": one.number, "lines": malformed},
                )
        mended |= suspects
        suspects = _choked_on(db, files, readers, found) - mended
        if not suspects:
            return


def _choked_on(
    db: duckdb.DuckDBPyConnection,
    files: dict[int, Path],
    readers: dict[int, Any],
    found: list[Snapshot],
) -> set[int]:
    """Read everything the fast way. Returns the files that have to be looked at closely."""
    try:
        _make(db, files, readers)
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        return set(files)
    rows = dict(db.execute("select file_no, rows from raw.span").fetchall())
    return {one.number for one in found if rows.get(one.number, 0) != one.measure.lines - 1}


def _make(db: duckdb.DuckDBPyConnection, files: dict[int, Path], readers: dict[int, Any]) -> None:
    groups: dict[Any, dict[int, Path]] = {}
    for number, path in files.items():
        groups.setdefault(readers[number], {})[number] = path
    relations = [reader.relation(group) for reader, group in groups.items()]
    nothing = "select null::integer as file_no, " + ", ".join(
        f"null::varchar as {name}" for name in _reader("tidy_csv").COLUMNS
    )
    text = " union all by name ".join(relations) or f"{nothing} limit 0"
    db.execute(f"create or replace view raw.observation as {text}")
    for name in ("reading", "span"):
        db.execute(f"drop table if exists raw.{name}")
    layers.run_steps(db, ("reading", "span"))


def _reader(name: str) -> Any:
    if not (READERS / f"{name}.py").exists():
        return None
    return importlib.import_module(f"etl.sources.{name}")
