"""Every page in a real browser: by deep link on a fresh server, with nonsense in the address, on a phone."""

from urllib.parse import quote

import pytest
import stage
from tour import tour

pytestmark = pytest.mark.browser
CONTENTS = stage.contents()
WIDTHS = [414, 320]
# The first page of each section: what makes a fresh server go wrong is the folder, not the page.
FIRST = {
    next((stage.ROOT / "pages").glob(f"*/{address[1:] or 'overview'}.py")).parent.name: address
    for address in reversed(CONTENTS)
}


@pytest.fixture(scope="module")
def by_link(base, chromium):
    """{address: what is seen there}, found as a reader does: by the links of the table of contents."""
    return tour(base, chromium)


@pytest.fixture(scope="module")
def titles(by_link):
    """{address: title on the page}."""
    return {address: seen["title"] for address, seen in by_link.items()}


@pytest.mark.parametrize("address", FIRST.values())
def test_a_deep_link_is_the_first_visit_of_a_fresh_server(address, fresh_server, visit, titles):
    opens_as_typed(address, fresh_server, visit, titles)


@pytest.mark.parametrize("address", [a for a in CONTENTS if a not in FIRST.values()])
def test_a_deep_link_opens_its_page(address, base, visit, titles):
    opens_as_typed(address, base, visit, titles)


def opens_as_typed(address, server, visit, titles):
    query = f"?state={stage.members()[-2]}"
    first = visit(server).open(address + query)
    assert first.title == titles[address], "the same page as by its link"
    assert first.errors == []
    assert "page not found" not in first.page.inner_text("body").lower()
    assert first.page.url == server + address + query, "the address is kept as it was typed"
    assert first.strangers == [], "a page asks nobody but its own server"
    assert first.complaints == [], "a quiet console"


def test_every_page_is_listed_and_no_two_are_the_same(titles):
    assert len(set(titles.values())) == len(list((stage.ROOT / "pages").rglob("*.py")))


def test_the_guard_sees_a_page_that_asks_elsewhere(base, visit):
    tab = visit(base).open("/")
    tab.page.evaluate("fetch('http://127.0.0.2:9/figures.json').catch(() => 0)")
    tab.page.wait_for_timeout(200)
    assert tab.strangers or tab.complaints, "asked, or stopped by the content-security policy"


@pytest.mark.parametrize("address", FIRST.values())
def test_nonsense_in_the_address_gives_the_default_view(address, base, visit, by_link):
    """In a real address bar; tests/app tries it on every page."""
    query = "&".join(f"{c}={quote(n)}" for c, n in stage.nonsense(len(address)).items())
    tab = visit(base).open(f"{address}?{query}")
    assert tab.errors == [], query
    assert tab.page.inner_text("[data-testid='stMain']") == by_link[address]["text"], query
    assert tab.strangers == []


@pytest.fixture(scope="module")
def phone(base, context):
    """One tab that goes from page to page by the links, as a phone does."""
    tab = stage.Visit(context("light"), base)
    tab.page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    yield tab.open("/")
    tab.page.close()


@pytest.mark.parametrize("address", CONTENTS)
def test_a_phone_scrolls_down_and_never_sideways(address, base, phone):
    tab, too_wide = phone, {}
    if tab.page.url != base + address:
        tab.follow(CONTENTS[address])
    for width in WIDTHS[::-1]:
        tab.page.set_viewport_size({"width": width, "height": 800})
        tab.settle()
        too_wide[width] = tab.page.evaluate(
            """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
                     .map(e => e.scrollWidth - e.clientWidth).filter(n => n > 1)"""
        )
    assert not any(too_wide.values()), f"pixels beyond the screen: {too_wide}"
