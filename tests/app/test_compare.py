"""The compare page: what it shows is what the database says, for any choice and any address."""

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reading import html, table, visit, words

from readiness import warehouse, wording

PAGE = "pages/states/compare.py"
MEMBERS = 11
THREE = {"states": "MYS.THA.VNM"}


def _read(text):
    """A number as `table` reads it: one kind of space."""
    return text.replace(wording.PART, " ")


def test_all_eleven_stand_in_alphabetical_order_without_a_choice():
    names = [row[0] for row in table(visit(PAGE), "Pillar scores")[1:-1]]
    assert names == list(warehouse.ask("states").name)


def test_pillar_scores_groups_and_bands_are_those_in_the_database():
    shown = {row[0]: row[1:] for row in table(visit(PAGE), "Pillar scores")[1:-1]}
    bands = warehouse.ask("rank_bands").set_index("name")
    for name, group in warehouse.ask("state_scores").groupby("name"):
        standing, rank, *cells = shown[name]
        row = bands.loc[name]
        assert standing == row.maturity_group
        assert rank == f"{row['rank']} band {wording.band(row.rank_low, row.rank_high)}"
        for cell, score in zip(cells, group.score, strict=True):
            assert ("no data" if math.isnan(score) else f"{score:.0f}") in cell


def test_chosen_states_are_kept_in_the_address_by_their_codes():
    at = visit(PAGE, states="VNM.THA.MYS.THA.nowhere")
    assert [row[0] for row in table(at, "Pillar scores")[1:-1]] == [
        "Malaysia", "Thailand", "Viet Nam"
    ]  # fmt: skip
    assert at.query_params["states"] in ("MYS.THA.VNM", ["MYS.THA.VNM"])
    at.multiselect(key="states").set_value(["LAO", "KHM"]).run()
    assert at.query_params["states"] in ("KHM.LAO", ["KHM.LAO"])
    assert "Cambodia and Lao PDR lie furthest apart on" in words(at)
    at.multiselect(key="states").set_value([]).run()
    assert "states" not in at.query_params
    assert len(table(at, "Pillar scores")[1:-1]) == MEMBERS


def test_a_choice_survives_a_look_at_another_page():
    at = visit(PAGE, **THREE)
    at.switch_page("pages/region/map.py").run()
    at.query_params["states"] = "MYS.THA.VNM"
    at.switch_page(PAGE).run()
    assert at.multiselect(key="states").value == ["MYS", "THA", "VNM"]


@pytest.mark.parametrize(("states", "is_noted"), [("MYS", True), ("XXX", False), (".", False)])
def test_fewer_than_two_states_fall_back_to_all(states, is_noted):
    at = visit(PAGE, states=states)
    assert not at.exception
    assert len(table(at, "Pillar scores")[1:-1]) == MEMBERS
    assert ("A comparison takes 2 or more" in words(at)) is is_noted


def test_comparators_stand_in_figures_and_never_in_scores():
    at = visit(PAGE, beside="JPN.WLD", **THREE)
    assert [r[0] for r in table(at, "Pillar scores")[1:-1]] == ["Malaysia", "Thailand", "Viet Nam"]
    assert "World and" not in words(at)
    assert "Japan and World: no pillar scores" in words(at)
    heads = table(at, "scored indicators:")[0]
    assert heads[1:] == ["Malaysia", "Thailand", "Viet Nam", "Japan", "World"]
    assert "Japan" in [row[0] for row in table(at, "newest figure of both")]


def test_every_comparator_can_be_added():
    codes = list(warehouse.ask("comparators").iso3)
    assert not set(codes) & set(warehouse.ask("states").iso3)
    at = visit(PAGE, beside=".".join(codes))
    assert not at.exception
    assert len(table(at, "scored indicators:")[0]) == 1 + MEMBERS + len(codes)


@pytest.mark.parametrize("code", ["LAO", "TLS", "KOR"])
def test_figures_and_holes_are_those_in_the_database(code):
    at = visit(PAGE, states="LAO.TLS", beside="KOR")
    found = warehouse.ask("scored_places")
    found = found[found.iso3 == code]
    body = table(at, "scored indicators:")
    column = body[0].index(found.name.iloc[0])
    assert len(body) - 1 == len(found) == 25
    for line, row in zip(body[1:], found.itertuples(), strict=True):
        assert line[0].startswith(row.title)
        if math.isnan(row.value):
            assert line[column] == "⌀ no data"
        else:
            assert line[column].startswith(f"{row.normalised:.0f} ")
            assert str(row.year) in line[column]
            if row.kind != "register":
                assert _read(wording.number(row.value, row.decimals)) in line[column]


def test_holes_here_are_the_holes_of_the_database():
    found = warehouse.ask("scored_places").query("is_member and value.isna()")
    holes = warehouse.ask("holes", iso3="")
    assert set(zip(found.iso3, found.indicator_id, strict=True)) == set(
        zip(holes.iso3, holes.indicator_id, strict=True)
    )


def test_gaps_are_the_score_less_the_mean_and_less_the_highest():
    at = visit(PAGE, indicator="mobile_data_price", **THREE)
    body = {row[0]: row[1:] for row in table(at, "Points of 100")[1:]}
    scores = warehouse.ask("state_scores").rename(columns={"pillar_title": "title"})
    own = warehouse.ask("scored_places").query("indicator_id == 'mobile_data_price' and is_member")
    assert len(body) == 7
    for title, group in [
        *scores.groupby("title"),
        *own.assign(score=own.normalised).groupby("title"),
    ]:
        mean, high = group.score.mean(), group.score.max()
        assert body[title][0] == f"{mean:.0f} {group.score.count()} of 11"
        assert body[title][1].startswith(f"{high:.0f} ")
        for cell, iso3 in zip(body[title][2:], ["MYS", "THA", "VNM"], strict=True):
            score = group.set_index("iso3").score[iso3]
            under = wording.step(score - high, 0) if score < high else "highest"
            assert cell == f"{wording.step(score - mean, 0)} {under}"


def test_the_history_is_the_constant_panel_s_and_knows_no_ranks():
    at = visit(PAGE, over="connectivity", **THREE)
    found = warehouse.ask("history").query("node == 'connectivity'")
    for name, *cells in table(at, "on the constant panel")[1:]:
        own = found[found.name == name]
        assert cells[:-1] == [wording.number(score) for score in own.score]
    panel = warehouse.ask("history_panel")
    listed = table(at, "The panel:")[1:]
    assert [row[2] for row in listed].count("yes") == panel.is_in_panel.sum()
    assert len(listed) == len(panel) == 25
    inside = panel[panel.is_in_panel]
    assert (inside.reason.isna()).all()
    assert panel[~panel.is_in_panel].reason.notna().all()
    n = (inside.pillar_title == "Connectivity").sum()
    assert f"Constant panel of {wording.plural(n, 'indicator')} (of 25)" in words(at)
    assert "rank" not in {head.lower() for head in table(at, "on the constant panel")[0]}


def test_the_panel_is_counted_for_the_whole_and_for_each_pillar():
    counts = warehouse.ask("history").groupby("title").n_in_panel.first()
    panel = warehouse.ask("history_panel").query("is_in_panel")
    assert counts["All pillars"] == len(panel)
    for title, n in panel.pillar_title.value_counts().items():
        assert counts[title] == n


@pytest.mark.parametrize("nth", range(2))
def test_every_choice_is_drawn(nth):
    scored = list(warehouse.ask("scored_places").indicator_id.unique())
    nodes = list(warehouse.ask("history").node.unique())
    pairs = list(warehouse.ask("pair_choices").indicator_id)
    states = list(warehouse.ask("states").iso3)
    for at_choice, x in list(enumerate(pairs))[nth * 10 :: 20]:
        at = visit(
            PAGE,
            x=x,
            y=pairs[-1 - at_choice],
            indicator=scored[at_choice % len(scored)],
            over=nodes[at_choice % len(nodes)],
            states=".".join(states[: 2 + at_choice % (MEMBERS - 1)]),
        )
        assert not at.exception
        assert not at.error
        assert "nan" not in words(at).lower().split()


NONSENSE = some.one_of(
    some.text(max_size=40),
    some.sampled_from(
        ["<script>alert(1)</script>", "MYS.<b>.THA", "....", "MYS;THA", "%00", "ไทย"]
    ),
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=NONSENSE, other=NONSENSE)
def test_an_impossible_address_gives_a_view(one, other):
    at = visit(PAGE, states=one, beside=other, indicator=one, over=other, x=one, y=other)
    assert not at.exception
    assert not at.error
    assert "<script>" not in html(at)
