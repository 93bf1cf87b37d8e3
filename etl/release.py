"""Freeze a build as a numbered release that can be cited, and go back to an earlier one."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from etl import build, hold, publish, register
from etl.stages import Stages
from readiness import releases

INPUTS = "inputs.zip"
FIRST_METHOD = "1.0"
STAGES = [*build.STAGES, "Comparing with the last release", "Freezing"]


class Refused(Exception):
    """Nothing was released or rolled back; ``lines`` say why and what to do."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        super().__init__(lines[0])


@dataclass(frozen=True)
class Wish:
    """What the officer says of a release."""

    note: str
    by: str
    method: str | None = None
    """The version of the method; None: as in the release before."""
    visible_from: datetime | None = None
    """The end of the embargo; None: at once."""


def release(
    wish: Wish,
    catalogue_folder: Path,
    snapshots_folder: Path,
    out: Path,
    stages: Stages,
    is_waiting: bool = True,
) -> dict[str, Any]:
    """Build what has changed, hold it against the last release, and freeze it under a number.

    Returns:
        The new row of the register.

    Raises:
        Refused: by a hold, or because there is nothing to release.
        build.Refused: the inputs are faulty.
        publish.Busy: another run holds the lock.
        readiness.releases.Unreadable: the register is harmed.
        OSError, duckdb.Error: the output cannot be written.
    """
    with stages, publish.locked(out, stages.wait if is_waiting else None):
        now = releases.now()
        if wish.visible_from and wish.visible_from <= now:
            raise Refused(
                f"embargo: {wish.visible_from.isoformat()} has passed; name an instant to come, or none"
            )
        last = register.newest(out)
        method = _method(wish.method, last)
        built = build.make(
            catalogue_folder, snapshots_folder, out, stages, is_secret=bool(wish.visible_from)
        )
        _refuse_the_same(built, last, wish)
        with stages("Comparing with the last release"):
            open_holds = (
                hold.open_holds(out / last["database"], built.database, catalogue_folder)
                if last
                else []
            )
        if open_holds:
            raise Refused(*open_holds)
        now = releases.now()
        visible_from = wish.visible_from or now.astimezone(UTC).replace(microsecond=0)
        number = _number(visible_from, register.read(out))
        row = {
            "number": number,
            "released_at": now.astimezone(UTC).isoformat(timespec="seconds"),
            "visible_from": visible_from.isoformat(),
            "note": wish.note,
            "method": method,
            "by": wish.by,
            "database": f"{register.FOLDER}/{number}/{built.database.name}",
            "release": built.manifest["release"],
            "built_at": built.manifest["built_at"],
        }
        with stages("Freezing"):
            _freeze(out, built, row)
            known = register.read(out)
            turn = {"number": number, "at": row["visible_from"]}
            register.write(out, releases.Register([*known.releases, row], [*known.turns, turn]))
            (out / publish.CANDIDATE).unlink(missing_ok=True)
            register.settle(out)
            publish.tidy(out)
        return row


def rollback(number: str | None, out: Path, is_waiting: bool, stages: Stages) -> str:
    """Let readers have an earlier release again; without a number, undo the last step.

    Returns:
        What was done, in one line.

    Raises:
        Refused: there is no such release, or it is not whole.
        publish.Busy: another run holds the lock.
        readiness.releases.Unreadable: the register is harmed.
    """
    with publish.locked(out, stages.wait if is_waiting else None):
        register.settle(out)
        known, now = register.read(out), releases.now()
        if not known.releases and number is None:
            return _to_the_build_before(out)
        waiting = [turn for turn in known.turns if releases.instant(turn["at"]) > now]
        if number is None and waiting:
            return _take_back(out, known, waiting[-1]["number"])
        row = _named(out, known, number, now) if number else _before_the_live_one(known, now)
        try:
            register.verify(out, row)
        except register.Harmed as harm:
            raise Refused(
                f"{row['number']}: {harm}; it cannot be served: put it back from a backup,"
                " or name another release"
            ) from None
        if known.live(now)[:1] == [row["number"]]:
            return f"{row['number']} is live already."
        turn = {"number": row["number"], "at": now.astimezone(UTC).isoformat(timespec="seconds")}
        register.write(out, releases.Register(known.releases, [*known.turns, turn]))
        register.settle(out)
        publish.tidy(out)
        return f"Readers have {row['number']} again, released {row['released_at']}."


def _method(asked: str | None, last: dict[str, Any] | None) -> str:
    before = last["method"] if last else FIRST_METHOD
    if asked is None:
        return before
    if not re.fullmatch(r"\d{1,4}\.\d{1,4}", asked):
        raise Refused(f"method: {asked!r} is no version; write it like {before}")
    if _version(asked) < _version(before):
        raise Refused(f"method: {asked} is older than {before} of the last release; count on")
    return asked


def _version(method: str) -> list[int]:
    return [int(part) for part in method.split(".")]


def _refuse_the_same(built: build.Built, last: dict[str, Any] | None, wish: Wish) -> None:
    if last and last["release"] == built.manifest["release"]:
        raise Refused(
            f"{last['number']} holds exactly these figures: there is nothing to release;"
            f" to let readers have it: python -m etl rollback {last['number']}"
        )
    if wish.visible_from and built.is_live:
        raise Refused(
            "readers have exactly these figures already, so no embargo can hold them back;"
            " release them without one"
        )


def _number(visible_from: datetime, known: releases.Register) -> str:
    """Year and month of its first day, and a third part from the second release of a month on."""
    month = f"{visible_from.year}.{visible_from.month:02}"
    taken = {row["number"] for row in known.releases}
    number, count = month, 0
    while number in taken:
        count += 1
        number = f"{month}.{count}"
    return number


def _freeze(out: Path, built: build.Built, row: dict[str, Any]) -> None:
    """Everything of a release in its folder: written beside, made durable, moved by one rename."""
    draft = out / register.FOLDER / f".draft-{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        exports = built.database.parent / "exports"
        if built.database.parent == out:
            exports /= publish.stem(built.database.name)
        shutil.copytree(exports, draft / "exports")
        shutil.copyfile(built.database, draft / built.database.name)
        _pack(built, draft / INPUTS)
        made = sorted(path for path in draft.rglob("*") if path.is_file())
        files = {path.relative_to(draft).as_posix(): publish.sha256(path) for path in made}
        told = {**built.manifest, **row, "files": files}
        (draft / publish.MANIFEST).write_text(publish.text(told), encoding="utf-8")
        for path in (*made, draft / publish.MANIFEST):
            path.chmod(0o444)
            publish.sync(path)
        for folder in (draft / "exports", draft):
            publish.sync(folder)
        os.replace(draft, out / register.FOLDER / row["number"])
        publish.sync(out / register.FOLDER)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _pack(built: build.Built, path: Path) -> None:
    """The inputs as they were read, so that the release can be built again."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, file in sorted(built.files.items()):
            if publish.sha256(file) != built.manifest["inputs"].get(name):
                raise Refused(f"{name}: changed while it was being released; release again")
            pack.writestr(zipfile.ZipInfo(name), file.read_bytes(), zipfile.ZIP_DEFLATED)


def _named(out: Path, known: releases.Register, number: str, now: datetime) -> dict[str, Any]:
    row = known.named(number)
    numbers = ", ".join(one["number"] for one in known.visible(now)) or "none"
    if row is None:
        raise Refused(f"{number}: there is no such release; there are: {numbers}")
    if row not in known.visible(now):
        until = row["visible_from"] or "for ever: it was taken back"
        raise Refused(
            f"{number}: under embargo until {until}, so it cannot be made live;"
            f" releases that can: {numbers}"
        )
    return row


def _before_the_live_one(known: releases.Register, now: datetime) -> dict[str, Any]:
    seen = known.visible(now)
    live = known.live(now)[:1]
    later = [at for at, row in enumerate(seen) if [row["number"]] == live]
    older = seen[later[0] + 1 :] if later else seen
    if not older:
        raise Refused(f"there is no release before {', '.join(live) or 'the first'}")
    return older[0]


def _take_back(out: Path, known: releases.Register, number: str) -> str:
    """An embargoed release that nobody has seen yet never becomes visible."""
    rows = [
        {**row, "visible_from": None} if row["number"] == number else row for row in known.releases
    ]
    turns = [turn for turn in known.turns if turn["number"] != number]
    register.write(out, releases.Register(rows, turns))
    return f"{number} is taken back: it will not become visible."


def _to_the_build_before(out: Path) -> str:
    pointer = publish.read_json(out / publish.POINTER)
    previous = pointer.get("previous", "")
    manifest = publish.manifest_of(out, previous) if previous else {}
    if not manifest:
        raise Refused("nothing was released or built before this; there is nothing to go back to")
    digest = manifest["files"].get(previous)
    if not (out / previous).is_file() or publish.sha256(out / previous) != digest:
        raise Refused(f"{previous}: the build before is missing or harmed; build again")
    named = {"database": previous, "release": manifest["release"], "built_at": manifest["built_at"]}
    publish.point(out, publish.POINTER, named, manifest)
    return f"Readers have the build before again: {manifest['release']}."
