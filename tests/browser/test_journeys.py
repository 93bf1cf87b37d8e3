"""Readers on their way: a minister, a phone, a keyboard, deep links, back and forward, two tabs."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import stage

pytestmark = pytest.mark.browser


def query(tab):
    return {key: values[0] for key, values in parse_qs(urlsplit(tab.page.url).query).items()}


def choose(tab, label, option):
    """Take an option of a list: a long one is narrowed by typing."""
    box = tab.page.get_by_role("combobox", name=re.compile(label)).first
    box.click()
    box.press_sequentially(option[-12:])
    tab.page.get_by_role("option", name=option, exact=True).click()
    return tab.settle()


def verdict(tab):
    return tab.page.locator(".verdict").first.inner_text()


def press(tab, key, times=1):
    for _ in range(times):
        tab.page.keyboard.press(key)


def focus_on(tab, what, limit=80):
    """Tab until the focus is on something whose name has these words; how many times it took."""
    for presses in range(1, limit):
        tab.page.keyboard.press("Tab")
        name = tab.page.evaluate(
            "() => { const e = document.activeElement;"
            " return (e.getAttribute('aria-label') || e.textContent || '').trim() }"
        )
        if what in name and len(name) < 200:
            return presses
    raise AssertionError(f"{limit} times Tab and never on {what!r}")


def test_a_minister_reaches_a_state_s_verdict_in_three_clicks(base, visit):
    tab, clicks = visit(base).open("/"), 0
    assert "member states" in verdict(tab)
    tab.page.get_by_role("link", name="Viet Nam", exact=True).first.click()
    clicks += 1
    tab.page.wait_for_url("**/profile?state=*")
    tab.settle()
    assert "Viet Nam" in verdict(tab)
    assert "Viet Nam" in tab.page.title()
    assert clicks <= 3
    assert tab.errors == tab.complaints == []


def test_a_phone_reads_the_map(base, visit):
    tab = visit(base, width=414, height=896).open("/")
    summary = tab.page.locator(".fold summary")
    assert summary.is_visible()
    assert not tab.page.get_by_role("link", name="Map", exact=True).is_visible()
    tab.follow("Map")
    assert tab.title == "Map of the region"
    assert not tab.page.get_by_role("link", name="Map", exact=True).is_visible(), "folded again"
    tile, shape = (
        tab.page.locator(what).first.bounding_box()
        for what in ("a.tile", "path.choroplethlocation")
    )
    assert tile["y"] < shape["y"], "tiles before shapes"
    assert tile["width"] >= 24
    choose(tab, "Show", "Connectivity · People using the internet")
    assert query(tab)["show"] == "internet_users"
    assert "internet" in verdict(tab)
    assert tab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 414
    assert tab.errors == []


def test_a_keyboard_goes_through_compare(base, visit):
    tab = visit(base).open("/")
    focus_on(tab, "Compare states")
    press(tab, "Enter")
    tab.page.wait_for_url("**/compare*")
    tab.settle()
    assert tab.title == "Compare states"
    box = tab.page.get_by_role("combobox", name=re.compile("Member states")).first
    for _ in range(60):
        press(tab, "Tab")
        if box.evaluate("e => e === document.activeElement"):
            break
    for letters in ("Malay", "Thai"):
        tab.page.keyboard.type(letters)
        tab.page.wait_for_timeout(300)
        press(tab, "Enter")
        tab.settle()
    press(tab, "Escape")
    tab.settle()
    assert query(tab)["states"] == "MYS.THA"
    assert "Malaysia and Thailand" in tab.page.title()
    focus_on(tab, "Download these scores")
    with tab.page.expect_download() as taken:
        press(tab, "Enter")
    assert taken.value.suggested_filename.endswith("compared_pillars.csv")
    assert tab.errors == tab.complaints == []


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("/profile?state=TLS&indicator=internet_users", "Timor-Leste"),
        ("/map?show=online_services", "online"),
        ("/compare?states=MYS.THA", "Malaysia and Thailand"),
    ],
)
def test_a_deep_link_opens_the_view_that_was_sent(address, seen, base, visit):
    tab = visit(base).open(address)
    assert seen in verdict(tab) + tab.page.title()
    assert tab.page.url == base + address


def test_back_and_forward_bring_the_choices_with_them(base, visit):
    tab = visit(base).open("/profile?state=THA")
    choose(tab, "Member state", "Viet Nam")
    assert "Viet Nam" in verdict(tab)
    tab.follow("Map")
    for step, state in (
        ("go_back", "Viet Nam"),
        ("go_back", "Thailand"),
        ("go_forward", "Viet Nam"),
    ):
        getattr(tab.page, step)()
        tab.page.wait_for_function(
            "name => document.querySelector('.verdict')?.textContent.includes(name)", arg=state
        )
        tab.settle()
        assert state in tab.page.title()
    assert query(tab) == {"state": "VNM"}
    assert tab.errors == []


def test_two_tabs_do_not_share_their_choices(base, visit):
    one, two = visit(base).open("/profile?state=THA"), visit(base).open("/profile?state=SGP")
    choose(one, "Member state", "Viet Nam")
    choose(two, "Member state", "Malaysia")
    one.page.reload()
    one.settle()
    assert "Viet Nam" in verdict(one)
    assert "Malaysia" in verdict(two)
    assert (query(one)["state"], query(two)["state"]) == ("VNM", "MYS")


def test_a_part_stands_in_a_frame_of_its_own(base, visit):
    tab = visit(base, width=700, height=900)
    tab.page.goto(f"{base}/profile?state=THA&embed=true&only=compared")
    tab.page.wait_for_selector(stage.FINISHED)
    tab.page.wait_for_selector(".js-plotly-plot")
    text = tab.page.inner_text("[data-testid=stMain]").strip()
    assert text.startswith("Against the states nearest to it")
    assert not tab.page.locator("h1").is_visible()
    assert not tab.page.locator(".st-key-contents").is_visible()
    whole = tab.page.get_by_role("link", name=re.compile("See the whole page"))
    assert whole.get_attribute("href") == f"{base}/profile?state=THA"
    assert tab.errors == tab.complaints == []


def test_a_view_is_shared_by_keyboard(base, context):
    context("light").grant_permissions(["clipboard-read", "clipboard-write"])
    tab = stage.Visit(context("light"), base).open("/map?show=internet_users")
    tab.page.locator(".st-key-share summary").focus()
    press(tab, "Enter")
    tab.page.wait_for_selector(".st-key-share [data-testid=stCode] button")
    focus_on(tab, "Copy to clipboard")
    press(tab, "Enter")
    tab.page.wait_for_timeout(200)
    copied = tab.page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{base}/map?show=internet_users"
    tab.page.close()
