"""Catalogue and snapshots in, one published database out."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from etl import load, publish, register, snapshots, tables
from etl.stages import Stages
from readiness import catalogue
from readiness.catalogue import CATALOGUE, Catalogue, Fault

STAGES = [
    "Reading the catalogue",
    "Measuring the snapshots",
    "Loading raw",
    "Validating",
    "Choosing among copies",
    "Deriving",
    "Normalising",
    "Building core",
    "Building mart",
    "Scoring",
    "Assessing commitments",
    "Exporting",
    "Publishing",
]


class Refused(Exception):
    """The inputs are faulty: nothing was published."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__(f"{len(self.faults)} fault(s)")


@dataclass(frozen=True)
class Built:
    """What a build made, or found to be made already."""

    database: Path
    manifest: dict[str, Any]
    is_new: bool
    is_live: bool
    files: dict[str, Path]
    """Where each of the manifest's inputs lies that is a file."""


def build(
    catalogue_folder: Path = CATALOGUE,
    snapshots_folder: Path = snapshots.SNAPSHOTS,
    out: Path = publish.PUBLISHED,
    stages: Stages | None = None,
    is_waiting: bool = True,
) -> Built:
    """Build and publish; the live release stays as it is until the new one is complete.

    Args:
        is_waiting: whether to wait for another run that holds the lock.

    Raises:
        Refused: with every fault of catalogue, receipts and snapshots.
        publish.Busy: another run holds the lock.
        OSError, duckdb.Error: the output cannot be written.
    """
    stages = stages or Stages(STAGES)
    with stages, publish.locked(out, stages.wait if is_waiting else None):
        return make(catalogue_folder, snapshots_folder, out, stages)


def make(
    catalogue_folder: Path,
    snapshots_folder: Path,
    out: Path,
    stages: Stages,
    is_secret: bool = False,
) -> Built:
    """The same by whoever holds the lock.

    Args:
        is_secret: readers may not have it yet, also where nothing was ever released.
    """
    register.settle(out)
    publish.tidy(out)
    faults: list[Fault] = []
    with stages("Reading the catalogue"):
        it, found_faults = catalogue.read(catalogue_folder)
        faults += found_faults
    with stages("Measuring the snapshots"):
        found = snapshots.find(snapshots_folder, faults)
        files = _files(it, found)
        inputs = _inputs(found, files)
    if not faults and (held := _held(out, inputs, files)):
        return held
    draft = out / f".draft-{os.getpid()}"
    draft.mkdir()
    try:
        manifest = _make(it, found, inputs, draft, stages, faults)
        name = manifest["database"]
        is_hidden = is_secret or register.newest(out) is not None
        is_live = not is_hidden or name == publish.read_json(out / publish.POINTER).get("database")
        with stages("Publishing"):
            publish.release(out, draft, manifest, publish.POINTER if is_live else publish.CANDIDATE)
            if is_live:
                (out / publish.CANDIDATE).unlink(missing_ok=True)
            publish.tidy(out)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Built(out / name, manifest, True, is_live, files)


def _held(out: Path, inputs: dict[str, str], files: dict[str, Path]) -> Built | None:
    """What was made of these inputs and lies there whole: live, waiting, or released."""
    for pointer in (publish.POINTER, publish.CANDIDATE):
        if publish.is_published(out, inputs, pointer):
            is_live = pointer == publish.POINTER
            if is_live:
                (out / publish.CANDIDATE).unlink(missing_ok=True)
                publish.tidy(out)
            name = publish.read_json(out / pointer)["database"]
            return Built(out / name, publish.manifest_of(out, name), False, is_live, files)
    row = register.newest(out)
    if row:
        manifest = publish.read_json(out / row["database"].rpartition("/")[0] / publish.MANIFEST)
        if manifest.get("inputs") == inputs and register.is_whole(out, row):
            return Built(out / row["database"], manifest, False, False, files)
    return None


def _make(
    it: Catalogue,
    found: list[snapshots.Snapshot],
    inputs: dict[str, str],
    draft: Path,
    stages: Stages,
    faults: list[Fault],
) -> dict[str, Any]:
    """Everything between the inputs and the finished draft. Returns its manifest."""
    with tables.connect(draft) as db:
        tables.read(db, it, found, draft, stages, faults)
        if faults:
            raise Refused(faults)
        tables.make(db, stages)
        with stages("Exporting"):
            manifest = _export(db, it, draft, inputs, stages)
    manifest["files"][manifest["database"]] = publish.sha256(draft / "readiness.duckdb")
    return manifest


def _export(
    db: duckdb.DuckDBPyConnection,
    it: Catalogue,
    draft: Path,
    inputs: dict[str, str],
    stages: Stages,
) -> dict[str, Any]:
    """Export the tables, name the release after them, and write that name into the database."""
    from etl.certainty import DRAWS, SEED  # heavy, and in memory by now

    exports = draft / "exports"
    rows = publish.export(db, exports)
    files = {path.name: publish.sha256(path) for path in sorted(exports.iterdir())}
    digest = publish.digest(files)
    edition = it.edition
    assert edition is not None
    name = f"{edition.edition}-{digest[:12]}"
    load.table(
        db,
        "core.release",
        {
            "release": "VARCHAR",
            "edition": "VARCHAR",
            "title": "VARCHAR",
            "cutoff_year": "INTEGER",
            "coded_as_of": "DATE",
            "received_until": "DATE",
            "draws": "INTEGER",
            "seed": "INTEGER",
        },
        [
            (
                name,
                edition.edition,
                edition.title,
                edition.cutoff_year,
                edition.coded_as_of,
                db.execute("select max(received_on) from core.source").fetchall()[0][0],
                DRAWS,
                SEED,
            )
        ],
    )
    rows["core.release"] = publish.export_table(db, "core.release", exports)
    files["core.release.parquet"] = publish.sha256(exports / "core.release.parquet")
    db.execute("detach raw")
    db.execute("checkpoint")
    return {
        "release": name,
        "database": f"readiness-{digest[:12]}.duckdb",
        "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(stages.seconds, 2),
        "sha256": digest,
        "rows": dict(sorted(rows.items())),
        "files": {f"exports/{digest[:12]}/{file}": sha for file, sha in sorted(files.items())},
        "inputs": inputs,
    }


def _files(it: Catalogue, found: list[snapshots.Snapshot]) -> dict[str, Path]:
    """Every file that a build depends on, by the name it has in the manifest."""
    files = {
        f"catalogue/{path.relative_to(it.folder).as_posix()}": path
        for pattern in ("*.csv", "notes/*.md")
        for path in sorted(it.folder.glob(pattern))
        if path.is_file()
    }
    for one in found:
        files[f"snapshots/{one.name}/receipt.json"] = one.folder / "receipt.json"
        files[f"snapshots/{one.name}/{one.receipt.file}"] = one.folder / one.receipt.file
    return files


def _inputs(found: list[snapshots.Snapshot], files: dict[str, Path]) -> dict[str, str]:
    """sha256 of everything a build depends on, the code and DuckDB's version included."""
    read = {f"snapshots/{one.name}/{one.receipt.file}": one.measure.sha256 for one in found}
    read |= {name: publish.sha256(path) for name, path in files.items() if name not in read}
    return {**read, "code": publish.code_sha256(), "duckdb": duckdb.__version__}
