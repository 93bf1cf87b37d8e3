"""A new snapshot beside the old ones: written whole in a corner, then moved by one rename."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from etl import publish
from etl.fetch.sieve import Key
from etl.snapshots import Receipt
from etl.sources.tidy_csv import COLUMNS

FILE, RECEIPT = "observations.csv", "receipt.json"


@dataclass
class Part:
    """The figures of one answer and what the receipt says of it, apart from its number."""

    rows: dict[Key, str]
    told: dict[str, Any]


@dataclass
class Held:
    """The newest snapshot of a source that was fetched, unharmed; parts by address."""

    folder: Path
    sha256: str
    parts: dict[str, Part] = field(default_factory=dict)


def newest(root: Path, source_id: str) -> Held | None:
    """What the last fetch brought; None if there was none, or it is harmed."""
    for path in sorted((root / source_id).glob(f"*/{RECEIPT}"), reverse=True):
        try:
            receipt = Receipt.model_validate(json.loads(path.read_bytes()))
            if receipt.fetched_at is None:
                continue
            if publish.sha256(path.parent / receipt.file) != receipt.sha256:
                return None
            return _held(path.parent, receipt)
        except (OSError, ValueError, ValidationError, KeyError):
            return None
    return None


def _held(folder: Path, receipt: Receipt) -> Held:
    held = Held(folder, receipt.sha256)
    by_number: dict[str, Part] = {}
    for copy in receipt.copies:
        told = copy.model_dump(mode="json", by_alias=True, exclude={"copy_", "rows"})
        part = by_number[str(copy.copy_)] = Part({}, told)
        held.parts[copy.address] = part
    with (folder / receipt.file).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["series"], row["place"], int(row["year"]))
            by_number[row["copy"]].rows[key] = row["value"]
    return held


def table(parts: list[Part]) -> bytes:
    """The parts as tidy CSV, sorted, each row with the number of its copy."""
    lines = sorted(
        (key, value, number)
        for number, part in enumerate(parts, start=1)
        for key, value in part.rows.items()
    )
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for (series, place, year), value, number in lines:
        writer.writerow((series, place, year, value, number, "no", "no"))
    return text.getvalue().encode()


def write(root: Path, corner: Path, source_id: str, parts: list[Part], now: datetime) -> Path:
    """Make the snapshot. Returns its folder, named after the instant.

    Args:
        corner: an empty folder on the same disk, which readers of snapshots pass by.
    """
    data = table(parts)
    receipt = {
        "source_id": source_id,
        "file": FILE,
        "rows": sum(len(part.rows) for part in parts),
        "sha256": hashlib.sha256(data).hexdigest(),
        "received_on": now.date().isoformat(),
        "fetched_at": now.isoformat(timespec="seconds"),
        "copies": [
            {"copy": number, **part.told, "rows": len(part.rows)}
            for number, part in enumerate(parts, start=1)
        ],
    }
    new = corner / "new"
    new.mkdir()
    text = json.dumps(receipt, indent=1, ensure_ascii=False) + "\n"
    for name, content in ((FILE, data), (RECEIPT, text.encode())):
        with (new / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    publish.sync(new)
    target = _free(root / source_id / now.strftime("%Y-%m-%dT%H%M%SZ"))
    target.parent.mkdir(exist_ok=True)
    os.replace(new, target)
    publish.sync(target.parent)
    publish.sync(root)
    return target


def _free(folder: Path) -> Path:
    """The folder, or its first successor that is not there yet; by name they are in order."""
    number = 1
    found = folder
    while found.exists():
        number += 1
        found = folder.with_name(f"{folder.name}-{number:03}")
    return found
