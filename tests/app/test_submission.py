"""The upload page: off until it is switched on; then faults, dry run and lines, and nothing kept."""

import hashlib

import pytest
from handed_in import INSTRUMENT, NEW, ROOT, TARGET, as_csv, as_xlsx, crafted
from reading import html, table, visit, words

PAGE = "pages/commitments/submission.py"


@pytest.fixture
def switched_on(monkeypatch):
    monkeypatch.setenv("READINESS_SUBMISSIONS", "on")


def hand_in(data, name="in.csv", **query):
    at = visit(PAGE, **query)
    at.file_uploader[0].set_value((name, data, "text/csv"))
    at = at.run()
    assert not at.exception
    assert not at.error
    return at


def links(at):
    return [link.proto.page for link in at.get("page_link")]


@pytest.mark.parametrize("said", [None, "", "off", "ON", "1", "yes"])
def test_unless_switched_on_it_is_not_listed_and_takes_nothing(said, monkeypatch):
    monkeypatch.delenv("READINESS_SUBMISSIONS", raising=False)
    if said is not None:
        monkeypatch.setenv("READINESS_SUBMISSIONS", said)
    at = visit(PAGE)
    assert not at.exception
    assert len(at.file_uploader) == 0
    assert "Uploading is switched off on this server" in words(at)
    assert "send it to the team that keeps this dashboard" in words(at)
    assert "check-submission" in at.code[0].value
    assert len(at.get("download_button")) == 3, "the templates are there all the same"
    assert not [page for page in links(at) if "submission" in page]


def test_switched_on_it_is_listed_and_takes_a_file(switched_on):
    at = visit(PAGE)
    assert [page for page in links(at) if "submission" in page]
    assert len(at.file_uploader) == 1
    assert at.file_uploader[0].proto.max_upload_size_mb == 10
    assert "It is not kept" in words(at)


@pytest.mark.parametrize("made", [as_csv, as_xlsx])
def test_a_sound_file_shows_what_would_change_and_the_lines(made, switched_on):
    rows = [TARGET, NEW, TARGET | {"target_id": "NEW-2"}]
    at = hand_in(made("targets", rows), "in.xlsx" if made is as_xlsx else "in.csv")
    assert "3 rows of targets: 2 new and 1 the same as held. Nothing has been changed." in words(at)
    listed = table(at, "What in.")
    assert [(row[1], row[2]) for row in listed[1:]] == [
        ("2", "= same"), ("3", "+ new"), ("4", "+ new")]  # fmt: skip
    assert [line.split(",")[0] for line in at.code[0].value.splitlines()] == ["NEW-1", "NEW-2"]


def test_a_change_is_shown_before_and_after(switched_on):
    at = hand_in(as_csv("instruments", [INSTRUMENT | {"name": "Other"}]), kind="instruments")
    row = table(at, "What in.csv would change")[1]
    assert row[2:] == ["△ changes", f"name: {INSTRUMENT['name']} → Other"]


def test_faults_are_shown_by_row_beside_the_refused_rows(switched_on):
    at = hand_in(as_csv("targets", [NEW | {"met_on": "31/02/2026", "quote": "=1+1"}, NEW]))
    assert "Refused: 3 faults." in words(at)
    wrong = [row[2] for row in table(at, "Faults in in.csv")[1:]]
    assert any("met_on is '31/02/2026', not a date" in text for text in wrong)
    assert any("a spreadsheet would run it as a formula" in text for text in wrong)
    assert {row[2] for row in table(at, "What in.csv")[1:]} == {"✕ refused"}
    assert len(at.code) == 0, "no line to commit"


def test_what_is_handed_in_is_shown_as_text_never_run(switched_on):
    script = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    at = hand_in(as_csv("targets", [NEW | {"target_id": script, "kind": script}]), f"{script}.csv")
    assert "<script>" not in html(at)
    assert "<img" not in html(at)


def test_a_crafted_workbook_is_refused_in_words(switched_on):
    at = hand_in(crafted(" " * 100_000_000), "bomb.xlsx")
    assert "unpacks to 96 MB, more than 40 MB" in words(at)


def test_the_chosen_kind_counts_and_any_address_does(switched_on):
    at = hand_in(as_csv("targets", [NEW]), kind="values")
    assert "the header lacks" in words(at)
    for kind in ("nonsense", "<script>", "../../etc"):
        assert visit(PAGE, kind=kind).selectbox(key="kind").value == "targets"


def test_long_lists_are_cut_and_it_is_said(switched_on):
    rows = [NEW | {"target_id": f"NEW-{n}"} for n in range(150)]
    at = hand_in(as_csv("targets", rows))
    assert len(table(at, "What in.csv")) == 101
    assert "The first 100 of 150 rows are shown" in words(at)


def test_nothing_is_written(switched_on, published):
    def state():
        files = [*published.rglob("*"), *(ROOT / "data/catalogue").rglob("*")]
        return {str(f): hashlib.sha256(f.read_bytes()).digest() for f in files if f.is_file()}

    before = state()
    hand_in(as_csv("targets", [NEW]))
    assert state() == before
