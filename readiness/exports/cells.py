"""Values as cells of a workbook: text is text, whatever it starts with."""

from __future__ import annotations

import re
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

MOST_LETTERS = 32_767
"""What a cell of a workbook holds."""


def workbook_cell(sheet: Any, value: object) -> object:
    """A value as a cell takes it: what looks like a formula or an error stays a text."""
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)[:MOST_LETTERS]
    if not re.match("[=#]", text):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell
