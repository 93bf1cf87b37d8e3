"""The whole release as CSV files in a Frictionless Data Package, and the same as Parquet."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa

from readiness import warehouse
from readiness.exports.bulk import about, written
from readiness.exports.bulk.citation import TITLE
from readiness.exports.bulk.tables import Table
from readiness.exports.bulk.written import Written
from readiness.wording import downloads

POINTS_AT = {
    "indicator_id": "core.indicator",
    "source_id": "core.source",
    "target_id": "core.target",
    "framework_id": "core.framework",
    "pillar": "core.pillar",
    "instrument_type": "core.instrument_type",
    "copy_id": "core.copy",
}
"""Columns that name a row of another table."""


def data_package(path: Path) -> None:
    """One CSV a table, described by ``datapackage.json`` (Data Package, version 2)."""
    resources, rows = [], {}
    with written.packed(path) as pack:
        for table in written.tables():
            with written.entry(pack, _place(table)) as out:
                done = written.csv(written.rows(table), out)
            resources.append(_resource(table, done))
            rows[table.name] = done.rows
        about.beside(pack, rows)
        known = about.facts()
        package = {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": "asean-ai-readiness",
            "title": TITLE,
            "description": f"{known.edition}. {known.sentence} {downloads.DISCLAIMER}",
            "version": known.release,
            "profile": "data-package",
            "keywords": ["artificial intelligence", "ASEAN", "composite indicator"],
            "sources": [
                {"title": f"{source['publisher']}: {source['title']}"}
                | ({"path": source["url"]} if source["url"] else {})
                for source in warehouse.stream("core.source").read_all().to_pylist()
            ],
            "resources": resources,
        }
        written.put(pack, "datapackage.json", json.dumps(package, indent=1, ensure_ascii=False))


def parquet_pack(path: Path) -> None:
    """One Parquet file a table, in a zip that is only a box: they are packed already."""
    rows = {}
    beside = path.with_name(f"{path.name}.table")
    with written.packed(path) as pack:
        try:
            for table in written.tables():
                rows[table.name] = written.parquet(written.rows(table), beside)
                with (
                    beside.open("rb") as made,
                    written.entry(pack, f"{table.name}.parquet", is_packed=True) as out,
                ):
                    while piece := made.read(1 << 20):
                        out.write(piece)
        finally:
            beside.unlink(missing_ok=True)
        about.beside(pack, rows)


def _resource(table: Table, done: Written) -> dict:
    names = set(done.schema.names)
    schema: dict[str, object] = {
        "fields": [_field(table, field) for field in done.schema],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    pointing = [
        {"fields": [column], "reference": {"resource": other, "fields": [column]}}
        for column, other in POINTS_AT.items()
        if column in names and other != table.name
    ]
    if pointing:
        schema["foreignKeys"] = pointing
    return {
        "name": table.name,
        "title": table.says,
        "path": _place(table),
        "profile": "tabular-data-resource",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": done.size,
        "hash": f"sha256:{done.sha256}",
        "schema": schema,
    }


def _field(table: Table, field: pa.Field) -> dict[str, str]:
    return {
        "name": field.name,
        "type": _kind(field.type),
        "description": downloads.column_words(table.name, field.name),
    }


def _kind(type_: pa.DataType) -> str:
    if pa.types.is_integer(type_):
        return "integer"
    if pa.types.is_floating(type_):
        return "number"
    if pa.types.is_boolean(type_):
        return "boolean"
    return "date" if pa.types.is_date(type_) else "string"


def _place(table: Table) -> str:
    return f"data/{table.name}.csv"
