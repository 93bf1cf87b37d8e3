"""The what-if page: nothing chosen is the published index, what is chosen moves, all of it is the reader's."""

import csv
import io
import re
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some
from reading import table, visit, words

from readiness import exports, warehouse, wording
from readiness.components import what_if
from readiness.components.what_if_answer import _line, chosen
from readiness.components.what_if_controls import USUAL, Wish

PAGE = "pages/evidence/what_if.py"
CAPTION = "Your weights, not the published index"


def published():
    return warehouse.ask("what_if_published")


def pillars():
    return list(warehouse.ask("pillars").pillar)


def wish(change=None, left_out=(), across=USUAL["across"], scale=USUAL["normalisation"], **weights):
    weighed = tuple((pillar, weights.get(pillar, 50)) for pillar in pillars())
    return Wish(weighed, across, scale, tuple(left_out), change)


def yours(at):
    """The reader's rows by state: score, rank, low, high, movement, share."""
    read = {}
    for name, _, _, score, place, moved, share in table(at, CAPTION)[1:]:
        rank, low, high = re.fullmatch(r"(\d+) \((\d+)(?:–(\d+))?\)", place).groups()
        read[name] = SimpleNamespace(
            score=float(score),
            rank=int(rank),
            low=int(low),
            high=int(high or low),
            moved=moved,
            share=share,
        )
    return read


def opened(**query):
    at = visit(PAGE, **query)
    assert not at.exception
    assert not at.error
    return at


def address(at):
    pairs = at.query_params.items()
    return {name: value if isinstance(value, str) else value[-1] for name, value in pairs}


def test_nothing_chosen_is_the_published_index_exactly():
    found = what_if.answer(wish())
    shares = warehouse.ask("rank_chances").set_index(["iso3", "rank"]).weight_share
    for row, wanted in zip(found, published().itertuples(), strict=True):
        assert row["iso3"] == wanted.iso3
        assert row["your_score"] == pytest.approx(wanted.score, abs=1e-9)
        assert row["your_rank"] == wanted.rank
        assert (row["your_rank_low"], row["your_rank_high"]) == (wanted.rank_low, wanted.rank_high)
        assert row["agreement"] == pytest.approx(shares[wanted.iso3, wanted.rank])


def test_the_page_opens_on_the_published_figures_and_says_so():
    at = opened()
    assert "Nothing is changed yet" in words(at)
    assert CAPTION in words(at)
    for row in published().itertuples():
        mine = yours(at)[row.name]
        assert mine.score == float(f"{row.score:.1f}")
        assert (mine.rank, mine.low, mine.high) == (row.rank, row.rank_low, row.rank_high)
        assert mine.moved == "■ same"
    assert address(at) == {}


def test_a_slider_moves_scores_and_writes_itself_into_the_address():
    at = opened()
    before = yours(at)
    at.slider(key="yours_governance").set_value(100).run()
    after = yours(at)
    assert {name for name in before if before[name].score != after[name].score}
    assert address(at) == {"governance": "100"}
    assert "Under your weights" in words(at)
    assert at.slider(key="yours_governance").label == "Governance and safety: 29\u202f%"
    at.slider(key="yours_governance").set_value(50).run()
    assert yours(at) == before
    assert address(at) == {}


def test_the_address_alone_makes_the_view():
    at = opened()
    at.slider(key="yours_research").set_value(7).run()
    at.selectbox(key="yours_across").set_value("arithmetic").run()
    at.multiselect(key="yours_drop").set_value(["open_data", "internet_users"]).run()
    at.selectbox(key="yours_state").set_value("TLS").run()
    at.selectbox(key="yours_indicator").set_value("five_g_coverage").run()
    at.slider(key="yours_value_TLS_five_g_coverage").set_value(60.0).run()
    assert address(at) == {
        "research": "7",
        "across": "arithmetic",
        "drop": "internet_users.open_data",
        "state": "TLS",
        "indicator": "five_g_coverage",
        "value": "60",
    }
    again = opened(**address(at))
    assert yours(again) == yours(at)
    assert words(again) == words(at)


def test_a_changed_figure_moves_its_state_and_no_other_score():
    before = {row["iso3"]: row for row in what_if.answer(wish())}
    after = {row["iso3"]: row for row in what_if.answer(wish(("KHM", "five_g_coverage", 99.0)))}
    assert after["KHM"]["your_score"] > before["KHM"]["your_score"]
    whole = [hole for hole in after if hole in ("SGP", "MYS", "THA", "VNM", "PHL", "IDN")]
    for iso3 in whole:
        assert after[iso3]["your_score"] == before[iso3]["your_score"]
    said = words(opened(state="KHM", indicator="five_g_coverage", value="99"))
    assert "Cambodia: score" in said
    assert "instead of" in said


def test_the_held_figure_is_no_change():
    cell = warehouse.ask("what_if_values").set_index(["iso3", "indicator_id"])
    held = cell.value["THA", "internet_users"]
    at = opened(state="THA", indicator="internet_users", value=f"{held:.1f}")
    assert "Nothing is changed yet" in words(at)
    assert f"Now {held:.1f}" in words(at)
    assert "value" not in address(at)


def test_a_hole_stays_one_until_the_reader_fills_it():
    at = opened(state="TLS", indicator="generative_ai_use")
    assert "No current figure is held for Timor-Leste" in words(at)
    assert "Nothing is changed yet" in words(at)
    at.toggle(key="yours_fill_TLS_generative_ai_use").set_value(True).run()
    at.slider(key="yours_value_TLS_generative_ai_use").set_value(90.0).run()
    assert address(at)["value"] == "90"
    assert "where no figure is held" in words(at)
    filled = yours(at)["Timor-Leste"].score
    assert filled > float(published().set_index("iso3").score["TLS"])
    at.toggle(key="yours_fill_TLS_generative_ai_use").set_value(False).run()
    assert "Nothing is changed yet" in words(at)
    assert "value" not in address(at)


def test_the_register_is_moved_by_stages():
    at = opened(state="MYS", indicator="national_ai_strategy", value="1")
    assert "in preparation (1) instead of in force (3)" in words(at)


def test_another_indicator_starts_on_its_own_figure():
    at = opened(state="MYS", indicator="internet_users", value="1")
    at.selectbox(key="yours_indicator").set_value("five_g_coverage").run()
    assert "Nothing is changed yet" in words(at)
    assert address(at) == {"state": "MYS", "indicator": "five_g_coverage"}


def test_a_pillar_of_weight_nothing_and_a_pillar_left_out():
    at = opened(skills="0")
    assert at.slider(key="yours_skills").label.endswith(": 0\u202f%")
    gone = warehouse.ask("what_if_indicators").query("pillar == 'skills'").indicator_id
    at = opened(drop=".".join(gone))
    assert at.slider(key="yours_skills").disabled
    assert at.slider(key="yours_skills").label.endswith(": left out")
    assert "all weightings of the 5 pillars" in words(at)


def test_choices_that_leave_nothing_to_score_are_refused_in_plain_words():
    at = opened(**dict.fromkeys(pillars(), "0"))
    assert "This cannot be scored. All weights are zero: Governance and safety" in words(at)
    assert CAPTION in words(at)
    catalogue = warehouse.ask("what_if_indicators")
    gone = catalogue[catalogue.pillar != "adoption"].indicator_id
    assert "Timor-Leste: no data at all" in words(opened(drop=".".join(gone)))
    assert "This cannot be scored" in words(opened(drop=".".join(catalogue.indicator_id)))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("governance", "101"), ("governance", "-1"), ("governance", "1e2"), ("governance", "٣"),
        ("across", "harmonic"), ("normalisation", "zscore"), ("drop", "population.."),
        ("state", "XXX"), ("state", "none"), ("indicator", "internet_users"), ("value", "60"),
    ],
)  # fmt: skip
def test_each_hostile_value_falls_back_alone(name, value):
    at = opened(**{name: value}, research="0")
    assert address(at) == {"research": "0"}
    assert at.slider(key="yours_research").value == 0
    assert at.slider(key="yours_governance").value == 50


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "100.1", "", "sixty", "0x10", "9" * 400])
def test_a_value_that_cannot_be_is_the_held_one(value):
    at = opened(state="THA", indicator="internet_users", value=value)
    assert address(at) == {"state": "THA", "indicator": "internet_users"}
    assert "Nothing is changed yet" in words(at)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@example(query={"drop": "a" * 5000, "state": "'; drop table mart.score; --", "value": "<script>"})
@given(
    query=some.dictionaries(
        some.sampled_from(["governance", "across", "drop", "state", "indicator", "value", "x"]),
        some.text(max_size=30),
        max_size=5,
    )
)
def test_any_address_opens_the_page(query):
    at = opened(**query)
    assert len(yours(at)) == 11


@pytest.mark.parametrize("across", list(wording.ACROSS))
@pytest.mark.parametrize("scale", list(wording.NORMALISATIONS))
def test_every_method_answers_for_every_state(across, scale):
    found = what_if.answer(wish(across=across, scale=scale, research=0, skills=100))
    assert len(found) == 11
    for row in found:
        assert row["your_rank_low"] <= row["your_rank_high"]
        assert 0 <= row["agreement"] <= 1
        assert 0 <= row["your_score"] <= 100


def test_the_file_says_whose_it_is_in_every_row_and_in_its_name():
    asked = wish(("KHM", "five_g_coverage", 99.0), governance=100)
    facts, cells = (ask(what_if._database()) for ask in (what_if._facts, what_if._cells))
    lines = [_line(row, chosen(asked, facts, cells)) for row in what_if.answer(asked)]
    read = list(csv.DictReader(io.StringIO(exports.sheet(lines, "r", ()).decode("utf-8-sig"))))
    assert len(read) == 11
    assert all(row["what"] == "Your weights, not the published index" for row in read)
    assert all("weights Governance and safety 29" in row["choices"] for row in read)
    assert not [name for name in read[0] if name in ("rank", "score")]
    (button,) = opened().get("download_button")
    assert "your_weights" in button.proto.id


def test_nothing_is_kept_in_the_database(database):
    before = database.read_bytes()
    opened(governance="3", state="KHM", indicator="five_g_coverage", value="99")
    assert database.read_bytes() == before
