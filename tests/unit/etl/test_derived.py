"""Figures computed from others, flags, and what the mart says of them."""

import pytest


@pytest.fixture
def shares(world):
    """Papers per million people, the mean of three years."""
    world.source("one")
    world.source("people", licence="Strict", reuse="non-commercial")
    world.indicator("papers")
    world.indicator("people", source_id="people")
    world.indicator("papers_per_million", worst=0, best=1000, transform="log", valid_min=0)
    world.row("derivations.csv", indicator_id="papers_per_million", method="ratio", inputs="papers",
              denominator="people", multiplier=1_000_000, window_years=3)  # fmt: skip
    return world


def derived(world, columns="iso3, year, value"):
    return world.ask(
        f"select {columns} from core.observation where contains(flag, 'derived') order by all"
    )


def test_a_ratio_is_the_mean_of_its_window_over_the_same_years_denominator(shares):
    shares.snapshot(
        "one",
        ["PAPERS,AAA,2020,3", "PAPERS,AAA,2021,6", "PAPERS,AAA,2022,9", "PAPERS,AAA,2023,12",
         "PAPERS,BBB,2020,3", "PAPERS,BBB,2022,9", "PAPERS,BBB,2023,9"],
    )  # fmt: skip
    shares.snapshot("people", ["PEOPLE,AAA,2022,2000000", "PEOPLE,BBB,2022,5", "PEOPLE,BBB,2023,5"],
                    copy={"reuse": "non-commercial"})  # fmt: skip
    # 2023 lacks its denominator, BBB a year of the window: holes stay holes.
    assert derived(shares) == [("AAA", 2022, 3.0)]
    assert derived(shares, "source_id, reuse, copy_id") == [("one", "non-commercial", "one#1")]


def test_nothing_is_divided_by_zero(shares):
    papers = [f"PAPERS,{iso3},{year},3" for iso3 in ("AAA", "BBB") for year in (2020, 2021, 2022)]
    shares.snapshot("one", papers)
    shares.snapshot("people", ["PEOPLE,AAA,2022,0", "PEOPLE,BBB,2022,1000000"])
    assert derived(shares) == [("BBB", 2022, 3.0)]


def test_a_mean_wants_every_part_in_the_same_year(world):
    world.source("one")
    for name in ("left", "right"):
        world.indicator(name)
    world.indicator("both", worst=-2.5, best=2.5)
    world.row("derivations.csv", indicator_id="both", method="mean", inputs="left|right")
    world.snapshot(
        "one",
        [
            "LEFT,AAA,2025,1,1,yes,no",
            "RIGHT,AAA,2025,2,1,yes,no",
            "LEFT,AAA,2026,1",
            "RIGHT,BBB,2025,2",
        ],
    )
    assert derived(world, "iso3, year, value, is_cross_checked") == [("AAA", 2025, 1.5, True)]


def test_a_jump_is_flagged_and_a_break_in_method_is_none(world):
    world.source("one")
    world.indicator("share", worst=0, best=100, breaks="2023")
    world.snapshot(
        "one",
        ["SHARE,AAA,2019,10", "SHARE,AAA,2020,35", "SHARE,AAA,2021,61",
         "SHARE,AAA,2022,61", "SHARE,AAA,2023,99",
         "SHARE,BBB,2019,10", "SHARE,BBB,2021,55", "SHARE,BBB,2024,5"],
    )  # fmt: skip
    flagged = world.ask("select iso3, year from core.observation where flag = 'jump'")
    assert flagged == [("AAA", 2021)]  # 25 is not more than a quarter; 45 in two years is less
    assert world.ask("select iso3, crosses_break from mart.change order by iso3") == [
        ("AAA", True),
        ("BBB", True),
    ]


def test_a_jump_under_a_logarithm_is_judged_on_the_logarithm(world):
    world.source("one")
    world.indicator("price", worst=50, best=0, transform="log", valid_min=0)
    world.snapshot(
        "one", ["PRICE,AAA,2020,50", "PRICE,AAA,2021,40", "PRICE,BBB,2020,2", "PRICE,BBB,2021,0.5"]
    )
    assert world.ask("select iso3 from core.observation where flag = 'jump'") == []
    world.snapshot("one", ["PRICE,CCC,2020,2", "PRICE,CCC,2021,0"], name="more")
    assert world.ask("select iso3 from core.observation where flag = 'jump'") == [("CCC",)]


def test_positions_follow_what_is_shown(world):
    world.source("one")
    world.indicator("share", higher_is="better")
    world.indicator("price", higher_is="worse")
    figures = [f"{name},{iso3},2025,{value}" for name in ("SHARE", "PRICE")
               for iso3, value in (("AAA", 5.04), ("BBB", 4.96), ("CCC", 3))]  # fmt: skip
    world.snapshot("one", figures)
    rows = world.ask("select indicator_id, iso3, position_high, n_states from mart.latest")
    assert rows == [
        ("price", "AAA", 2, 3), ("price", "BBB", 2, 3), ("price", "CCC", 1, 3),
        ("share", "AAA", 1, 3), ("share", "BBB", 1, 3), ("share", "CCC", 3, 3),
    ]  # fmt: skip


def test_an_old_figure_counts_for_no_score_mean_or_position(world):
    world.source("one")
    world.indicator("share", worst=0, best=100)
    world.indicator("other", worst=0, best=100)
    world.snapshot("one", ["SHARE,AAA,2021,40", "SHARE,BBB,2020,80", "OTHER,AAA,2026,60"])
    assert world.ask("select iso3, is_current, position_high from mart.latest where indicator_id = 'share'") == [
        ("AAA", True, 1),
        ("BBB", False, None),
    ]  # fmt: skip
    assert world.ask("select mean, n from mart.regional where indicator_id = 'share'") == [(40, 1)]
    # One state with figures has a score; without a second there is nobody to be ranked against.
    assert world.ask(
        "select iso3, node, round(score, 9), coverage, is_estimated, rank_low, maturity_group"
        " from mart.score"
    ) == [
        (iso3, node, *cells, None, None)
        for iso3, cells in (
            ("AAA", (50, 1, False)), ("BBB", (None, 0, True)), ("CCC", (None, 0, True))
        )
        for node in ("readiness", "skills")
    ]  # fmt: skip
    assert world.ask("select iso3, indicator_id, last_value, reason from mart.hole") == [
        ("BBB", "other", None, "no data in the sources held"),
        ("BBB", "share", 80.0, "older than 5 years"),
        ("CCC", "other", None, "no data in the sources held"),
        ("CCC", "share", None, "no data in the sources held"),
    ]


def test_a_scored_indicator_without_a_figure_is_refused(world):
    world.source("one")
    world.indicator("share", worst=0, best=100)
    world.indicator("old", worst=0, best=100)
    world.snapshot("one", ["SHARE,AAA,2026,40", "OLD,AAA,2001,40"])
    (fault,) = world.build()
    assert "indicators.csv:3 old: is scored, but no member state has a figure" in fault


def test_a_state_without_any_figure_has_no_score_and_no_rank(world):
    world.source("one")
    world.indicator("share", worst=0, best=100)
    world.snapshot("one", ["SHARE,AAA,2026,40", "SHARE,BBB,2026,90"])
    assert world.ask(
        "select iso3, round(score, 9), rank, rank_low, rank_high, maturity_group, n_holes"
        " from mart.score where level = 3"
    ) == [
        ("AAA", 40, 2, 2, 2, "Advancing", 0),
        ("BBB", 90, 1, 1, 1, "Established", 0),
        ("CCC", None, None, None, None, None, 1),
    ]


def test_the_history_is_a_constant_panel(world):
    (edition,) = world.tables["editions.csv"]
    world.tables["editions.csv"] = [edition | {"history_from": 2024}]
    world.source("one")
    for name, more in (("share", {}), ("late", {}), ("broken", {"breaks": "2025"})):
        world.indicator(name, worst=0, best=100, **more)
    world.snapshot(
        "one",
        [f"{name},{iso3},2020,{value}" for name in ("SHARE", "BROKEN")
         for iso3, value in (("AAA", 10), ("BBB", 20), ("CCC", 30))]
        + ["SHARE,AAA,2025,60", "LATE,AAA,2025,90", "LATE,BBB,2020,1", "LATE,CCC,2020,1", "BROKEN,AAA,2026,50"],
    )  # fmt: skip
    assert world.ask("from mart.history_panel") == [
        ("broken", False, "method changed in 2025"),
        ("late", False, "no figure in some year for 3 of 3 states"),
        ("share", False, "no figure in some year for 2 of 3 states"),
    ]
    world.snapshot("one", ["SHARE,BBB,2021,25", "SHARE,CCC,2021,35"], name="more")
    # A figure counts for five years: that of 2020 no longer does in 2026.
    assert world.ask(
        "select year, iso3, round(score, 9) from mart.score_history where node = 'readiness'"
    ) == [
        (2024, "AAA", 10), (2024, "BBB", 25), (2024, "CCC", 35),
        (2025, "AAA", 60), (2025, "BBB", 25), (2025, "CCC", 35),
        (2026, "AAA", 60), (2026, "BBB", 25), (2026, "CCC", 35),
    ]  # fmt: skip
