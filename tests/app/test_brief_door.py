"""The door to the brief: closed it costs nothing, open it shows page one and hands over the files."""

import threading
from io import BytesIO

import pytest
from pypdf import PdfReader
from reading import html, visit, words

from readiness import warehouse
from readiness.briefing import asking, languages
from readiness.components import brief

DOORS = {
    "pages/region/overview.py": ({}, "ASEAN"),
    "pages/states/profile.py": ({"state": "TLS"}, "TLS"),
    "pages/states/compare.py": ({"states": "KHM.LAO.SGP"}, "KHM-LAO-SGP"),
    "pages/commitments/targets.py": ({"framework": "ADM2025"}, "ADM2025"),
    "pages/commitments/defa.py": ({}, "DEFA"),
    "pages/commitments/masterplan.py": ({}, "ADM2030"),
}


def buttons(at):
    return [one.proto for one in at.get("download_button") if "Download P" in one.proto.label]


def pictures(at):
    return [picture for one in at.get("image") for picture in one.proto.imgs]


@pytest.mark.parametrize("page", DOORS)
def test_a_closed_door_brings_neither_picture_nor_file(page):
    at = visit(page, **DOORS[page][0])
    assert not buttons(at)
    assert not pictures(at)
    assert any("The brief" in fold.label for fold in at.expander)


@pytest.mark.parametrize("page", DOORS)
def test_an_open_door_shows_page_one_and_hands_over_both_files(page):
    query, about = DOORS[page]
    at = visit(page, brief_language="id", **query)
    assert not at.exception
    assert [button.label for button in buttons(at)] == ["Download PDF", "Download PowerPoint"]
    (picture,) = pictures(at)
    kind = {"pages/region": "region", "pages/commitments": "framework"}.get(page.rsplit("/", 1)[0])
    kind = kind or ("state" if "state" in query else "comparison")
    assert picture.alt.endswith(brief._verdict(asking.document(kind, about)))
    assert "No speaker has reviewed this translation" in words(at)


def test_a_language_that_is_not_there_is_english():
    at = visit("pages/states/profile.py", state="SGP", brief_language="../../en")
    assert at.selectbox(key="brief_language").value == "en"
    assert "brief_language" not in at.query_params


def test_a_draft_is_not_on_offer():
    at = visit("pages/region/overview.py", brief_language="en")
    offered = at.selectbox(key="brief_language").options
    drafts = [one.name for code, one in languages.ALL.items() if code not in languages.ON]
    assert drafts
    assert not [name for name in drafts if any(name in option for option in offered)]


def test_a_choice_of_language_stands_in_the_address():
    at = visit("pages/states/profile.py", state="SGP", brief_language="en")
    at.selectbox(key="brief_language").set_value("vi").run()
    assert at.query_params["brief_language"] == "vi"
    assert at.query_params["state"] == "SGP"


def test_the_card_is_one_click_away():
    at = visit("pages/states/profile.py", state="LAO", brief_language="en", brief_length="card")
    (picture,) = pictures(at)
    assert "Lao PDR" in picture.alt
    assert len(PdfReader(BytesIO(brief.made("card", "LAO", "pdf", "en"))).pages) == 1


def test_a_comparison_of_all_says_how_many_it_takes():
    at = visit("pages/states/compare.py", brief_language="en")
    assert "A brief compares 2 to 5 states; 11 are shown" in words(at)
    assert not buttons(at)


def test_ten_readers_at_once_share_one_file(published):
    state = warehouse.ask("states")["iso3"][3]
    found = []
    readers = [
        threading.Thread(target=lambda: found.append(brief.made("state", state, "pptx", "en")))
        for _ in range(10)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(found) == 10
    assert len({id(file) for file in found}) == 1, "made once"


def test_another_release_makes_another_file(published):
    """The file is kept under the database's name, so that no reader gets the one of a release ago."""
    first = brief._made("readiness-a.duckdb", "region", "ASEAN", "pptx", "en")
    assert brief._made("readiness-a.duckdb", "region", "ASEAN", "pptx", "en") is first
    assert brief._made("readiness-b.duckdb", "region", "ASEAN", "pptx", "en") is not first


def test_every_language_on_offer_can_be_looked_at_and_is_light():
    for language in languages.ON:
        at = visit("pages/region/overview.py", brief_language=language)
        assert not at.exception
        assert "cannot be shown" not in html(at)
        assert len(brief.made("region", asking.REGION, "look", language)) < 60_000
