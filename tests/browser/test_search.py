"""The search by keyboard alone: from the box on any page, and in the page's own box while typing."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
HERE = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    return {found: !!at.closest('ol.found'), tag: at.tagName, text: at.innerText,
            outline: getComputedStyle(at).outlineStyle, seen: box.width > 0 && box.height > 0};
}"""


def tab_to(page, wanted, most=60):
    """Press Tab until the focus is where it is wanted; fails when that takes too long."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted():
            return page.evaluate(HERE)
    raise AssertionError("not reached by the keyboard")


def test_type_tab_enter(base, visit):
    tab = visit(base).open("/search")
    page = tab.page
    tab_to(page, lambda: page.evaluate("document.activeElement.type === 'search'"))
    page.keyboard.type("broadband price")
    first = page.locator("ol.found a").first
    expect(first).to_have_text("Price of a basic fixed broadband plan")
    expect(page).to_have_url(re.compile(r"/search\?q=broadband(\+|%20)price$"))
    focus = tab_to(page, lambda: page.evaluate(HERE)["found"], most=3)
    assert focus["text"] == first.inner_text(), "the first result"
    assert focus["outline"] != "none", "the focus is seen"
    page.keyboard.press("Enter")
    page.wait_for_url("**/map?show=fixed_broadband_price")
    assert tab.settle().errors == []
    assert "Price of a basic fixed broadband plan" in page.inner_text("[data-testid='stMain']")


def test_the_box_of_every_page_leads_there(base, visit):
    tab = visit(base).open("/method")
    page = tab.page
    tab_to(page, lambda: page.evaluate("document.activeElement.id === 'find'"))
    page.keyboard.type("Laos")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=Laos")
    expect(page.locator("ol.found a").first).to_have_text("Lao PDR")
    assert tab.settle().errors == []
    assert tab.strangers == []


def test_the_back_button_brings_the_results_back(base, visit):
    tab = visit(base).open("/search?q=singapor")
    tab.page.locator("ol.found a").first.click()
    tab.page.wait_for_url("**/profile?state=SGP")
    tab.settle()
    tab.page.go_back()
    tab.page.wait_for_url("**/search?q=singapor")
    expect(tab.page.locator("ol.found a").first).to_have_text("Singapore")


def test_a_long_address_is_cut_and_harmless(base, visit):
    tab = visit(base).open("/search?q=" + "%3Cqqqqqqqq%3E" * 150)
    assert tab.errors == []
    assert "Nothing found for" in tab.page.inner_text("[data-testid='stMain']")
    assert len(tab.page.get_by_label("A state, an indicator").input_value()) <= 200


@pytest.mark.parametrize("width", [1440, 414])
def test_no_barrier_among_results(width, base, visit):
    tab = visit(base, width=width).open("/search?q=ai")
    found = Axe().run(tab.page).response["violations"]
    serious = [v for v in found if {"wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"} & set(v["tags"])]
    assert [(v["id"], [node["target"] for node in v["nodes"]]) for v in serious] == []
    wide = tab.page.evaluate(
        "(m => m.scrollWidth - m.clientWidth)(document.querySelector('.stMain'))"
    )
    assert wide <= 1
