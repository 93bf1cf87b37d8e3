"""The files on offer: what each is called, what it is for, and how it is made."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import NamedTuple

from readiness import warehouse
from readiness.exports.bulk import about, package, sdmx_pack, shelf, workbook, written
from readiness.exports.bulk.citation import TITLE
from readiness.exports.bulk.tables import INSIDE
from readiness.exports.reuse import CLASSES, OPEN

BOM = "\ufeff".encode()
"""Tells spreadsheets that a CSV file is UTF-8."""


WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PACKED = (".zip", ".xlsx", ".duckdb")
"""Endings of files that travel as they are."""


class Offer(NamedTuple):
    """One file of a release."""

    media_type: str
    title: str
    says: str
    make: Callable[[Path], None]


def file(name: str) -> Future[Path]:
    """A file of the release that is published now, once it is made.

    Raises:
        KeyError: there is no file of that name.
        NotBuilt: there is no database. (What goes wrong in the making is in the future.)
    """
    return shelf.ask(name, OFFERED[name].make)


def _plain(question: str) -> Callable[[Path], None]:
    return lambda path: _write(path, BOM + about.question(question))


def _cff(path: Path) -> None:
    _write(path, about.facts().cite.cff.encode())


def _bibtex(path: Path) -> None:
    _write(path, about.facts().cite.bibtex.encode())


def _manifest(path: Path) -> None:
    """Every other file of the release with its checksum: so all of them are made."""
    known, published = about.facts(), warehouse.tables()
    leaving = {table.name for table in written.tables()}
    files = []
    for name, offer in OFFERED.items():
        if offer.make is not _manifest:
            sha256, size = shelf.label(file(name).result())
            files.append(
                {"name": name, "media_type": offer.media_type, "bytes": size, "sha256": sha256}
            )
    manifest = {
        "title": TITLE,
        "release": known.release,
        "edition": known.edition,
        "received_until": known.received_until,
        "citation": known.cite.apa,
        "passed_on": known.sentence,
        "reuse_classes": {
            name: {"says": says, "is_passed_on": name in OPEN} for name, says in CLASSES.items()
        },
        "files": files,
        "tables": {name: rows for name, rows in published.items() if name in leaving},
        "not_in_the_files": {
            name: INSIDE.get(name, "not decided on yet")
            for name in published
            if name not in leaving
        },
    }
    _write(path, (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode())


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


OFFERED = {
    "asean-ai-readiness.zip": Offer(
        "application/zip",
        "CSV",
        "Every table as CSV, with a description of each column: a Frictionless Data Package.",
        package.data_package,
    ),
    "asean-ai-readiness.xlsx": Offer(
        WORKBOOK,
        "Excel workbook",
        "Figures, scores, progress and registers, one sheet each, with filters and flags.",
        workbook.workbook,
    ),
    "asean-ai-readiness-parquet.zip": Offer(
        "application/zip",
        "Parquet",
        "Every table as Parquet, for pandas, R and Spark.",
        package.parquet_pack,
    ),
    "asean-ai-readiness.duckdb": Offer(
        "application/vnd.duckdb",
        "DuckDB",
        "Every table in one database, to be asked with SQL.",
        written.database,
    ),
    "asean-ai-readiness-sdmx.zip": Offer(
        "application/zip",
        "SDMX",
        "Figures and scores as SDMX-CSV 2.0, with their structure (SDMX-ML 2.1).",
        sdmx_pack.sdmx_pack,
    ),
    "catalogue.csv": Offer(
        "text/csv; charset=utf-8",
        "Catalogue",
        "Every indicator: definition, goalposts, source, licence, and how many figures there are.",
        _plain("catalogue"),
    ),
    "withheld.csv": Offer(
        "text/csv; charset=utf-8",
        "What is left out",
        "Indicators whose figures may not be passed on: the publisher’s page and the reason.",
        _plain("withheld_figures"),
    ),
    "manifest.json": Offer(
        "application/json",
        "Manifest",
        "Every file with its size and checksum (SHA-256), every table with its rows.",
        _manifest,
    ),
    "CITATION.cff": Offer(
        "application/yaml",
        "Citation",
        "For repositories and reference managers (Citation File Format).",
        _cff,
    ),
    "citation.bib": Offer(
        "application/x-bibtex",
        "BibTeX",
        "For LaTeX and reference managers.",
        _bibtex,
    ),
}
