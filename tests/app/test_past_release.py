"""A past release by address: every page opens it, says so, and its links keep to it."""

import ast
import re
import shutil
from html import unescape
from urllib.parse import parse_qs, urlsplit

import duckdb
import pytest
import streamlit as st
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reading import PAGES, ROOT, html, table, visit, words
from three_releases import AFTER, BEFORE, EMBARGOED, LIVE, OLD_WORD, PAST, SECRET, clock

from readiness import warehouse

PROFILE = "pages/states/profile.py"
TELLS = ("pages/states/profile.py", "pages/region/overview.py", "pages/evidence/trace.py")
"""Pages whose words or choices hold an indicator's title."""


@pytest.fixture(autouse=True)
def at_a_time(three_releases, monkeypatch):
    monkeypatch.setenv("READINESS_PUBLISHED", str(three_releases))
    with clock(BEFORE):
        yield


def everything(at):
    """All that was sent to the browser for a page, texts, choices and figures alike."""
    return "\n".join(str(element.proto) for element in at.main) + html(at)


def links(at):
    """Where a page's links lead, those of the contents included, without those to other sites."""
    found = [unescape(href) for href in re.findall(r'<a [^>]*href="([^"]*)"', html(at))]
    found += [f"{link.proto.page}?{link.proto.query_string}" for link in at.get("page_link")]
    return [href for href in found if not href.startswith(("http", "#", "mailto:"))]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_a_past_release_labels_it_and_keeps_to_it(page):
    at = visit(page, release=PAST)
    assert not at.exception
    assert not at.error
    text = words(at)
    assert (
        f"Release {PAST} of 15 Sep 2026: not the newest. Open the newest , {LIVE} of 20 Oct" in text
    )
    assert text.count(f"Release {PAST} of 15 Sep 2026 (2026-") == 1
    strays = [
        href for href in links(at)
        if parse_qs(urlsplit(href).query).get("release") != [PAST]
        and not href.startswith("./?release=")  # the list of releases
    ]  # fmt: skip
    newest = re.search(r'<a href="(\?[^"]*)" target="_self">Open the newest', html(at))[1]
    assert strays == [newest]
    assert "release" not in newest


def test_a_past_release_shows_its_own_words_and_no_other():
    titles = [row[0] for row in table(visit(PROFILE, release=PAST), "Connectivity")[1:]]
    assert [title for title in titles if OLD_WORD in title]
    for query in ({}, {"release": LIVE}):
        shown = [row[0] for row in table(visit(PROFILE, **query), "Connectivity")[1:]]
        assert len(shown) == len(titles)
        assert not [title for title in shown if OLD_WORD in title]


def test_the_newest_may_be_named_too_and_its_links_keep_to_it():
    plain, named = visit(PROFILE), visit(PROFILE, release=LIVE)
    assert "not the newest" not in words(named)
    assert f"Release {LIVE} of 20 Oct 2026" in words(named)
    assert {parse_qs(urlsplit(href).query).get("release", [""])[0] for href in links(named)} == {
        LIVE
    }
    assert not [href for href in links(plain) if "release=" in href]


HOSTILE = ["", "9999.99", "../2026.09", "<script>alert(1)</script>", "2026.09 ", "%00", "a" * 5000,
           "' or 1=1 --", "releases/2026.09", "2026.9", "ไทย", "None"]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_release_that_is_none_gives_the_newest_and_a_line_that_says_so(name):
    at = visit(PROFILE, release=name)
    assert not at.exception
    assert not at.error
    text = words(at)
    assert f"Release {LIVE} of 20 Oct 2026 (2026-" in text
    said = f"There is no release “{name[:40]}”. What you see is the newest, {LIVE} of 20 Oct 2026."
    assert (" ".join(said.split()) in text) == bool(name)
    assert "<script>" not in html(at)
    assert not [href for href in links(at) if "release=" in href and "contrast" not in href]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(page=some.sampled_from(PAGES), name=some.text(max_size=30))
def test_no_name_breaks_a_page(page, name):
    at = visit(page, release=name)
    assert not at.exception
    assert len(at.title) == 1


def test_a_choice_keeps_to_the_release():
    at = visit(PROFILE, release=PAST)
    at.selectbox(key="state").set_value("VNM").run()
    assert at.query_params["release"] in (PAST, [PAST])
    assert "not the newest" in words(at)
    assert OLD_WORD in words(at)


def test_a_part_alone_is_labelled_too():
    at = visit(PROFILE, release=PAST, only="top", embed="true")
    assert words(at).count("not the newest") == 2, "in the opening, and at its foot"


def test_a_file_of_a_view_is_of_the_release_that_is_shown():
    with warehouse.reading(PAST):
        made = warehouse.bound(lambda: warehouse.release()["number"])
    assert warehouse.release()["number"] == LIVE
    assert made() == PAST
    assert warehouse.release()["number"] == LIVE


def test_a_page_that_is_open_when_an_embargo_ends_is_of_one_release():
    with warehouse.reading(), clock(AFTER):
        assert warehouse.release()["number"] == LIVE
    with clock(AFTER):
        assert warehouse.release()["number"] == EMBARGOED


@pytest.mark.parametrize("page", PAGES)
def test_an_embargoed_release_is_unreadable_a_second_before_on_every_page(page):
    with clock(AFTER):
        content = warehouse.release()["release"]
    none = "9999.99"
    assert len(none) == len(EMBARGOED)
    asked = visit(page, release=EMBARGOED)
    assert html(asked).replace(EMBARGOED, none) == html(visit(page, release=none)), "as if none"
    for at in (asked, visit(page, release=content)):
        assert not at.exception
        assert f"Release {LIVE} of 20 Oct 2026" in words(at)
        assert SECRET not in everything(at)
        assert f"Release {EMBARGOED}" not in everything(at)
    assert content not in everything(asked)


@pytest.mark.parametrize("page", PAGES)
def test_it_is_the_newest_a_second_after_on_every_page(page):
    with clock(AFTER):
        text = words(visit(page))
        assert f"Release {EMBARGOED} of 26 Nov 2026 (2026-" in text
        assert "not the newest" not in text
        older = words(visit(page, release=LIVE))
        assert f"Release {LIVE} of 20 Oct 2026: not the newest. Open the newest" in older


@pytest.mark.parametrize("page", TELLS)
def test_the_word_of_the_release_under_embargo_appears_with_it(page):
    assert SECRET not in everything(visit(page))
    with clock(AFTER):
        assert SECRET in everything(visit(page))


def slips(source):
    """Where a part that runs later forgets which release it is of."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.download_button":
            data = next((word.value for word in node.keywords if word.arg == "data"), None)
            if not (data and ast.unparse(data).startswith("warehouse.bound(")):
                yield f"line {node.lineno}: data=warehouse.bound(…)"
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "st.fragment":
            yield f"line {node.lineno}: @release.fragment"


def test_what_runs_later_is_bound_to_its_release():
    found = {
        path.name: faults
        for path in (ROOT / "readiness/components").glob("*.py")
        if path.name != "release.py" and (faults := list(slips(path.read_text())))
    }
    assert not found


@pytest.mark.parametrize(
    "source", ["st.download_button('x', data=lambda: 1)", "@st.fragment\ndef f(): ..."]
)
def test_the_guard_of_what_runs_later_is_awake(source):
    assert list(slips(source))


def test_two_releases_cannot_be_compared_before_both_may_be_seen():
    for query in ({"to": EMBARGOED}, {"from": EMBARGOED}, {"from": LIVE, "to": EMBARGOED}):
        sent = everything(visit("pages/evidence/changes.py", **query)).replace(EMBARGOED, "")
        assert SECRET not in sent
    with clock(AFTER):
        at = visit("pages/evidence/changes.py", to=EMBARGOED, **{"from": LIVE})
        assert f"{EMBARGOED} of" in everything(at)


def test_every_release_that_may_be_seen_is_listed_with_its_address():
    at = visit("pages/evidence/downloads.py")
    assert [row[0] for row in table(at, "Numbered releases")[1:]] == [LIVE, PAST]
    assert f'href="./?release={PAST}"' in html(at)


def test_what_an_older_release_does_not_hold_is_said(three_releases, tmp_path, monkeypatch):
    """As if the question had been thought of after that release."""
    made = shutil.ignore_patterns("bulk")
    out = shutil.copytree(three_releases, tmp_path / "own", ignore=made)
    (database,) = (out / "releases" / PAST).glob("*.duckdb")
    database.chmod(0o644)
    with duckdb.connect(str(database)) as db:
        db.execute("drop table mart.correlation")
    monkeypatch.setenv("READINESS_PUBLISHED", str(out))
    st.cache_data.clear()  # another release of the same number
    st.cache_resource.clear()
    at = visit("pages/evidence/method.py", release=PAST)
    assert not at.exception
    assert not at.error
    assert f"Release {PAST} does not hold what is asked here" in words(at)
    assert f"Release {PAST} of 15 Sep 2026: not the newest" in words(at)
    assert "does not hold" not in words(visit("pages/evidence/method.py"))
