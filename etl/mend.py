"""Find what is structurally wrong in a file that the fast reader refused.

Only faulty files come here, line by line. The mended copy keeps every line in its place, so
that faults of content in the same file are found in the same run, with their right lines.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from readiness.catalogue import Fault


def mend(
    path: Path, file: str, name: str, columns: Sequence[str], copy: Path
) -> tuple[list[int], list[Fault]]:
    """Write a readable copy of ``path`` to ``copy`` and say what had to be mended.

    Returns:
        The lines without content that can be judged, and the faults of form.
    """
    faults: list[Fault] = []
    malformed: list[int] = []
    once: set[str] = set()

    def note(line: int, wrong: str, remedy: str, *, only_first: bool = False) -> None:
        if not (only_first and wrong in once):
            faults.append(Fault(file, line, name, wrong, remedy))
        once.add(wrong)

    wanted = ",".join(columns)
    with path.open("rb") as source, copy.open("w", encoding="utf-8", newline="") as out:
        out.write(wanted + "\n")
        line = 0
        for line, data in enumerate(source, start=1):
            text = _text(line, data, note)
            if line == 1:
                if text != wanted:
                    note(1, f"the header is {text[:200]!r}", f"it must read {wanted}")
                    break
            elif _is_sound(line, text, len(columns), note):
                out.write(text + "\n")
            else:
                malformed.append(line)
                out.write("," * (len(columns) - 1) + "\n")
        if line == 0:
            note(1, "the file is empty", "fetch the snapshot again")
        elif line == 1 and not faults:
            note(1, "the file has a header and no rows", "fetch the snapshot again")
        elif not data.endswith(b"\n") and line > 1:
            note(line, "the last line has no line end: the file was cut off", "fetch it again")
    return malformed, faults


def _text(line: int, data: bytes, note) -> str:  # type: ignore[no-untyped-def]
    if line == 1 and data.startswith(b"\xef\xbb\xbf"):
        note(1, "starts with a byte order mark", "save it as UTF-8 without BOM")
        data = data[3:]
    if b"\r" in data:
        note(line, "has Windows line ends", "save it with LF line ends", only_first=True)
        data = data.replace(b"\r", b"")
    if b"\0" in data:
        note(line, "has NUL bytes", "save it as UTF-8", only_first=True)
        data = data.replace(b"\0", b"")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        note(line, "is not UTF-8 from this line on", "save it as UTF-8", only_first=True)
        text = data.decode("utf-8", errors="replace")
    return text.removesuffix("\n")


def _is_sound(line: int, text: str, width: int, note) -> bool:  # type: ignore[no-untyped-def]
    if not text:
        note(line, "the line is blank", "remove it")
        return False
    try:
        cells = next(csv.reader([text], strict=True))
    except csv.Error as error:
        note(line, f"is not CSV ({error})", "check the quotes")
        return False
    if len(cells) != width:
        note(line, f"has {len(cells)} cells, the header has {width}", "add or remove commas")
        return False
    return True
