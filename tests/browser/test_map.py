"""The map shows every member state, as a shape and as a tile, and each leads to its profile."""

import re

import pytest
import stage

pytestmark = pytest.mark.browser
MEMBERS = stage.members()
# For each shape of the map: its state, its size on the screen, and a point inside it.
SHAPES = """
() => [...document.querySelectorAll('path.choroplethlocation')].map(path => {
    const box = path.getBBox(), toScreen = path.getScreenCTM(), svg = path.ownerSVGElement;
    let inside = null;
    for (let i = 1; i < 24 && !inside; i++) for (let j = 1; j < 24 && !inside; j++) {
        const point = svg.createSVGPoint();
        point.x = box.x + box.width * i / 24; point.y = box.y + box.height * j / 24;
        if (!path.isPointInFill(point)) continue;
        const seen = point.matrixTransform(toScreen);
        if (path.ownerDocument.elementFromPoint(seen.x, seen.y)) inside = {x: seen.x, y: seen.y};
    }
    return {state: path.__data__.loc, width: box.width, height: box.height, inside};
})
"""


def state_in(url):
    found = re.search(r"(?:^|/)profile\?(?:.*&)?state=([A-Z]{3})", url)
    return found and found[1]


@pytest.fixture
def tab(base, visit):
    opened = visit(base, height=1400).open("/map")
    opened.page.wait_for_selector("path.choroplethlocation")
    return opened


def test_eleven_states_are_on_the_map(tab):
    shapes = {s["state"]: s for s in tab.page.evaluate(SHAPES)}
    missing = [iso3 for iso3 in MEMBERS if iso3 not in shapes]
    assert len(MEMBERS) == 11
    assert missing == [], "no state is dropped silently"
    assert [iso3 for iso3 in MEMBERS if shapes[iso3]["width"] < 1] == [], (
        "and none is a speck of dust"
    )
    assert tab.strangers == tab.complaints == []


def test_eleven_states_are_tiles(tab):
    tiles = tab.page.locator("a.tile")
    assert tiles.count() == 11
    linked = {state_in(tile.get_attribute("href")) for tile in tiles.all()}
    assert linked == set(MEMBERS)


def test_a_click_on_the_map_reaches_the_profile(tab):
    shapes = [s for s in tab.page.evaluate(SHAPES) if s["inside"] and s["state"] in MEMBERS]
    largest = max(shapes, key=lambda s: s["width"] * s["height"])
    tab.page.mouse.move(largest["inside"]["x"], largest["inside"]["y"])
    tab.page.wait_for_timeout(200)
    tab.page.mouse.click(largest["inside"]["x"], largest["inside"]["y"])
    tab.page.wait_for_url("**/profile?*", timeout=10_000)
    assert state_in(tab.settle().page.url) == largest["state"]
    assert tab.errors == []


def test_a_click_on_a_tile_reaches_the_profile(tab):
    tile = tab.page.locator("a.tile").first
    wanted = state_in(tile.get_attribute("href"))
    tile.click()
    tab.page.wait_for_url("**/profile?*", timeout=10_000)
    assert state_in(tab.settle().page.url) == wanted
    assert tab.errors == []
