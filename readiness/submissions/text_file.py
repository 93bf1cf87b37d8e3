"""Lines of a CSV file from a stranger, one at a time: its encoding is checked, never guessed."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from readiness.catalogue import Fault
from readiness.submissions.limits import MOST_BYTES

MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def lines(file: BinaryIO, name: str, faults: list[Fault]) -> Iterator[str]:
    """The file's lines as text.

    A byte order mark and Windows line ends are let through: spreadsheets write both, and neither
    reaches the line that is committed.
    """
    subject, is_utf8, read = Path(name).stem, True, 0
    for number, raw in enumerate(iter(lambda: file.readline(MOST_BYTES + 1), b""), 1):
        read += len(raw)
        if read > MOST_BYTES:
            wrong = f"has more than {MOST_BYTES // 2**20} MB"
            faults.append(Fault(name, number, subject, wrong, "split it into smaller files"))
            return
        if number == 1:
            if raw.startswith(MARKS):
                wrong, remedy = "is UTF-16", "save it as UTF-8 (in Excel: CSV UTF-8)"
                faults.append(Fault(name, 1, subject, wrong, remedy))
                return
            raw = raw.removeprefix(codecs.BOM_UTF8)
        if b"\0" in raw:
            wrong = "holds a NUL: it is no text in UTF-8"
            faults.append(Fault(name, number, subject, wrong, "save it as UTF-8"))
            return
        try:
            yield raw.decode("utf-8")
        except UnicodeDecodeError:
            if is_utf8:
                wrong = "is not UTF-8 from this line on"
                faults.append(Fault(name, number, subject, wrong, "save it as UTF-8"))
            is_utf8 = False
            yield raw.decode("utf-8", errors="replace")
