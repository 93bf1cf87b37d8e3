"""Structure that a reader without eyes or mouse relies on; and parts, titles and contrast by address."""

import re
from functools import cache
from html import unescape

import pytest
from reading import PAGES, html, visit, words

from readiness.charts import theme

HEADING = re.compile(r"<h([1-6])[ >]")
# A link to a part of the same page: the way past a picture to its table.
TO_A_TABLE = re.compile(r'<a href="#[\w-]+">[^<]* as a table</a>')


@cache
def opened(page):
    return visit(page)


def in_order(at):
    """(kind, what) of headings, tables and charts as they follow each other on the page."""
    for node in at.main:
        if node.type in {"title", "header", "subheader", "heading"}:
            yield "heading", int(node.proto.tag.removeprefix("h"))
            if node.proto.tag == "h2":
                yield "section", node.proto.body
        elif node.type == "html":
            body = node.proto.body
            if body.startswith("<style>"):
                continue
            yield from (("heading", int(level)) for level in HEADING.findall(body))
            if "<table" in body or TO_A_TABLE.search(body):
                yield "table", body
        elif node.type == "plotly_chart":
            yield "chart", node.proto
        elif node.type == "markdown":
            yield from (
                ("heading", len(marks)) for marks in re.findall(r"(?m)^(#+) ", node.proto.body)
            )


def skips(levels):
    """Where the level of a heading is more than one below the heading before it."""
    return [(a, b) for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]


@pytest.mark.parametrize("page", PAGES)
def test_headings_run_in_order_under_one_title(page):
    levels = [level for kind, level in in_order(opened(page)) if kind == "heading"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert not skips(levels), levels


def test_the_guard_sees_a_heading_that_skips():
    assert skips([1, 2, 4]) == [(2, 4)]
    assert skips([2]) == [(0, 2)]


def untold(parts):
    """Charts without a sentence, or without a table (or the way to it) before them in their section."""
    table, faults = False, []
    for kind, what in parts:
        if kind == "section":
            table = False
        elif kind == "table":
            table = True
        elif kind == "chart":
            sentence = what.alt if hasattr(what, "alt") else ""
            if len(sentence.split()) < 5:
                faults.append(f"no sentence: {sentence!r}")
            if not table:
                faults.append(f"no table before: {sentence[:60]!r}")
    return faults


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_has_a_sentence_and_a_table_before_it(page):
    assert not untold(in_order(opened(page)))


def test_charts_were_found():
    charts = [what for page in PAGES for kind, what in in_order(opened(page)) if kind == "chart"]
    assert len(charts) >= 12


def test_the_guard_sees_a_chart_without_words():
    class Chart:
        alt = "Map."

    assert len(untold([("heading", 1), ("chart", Chart)])) == 2
    assert len(untold([("table", ""), ("section", ""), ("chart", Chart)])) == 2


@pytest.mark.parametrize("page", PAGES)
def test_no_image_goes_without_words(page):
    for image in re.findall(r"<img[^>]*>", html(opened(page))):
        assert re.search(r'alt="[^"]{5,}"', image), image
        assert 'loading="lazy"' in image


@pytest.mark.parametrize("page", PAGES)
def test_every_table_says_what_it_is(page):
    tables = re.findall(r"<table.*?</table>", html(opened(page)), re.S)
    assert all("<caption>" in table and '<th scope="col"' in table for table in tables)


def style(at):
    return next(e.proto.body for e in at.get("html") if e.proto.body.startswith("<style>"))


def test_high_contrast_is_a_choice_in_the_address_and_goes_along():
    at = visit("pages/states/profile.py", state="THA", contrast="more")
    assert f"light-dark({theme.MORE['ink'][0]}, {theme.MORE['ink'][1]})" in style(at)
    assert "Standard contrast" in words(at)
    charts = at.get("plotly_chart")
    assert any(theme.MORE["context"][0] in chart.proto.spec for chart in charts)
    at = at.switch_page("pages/region/map.py").run()
    assert at.query_params["contrast"] in ("more", ["more"])
    assert f"light-dark({theme.MORE['ink'][0]}" in style(at)


@pytest.mark.parametrize("nonsense", ["", "MORE", "less", "<script>", "more more"])
def test_any_other_contrast_is_the_standard_one(nonsense):
    at = visit(contrast=nonsense)
    assert f"light-dark({theme.MORE['ink'][0]}" not in style(at)
    assert not at.exception


def test_one_part_stands_alone():
    at = visit("pages/states/profile.py", state="THA", only="compared")
    assert [h.value for h in at.header] == ["Against the states nearest to it"]
    assert "See the whole page" in words(at)
    assert "#compared)" in style(at)
    assert "Release" in words(at)


def test_the_opening_stands_alone():
    at = visit("pages/region/map.py", show="internet_users", only="top")
    assert len(at.header) == 0
    assert len(at.get("plotly_chart")) == 1


@pytest.mark.parametrize(
    "nonsense", ["nowhere", "x{}*{display:none}", "</style><b>", "ไทย", "#a b"]
)
def test_an_unknown_part_is_the_whole_page(nonsense):
    at, whole = visit(only=nonsense), opened("pages/region/overview.py")
    assert [h.value for h in at.header] == [h.value for h in whole.header]
    assert nonsense == "nowhere" or nonsense not in style(at)
    assert not at.exception


@pytest.mark.parametrize(
    ("page", "query", "named"),
    [
        ("pages/states/profile.py", {"state": "THA"}, "Thailand"),
        ("pages/states/profile.py", {}, "Brunei Darussalam"),
        ("pages/region/map.py", {"show": "internet_users"}, "People using the internet"),
        ("pages/states/compare.py", {"states": "MYS.THA"}, "Malaysia and Thailand"),
        ("pages/evidence/certainty.py", {"state": "VNM"}, "Viet Nam"),
        ("pages/evidence/sources.py", {"source": "itu_gci"}, "ITU"),
        ("pages/commitments/governance.py", {"state": "SGP"}, "Singapore"),
    ],
)
def test_the_tab_is_named_after_what_is_shown(page, query, named):
    at = visit(page, **query)
    assert named in " · ".join(at.session_state["_tab"])


def test_no_two_pages_have_the_same_tab():
    names = [tuple(opened(page).session_state["_tab"][:1]) for page in PAGES]
    assert len(set(names)) == len(PAGES)


def test_a_view_is_handed_on_with_its_parts():
    at = visit("pages/region/map.py", show="internet_users")
    assert not at.code, "made only when somebody asks"
    at.session_state["share"] = True
    at.run()
    assert "show=internet_users" in at.code[0].value
    text = unescape(html(at))
    assert "show=internet_users&embed=true&only=table" in text
    assert "show=internet_users&embed=true&only=top" in text


def test_choices_of_one_page_are_not_those_of_the_next():
    """Both pages have a choice called ``indicator``, with another default."""
    at = visit("pages/states/profile.py", state="THA")
    at = at.switch_page("pages/states/compare.py").run()
    fresh = opened("pages/states/compare.py")
    assert at.selectbox(key="indicator").value == fresh.selectbox(key="indicator").value
    at.query_params.clear()
    at = at.switch_page("pages/evidence/certainty.py").run()
    assert at.selectbox(key="state").value == "all"


def test_a_page_that_fails_says_what_still_works(monkeypatch):
    def fails(*_, **__):
        raise RuntimeError("planted")

    monkeypatch.setattr("readiness.components.region.states_table", fails)
    at = visit()
    assert len(at.exception) == 1
    text = words(at)
    assert "all other pages still work" in text
    assert "member states" in text, "what stood above is still there"
    assert len(at.get("page_link")) >= 15
