"""What is handed in is judged by the catalogue's own rules, and told row by row."""

import pytest
from handed_in import FIGURE, INSTRUMENT, NEW, ROOT, TARGET, as_csv, as_xlsx, check, faults, held

from readiness import submissions, warehouse
from readiness.submissions import KINDS, limits
from readiness.submissions.cells import faults as cell_faults


def test_a_row_that_is_held_is_the_same_and_gives_no_line():
    (row,) = check(as_csv("targets", [TARGET])).rows
    assert (row.status, row.changes, row.csv) == ("same", (), "")


@pytest.mark.parametrize("kind", ["targets", "instruments"])
@pytest.mark.parametrize("form", [as_csv, as_xlsx])
def test_a_whole_register_handed_in_again_changes_nothing(kind, form):
    found = check(form(kind, held(kind)))
    assert faults(found) == []
    assert set(found.counts) == {"same"}
    assert len(found.rows) == len(held(kind))


def test_a_change_names_the_field_before_and_after_and_the_line_it_replaces():
    found = check(as_csv("instruments", [INSTRUMENT | {"confidence": "low", "note": "a, b"}]))
    (row,) = found.rows
    assert row.status == "changes"
    assert row.changes == (
        ("confidence", INSTRUMENT["confidence"], "low"),
        ("note", INSTRUMENT["note"], "a, b"),
    )
    assert row.place == "data/catalogue/instruments.csv:2"
    assert row.csv.endswith(',low,"a, b"')


def test_the_line_to_commit_is_the_line_the_catalogue_would_hold():
    lines = (ROOT / "data/catalogue/targets.csv").read_text(encoding="utf-8").splitlines()
    for form in (as_csv, as_xlsx):
        (row,) = check(form("targets", [NEW])).rows
        assert row.status == "new"
        assert row.csv == lines[1].replace(TARGET["target_id"], "NEW-1", 1)
        assert row.place == "data/catalogue/targets.csv"


def test_a_row_may_not_name_what_no_file_knows():
    found = check(as_csv("targets", [NEW | {"objective_id": "NEW-O"}]))
    assert faults(found) == [
        "in.csv:2 NEW-1: objective 'NEW-O' is not in objectives.csv; "
        "add it there first, or correct it"
    ]


def test_all_faults_are_told_at_once_and_only_their_rows_are_refused():
    found = check(as_csv("targets", [
        NEW,
        NEW | {"target_id": "NEW-2", "source_url": "", "met_on": "31/02/2026"},
        NEW | {"target_id": "NEW-3", "quote": '=HYPERLINK("http://x")'},
        NEW | {"target_id": "NEW-4"},
        NEW | {"target_id": "NEW-4"},
        NEW | {"target_id": "NEW-5", "scope": "USA"},
    ]))  # fmt: skip
    told = "\n".join(faults(found))
    for complaint in (
        "in.csv:3 NEW-2: source_url is empty; fill it in",
        "in.csv:3 NEW-2: met_on is '31/02/2026', not a date; write it like",
        "in.csv:4 NEW-3: quote is '=HYPERLINK(\"http://x\")': a spreadsheet would run it",
        "in.csv:6 NEW-4: already defined on line 5; ids must be unique",
        "in.csv:7 NEW-5: scope 'USA' is no member state; use",
    ):
        assert complaint in told
    assert [row.status for row in found.rows] == ["new", *["refused"] * 5]


@pytest.mark.parametrize("cell", ["=1+1", "+1-2", "-cmd", "@SUM(A1)", "\t=1", "＝1", " =1", "-"])
def test_a_cell_that_a_spreadsheet_would_run_is_seen(cell):
    assert list(cell_faults(["note"], [cell]))


@pytest.mark.parametrize("cell", ["-5", "-2.5", "-2030", "a=b", "1-2", "x@y", "", "5 + 3", "ไทย"])
def test_numbers_and_texts_are_left_alone(cell):
    assert list(cell_faults(["note"], [cell])) == []


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\r", "\u202e", "\u2066", "\n"])
def test_an_unseen_sign_is_refused_and_reaches_no_terminal(sign):
    found = check(as_csv("instruments", [INSTRUMENT | {"note": f"a{sign}b"}]))
    assert len(found.faults) == 1
    assert all(s.isprintable() for line in submissions.told(found) for s in line)
    assert str(found.faults[0]).isprintable()


def figure(**cells):
    return check(as_csv("values", [FIGURE | cells]), "values")


@pytest.mark.parametrize(("cells", "complaint"), [
    ({"indicator_id": "internet_userz"}, "indicator 'internet_userz' is not in indicators.csv"),
    ({"indicator_id": "national_ai_strategy"}, "national_ai_strategy is computed from other rows"),
    ({"iso3": "USA"}, "iso3 'USA' is no member state"),
    ({"iso3": "XXX"}, "iso3 'XXX' is no member state"),
    ({"value": "101"}, "value 101 lies above 100, the limit of internet_users"),
    ({"value": "-1"}, "value -1 lies below 0, the limit of internet_users"),
    ({"value": "50,5"}, "value is '50,5', not a number"),
    ({"value": "nan"}, "value is 'nan', not a number"),
    ({"value": ""}, "value is empty"),
    ({"unit": "%"}, "the unit '%' is not '% of people'"),
    ({"year": "2021"}, "year 2021 is not between 1900 and 2020, the year of reported_on"),
    ({"year": "2027", "reported_on": "2027-01-01"}, "year 2027 lies in the future"),
    ({"reported_on": "2026-11-26"}, "reported_on 2026-11-26 lies in the future"),
    ({"reported_on": "31/02/2026"}, "reported_on is '31/02/2026', not a day"),
    ({"period": "Q9"}, "period 'Q9' is unknown for internet_users; leave it empty"),
    ({"source": ""}, "source is empty"),
    ({"source_url": "ftp://x"}, "source_url is 'ftp://x'; write an address that starts with https"),
    ({"reported_by": ""}, "reported_by is empty"),
])  # fmt: skip
def test_a_figure_that_does_not_fit_is_refused(cells, complaint, published):
    found = figure(**cells)
    assert any(complaint in fault for fault in faults(found)), faults(found)
    assert [row.status for row in found.rows] == ["refused"]


def test_a_figure_given_twice_is_refused_on_both_lines(published):
    found = check(as_csv("values", [FIGURE, FIGURE | {"value": "51"}]))
    assert "already defined on line 2" in faults(found)[0]
    assert [row.status for row in found.rows] == ["refused", "refused"]


def test_a_figure_stands_beside_the_published_one(db_figure):
    value, name = db_figure
    exact = figure(value=repr(value)).rows[0]
    assert exact.status == "same"
    rounded = figure(value=f"{value:.1f}").rows[0]
    assert rounded.status == "same", "equal as far as it was handed in"
    other = figure(value=f"{value + 2:.1f}")
    assert faults(other) == [], "a difference is a remark, no fault"
    assert other.rows[0].status == "changes"
    assert f"({name})" in other.rows[0].note
    assert other.rows[0].changes[0][0] == "value"


@pytest.fixture
def db_figure(published):
    listed = warehouse.ask("published_figures", indicators=[FIGURE["indicator_id"]])
    mine = listed[(listed.iso3 == FIGURE["iso3"]) & (listed.year == int(FIGURE["year"]))]
    assert len(mine) == 1
    return float(mine.value.iloc[0]), mine.source.iloc[0]


def test_without_a_database_figures_are_checked_and_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("READINESS_PUBLISHED", str(tmp_path))
    found = figure()
    assert [row.status for row in found.rows] == ["new"]
    assert "No database is published here" in found.notes[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_header_tells_the_kind(kind):
    row = {"targets": NEW, "instruments": INSTRUMENT, "values": FIGURE}[kind]
    assert check(as_csv(kind, [row])).kind == kind


@pytest.mark.parametrize(("data", "complaint"), [
    (b"", "is empty; fill in the template"),
    (b"name,address\nx,y\n", "is none of a template (targets, instruments, values)"),
    (as_csv("targets", [NEW]).replace(b"quote", b"quotes", 1), "the header lacks quote and has"),
    (";".join(KINDS["targets"].columns()).encode(), "is separated by semicolons"),
    (as_csv("targets", []), "has no rows"),
    (as_csv("targets", [NEW]) + b"a,b\n", "in.csv:3 a: has 2 cells, the header has 32"),
    (as_csv("targets", [NEW]).decode().encode("utf-16"), "is UTF-16"),
    (as_csv("targets", [NEW]).decode("utf-8-sig").encode("utf-16-le"), "holds a NUL"),
    (as_csv("targets", [NEW]) + "caf\xe9".encode("latin-1"), "in.csv:3 in: is not UTF-8"),
    (as_csv("targets", [NEW]) + b'"never closed', "is not CSV here"),
    (as_csv("targets", [NEW]) + b'"' + b"x" * 200_000 + b'"\n', "is not CSV here (field larger"),
    (b"\xd0\xcf\x11\xe0 old", "is an old or a locked workbook"),
    (b"PK\x03\x04 cut", "is cut off"),
])  # fmt: skip
def test_a_file_that_is_no_template_is_refused_in_words(data, complaint):
    found = check(data)
    assert any(complaint in fault for fault in faults(found)), faults(found)
    assert not found.is_acceptable


def test_faults_are_bounded_and_the_end_of_reading_is_told():
    found = check(as_csv("instruments", [INSTRUMENT | {"confidence": "?", "status": "?"}] * 4000))
    assert len(found.faults) <= limits.MOST_TOLD + 1
    assert any("what follows were not read" in fault for fault in faults(found))


def test_too_many_rows_are_refused():
    rows = [INSTRUMENT | {"instrument_id": f"x_{n}"} for n in range(limits.MOST_ROWS + 1)]
    assert "has more than 5,000 rows" in faults(check(as_csv("instruments", rows)))[0]
