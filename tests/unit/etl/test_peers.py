"""Gaps, peers, needs and offers on a world small enough to judge by hand."""

import pytest

SCALE = {"unit": "points", "worst": 0, "best": 100, "valid_min": 0, "valid_max": 100}
PEERS = """select iso3, peer, from_year, from_value, reached_year, reached_value, latest_year,
    why_no_peer from mart.peer_gain where indicator_id = 'share' order by iso3, peer"""


@pytest.fixture
def measured(world):
    """A world with one scored indicator; called with its figures and what is special about it."""

    def build(lines, **cells):
        world.source("one")
        world.indicator("share", **(SCALE | cells))
        world.snapshot("one", [f"SHARE,{line}" for line in lines])
        return world

    return build


def test_a_peer_stood_there_and_has_come_to_the_mean(measured):
    world = measured(
        ["AAA,2024,20", "BBB,2022,10", "BBB,2023,20", "BBB,2024,60", "BBB,2025,70", "CCC,2024,90"]
    )
    assert world.ask(PEERS) == [("AAA", "BBB", 2023, 20, 2024, 60, 2025, None)]


def test_ten_points_are_a_gap_and_less_is_none(measured):
    at_the_rule = measured(["AAA,2024,40", "BBB,2024,55", "CCC,2024,55"])
    assert at_the_rule.ask("select iso3, points_below, gap_points from mart.peer_gain") == [
        ("AAA", 10, 10)
    ]


def test_less_than_ten_points_are_no_gap(measured):
    world = measured(["AAA,2024,41", "BBB,2024,55", "CCC,2024,55"])
    assert world.ask("from mart.peer_gain") == []


def test_who_came_from_above_or_has_fallen_back_is_no_peer(measured):
    world = measured(
        ["AAA,2024,20", "BBB,2022,21", "BBB,2024,90", "CCC,2021,10", "CCC,2022,90", "CCC,2024,40"]
    )
    assert [row[:2] + row[-1:] for row in world.ask(PEERS)] == [
        ("AAA", None, "nobody"),
        ("CCC", "BBB", None),
    ]


def test_less_may_be_better(measured):
    world = measured(
        ["AAA,2024,90", "BBB,2023,95", "BBB,2024,20", "CCC,2023,85", "CCC,2024,10"],
        worst=100, best=0, higher_is="worse",
    )  # fmt: skip
    assert [row[:4] for row in world.ask(PEERS)] == [("AAA", "BBB", 2023, 95)]


@pytest.mark.parametrize(
    ("years", "is_peer"), [(("2018", "2024"), False), (("2020", "2024"), True)]
)
def test_no_gain_reaches_over_a_break(measured, years, is_peer):
    first, last = years
    world = measured(
        ["AAA,2024,20", f"BBB,{first},10", f"BBB,{last},80", "CCC,2024,90"], breaks="2020"
    )
    assert [row[1] for row in world.ask(PEERS)] == (["BBB"] if is_peer else [None])


def test_nor_does_a_comparison_with_a_figure_from_before_it(measured):
    world = measured(["AAA,2022,20", "BBB,2023,10", "BBB,2024,80", "CCC,2024,90"], breaks="2023")
    assert [row[1] for row in world.ask(PEERS)] == [None]


def test_nor_is_who_came_before_it_a_peer_by_what_was_measured_after(measured):
    world = measured(
        ["AAA,2024,20", "BBB,2022,10", "BBB,2023,80", "BBB,2025,90", "CCC,2024,90"], breaks="2025"
    )
    assert [row[1] for row in world.ask(PEERS)] == [None]


def test_on_a_relative_scale_a_rise_is_no_gain(measured):
    world = measured(
        ["AAA,2024,20", "BBB,2023,10", "BBB,2024,80", "CCC,2024,90"], is_relative="yes"
    )
    assert [(row[1], row[-1]) for row in world.ask(PEERS)] == [(None, "relative")]


def test_with_one_year_nobody_can_have_come_from_anywhere(measured):
    world = measured(["AAA,2024,20", "BBB,2024,80", "CCC,2024,90"])
    assert [(row[1], row[-1]) for row in world.ask(PEERS)] == [(None, "one_year")]


def test_a_doubtful_figure_proves_no_gain_but_counts_in_the_mean(measured):
    world = measured(["AAA,2024,20", "BBB,2023,10", "BBB,2024,80", "CCC,2024,90"])
    world.row("corrections.csv", correction_id="odd", source_id="one", series="SHARE",
              place="BBB", year=2023, published_value=10, action="flag", reason="Made up.",
              added_on="2026-11-01")  # fmt: skip
    assert [(row[1], row[-1]) for row in world.ask(PEERS)] == [(None, "nobody")]
    ((mean, n),) = world.ask("select mean_score, n_states from mart.peer_gain")
    assert (round(mean, 6), n) == (round(190 / 3, 6), 3)


def test_an_outdated_figure_is_neither_gap_nor_peer(measured):
    world = measured(["AAA,2012,20", "BBB,2023,10", "BBB,2024,80", "CCC,2024,90"])
    assert world.ask("select iso3 from mart.peer_gain") == []


def test_no_data_is_neither_a_need_nor_an_offer(measured):
    world = measured(["AAA,2024,20", "BBB,2024,80"])
    rows = world.ask("select iso3, n_known, is_below, is_well_above, own_need, own_strength"
                     " from mart.capacity order by iso3")  # fmt: skip
    assert rows == [
        ("AAA", 1, True, False, None, None),  # its only figure is a gap, and so no strength
        ("BBB", 1, False, True, "share", None),
        ("CCC", 0, False, False, None, None),
    ]


def test_half_of_the_known_is_enough_and_a_strength_is_never_a_gap(world):
    world.source("one")
    for name in ("first", "second"):
        world.indicator(name, **SCALE)
    world.snapshot("one", [
        "FIRST,AAA,2024,40", "FIRST,BBB,2024,60", "FIRST,CCC,2024,50",
        "SECOND,AAA,2024,55", "SECOND,BBB,2024,50", "SECOND,CCC,2024,45",
    ])  # fmt: skip
    rows = world.ask("select iso3, n_below, n_well_above, is_below, is_well_above, own_strength,"
                     " strength_points from mart.capacity order by iso3")  # fmt: skip
    assert rows == [
        ("AAA", 1, 0, True, False, "second", 5),
        ("BBB", 0, 1, False, True, None, None),
        ("CCC", 1, 0, True, False, "first", 0),
    ]


def test_equal_figures_are_nobody_s_need(world):
    world.source("one")
    world.indicator("share", **SCALE)
    world.snapshot("one", [f"SHARE,{iso3},2024,33.3" for iso3 in ("AAA", "BBB", "CCC")])
    assert world.ask("select distinct n_below, is_below, own_need from mart.capacity") == [
        (0, False, "share")
    ]
