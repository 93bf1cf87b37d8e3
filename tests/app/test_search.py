"""The search finds what people mean, forgives slips of the finger, and every result leads to its page."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reading import PAGES, ROOT, html, visit, words

from readiness import warehouse

PAGE = "pages/region/search.py"
STEMS = {path.rsplit("/", 1)[1].removesuffix(".py"): path for path in PAGES}
# what is typed: the address of the first result
ASKED = {
    "broadband price": "map?show=fixed_broadband_price",
    "Laos": "profile?state=LAO",
    "DEFA": "defa",
    "5G": "map?show=five_g_coverage",
    "genAI": "map?show=generative_ai_use",
    "gen AI": "map?show=generative_ai_use",
    "genrative ai": "map?show=generative_ai_use",
    "ChatGPT": "map?show=generative_ai_use",
    "ask whom": "network",
    "Singapor": "profile?state=SGP",
    "SGP": "profile?state=SGP",
    "sg": "profile?state=SGP",
    "Burma": "profile?state=MMR",
    "Vietnam": "profile?state=VNM",
    "Việt Nam": "profile?state=VNM",
    "vietnma": "profile?state=VNM",
    "Phillipines": "profile?state=PHL",
    "Malasia": "profile?state=MYS",
    "East Timor": "profile?state=TLS",
    "kampuchea": "profile?state=KHM",
    "  THAILAND!! ": "profile?state=THA",
    "South Korea": "compare?beside=KOR",
    "internet_users": "map?show=internet_users",
    "IT.NET.USER.ZS": "map?show=internet_users",
    "EGDI": "map?show=e_government_development",
    "AIPI": "map?show=imf_ai_preparedness",
    "research & development": "map?show=research_spending",
    "R and D": "map?show=research_spending",
    "cybersecurty": "map?show=cybersecurity_commitment",
    "brodband subscriptons": "map?show=fixed_broadband",
    "people bought online": "map?show=bought_online",
    "enrolment at universities": "map?show=tertiary_enrolment",
    "digital ID": "governance?type=digital_id",
    "AI sandbox": "governance?type=ai_sandbox",
    "masterplan 2030": "targets?framework=ADM2030",
    "Hanoi Digital Declaration": "timeline?framework=HANOI2026",
    "VNM-DX-T10": "targets?target=VNM-DX-T10",
    "Oxford": "sources?source=oxford_gairi",
    "uncertainty": "certainty",
    "weights": "what_if",
    "front page": "./",
    "laos data protection law": "governance?type=data_protection_law&state=LAO",
    "What is the law on data protection in Viet Nam?": "governance?type=data_protection_law&state=VNM",
}  # fmt: skip
NOT_THERE = ["ไทย", "quantum teleportation", "qqqqqqqqq", "…", "🦜🦜"]
HOSTILE = [
    "<script>alert(1)</script>",
    "'; drop table core.country; --",
    "\" onfocus=\"alert(1)\" autofocus=\"",
    "../../etc/passwd",
    "%00%0a\x00\n",
    "$q {{7*7}} ${7*7}",
    "(" * 200,
    "\u202eevil\u202c \ufdfa\ufdfa",
    "a" * 10_000,
    "broadband " * 1_000,
]  # fmt: skip


def links(at):
    """(address, title) of every result, in order."""
    found = re.search(r'<ol class="found">(.*?)</ol>', html(at), re.S)
    listed = re.findall(r'<a href="([^"]*)" target="_self">(.*?)</a>', found[1]) if found else []
    return [(unescape(address), unescape(title)) for address, title in listed]


@pytest.fixture(scope="module")
def desk(published):
    """A reader who stays on the page and types one thing after the other."""
    at = visit(PAGE)

    def ask(asked):
        at.text_input(key="q").set_value(asked).run()
        assert not at.exception
        assert not at.error
        return at

    return ask


def search(asked, **query):
    at = visit(PAGE, q=asked, **query)
    assert not at.exception
    assert not at.error
    return at


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_meant_comes_first(asked, desk):
    assert links(desk(asked))[0][0] == ASKED[asked]


@pytest.mark.parametrize(("asked", "wanted"), [
    ("price of internet in Viet Nam", "map?show=fixed_broadband_price"),
    ("broadband price Laos", "profile?state=LAO"),
])  # fmt: skip
def test_what_is_meant_is_there(asked, wanted, desk):
    assert wanted in [address for address, _ in links(desk(asked))]


def test_an_abbreviation_finds_the_laws_of_every_state():
    listed = links(search("PDPA"))
    laws = [address for address, _ in listed if "type=data_protection_law&state=" in address]
    held = warehouse.ask("instruments").query("instrument_type == 'data_protection_law'")
    assert {dict(parse_qsl(urlsplit(law).query))["state"] for law in laws} == set(held.iso3)
    assert ("governance?type=data_protection_law", "Data-protection law") in listed
    assert ("map?show=data_protection_law", "Law that protects personal data") in listed


@pytest.mark.parametrize("asked", NOT_THERE)
def test_nothing_found_says_so_and_what_to_try(asked, desk):
    at = desk(asked)
    assert not links(at)
    assert "Nothing found for" in words(at)
    assert "Try fewer or other words" in words(at)
    assert 'href="search?q=' in html(at)


def test_the_examples_find_something(desk):
    at = desk("")
    assert "Nothing found" not in words(at)
    for asked in re.findall(r'href="(search\?q=[^"]*)"', html(at)):
        assert links(desk(dict(parse_qsl(urlsplit(unescape(asked)).query))["q"]))


@pytest.mark.parametrize("asked", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(asked):
    at = search(asked)
    assert "<script>alert" not in html(at)
    assert 'onfocus="alert' not in html(at)
    assert len(at.text_input(key="q").value) <= 200


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(asked=some.text(max_size=200))
def test_any_text_gives_a_page(asked, desk):
    assert len(desk(asked).title) == 1


def test_results_are_counted_by_kind_and_can_be_kept_to_one():
    at = search("cybersecurity")
    counts = dict(
        re.match(r"(.+) (\d+)$", option).groups() for option in at.radio(key="kind").options
    )
    total = int(counts.pop("All"))
    assert total == sum(map(int, counts.values()))
    assert f"{total} results for “cybersecurity”" in words(at)
    assert f"{counts['Indicators']} indicators" in words(at)
    only = search("cybersecurity", kind="indicator")
    assert len(links(only)) == int(counts["Indicators"])
    assert all(address.startswith(("map?", "trace?")) for address, _ in links(only))
    assert links(search("cybersecurity", kind="nonsense")) == links(at)


def test_a_long_list_says_that_it_is_cut():
    at = search("ai")
    assert len(links(at)) == 50
    assert "The first 50 of" in words(at)


def test_a_slip_and_a_part_are_called_so(desk):
    assert "Nothing is spelt like “genrative ai”" in words(desk("genrative ai"))
    assert "Nothing has all words of" in words(desk("broadband moonlight"))


def test_a_result_has_its_kind_and_a_line():
    items = re.findall(r"<li><small>(.*?)</small><a .*?</a><p>(.*?)</p></li>", html(search("laos")))
    assert items[0] == ("Member state", "Member of ASEAN since 1997, CLMV")
    assert all(kind and line for kind, line in items)


def test_a_target_never_loses_its_standing():
    standing = {row.target_id: row.standing for row in warehouse.ask("targets").itertuples()}
    found = warehouse.ask("search_terms").query("kind == 'target'")
    assert len(found) == len(standing)
    assert all(f"{standing[row.id]} target" in row.line for row in found.itertuples())


def test_everything_of_the_catalogue_can_be_found():
    found = warehouse.ask("search_terms")
    assert not found.duplicated(["kind", "id"]).any()
    held = found.groupby("kind").size()
    for kind, question in {
        "state": "states",
        "target": "targets",
        "instrument": "instruments",
        "instrument_type": "instrument_kinds",
        "framework": "frameworks",
        "source": "source_facts",
    }.items():
        assert held[kind] == len(warehouse.ask(question)), kind
    traced = warehouse.ask("trace_choices").query("kind == 'indicator'")
    assert set(found[found.kind == "indicator"].id) == set(traced.choice)


def test_every_synonym_finds_something(desk):
    for row in warehouse.ask("synonyms").itertuples():
        at = desk(row.word)
        assert links(at), row.word
        assert "Nothing" not in words(at), row.word


def some_of_each():
    """A few things of every kind, the first and the last among them."""
    return [(kind, share) for kind in (
        "state", "economy", "pillar", "indicator", "framework", "target", "instrument_type",
        "instrument", "source",
    ) for share in (0.0, 0.4, 1.0)]  # fmt: skip


@pytest.mark.parametrize(("kind", "share"), some_of_each())
def test_the_link_of_a_result_opens_a_page_that_shows_it(kind, share):
    listed = warehouse.ask("search_terms").query(f"kind == '{kind}'")
    thing = listed.iloc[round(share * (len(listed) - 1))]
    address = f"{thing.page}?{thing.choices}"
    assert (address, thing.title) in links(search(f"{thing.title} {thing.place or ''}", kind=kind))
    choices = dict(parse_qsl(thing.choices))
    at = visit(STEMS[thing.page], **choices)
    assert not at.exception
    assert not at.error
    assert thing.title in words(at)
    drawn = [*at.selectbox, *at.multiselect]
    for name, choice in choices.items():
        (control,) = [widget for widget in drawn if widget.key == name]
        assert control.value in (choice, [choice])


def test_every_page_with_a_link_is_found_by_its_title(desk):
    shown = dict(
        re.findall(
            r'st\.Page\("(pages/[\w/]+\.py)", title="([^"]+)"(?!.*visibility)',
            (ROOT / "dashboard.py").read_text(encoding="utf-8"),
        )
    )
    assert len(shown) >= 10
    for path, title in shown.items():
        stem = path.rsplit("/", 1)[1].removesuffix(".py")
        wanted = "./" if stem == "overview" else stem
        assert wanted in [address for address, _ in links(desk(title))], title


def test_every_page_has_the_box_but_the_search_itself():
    form = 'class="find" role="search" action="search"'
    assert form in html(visit("pages/region/map.py"))
    assert form not in html(search(""))
