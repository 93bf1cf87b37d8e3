"""Each page renders for every state and choice, says what it shows, and survives any address."""

import re

import pytest
import stage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reading import PAGES, html, table, visit, words

from readiness import exports, warehouse

NAMES = [
    "Brunei Darussalam", "Cambodia", "Indonesia", "Lao PDR", "Malaysia", "Myanmar",
    "Philippines", "Singapore", "Thailand", "Timor-Leste", "Viet Nam",
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_one_title_and_a_release(page):
    at = visit(page)
    assert not at.exception
    assert not at.error
    assert len(at.title) == 1
    assert "Release" in words(at)
    assert warehouse.release()["release"] in words(at)


def test_the_overview_lists_all_eleven_in_alphabetical_order():
    states = [row[0] for row in table(visit(), "Groups with bands")[1:-1]]
    assert states == NAMES


def test_the_verdict_has_its_denominators():
    text = words(visit())
    total = warehouse.ask("coverage_total").iloc[0]
    assert f"{total.n_current:.0f} of {total.n_cells:.0f} scored figures exist" in text
    assert text.count("of 11 states") >= 3


def test_scores_on_the_overview_are_those_in_the_database():
    shown = {row[0]: row[2:-1] for row in table(visit(), "Groups with bands")[1:-1]}
    scores = warehouse.ask("state_scores")
    for name, group in scores.groupby("name"):
        for cell, row in zip(shown[name], group.itertuples(), strict=True):
            wanted = "no data" if row.score != row.score else f"{row.score:.0f}"
            assert wanted in cell


def test_a_hole_is_shown_as_a_hole_and_named():
    at = visit()
    holes = warehouse.ask("holes", iso3="")
    named = {row[0]: row for row in table(at, "Scored figures that are missing")[1:]}
    assert set(named) == set(holes.name)
    for name, group in holes.groupby("name"):
        assert named[name][1] == str(len(group))
        assert all(title in named[name][2] for title in group.title)


def test_what_moved_never_compares_across_a_break_in_method():
    broken = {(r.title, r.year) for r in warehouse.ask("breaks").itertuples()}
    moved = {(r.title, r.year) for r in warehouse.ask("moved").itertuples()}
    assert broken
    assert not broken & moved
    assert "Not compared, because the method changed" in words(visit())


@pytest.mark.parametrize("iso3", ["BRN", "LAO", "SGP", "TLS"])
def test_a_profile_shows_every_scored_indicator_with_its_holes(iso3):
    at = visit("pages/states/profile.py", state=iso3)
    assert not at.exception
    assert not at.error
    text, listed = words(at), warehouse.ask("state_indicators", iso3=iso3)
    assert all(title in text for title in listed[listed.weight > 0].title)
    holes = warehouse.ask("holes", iso3=iso3)
    if len(holes):
        shown = table(at, "Scored figures missing")[1:]
        assert [row[0] for row in shown] == list(holes.title)
    else:
        assert "Every scored indicator has a current figure" in text


def test_a_profile_s_figures_are_those_in_the_database():
    at = visit("pages/states/profile.py", state="THA")
    listed = warehouse.ask("state_indicators", iso3="THA").set_index("title")
    row = next(row for row in table(at, "Connectivity")[1:] if listed.weight[row[0]] > 0)
    fact = listed.loc[row[0]]
    assert f"{fact.value:.{fact.decimals}f}" in row[1]
    assert row[2].startswith(str(fact.year))
    assert f"({fact.n})" in row[3]
    assert row[-1].startswith(fact.source)


def test_published_indices_stand_side_by_side_with_their_breaks():
    text = words(visit("pages/states/profile.py", state="MYS"))
    listed = warehouse.ask("state_indicators", iso3="MYS")
    totals = listed[(listed.kind == "composite") & (listed.weight == 0)]
    assert len(totals) >= 7
    assert all(title in text for title in totals.title)
    assert "method changed 2025" in text


def test_the_map_shows_every_choice_it_offers():
    at = visit("pages/region/map.py")
    choices = list(warehouse.ask("map_choices").choice)
    assert len(at.selectbox(key="show").options) == len(choices)
    step = max(1, len(choices) // 25)
    for choice in choices[::step]:
        at = visit("pages/region/map.py", show=choice)
        assert not at.exception
        assert not at.error
        assert html(at).count('<a class="tile') == 11
        assert ("of 11 states have data" in words(at)) == (choice != "groups")


def test_the_year_slider_never_opens_on_an_empty_year():
    for choice in warehouse.ask("map_choices").query("view == 'indicator'").choice:
        years = warehouse.ask("map_years", indicator=choice)
        assert len(years)
        assert (years.n > 0).all()


def test_an_older_year_is_kept_in_the_address_and_changes_the_table():
    years = warehouse.ask("map_years", indicator="internet_users")
    first = str(years.year.iloc[0])
    at = visit("pages/region/map.py", show="internet_users", year=first)
    assert at.select_slider(key="year").value == first
    rows = table(at, "People using the internet")
    assert {row[2] for row in rows[1:]} == {first}


def test_choosing_writes_the_id_into_the_address():
    at = visit("pages/states/profile.py")
    at.selectbox(key="state").set_value("VNM").run()
    assert at.query_params["state"] in ("VNM", ["VNM"])
    assert "Viet Nam is furthest on" in words(at)


def test_an_address_counts_again_after_a_visit_to_another_page():
    at = visit("pages/states/profile.py", state="THA")
    at = at.switch_page("pages/region/map.py").run()
    at.query_params["state"] = "THA"
    at = at.switch_page("pages/states/profile.py").run()
    assert at.selectbox(key="state").value == "THA"


NONSENSE = some.one_of(
    some.text(max_size=40),
    some.sampled_from(["<script>alert(1)</script>", "'; drop table core.country; --", "../../etc",
                       "999999999999999999999", "nan", "THA&state=SGP", "%00", "ไทย"]),
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(page=some.sampled_from(PAGES), show=NONSENSE, year=NONSENSE, state=NONSENSE)
def test_an_impossible_address_gives_the_default_view(page, show, year, state):
    at = visit(page, show=show, year=year, state=state, indicator=show)
    assert not at.exception
    assert not at.error
    assert len(at.title) == 1


MINISTERS = [
    ("pages/region/overview.py", {}),
    *(
        ("pages/region/map.py", {"show": show})
        for show in ("groups", "governance", "online_services")
    ),
    *(("pages/states/profile.py", {"state": iso3}) for iso3 in ("BRN", "MYS", "SGP", "TLS")),
]
BARE_RANK = re.compile(
    r"\brank(?:s|ed|ing)?:? (?:\w+ )?(?:no\. ?|#)?\d|\b\d+(?:st|nd|rd|th)\b(?! edition)|\b(?:place|position):? \d"
    r"|\b(?:ranks?|ranked|comes?|stands?|is|are) (?:first|second|third|last)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("bare", [
    "Malaysia ranks 2 of 11", "rank: 4", "Thailand is 3rd of 11 states", "position 5 of 11",
    "Singapore is first", "ranked no. 7",
])  # fmt: skip
def test_a_bare_rank_is_known_when_it_is_seen(bare):
    assert BARE_RANK.search(bare)


@pytest.mark.parametrize(("page", "query"), MINISTERS)
def test_no_minister_s_screen_states_a_bare_rank(page, query):
    at = visit(page, **query)
    text = words(at)
    assert "band" in text or "show" in query
    assert not BARE_RANK.search(text), BARE_RANK.search(text)
    heads = re.findall(r'<th scope="col".*?>(.*?)</th>', html(at))
    assert not [head for head in heads if re.search(r"(?i)^(rank|position|place)\b", head)]
    with_ranks = warehouse.ask("state_indicators", iso3="MYS").query("kind == 'rank'")
    assert len(with_ranks) > 5
    assert not [title for title in with_ranks.title if title in text]


@pytest.mark.parametrize("iso3", ["BRN", "MYS", "THA", "TLS"])
def test_a_profile_opens_with_group_band_and_company(iso3):
    league = warehouse.ask("rank_bands").set_index("iso3")
    own = league.loc[iso3]
    low, high = int(own.rank_low), int(own.rank_high)
    band = f"{low}" if low == high else f"{low}–{high}"
    text = words(visit("pages/states/profile.py", state=iso3))
    assert f"{own['name']} stands in the group {own.maturity_group}, band {band} of 11" in text
    company = league[(league.maturity_group == own.maturity_group) & (league.index != iso3)]
    assert all(name in text for name in company["name"])
    halves = warehouse.ask("half_scores").set_index("iso3").loc[iso3]
    assert f"AI-specific part {halves.ai_specific:.0f} of 100" in text
    assert f"Foundations {halves.foundations:.0f} of 100" in text


def test_groups_and_bands_on_overview_and_map_are_those_in_the_database():
    league = warehouse.ask("rank_bands").set_index("name")
    overview = {row[0]: row[1] for row in table(visit(), "Groups with bands")[1:-1]}
    mapped = {row[0]: row[1] for row in table(visit("pages/region/map.py"), "Groups of readiness")}
    for name, row in league.iterrows():
        low, high = int(row.rank_low), int(row.rank_high)
        band = f"{low}" if low == high else f"{low}–{high}"
        assert overview[name] == f"{row.maturity_group} band {band} of 11"
        assert mapped[name] == f"{row.maturity_group} band {band} of 11"


def test_every_page_offers_its_figures_to_carry_away():
    wanted = {"pages/region/overview.py": 3, "pages/region/map.py": 1, "pages/states/profile.py": 3}
    for page, least in wanted.items():
        assert len(visit(page).get("download_button")) >= least


def test_a_download_withholds_what_may_not_be_handed_on():
    listed = [
        {"state": "A", "value": 5.0, "reuse": "open"},
        {"state": "B", "value": 6.0, "reuse": "show-only"},
        {"state": "@C", "value": 7.0, "reuse": "terms-unread"},
    ]
    lines = exports.sheet(listed, "r1", ("value",)).decode("utf-8-sig").splitlines()
    assert lines[1].startswith("A,5.0,open,")
    assert lines[2].startswith("B,,show-only,withheld")
    assert lines[3].startswith("'@C,,terms-unread,withheld")


def test_every_file_that_carries_published_figures_knows_their_reuse_terms():
    for question, bind in {"holes": {"iso3": ""}, "moved": {}, "scored_values": {}}.items():
        listed = warehouse.ask(question, **bind)
        assert set(listed.reuse) <= {"open", "non-commercial", "show-only", "terms-unread"}
        assert "terms-unread" in set(listed.reuse), "so that the rule is seen at work"


def test_figures_without_reuse_terms_are_not_handed_on():
    with pytest.raises(KeyError, match="reuse"):
        exports.sheet([{"state": "A", "value": 5.0}], "r1", ("value",))


def test_a_legend_never_has_two_steps_of_one_name():
    choices = list(warehouse.ask("map_choices").choice)
    for choice in [*choices[:: max(1, len(choices) // 40)], "national_ai_strategy"]:
        at = visit("pages/region/map.py", show=choice)
        labels = re.findall(r'<li><i class="l\d"></i>(.*?)</li>', html(at))
        steps = [set(label.split(" to ")) for label in labels if " to " in label]
        assert len(labels) == len(set(labels)) >= 4
        assert all(len(ends) == 2 for ends in steps), (choice, labels)


def test_the_register_is_shown_in_words():
    at = visit("pages/region/map.py", show="national_ai_strategy")
    assert "in force in 7" in words(at)
    assert "code 0-3;" not in words(at)


@pytest.mark.parametrize(("turn", "page"), list(enumerate(PAGES)))
def test_nonsense_for_every_choice_gives_the_default_view(turn, page):
    at = visit(page, **stage.nonsense(turn))
    assert not at.exception
    assert not at.error
    assert words(at) == words(visit(page))
