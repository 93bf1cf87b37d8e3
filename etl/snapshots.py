"""Find the snapshots, read their receipts, and measure the files against them."""

from __future__ import annotations

import codecs
import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from readiness.catalogue import Fault, shown
from readiness.catalogue.models import Reuse
from readiness.catalogue.values import _day

SNAPSHOTS = Path(__file__).resolve().parents[1] / "data" / "snapshots"
CHUNK = 1 << 22


class Copy(BaseModel):
    """Where a part of a snapshot was read."""

    model_config = ConfigDict(frozen=True, strict=True)
    copy_: Annotated[int, Field(alias="copy", ge=1)]
    publisher: str
    edition: str
    address: str
    obtained_from: str
    licence: str
    reuse: Reuse
    retrieved_on: Annotated[date | None, BeforeValidator(_day)]
    rows: int
    connector: str | None = None
    """Row of ``connectors.csv`` that brought it; this and all below only if it was fetched."""
    fetched_at: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    answers: list[dict[str, str | int]] = []
    """sha256 and bytes of each page that came."""
    reading: str | None = None
    """Changes when the same answer would be read otherwise."""
    without_figure: int | None = None
    """Rows in which the publisher says that there is no figure."""
    not_covered: list[str] = []
    """States of which the answer has no figure at all."""


class Receipt(BaseModel):
    """What was received, when, and how it can be recognised."""

    model_config = ConfigDict(frozen=True, strict=True)
    source_id: str
    file: Annotated[str, Field(pattern=r"^[^/\\]+$")]
    rows: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    received_on: Annotated[date, BeforeValidator(_day)]
    fetched_at: str | None = None
    """The instant, if ``python -m etl fetch`` made it."""
    copies: Annotated[list[Copy], Field(min_length=1)]


@dataclass(frozen=True)
class Measure:
    """A file as it lies on the disk, from one pass over its bytes."""

    sha256: str
    lines: int
    """Lines, a last one without a line end included."""
    header: str
    is_plain: bool
    """UTF-8, LF line ends, no byte order mark, no NUL, a line end at the end."""


@dataclass(frozen=True)
class Snapshot:
    number: int
    name: str
    """Its folder below the snapshots, like ``wdi`` or ``wdi/2027-01-15``."""
    folder: Path
    receipt: Receipt
    measure: Measure

    @property
    def path(self) -> Path:
        return self.folder / self.receipt.file

    @property
    def receipt_file(self) -> str:
        return shown(self.folder / "receipt.json")


def find(root: Path, faults: list[Fault]) -> list[Snapshot]:
    """Every snapshot below ``root`` that has a readable receipt, sorted by name.

    A folder whose name starts with a point is passed by: a fetch is at work there.
    """
    if not root.is_dir():
        faults.append(Fault(shown(root), 1, root.name, "is not a folder", "name the snapshots"))
        return []
    receipts = _below(root, "receipt.json")
    for path in _below(root, "*.csv"):
        if not (path.parent / "receipt.json").exists():
            name = path.parent.relative_to(root).as_posix()
            remedy = "add a receipt.json that says where the file came from"
            faults.append(Fault(shown(path), 1, name, "has no receipt beside it", remedy))
    read = [(path, _receipt(path, root, faults)) for path in receipts]
    kept = [(path, receipt) for path, receipt in read if receipt is not None]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        measures = list(pool.map(lambda it: _measure(it[0].parent / it[1].file), kept))
    found: list[Snapshot] = []
    for (path, receipt), measure in zip(kept, measures, strict=True):
        name = path.parent.relative_to(root).as_posix()
        if isinstance(measure, OSError):
            file = shown(path.parent / receipt.file)
            wrong = f"cannot be read ({measure.strerror})"
            faults.append(Fault(file, 1, name, wrong, f"restore the file that {path.name} names"))
            continue
        found.append(Snapshot(len(found), name, path.parent, receipt, measure))
    for snapshot in found:
        _compare(snapshot, faults)
    return found


def _below(root: Path, pattern: str) -> list[Path]:
    return sorted(
        path
        for path in root.rglob(pattern)
        if not any(part.startswith(".") for part in path.relative_to(root).parts)
    )


def _receipt(path: Path, root: Path, faults: list[Fault]) -> Receipt | None:
    name = path.parent.relative_to(root).as_posix()
    file = shown(path)
    try:
        receipt = Receipt.model_validate(json.loads(path.read_bytes()))
    except ValidationError as error:
        for item in error.errors():
            where = ".".join(str(part) for part in item["loc"])
            wrong = f"{where}: {item['msg'].removeprefix('Value error, ').partition(';')[0]}"
            faults.append(Fault(file, 1, name, wrong, "correct the receipt"))
        return None
    except OSError as error:
        faults.append(Fault(file, 1, name, f"cannot be read ({error.strerror})", "restore it"))
        return None
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        wrong = f"is not JSON ({str(error).partition(':')[0]})"
        faults.append(Fault(file, line, name, wrong, "restore the receipt"))
        return None
    if receipt.source_id != name.partition("/")[0]:
        wrong = f"is about {receipt.source_id!r} but lies in the folder of {name!r}"
        faults.append(Fault(file, 1, name, wrong, "move the folder or correct source_id"))
    numbers = [copy.copy_ for copy in receipt.copies]
    if len(set(numbers)) != len(numbers):
        faults.append(Fault(file, 1, name, "two copies have one number", "number them anew"))
    return receipt


def _measure(path: Path) -> Measure | OSError:
    digest, newlines, size, last = hashlib.sha256(), 0, 0, b""
    decoder = codecs.getincrementaldecoder("utf-8")()
    header, is_plain = b"", True
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                if not size:
                    header = chunk.partition(b"\n")[0]
                    is_plain = not chunk.startswith(codecs.BOM_UTF8)
                digest.update(chunk)
                newlines += chunk.count(b"\n")
                size += len(chunk)
                last = chunk[-1:]
                is_plain = is_plain and b"\r" not in chunk and b"\0" not in chunk
                if is_plain:
                    try:
                        decoder.decode(chunk)
                    except UnicodeDecodeError:
                        is_plain = False
            is_plain = is_plain and last == b"\n"
    except OSError as error:
        return error
    text = header.decode("utf-8", errors="replace")
    lines = newlines + (last not in (b"", b"\n"))
    return Measure(digest.hexdigest(), lines, text, is_plain)


def _compare(snapshot: Snapshot, faults: list[Fault]) -> None:
    receipt, measure = snapshot.receipt, snapshot.measure
    rows = max(measure.lines - 1, 0)
    where = (snapshot.receipt_file, 1, snapshot.name)
    again = "fetch the snapshot again: a snapshot is never edited"
    if measure.sha256 != receipt.sha256:
        wrong = f"{receipt.file} is not the file that was received (its sha256 differs)"
        faults.append(Fault(*where, wrong, again))
    if rows != receipt.rows:
        wrong = f"{receipt.file} has {rows} rows, the receipt says {receipt.rows}"
        faults.append(Fault(*where, wrong, again))
    if sum(copy.rows for copy in receipt.copies) != receipt.rows:
        wrong = f"the rows of its copies do not add up to {receipt.rows}"
        faults.append(Fault(*where, wrong, "correct the receipt"))
