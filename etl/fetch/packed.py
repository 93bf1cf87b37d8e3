"""What a ZIP file would unpack to is measured before anything opens it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from etl.fetch.trouble import CORRECT_ROW, LATER, Trouble

MOST_PARTS = 2_000
MOST_UNPACKED = 400 * 2**20
MOST_HELD = 40 * 2**20
"""For what of a workbook is held in memory whole, like its texts."""
SHEETS = "xl/worksheets/"
"""Parts of a workbook that are read row by row."""


def measure(path: Path, one_of: str = "") -> list[str]:
    """Names of the parts, or of the single part that ends in ``one_of``.

    ``zipfile`` reads no more of a part than its entry says, so what is added up here is kept to.

    Raises:
        Trouble: it is damaged, a bomb, or holds another number of such parts.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise Trouble(f"the ZIP file is cut off or damaged ({error})", LATER) from None
    unpacked = sum(part.file_size for part in parts)
    whole = [p.file_size for p in parts if not one_of and not p.filename.startswith(SHEETS)]
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or sum(whole) > MOST_HELD:
        what = f"{path.stat().st_size:,} bytes would unpack to {unpacked / 2**20:,.0f} MB"
        raise Trouble(f"{what} in {len(parts):,} parts: a ZIP bomb?", "look at it by hand")
    names = [part.filename for part in parts if part.filename.lower().endswith(one_of)]
    if one_of and len(names) != 1:
        raise Trouble(f"has {len(names)} {one_of} files in the ZIP, not one", CORRECT_ROW)
    return names
