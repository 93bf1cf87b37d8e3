"""The plain forms a stream of rows can take: CSV without live formulas, Parquet, a DuckDB file, a zip."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from readiness import warehouse
from readiness.exports.bulk.tables import Table, leaving
from readiness.exports.reuse import RULE
from readiness.exports.sheet import FORMULA


class Written(NamedTuple):
    """What became of a stream: its columns, and how many rows, bytes, and which checksum."""

    schema: pa.Schema
    rows: int
    size: int
    sha256: str


class Counted:
    """A file that counts and sums what is written to it; a zip's own stream cannot tell."""

    def __init__(self, out: IO[bytes]) -> None:
        self.out, self.size, self.digest, self.closed = out, 0, hashlib.sha256(), False

    def write(self, data: bytes) -> int:
        self.out.write(data)
        self.size += len(data)
        self.digest.update(data)
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        self.closed = True


def tables() -> list[Table]:
    """The tables that leave the house with the release that is published now."""
    return leaving(warehouse.tables())


def rows(table: Table) -> pa.RecordBatchReader:
    """A table's rows as they may be passed on."""
    return warehouse.stream(table.source, **RULE)


def csv(reader: pa.RecordBatchReader, out: IO[bytes]) -> Written:
    """Write rows as CSV: UTF-8, commas, LF; a hole is empty; formulas are texts."""
    counted, number = Counted(out), 0
    with pa.csv.CSVWriter(counted, reader.schema) as writer:
        for batch in reader:
            number += batch.num_rows
            writer.write_batch(_harmless(batch))
    return Written(reader.schema, number, counted.size, counted.digest.hexdigest())


def parquet(reader: pa.RecordBatchReader, path: Path) -> int:
    """Write rows as Parquet. Returns how many there are."""
    number = 0
    with pq.ParquetWriter(path, reader.schema, compression="zstd") as writer:
        for batch in reader:
            number += batch.num_rows
            writer.write_batch(batch)
    return number


def database(path: Path) -> None:
    """A fresh DuckDB file of what may be passed on, with a comment on each table."""
    with duckdb.connect(str(path)) as db:
        db.execute("create schema core; create schema mart")
        for table in tables():
            db.register("leaving", rows(table))
            db.execute(f"create table {table.name} as from leaving")
            db.unregister("leaving")
            db.execute(
                f"comment on table {table.name} is '{table.says.replace(chr(39), chr(39) * 2)}'"
            )
        db.register("leaving", warehouse.stream("withheld_figures", **RULE))
        db.execute("create table core.withheld as from leaving")


@contextmanager
def packed(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip to be filled with `entry`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as pack:
        yield pack


@contextmanager
def entry(pack: zipfile.ZipFile, name: str, is_packed: bool = False) -> Iterator[IO[bytes]]:
    """A file in a zip, written as it comes; one that is packed already is only stored."""
    info = zipfile.ZipInfo(name)  # with the format's first day: the same release, the same bytes
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    with pack.open(info, "w", force_zip64=True) as out:
        yield out


def put(pack: zipfile.ZipFile, name: str, text: str) -> None:
    """A whole text as a file in a zip."""
    with entry(pack, name) as out:
        out.write(text.encode())


def _harmless(batch: pa.RecordBatch) -> pa.RecordBatch:
    columns = [
        pc.if_else(
            pc.match_substring_regex(column, FORMULA),
            pc.binary_join_element_wise("'", column, ""),
            column,
        )
        if pa.types.is_string(column.type)
        else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)
