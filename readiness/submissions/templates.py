"""Templates to fill in, made from the models: columns, what they mean, and what may stand there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import ValidationError

from readiness import wording
from readiness.catalogue import CATALOGUE, Catalogue, load, models, reading, references
from readiness.catalogue.row import Row
from readiness.submissions.kinds import KINDS
from readiness.submissions.limits import MOST_ROWS
from readiness.submissions.reported import Reported, reportable

HEADS = ("column", "required", "meaning", "how to write it", "one of")
NO_VALUE = "?"
"""What no number, day or list holds: a model's refusal of it says what to write instead."""


def about(kind: str, catalogue: Catalogue) -> list[tuple[str, ...]]:
    """The comment sheet: a line for each column, under `HEADS`; ids are in `vocabulary`."""
    model = KINDS[kind]
    listed = vocabulary(kind, catalogue)
    return [
        HEADS,
        *(
            (
                name,
                "yes" if _is_required(model, name) else "",
                wording.column_meaning(kind, name),
                "a word of the last column" if name in listed else _manner(model, name),
                ", ".join(row[0] for row in listed.get(name, [])),
            )
            for name in model.columns()
        ),
    ]


def vocabulary(kind: str, catalogue: Catalogue) -> dict[str, list[tuple[str, ...]]]:
    """What may stand in a column, first the word to write, then what it means; by column.

    A column named as another file's key holds the ids of that file.
    """
    model = KINDS[kind]
    keys: dict[str, type[Row]] = {}
    for source in models.FILES:
        if len(source.key) == 1 and source is not model:
            keys.setdefault(source.key[0], source)  # derivations too are keyed by their indicator
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in model.columns():
        if words := _literals(model, name):
            found[name] = [(word,) for word in words]
        elif name in keys:
            found[name] = list(_ids(keys[name], model, catalogue))
    return found


def as_csv(kind: str) -> bytes:
    """The header alone, with the byte order mark that spreadsheets want."""
    return _sheet([KINDS[kind].columns()])


def as_csv_about(kind: str, folder: Path = CATALOGUE) -> bytes:
    """The comment sheet beside a CSV, for the catalogue in the folder."""
    return _sheet(about(kind, load(folder)))


def as_xlsx(kind: str, folder: Path = CATALOGUE) -> bytes:
    """A workbook: the sheet to fill in, the comment sheet, and the lists behind its menus."""
    catalogue = load(folder)
    book = Workbook()
    rows = book.active
    rows.title = kind
    columns = KINDS[kind].columns()
    _fill(rows, [columns], widths=[max(12, len(name) + 2) for name in columns])
    for number in range(1, len(columns) + 1):
        # Text, or a spreadsheet makes a day out of 2026-01 and a formula out of -2030.
        rows.column_dimensions[get_column_letter(number)].number_format = "@"
    _fill(book.create_sheet("about"), about(kind, catalogue), widths=[26, 9, 60, 60, 60])
    _menus(book, rows, vocabulary(kind, catalogue), columns)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _menus(
    book: Workbook,
    rows: Worksheet,
    listed: dict[str, list[tuple[str, ...]]],
    columns: Sequence[str],
) -> None:
    sheet = book.create_sheet("lists")
    place = 1
    for name, words in listed.items():
        wide = max((len(word) for word in words), default=1)
        for down, word in enumerate([(name,), *words], 1):
            for right, part in enumerate(word):
                sheet.cell(down, place + right, part)
        letter = get_column_letter(place)
        menu = DataValidation(
            type="list", formula1=f"lists!${letter}$2:${letter}${len(words) + 1}", allow_blank=True
        )
        own = get_column_letter(columns.index(name) + 1)
        menu.add(f"{own}2:{own}{MOST_ROWS + 1}")
        rows.add_data_validation(menu)
        place += wide + 1


def _fill(sheet: Worksheet, lines: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    for line in lines:
        sheet.append(list(line))
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.cell(1, number).font = Font(bold=True)
    sheet.freeze_panes = "B2"
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _sheet(lines: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def _ids(source: type[Row], model: type[Row], catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    is_value = issubclass(model, Reported)
    open_to_all = reportable(catalogue)
    for row in catalogue.table(source):
        if isinstance(row, models.Country) and row.kind != "member":
            continue
        name = str(getattr(row, source.key[0]))
        if is_value and isinstance(row, models.Indicator) and name not in open_to_all:
            continue
        told = (getattr(row, word, None) for word in ("title", "name", "meaning", "unit"))
        yield (name, *(str(word) for word in told if word))
    if model is models.Instrument and source is models.Country:
        yield references.REGION, "the Association itself"


def _literals(model: type[Row], name: str) -> tuple[str, ...]:
    hint = get_type_hints(model)[name]
    for part in (hint, *get_args(hint)):
        if get_origin(part) is Literal:
            return tuple(map(str, get_args(part)))
    return ()


def _is_required(model: type[Row], name: str) -> bool:
    return NoneType not in get_args(get_type_hints(model)[name])


def _manner(model: type[Row], name: str) -> str:
    """How to write a cell, in the words with which the model refuses a wrong one."""
    try:
        cells: dict[str, Any] = dict.fromkeys(model.columns())
        model(**(cells | {name: NO_VALUE}))
    except ValidationError as error:
        own = f"{name} is "
        refusals = [remedy for wrong, remedy in reading.words(error) if wrong.startswith(own)]
        known = [remedy for remedy in refusals if remedy != "fill it in"]
        if known:
            return known[0]
    return "a line of text"
