"""WCAG 2.2 A and AA, as far as a machine can see, on every page: three widths, light, dark, high contrast."""

import pytest
import stage
from axe_playwright_python.base import AXE_SCRIPT

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# width: height of the screens that readers have
SCREENS = {1440: 900, 768: 1024, 414: 896}
SCHEMES = ("light", "dark")
# Where each press of Tab leads: a name, whether the focus can be seen, and how large the target is.
FOCUSED = """
() => {
    const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
    const frame = [e, e.parentElement, e.closest('[data-baseweb]')].filter(Boolean);
    const seen = frame.some(f => {
        const s = getComputedStyle(f);
        return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
    });
    return {name: (e.getAttribute('aria-label') || e.textContent || e.tagName).trim().slice(0, 60),
            tag: e.tagName, seen, height: box.height, width: box.width,
            inline: style.display === 'inline', testid: e.dataset.testid || ''};
}
"""


def looked_at(pages):
    """[[(rule, where, what)]] for the violations on each of some pages, looked at side by side."""
    for page in pages:
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        page.evaluate("options => { window.looked = axe.run(document, options) }", OPTIONS)
    results = [page.evaluate("() => window.looked")["violations"] for page in pages]
    return [
        [(v["id"], node["target"], node["failureSummary"]) for v in found for node in v["nodes"]]
        for found in results
    ]


@pytest.fixture(scope="module")
def readers(base, context):
    """A reader in light and one in dark, who go from page to page by the links."""
    tabs = [stage.Visit(context(scheme), base).open("/") for scheme in SCHEMES]
    yield tabs
    for tab in tabs:
        tab.page.close()


@pytest.mark.parametrize("address", stage.contents())
def test_no_barrier(address, readers):
    found, pages = {}, [tab.page for tab in readers]
    for tab in readers:
        tab.page.set_viewport_size({"width": 1440, "height": SCREENS[1440]})
        if not tab.page.url.endswith(address):
            tab.follow(stage.contents()[address])
    for width, height in SCREENS.items():
        for page in pages:
            page.set_viewport_size({"width": width, "height": height})
        stage.settle_all(readers)
        found[width] = looked_at(pages)
    turn_to(readers, "more")
    for width, height in SCREENS.items():
        for page in pages:
            page.set_viewport_size({"width": width, "height": height})
        stage.settle_all(readers)
        found[f"{width}, high contrast"] = looked_at(pages)
    turn_to(readers, "standard")
    assert not {key: value for key, value in found.items() if any(value)}


def turn_to(tabs, contrast):
    """High contrast on or off in the same tabs, as by the link for it."""
    label = "Standard contrast" if contrast == "more" else "High contrast"
    for tab in tabs:
        tab.page.evaluate(
            "contrast => { const here = new URL(location.href);"
            " here.searchParams.set('contrast', contrast); history.pushState(null, '', here);"
            " dispatchEvent(new PopStateEvent('popstate')) }",
            contrast,
        )
    for tab in tabs:
        tab.page.get_by_text(label).first.wait_for(state="attached")
    stage.settle_all(tabs)


def test_the_guard_is_awake(base, visit):
    tab = visit(base).open("/")
    tab.page.evaluate(
        """() => document.querySelector('h1').insertAdjacentHTML('afterend',
             '<img src="/favicon.png"><p style="color:#999;background:#aaa">faint</p>')"""
    )
    assert {"image-alt", "color-contrast"} <= {rule for rule, *_ in looked_at([tab.page])[0]}


def test_dark_is_dark(base, visit):
    """Both schemes are really shown, or half of the checks above would be copies."""
    shades = [
        visit(base, scheme=scheme)
        .open("/")
        .page.evaluate(
            "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
        )
        for scheme in SCHEMES
    ]
    assert shades[0] != shades[1]


def test_figures_follow_the_theme_chosen_in_the_menu(base, visit):
    tab = visit(base).open("/map")
    land = """() => [...document.querySelectorAll('.stPlotlyChart .choroplethlayer path')]
        .map(e => getComputedStyle(e).fill).join()"""
    before = tab.page.evaluate(land)
    tab.page.locator("[data-testid=stMainMenuButton]").click()
    tab.page.locator("[data-testid=stMainMenuPopover]").get_by_text("Dark").last.click()
    tab.page.wait_for_function(f"before => ({land})() !== before", arg=before, timeout=15_000)


@pytest.mark.parametrize("address", ["/", "/map", "/compare"])
def test_the_focus_is_seen_wherever_tab_leads(address, base, visit):
    """In high contrast too: the outline is of the same job of colour."""
    tab, stops = visit(base).open(f"{address}?contrast=more"), []
    for _ in range(45):
        tab.page.keyboard.press("Tab")
        stops.append(tab.page.evaluate(FOCUSED))
    here = [stop for stop in stops if stop["testid"] not in {"stMain", "stSkipToContent"}]
    assert not [stop for stop in here if stop["tag"] != "BODY" and not stop["seen"]]
    names = [stop["name"] for stop in stops]
    wanted = [title for title in stage.contents().values() if title not in names]
    assert not wanted, "every page is reached by Tab"


def test_targets_of_the_contents_and_controls_are_24_pixels(base, visit):
    tab = visit(base, width=414, height=896).open("/compare")
    tab.page.locator(".fold summary").click()
    targets = (
        ".st-key-contents a, .st-key-contents input, summary, [data-testid=stMain] button:visible, "
        "[role=combobox], a.tile"
    )
    boxes = [(t.inner_text()[:40], t.bounding_box()) for t in tab.page.locator(targets).all()]
    seen = [(name, box) for name, box in boxes if box and box["width"]]
    assert len(seen) > 25
    small = [(name, box["height"], box["width"]) for name, box in seen if box["height"] < 24]
    assert not small


def test_motion_stops_where_a_reader_asks_for_it(base, visit):
    tab = visit(base).open("/")  # the tests' browser asks for it
    moving = """() => [...document.querySelectorAll('.stApp *')].filter(e => {
        const s = getComputedStyle(e);
        return (parseFloat(s.transitionDuration) > 0 && s.transitionProperty !== 'none')
            || (s.animationName !== 'none' && parseFloat(s.animationDuration) > 0) }).length"""
    assert tab.page.evaluate(moving) == 0


def test_a_device_that_asks_for_contrast_gets_it(base, chromium):
    context = chromium.new_context(contrast="more")
    tab = stage.Visit(context, base).open("/map")
    assert tab.page.url.endswith("contrast=more")
    tab.follow("Certainty")
    assert tab.page.url.endswith("contrast=more")
    tab.page.get_by_role("link", name="Standard contrast").click()
    tab.page.wait_for_url("**contrast=standard*")
    tab.settle()
    assert tab.page.get_by_role("link", name="High contrast").is_visible(), (
        "a reader has the last word"
    )
    context.close()


def test_forced_colours_keep_what_colour_says(base, chromium):
    context = chromium.new_context(forced_colors="active")
    tab = stage.Visit(context, base).open("/map")
    fill = "e => getComputedStyle(e).backgroundColor"
    shades = {tile.evaluate(fill) for tile in tab.page.locator("a.tile").all()}
    assert len(shades) > 1
    context.close()


def test_print_has_no_controls_and_dark_ink(base, visit):
    tab = visit(base, scheme="dark").open("/profile?state=THA")
    tab.page.emulate_media(media="print")
    tab.page.wait_for_timeout(300)
    for gone in (".st-key-contents", ".st-key-share", ".stDownloadButton", "[role=combobox]"):
        assert not tab.page.locator(gone).first.is_visible(), gone
    ink = "e => getComputedStyle(e).color"
    assert tab.page.locator("h1").evaluate(ink) == "rgb(20, 33, 61)"
    assert tab.page.locator(".verdict").first.evaluate(ink) == "rgb(20, 33, 61)"
    assert (
        tab.page.locator(".stPlotlyChart svg text").first.evaluate("e => getComputedStyle(e).fill")
        == "rgb(0, 0, 0)"
    )
