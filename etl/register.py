"""Keep the register of numbered releases, and the pointer in step with it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from etl import publish
from readiness import releases

FOLDER = "releases"


class Harmed(Exception):
    """A release is not as it was made; the message says which file and what to do."""


def read(out: Path) -> releases.Register:
    """Every release of a published folder, embargoed ones too, in the order they were made.

    Raises:
        readiness.releases.Unreadable: the register is harmed.
    """
    return releases.read(out)


def newest(out: Path) -> dict[str, Any] | None:
    """The release that was made last and stands, visible already or not."""
    standing = [row for row in read(out).releases if row["visible_from"]]
    return standing[-1] if standing else None


def find(out: Path, name: str) -> Path | None:
    """A database by the number or name of its release, or by its part in the folder.

    Args:
        name: a number, a release's name, ``live``, ``candidate`` (built, not yet released) or
            ``latest`` (the newest numbered release, visible or not).
    """
    known = read(out)
    if name == "candidate":
        return _pointed(out, publish.CANDIDATE)
    if name == "live":
        row = _live(out)
        return out / row["database"] if row else _pointed(out, publish.POINTER)
    row = newest(out) if name == "latest" else None
    for one in known.releases:
        row = one if name in (one["number"], one["release"]) else row
    return out / row["database"] if row else None


def write(out: Path, known: releases.Register) -> None:
    """Replace the register, at once and durably."""
    text = publish.text({"releases": known.releases, "turns": known.turns})
    releases.parse(text)
    publish.replace(out / releases.FILE, text.encode())


def settle(out: Path) -> None:
    """Let the pointer name what readers see, and remove what a killed run left.

    An embargo ends without anybody's doing; the pointer, which readers need no more, follows
    with the next command.
    """
    known, folder = read(out), out / FOLDER
    numbers = {row["number"] for row in known.releases}
    for path in folder.glob("*") if folder.is_dir() else ():
        if path.name not in numbers:
            shutil.rmtree(path, ignore_errors=True)
    row = _live(out)
    if row and publish.read_json(out / publish.POINTER).get("number") != row["number"]:
        _promote(out, row)


def verify(out: Path, row: dict[str, Any]) -> None:
    """Hold every file of a release to its checksum.

    Raises:
        Harmed: one is missing or changed.
    """
    folder = out / FOLDER / row["number"]
    manifest = publish.read_json(folder / publish.MANIFEST)
    files = manifest.get("files")
    if manifest.get("number") != row["number"] or not isinstance(files, dict):
        raise Harmed(f"{publish.MANIFEST} is missing or harmed")
    for name, digest in files.items():
        if not (folder / name).is_file():
            raise Harmed(f"{name} is missing")
        if publish.sha256(folder / name) != digest:
            raise Harmed(f"{name} has changed since it was released")


def is_whole(out: Path, row: dict[str, Any]) -> bool:
    """Whether every file of a release is as it was made."""
    try:
        verify(out, row)
    except (Harmed, OSError):
        return False
    return True


def _live(out: Path) -> dict[str, Any] | None:
    pointer = publish.read_json(out / publish.POINTER)
    return read(out).served(releases.now(), out, pointer)


def _pointed(out: Path, pointer: str) -> Path | None:
    name = publish.read_json(out / pointer).get("database")
    return out / name if name and (out / name).is_file() else None


def _promote(out: Path, row: dict[str, Any]) -> None:
    """Put a copy of a release's database and exports where the pointer may name them."""
    folder = out / FOLDER / row["number"]
    name = Path(row["database"]).name
    digest = publish.stem(name)
    if not (out / name).is_file():
        fresh = out / f".draft-{os.getpid()}"
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(folder / "exports", fresh / "exports")
        shutil.copyfile(folder / name, fresh / "readiness.duckdb")
        publish.into_place(out, fresh, name)
        shutil.rmtree(fresh, ignore_errors=True)
    publish.point(
        out,
        publish.POINTER,
        {
            "database": name,
            "release": row["release"],
            "built_at": row["built_at"],
            "number": row["number"],
        },
        json.loads((out / "exports" / digest / publish.MANIFEST).read_bytes()),
    )
