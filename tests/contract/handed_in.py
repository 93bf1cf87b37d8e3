"""Files as a secretariat hands them in, sound and crafted."""

import csv
import io
import os
import struct
import zipfile
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from readiness import submissions
from readiness.submissions import KINDS

ROOT = Path(__file__).resolve().parents[2]
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
FIGURE = {
    "indicator_id": "internet_users",
    "iso3": "MYS",
    "year": "2019",
    "period": "",
    "value": "50.5",
    "unit": "% of people",
    "source": "Household survey",
    "source_url": "https://example.org/survey",
    "reported_by": "Statistics office",
    "reported_on": "2020-03-01",
    "note": "",
}


def held(kind):
    """Rows of a register as they stand in the catalogue."""
    path = ROOT / "data/catalogue" / KINDS[kind].file
    return list(csv.DictReader(path.open(encoding="utf-8", newline="")))


def as_csv(kind, rows, header=None):
    """Rows as a spreadsheet saves them: byte order mark, Windows line ends."""
    out = io.StringIO(newline="")
    columns = KINDS[kind].columns()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header or columns)
    writer.writerows([row[name] for name in columns] for row in rows)
    return ("\ufeff" + out.getvalue()).encode()


def as_xlsx(kind, rows, sheet=None, **others):
    """Rows as a plain workbook; other sheets by name, as lists of rows."""
    book = Workbook()
    book.active.title = sheet or kind
    columns = KINDS[kind].columns()
    for row in [columns, *([row[name] for name in columns] for row in rows)]:
        book.active.append([None if cell == "" else cell for cell in row])
    for name, lines in others.items():
        other = book.create_sheet(name)
        for line in lines:
            other.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def crafted(cells, more=(), padding=600_000, method=zipfile.ZIP_DEFLATED):
    """A workbook of hand-written XML, with enough noise beside it to keep the ratio low."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="targets" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        SHEET: cells if cells.startswith("<?") else sheet(cells),
        "xl/media/noise.png": os.urandom(padding),
        **dict(more),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def sheet(rows):
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


def header_row():
    cells = (f'<c t="inlineStr"><is><t>{c}</t></is></c>' for c in KINDS["targets"].columns())
    return f'<row r="1">{"".join(cells)}</row>'


def with_false_sizes(data, size):
    """The same archive, whose list of parts says that each part of ``size`` bytes has 100."""
    return data.replace(struct.pack("<L", size), struct.pack("<L", 100))


TARGET = held("targets")[0]
NEW = TARGET | {"target_id": "NEW-1"}
INSTRUMENT = held("instruments")[0]
TODAY = date(2026, 11, 25)


def check(data, kind=None, name="in.csv"):
    return submissions.check(io.BytesIO(data), name, len(data), kind, today=TODAY)


def faults(found):
    return [str(fault) for fault in found.faults]
