"""Exploring in a real Chromium: pages turn alone, six files come down, pictures are pictures."""

import json
import re
from html import escape

import pytest

pytestmark = pytest.mark.browser
LINES = "/explore?indicators=internet_users&as=line&from=2015"
FORMS = ["csv", "xlsx", "parquet", "json", "png", "svg"]
LABELS = {"parquet": "Parquet"}


@pytest.fixture
def tab(base, visit):
    return visit(base, height=1200)


def taken(tab, form):
    """One file as a reader gets it: its name and its bytes."""
    with tab.page.expect_download(timeout=30_000) as waiting:
        label = LABELS.get(form, form.upper())
        tab.page.locator(f".st-key-explore_{form}").get_by_role("button", name=label).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_six_files_come_down(tab):
    tab.open(LINES)
    for form in FORMS:
        name, body = taken(tab, form)
        assert name == f"asean-ai-readiness_explore.{form}"
        assert len(body) > 1000
        if form == "json":
            assert json.loads(body)["data"]
    assert tab.strangers == tab.complaints == []


@pytest.mark.parametrize("form", ["png", "svg"])
def test_a_picture_is_one_and_says_what_it_shows(tab, form):
    tab.open(LINES)
    _, body = taken(tab, form)
    kind = {"png": "image/png", "svg": "image/svg+xml"}[form]
    size = tab.page.evaluate(
        """async ([bytes, kind]) => {
            const image = new Image();
            image.src = URL.createObjectURL(new Blob([new Uint8Array(bytes)], {type: kind}));
            await image.decode();
            return [image.naturalWidth, image.naturalHeight];
        }""",
        [list(body), kind],
    )
    assert min(size) > 300
    if form == "svg":
        said = tab.page.evaluate(
            "text => new DOMParser().parseFromString(text, 'image/svg+xml').documentElement.textContent",
            body.decode(),
        )
        release = re.search(r"Release (\S+),", tab.page.inner_text("[data-testid='stMain']"))[1]
        for part in ("People using the internet", "% of people", "World Bank", release, "2015 to"):
            assert part in " ".join(said.split()), escape(part)


def test_turning_a_page_changes_the_table_and_the_address_alone(tab):
    tab.open("/explore?places=all")
    title = tab.page.locator(".verdict").inner_text()
    tab.page.get_by_role("button", name=re.compile("next", re.I)).first.click()
    tab.page.get_by_text("Figures 51 to 100 of").wait_for(timeout=10_000)
    tab.settle()
    assert "page=2" in tab.page.url
    assert tab.page.locator(".verdict").inner_text() == title
    tab.page.reload()
    tab.settle()
    assert tab.page.get_by_text("Figures 51 to 100 of").count() == 1
    tab.page.get_by_text("More filters").click()
    tab.settle()
    tab.page.get_by_role("combobox", name="Pillar").fill("Skills")
    tab.page.get_by_role("option", name="Skills").click()  # once the list has come
    tab.page.get_by_text(re.compile("Figures 1 to 50 of")).wait_for(timeout=10_000)
    assert tab.errors == []


def test_two_clicks_lead_from_a_score_to_the_line_it_rests_on(tab):
    tab.open("/")
    tab.page.locator("td.score a.from").first.click()
    tab.page.wait_for_url("**/trace?*")
    tab.settle()
    tab.page.locator("td.number a.from").first.click()
    tab.page.wait_for_url(re.compile(r"/trace\?.*year="))
    tab.settle()
    said = tab.page.inner_text("[data-testid='stMain']")
    assert re.search(r"Read from line \d+|Computed from other figures|governance register", said)
    assert tab.errors == []
