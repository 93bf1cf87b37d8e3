"""What travels, page by page, has a budget: bytes of our own, requests, and nothing twice."""

import pytest
import stage
from tour import Meter, tour

pytestmark = pytest.mark.browser
LATER_KB = 60
# Files of ours on one page: the map's shapes, its topology stub, a font for a script.
FILES = 5


@pytest.fixture(scope="module")
def seen(base, chromium):
    return tour(base, chromium)


def over(seen, limit):
    """Pages that brought more of our own than the limit; the first brings the fonts as well."""
    return {a: page["kB"] for a, page in seen.items() if a != "/" and page["kB"] > limit}


def test_a_later_page_brings_at_most_60_kilobytes_of_our_own(seen):
    assert not over(seen, LATER_KB)
    assert seen["/"]["kB"] <= LATER_KB + 40, "with its font"


def test_the_guard_sees_a_heavy_page(seen):
    assert over(seen, 5)
    assert max(page["plain_kB"] for page in seen.values()) > 2 * LATER_KB, "before compression"


def test_a_page_asks_for_few_files(seen):
    assert all(page["files"] <= FILES for page in seen.values()), {
        a: page["files"] for a, page in seen.items()
    }


def test_a_page_reached_by_its_link_says_what_it_is(seen):
    """The address is its own, clean, and the tab has its name."""
    for address, page in seen.items():
        assert page["url"].endswith(address), "no choice is carried over from the page before"
        assert page["tab"].endswith("AI readiness in ASEAN")
    assert len({page["tab"] for page in seen.values()}) == len(seen)


def test_a_second_visit_fetches_next_to_nothing(base, context):
    """Scripts, fonts and shapes are in the browser's cache; the page itself travels anew."""
    tab = stage.Visit(context("light"), base).open("/map")
    meter = Meter(context("light"), tab.page)
    tab.open("/map")
    files = (meter.bytes["ours"] + meter.bytes["streamlit"]) / 1000
    assert files < 30, f"{files:.0f} kB of files again"
    tab.page.close()


def test_pictures_wait_until_they_are_near(base, visit):
    tab = visit(base).open("/profile")
    pictures = tab.page.locator("main img, [data-testid=stMain] img").all()
    assert len(pictures) > 10
    assert all(picture.get_attribute("loading") == "lazy" for picture in pictures)
