"""Answers of one source that a run read before it broke off: the next run need not ask again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from etl import publish
from etl.fetch.window import Answer

WORK = ".fetching"
"""Folder below the snapshots for what is not yet one; readers of snapshots pass it by."""


class Shelf:
    """One file an answer, and beside it what was told of it; an old or harmed one is no answer."""

    def __init__(self, folder: Path, keep: timedelta) -> None:
        self.folder, self.keep = folder, keep
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():  # what a killed run was writing
            if path.suffix == ".part":
                path.unlink()
            elif path.is_dir():
                shutil.rmtree(path)

    def body(self, address: str) -> Path:
        return self.folder / f"{_key(address)}.body"

    def part(self, address: str) -> Path:
        """Where an answer is written while it comes."""
        return self.folder / f"{_key(address)}.part"

    def held(self, address: str) -> Answer | None:
        """The answer to an address, if it lies here whole and is young enough."""
        body = self.body(address)
        try:
            answer = Answer(**json.loads(body.with_suffix(".json").read_bytes()))
            age = datetime.now(UTC) - datetime.fromisoformat(answer.fetched_at)
            is_good = timedelta(0) <= age < self.keep and publish.sha256(body) == answer.sha256
        except (OSError, ValueError, TypeError):
            return None
        return answer if is_good else None

    def put(self, address: str, answer: Answer) -> None:
        """Keep what was written to ``part``: the note comes last, and says what it is about."""
        os.replace(self.part(address), self.body(address))
        note = self.part(address)
        note.write_text(json.dumps(asdict(answer)), encoding="utf-8")
        os.replace(note, self.body(address).with_suffix(".json"))

    def clear(self) -> None:
        """Everything goes: it has become a snapshot, or cannot become one."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _key(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()[:24]
