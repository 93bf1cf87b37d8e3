"""A past release in a real browser: what runs again by itself, and what is handed over, is of it too."""

import re

import pytest
import stage
from three_releases import BEFORE, LIVE, OLD_WORD, PAST, clock

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def released(three_releases, tmp_path_factory):
    log = tmp_path_factory.mktemp("released") / "log"
    with clock(BEFORE), stage.serving(log, three_releases) as (address, _):
        yield address


def main(tab):
    return tab.page.inner_text("[data-testid='stMain']")


def name(tab):
    """The name of the release in the last line of a page."""
    return re.search(r"Release [\d.]+ of [^(]+\((\S+),", main(tab))[1]


def taken(tab, label):
    with tab.page.expect_download(timeout=30_000) as waiting:
        tab.page.get_by_role("button", name=label).first.click()
    return waiting.value.path().read_text("utf-8-sig")


def test_what_a_reader_does_stays_in_the_release(released, visit):
    tab = visit(released).open(f"/profile?state=MYS&release={PAST}")
    old = name(tab)
    assert f"Release {PAST} of 15 Sep 2026: not the newest" in main(tab)
    tab.follow("Explore")
    assert f"release={PAST}" in tab.page.url
    assert name(tab) == old
    tab.page.get_by_role("button", name=re.compile("next", re.I)).first.click()
    tab.page.get_by_text("Figures 51 to 100 of").wait_for(timeout=10_000)
    tab.settle()
    assert f"release={PAST}" in tab.page.url
    file = taken(tab, "CSV")
    assert old in file
    assert OLD_WORD in file
    tab.page.get_by_role("link", name="Open the newest").click()
    tab.page.wait_for_url(lambda url: "release=" not in url)
    tab.settle()
    assert name(tab) != old
    assert f"Release {LIVE} of 20 Oct 2026" in main(tab)
    assert OLD_WORD not in taken(tab, "CSV")
    assert tab.errors == tab.complaints == tab.strangers == []


def test_two_readers_of_two_releases_do_not_meet(released, visit):
    """One server, one cache, two tabs."""
    old, new = visit(released), visit(released)
    for _ in range(2):
        old.open(f"/profile?state=THA&release={PAST}")
        new.open("/profile?state=THA")
        assert OLD_WORD in main(old)
        assert OLD_WORD not in main(new)


def test_search_keeps_to_the_release(released, visit):
    tab = visit(released).open(f"/map?release={PAST}")
    tab.page.locator("#find").fill(OLD_WORD)
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(lambda url: "/search" in url)
    tab.settle()
    assert f"release={PAST}" in tab.page.url
    assert OLD_WORD in tab.page.locator("ol.found").inner_text()
