"""Workbooks are measured before they are opened; templates come from the models."""

import io
import json
import re
import tomllib
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from handed_in import (
    INSTRUMENT,
    NEW,
    OFFICE,
    PACKAGE,
    ROOT,
    as_csv,
    as_xlsx,
    check,
    crafted,
    faults,
    header_row,
    sheet,
    with_false_sizes,
)
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import Workbook, load_workbook

from readiness import catalogue, submissions, wording
from readiness.submissions import KINDS, limits, packed


def test_days_months_and_numbers_of_a_workbook_are_read_as_they_show():
    book = Workbook()
    book.active.append(KINDS["instruments"].columns())
    row = INSTRUMENT | {"instrument_id": "x_1", "adopted_on": None, "in_force_on": None}
    book.active.append([row[name] or None for name in KINDS["instruments"].columns()])
    book.active["F2"], book.active["G2"] = datetime(2025, 4, 1), datetime(2025, 4, 17)
    book.active["F2"].number_format, book.active["G2"].number_format = "mmm-yy", "dd/mm/yyyy"
    book.active["H2"] = 2026
    out = io.BytesIO()
    book.save(out)
    found = check(out.getvalue(), name="in.xlsx")
    assert faults(found) == []
    assert ",2025-04,2025-04-17,2026," in found.rows[0].csv


def test_a_sheet_of_the_kind_s_name_is_read_and_others_are_told():
    data = as_xlsx("targets", [NEW], other=[["x", "y"]], about=[["column"]])
    found = check(data)
    assert [row.status for row in found.rows] == ["new"]
    assert found.notes == ("Only the sheet 'targets' was read, of 2.",)


def test_the_row_of_a_fault_is_the_row_of_the_sheet():
    blank = dict.fromkeys(NEW, "")
    found = check(as_xlsx("targets", [NEW, blank, blank, NEW | {"target_id": "X", "kind": "?"}]))
    assert faults(found)[0].startswith("in.csv:5 X: kind is '?'; use 'quantitative'")


def test_a_formula_and_an_error_are_refused_by_cell():
    data = as_xlsx("targets", [NEW | {"quote": "=1+1"}, NEW | {"target_id": "X", "quote": "#REF!"}])
    told = faults(check(data))
    assert any(re.search(r":2 sheet1 \w+2: the cell holds a formula; paste", t) for t in told)
    assert any(":3 " in t and "the cell shows the error #REF!" in t for t in told)


def test_a_sheet_of_errors_alone_ends_and_it_is_told():
    cells = '<c t="e"><v>#REF!</v></c>' * 100
    found = check(crafted(header_row() + f"<row>{cells}</row>" * 4000))
    assert len(found.faults) <= limits.MOST_TOLD + 2
    assert "what follows were not read" in faults(found)[-1]


RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/{{}}" Target="{{}}"/></Relationships>'
)
CRAFTED = {
    "unpacks to 43 MB, more than 40 MB": lambda: crafted(" " * 45_000_000),
    "times its size, more than 100": lambda: crafted(" " * 9_000_000, padding=10),
    "more than 200 cells in a row": lambda: crafted("<row>" + "<c/>" * 300 + "</row>"),
    "nests elements too deeply": lambda: crafted("<a>" * 90 + "</a>" * 90),
    "in.xlsx:1048576 sheet1: has more than 5,000 rows": lambda: crafted(
        header_row() + '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    ),
    "has rows out of order": lambda: crafted('<row r="9"/><row r="3"/>'),
    "declares a document type": lambda: crafted(
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
    ),
    "is not XML": lambda: crafted("<row></col>"),
    "holds macros": lambda: crafted("", [("xl/vbaProject.bin", "x")]),
    "holds links to other": lambda: crafted("", [("xl/externalLinks/link1.xml", "<a/>")]),
    "holds other files inside": lambda: crafted("", [("xl/embeddings/a.docx", "x")]),
    "has more than 200 parts": lambda: crafted("", [(f"x{n}", "") for n in range(201)]),
    "has too many elements": lambda: crafted(
        "", [("xl/styles.xml", "<a>" + "<b/>" * 60_000 + "</a>")]
    ),
    "is packed in an unusual way": lambda: crafted("", method=zipfile.ZIP_LZMA),
    "is cut off": lambda: crafted("")[:300_000],
    "disguised: has more than 200 cells in a row": lambda: crafted(
        "",
        [
            ("xl/_rels/workbook.xml.rels", RELATIONS.format("theme", "media/disguised.png")),
            ("xl/media/disguised.png", sheet("<row>" + "<c/>" * 300 + "</row>")),
        ],
    ),
    "is damaged": lambda: with_false_sizes(crafted(" " * 999), len(sheet(" " * 999))),
}


@pytest.mark.parametrize("complaint", CRAFTED)
def test_a_crafted_workbook_is_refused_before_it_is_opened(complaint):
    found = check(CRAFTED[complaint](), name="in.xlsx")
    assert any(complaint.replace("disguised", "disguised.png") in fault for fault in faults(found))
    assert not found.rows


@settings(max_examples=60, deadline=None)
@given(data=some.data())
def test_a_harmed_workbook_or_file_never_ends_in_a_traceback(data):
    sound = data.draw(some.sampled_from([SOUND_XLSX, SOUND_CSV]))
    harmed = bytearray(sound)
    for _ in range(data.draw(some.integers(1, 6))):
        harmed[data.draw(some.integers(0, len(sound) - 1))] = data.draw(some.integers(0, 255))
    check(bytes(harmed[: data.draw(some.integers(1, len(sound)))]))
    check(bytes(harmed))


SOUND_XLSX = as_xlsx("instruments", [INSTRUMENT])
SOUND_CSV = as_csv("instruments", [INSTRUMENT])


def test_a_plain_workbook_passes():
    assert list(packed.findings(io.BytesIO(SOUND_XLSX), len(SOUND_XLSX))) == []


def test_a_catalogue_at_fault_is_said_and_nothing_is_checked(tmp_path):
    with pytest.raises(catalogue.CatalogueError):
        submissions.check(io.BytesIO(SOUND_CSV), "in.csv", len(SOUND_CSV), catalogue=tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_has_the_model_s_columns_each_with_its_meaning(kind):
    columns = KINDS[kind].columns()
    assert submissions.as_csv(kind).decode("utf-8-sig") == ",".join(columns) + "\r\n"
    book = load_workbook(io.BytesIO(submissions.as_xlsx(kind)))
    assert book.sheetnames == [kind, "about", "lists"]
    assert [cell.value for cell in book[kind][1]] == columns
    told = list(book["about"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in told] == columns
    assert all(row[2] and row[3] for row in told)
    assert set(json.loads(wording.submission.MEANINGS.read_text())[kind]) == set(columns)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_template_is_refused_for_its_want_of_rows_only(kind):
    for data in (submissions.as_csv(kind), submissions.as_xlsx(kind)):
        assert ["has no rows" in fault for fault in faults(check(data))] == [True]


def test_a_filled_in_template_is_taken():
    book = load_workbook(io.BytesIO(submissions.as_xlsx("targets")))
    book["targets"].append([NEW[name] or None for name in KINDS["targets"].columns()])
    out = io.BytesIO()
    book.save(out)
    found = check(out.getvalue())
    assert faults(found) == []
    assert [row.status for row in found.rows] == ["new"]


def test_menus_offer_what_the_model_and_the_catalogue_accept():
    book = load_workbook(io.BytesIO(submissions.as_xlsx("instruments")))
    menus = book["instruments"].data_validations.dataValidation
    assert len(menus) == 4
    lists = {column[0]: [c for c in column[1:] if c] for column in
             book["lists"].iter_cols(values_only=True)}  # fmt: skip
    it = catalogue.load()
    assert lists["confidence"] == ["high", "medium", "low"]
    assert lists["status"] == [row.status for row in it.instrument_statuses]
    assert lists["instrument_type"] == [row.instrument_type for row in it.instrument_types]
    assert len(lists["iso3"]) == 12


def test_the_server_takes_no_larger_file_than_the_check():
    served = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())
    assert served["server"]["maxUploadSize"] * 2**20 == limits.MOST_BYTES


def test_a_dry_run_cannot_be_changed():
    found = check(as_csv("targets", [NEW]))
    assert replace(found, kind="x").rows == found.rows
    with pytest.raises(AttributeError):
        found.kind = "x"
