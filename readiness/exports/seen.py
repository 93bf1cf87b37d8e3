"""What a reader sees as a file: workbook, Parquet and JSON, with filters, flags and terms beside it."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook

from readiness.exports.cells import workbook_cell

Row = Mapping[str, object]


def workbook(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    """One sheet a name, the head row frozen; text is text, whatever it starts with."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        if not rows:
            continue
        sheet.append([workbook_cell(sheet, head) for head in rows[0]])
        for row in rows:
            sheet.append([workbook_cell(sheet, value) for value in row.values()])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet(rows: Sequence[Row], about: Mapping[str, object]) -> bytes:
    """A typed table; what it is, and by which filters, stands in the file's own metadata."""
    table = pa.Table.from_pandas(_frame(rows), preserve_index=False)
    table = table.replace_schema_metadata(
        {**(table.schema.metadata or {}), "about": json.dumps(about, ensure_ascii=False)}
    )
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def as_json(rows: Sequence[Row], about: Mapping[str, object]) -> bytes:
    """A Table Schema with its data, as ``pandas.read_json(..., orient="table")`` reads it.

    >>> found = json.loads(as_json([{"year": 2020, "value": None}], {"title": "A"}))
    >>> found["about"], found["data"]
    ({'title': 'A'}, [{'year': 2020, 'value': None}])
    """
    text = _frame(rows).to_json(orient="table", index=False, double_precision=15)
    head = json.dumps(about, ensure_ascii=False)
    return f'{{"about":{head},{text[1:]}'.encode()


def _frame(rows: Sequence[Row]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows))
    for name in frame.columns:
        known = frame[name].dropna()
        # A column without any figure left stays one of figures.
        if name == "value" or (len(known) and known.map(type).isin((int, float)).all()):
            is_whole = len(known) == len(frame) and known.map(type).eq(int).all()
            frame[name] = frame[name].astype("int64" if is_whole else "float64")
        else:
            frame[name] = frame[name].astype("str")
    return frame
