"""Hand a finished draft to the readers: write beside, make it durable, move one pointer.

``current.json`` names the live database and is replaced last and at once, so a reader sees the
old release or the new one and nothing between. A published database is never changed. Once
there are numbered releases a build is a candidate, which ``candidate.json`` names and no reader
sees, until it is released.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from etl.layers import SQL

PUBLISHED = Path(__file__).resolve().parents[1] / "data" / "published"
POINTER, CANDIDATE, MANIFEST = "current.json", "candidate.json", "manifest.json"


class Busy(Exception):
    """Another run holds the lock; the message says which."""


@contextlib.contextmanager
def locked(out: Path, wait: Callable[[str], None] | None = None) -> Iterator[None]:
    """One writer at a time in a folder; the system drops the lock when its process ends.

    Args:
        wait: told who holds the lock before waiting for it; without it nobody waits.

    Raises:
        Busy: another run holds the lock, and nobody waits.
    """
    out.mkdir(parents=True, exist_ok=True)
    with (out / ".lock").open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read(200).strip() or "a run that has not said its name"
            if wait is None:
                raise Busy(holder) from None
            wait(holder)
            fcntl.flock(lock, fcntl.LOCK_EX)
        lock.truncate(0)
        since = datetime.now(UTC).isoformat(timespec="seconds")
        lock.write(f"process {os.getpid()} since {since}\n")
        lock.flush()
        yield


def read_json(path: Path) -> dict[str, Any]:
    """The object in a file of ours; empty if there is none that can be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def tidy(out: Path) -> None:
    """Remove what a killed build or an older one left.

    What stays: the live database, the one before, which a reader may still hold open, and the
    candidate that waits for its release.
    """
    pointer, candidate = read_json(out / POINTER), read_json(out / CANDIDATE)
    keep = {pointer.get("database"), pointer.get("previous"), candidate.get("database")}
    kept_hashes = {stem(name) for name in keep if name}
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
    current = pointer.get("database", "")
    if current and read_json(out / MANIFEST).get("database") != current:
        own = out / "exports" / stem(current) / MANIFEST
        if own.is_file():
            replace(out / MANIFEST, own.read_bytes())


def is_published(out: Path, inputs: dict[str, str], pointer: str) -> bool:
    """True if what a pointer names was made of exactly these inputs and lies there unharmed."""
    named = read_json(out / pointer).get("database")
    if not named:
        return False
    manifest = manifest_of(out, named)
    if pointer == POINTER and read_json(out / MANIFEST) != manifest:
        return False
    if manifest.get("inputs") != inputs:
        return False
    try:
        return all(sha256(out / name) == digest for name, digest in manifest["files"].items())
    except (OSError, KeyError):
        return False


def manifest_of(out: Path, database: str) -> dict[str, Any]:
    """The manifest of a database in the folder, as it was made with it; empty if there is none."""
    return read_json(out / "exports" / stem(database) / MANIFEST)


def stem(database: str) -> str:
    """What the name of a database says of its content.

    >>> stem("releases/r/readiness-0a1b.duckdb")
    '0a1b'
    """
    return Path(database).stem.removeprefix("readiness-")


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


def release(out: Path, draft: Path, manifest: dict[str, Any], pointer: str) -> str:
    """Move a draft's database and exports into place and point to them.

    Args:
        draft: folder with ``readiness.duckdb`` and ``exports/``, closed and complete.
        manifest: all that is known of the release; ``database`` is its file name.
        pointer: the live one, or the candidate's.
    """
    name = str(manifest["database"])
    (draft / "exports" / MANIFEST).write_text(text(manifest), encoding="utf-8")
    into_place(out, draft, name)
    named = {"database": name, "release": manifest["release"], "built_at": manifest["built_at"]}
    point(out, pointer, named, manifest)
    return name


def into_place(out: Path, draft: Path, name: str) -> None:
    """Make a draft durable and move it to where a pointer can name it."""
    exports = out / "exports" / stem(name)
    exports.parent.mkdir(exist_ok=True)
    if exports.exists():
        shutil.rmtree(exports)
    for path in [draft / "readiness.duckdb", *(draft / "exports").iterdir()]:
        sync(path)
    sync(draft / "exports")
    os.replace(draft / "exports", exports)
    os.replace(draft / "readiness.duckdb", out / name)
    sync(exports.parent)
    sync(out)


def point(out: Path, pointer: str, named: dict[str, Any], manifest: dict[str, Any]) -> None:
    """Let a pointer name a database that lies in place; the live one takes its manifest along."""
    if pointer == POINTER:
        replace(out / MANIFEST, text(manifest).encode())
        before = read_json(out / POINTER)
        is_same = before.get("database") == named["database"]
        previous = before.get("previous" if is_same else "database")
        if is_same and "number" in before:
            named = {"number": before["number"], **named}
        if previous:
            named = {**named, "previous": previous}
    replace(out / pointer, text(named).encode())


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


def text(value: dict[str, Any]) -> str:
    """How our JSON files are written."""
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def replace(path: Path, data: bytes) -> None:
    """Replace a file at once, durable before it is visible."""
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(data)
    sync(fresh)
    os.replace(fresh, path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Make a file or folder durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
