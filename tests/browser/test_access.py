"""WCAG 2.2 A and AA, as far as axe-core can see, on every page at three widths, light and dark."""

import pytest
import stage
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# width: height of the screens that readers have
SCREENS = {1440: 900, 768: 1024, 414: 896}


def violations(page):
    """[(rule, where, what)] for every violation on the page."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(v["id"], node["target"], node["failureSummary"]) for v in found for node in v["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", stage.contents())
def test_no_barrier(address, scheme, base, visit):
    tab = visit(base, scheme=scheme).open(address)
    found = {}
    for width, height in SCREENS.items():
        tab.page.set_viewport_size({"width": width, "height": height})
        tab.settle()
        found[width] = violations(tab.page)
    assert found == dict.fromkeys(SCREENS, [])


def test_the_guard_is_awake(base, visit):
    tab = visit(base).open("/")
    tab.page.evaluate(
        """() => document.querySelector('h1').insertAdjacentHTML('afterend',
             '<img src="/favicon.png"><p style="color:#999;background:#aaa">faint</p>')"""
    )
    assert {"image-alt", "color-contrast"} <= {rule for rule, *_ in violations(tab.page)}


def test_dark_is_dark(base, visit):
    """Both schemes are really shown, or half of the checks above would be copies."""
    shades = [
        visit(base, scheme=scheme)
        .open("/")
        .page.evaluate(
            "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
        )
        for scheme in ("light", "dark")
    ]
    assert shades[0] != shades[1]
