"""Hand a finished draft to the readers: write beside, make it durable, move one pointer.

``current.json`` names the live database and is replaced last and at once, so a reader sees the
old release or the new one and nothing between. A published database is never changed.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb

from etl.layers import SQL

PUBLISHED = Path(__file__).resolve().parents[1] / "data" / "published"
POINTER, MANIFEST = "current.json", "manifest.json"


@contextlib.contextmanager
def locked(out: Path, wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """One build at a time in a folder; the system drops the lock when the process ends."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def read_json(path: Path) -> dict[str, Any]:
    """The object in a file of ours; empty if there is none that can be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def tidy(out: Path, keep: set[str]) -> None:
    """Remove what a killed build or an older release left; ``keep`` names databases to keep."""
    kept_hashes = {Path(name).stem.removeprefix("readiness-") for name in keep}
    for path in out.glob(".draft-*"):
        shutil.rmtree(path, ignore_errors=True)
    for path in out.glob("readiness-*.duckdb*"):
        if path.name not in keep:
            path.unlink(missing_ok=True)
    for path in (out / "exports").glob("*"):
        if path.name not in kept_hashes:
            shutil.rmtree(path, ignore_errors=True)
    for path in out.glob("*.json.new"):
        path.unlink(missing_ok=True)
    current = read_json(out / POINTER).get("database", "")
    if current and read_json(out / MANIFEST).get("database") != current:
        own = out / "exports" / Path(current).stem.removeprefix("readiness-") / MANIFEST
        if own.is_file():
            _replace(out / MANIFEST, own.read_bytes())


def kept(out: Path) -> set[str]:
    """The live database and the one before, which a reader may still hold open."""
    pointer = read_json(out / POINTER)
    return {str(pointer[name]) for name in ("database", "previous") if pointer.get(name)}


def is_published(out: Path, inputs: dict[str, str]) -> bool:
    """True if the live release was made of exactly these inputs and lies there unharmed."""
    pointer, manifest = read_json(out / POINTER), read_json(out / MANIFEST)
    if not pointer or manifest.get("database") != pointer.get("database"):
        return False
    if manifest.get("inputs") != inputs:
        return False
    try:
        return all(sha256(out / name) == digest for name, digest in manifest["files"].items())
    except (OSError, KeyError):
        return False


def export(db: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """One parquet file a table of core and mart. Returns rows by table."""
    folder.mkdir(parents=True)
    tables = db.execute(
        """
        select schema_name || '.' || table_name from duckdb_tables()
        where database_name = current_database() and schema_name in ('core', 'mart') order by 1
        """
    ).fetchall()
    return {name: export_table(db, name, folder) for (name,) in tables}


def export_table(db: duckdb.DuckDBPyConnection, name: str, folder: Path) -> int:
    path = str(folder / f"{name}.parquet")
    rows = db.execute(f"copy {name} to $path (format parquet, compression zstd)", {"path": path})
    return int(rows.fetchall()[0][0])


def release(out: Path, draft: Path, manifest: dict[str, Any], built_at: str) -> str:
    """Move a draft's database and exports into place and point to them.

    Args:
        draft: folder with ``readiness.duckdb`` and ``exports/``, closed and complete.
        manifest: all that is known of the release; ``database`` is its file name.
    """
    name, digest = manifest["database"], manifest["sha256"][:12]
    exports = out / "exports" / digest
    previous = read_json(out / POINTER)
    before = previous.get("database", "")
    if before == name:
        before = previous.get("previous", "")
    exports.parent.mkdir(exist_ok=True)
    if exports.exists():
        shutil.rmtree(exports)
    (draft / "exports" / MANIFEST).write_text(_text(manifest), encoding="utf-8")
    for path in [draft / "readiness.duckdb", *(draft / "exports").iterdir()]:
        _sync(path)
    _sync(draft / "exports")
    os.replace(draft / "exports", exports)
    os.replace(draft / "readiness.duckdb", out / name)
    _sync(exports.parent)
    _sync(out)
    _replace(out / MANIFEST, _text(manifest).encode())
    pointer = {"database": name, "release": manifest["release"], "built_at": built_at}
    if before:
        pointer["previous"] = before
    _replace(out / POINTER, _text(pointer).encode())
    return name


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest(files: dict[str, str]) -> str:
    """One sha256 for many files, by name and content."""
    lines = "".join(f"{name} {sha}\n" for name, sha in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def code_sha256() -> str:
    """Changes when the code or the SQL that makes the tables changes."""
    digest = hashlib.sha256()
    root = SQL.parents[1]
    for folder in (root / "etl", root / "readiness" / "index", root / "readiness" / "catalogue"):
        for path in sorted((*folder.rglob("*.py"), *folder.rglob("*.sql"))):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def _replace(path: Path, data: bytes) -> None:
    """Replace a file at once, durable before it is visible."""
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(data)
    _sync(fresh)
    os.replace(fresh, path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
