"""Targets on a world small enough to judge by hand."""

import math

import pytest

TARGET = {
    "framework_id": "F1", "objective_id": "O1", "statement": "Made up", "kind": "quantitative",
    "progress_kind": "value", "target_year": 2030, "direction": "up", "scope": "each state",
    "source_url": "https://example.org", "standing": "official",
}  # fmt: skip
# indicator: (its cells, its figures as state -> year -> value)
INDICATORS = {
    "share": (
        {"unit": "% of people", "valid_min": 0, "valid_max": 100, "higher_is": "better"},
        {"AAA": {2015: 40, 2020: 70}, "BBB": {2015: 40, 2020: 40}, "CCC": {2010: 40}},
    ),
    "met_and_lost": (
        {"unit": "% of people", "valid_min": 0, "valid_max": 100},
        {"AAA": {2015: 90, 2020: 60}, "BBB": {2015: 20, 2020: 99.2}, "CCC": {2015: 50}},
    ),
    "price": (
        {"unit": "% of GNI per head", "valid_min": 0, "valid_max": 1000, "higher_is": "worse"},
        {"AAA": {2015: 8, 2022: 4}, "BBB": {2015: 3, 2022: 9}, "CCC": {2015: 1, 2022: 1.5}},
    ),
    "balance": (
        {"unit": "points", "valid_min": -10, "valid_max": 10},
        {"AAA": {2015: -4, 2020: -1}, "BBB": {2015: 0, 2020: 2}, "CCC": {2015: -4, 2020: -5}},
    ),
    "parity": (
        {"unit": "ratio", "valid_min": 0, "valid_max": 5},
        {"AAA": {2015: 0.8, 2020: 0.9}, "BBB": {2015: 1.05, 2020: 1.2}, "CCC": {2015: 0.5, 2020: 1}},
    ),
    "place": (
        {"unit": "rank", "kind": "rank", "valid_min": 1, "valid_max": 250, "higher_is": "worse",
         "is_relative": "yes"},
        {"AAA": {2020: 30}, "BBB": {2020: 31}},
    ),
    "broken": (
        {"unit": "score 0-100", "valid_min": 0, "valid_max": 100, "breaks": "2019"},
        {"AAA": {2015: 90, 2018: 90, 2019: 10, 2021: 20}, "BBB": {2012: 10, 2017: 80}},
    ),
    "recent": (
        {"unit": "% of people", "valid_min": 0, "valid_max": 100},
        {"AAA": {2015: 10, 2021: 90, 2024: 20}, "BBB": {2015: 10, 2018: 99}, "CCC": {2022: 70}},
    ),
    "relative": (
        {"unit": "index 0-1", "valid_min": 0, "valid_max": 1, "is_relative": "yes"},
        {"AAA": {2018: 0.1, 2020: 0.95}, "BBB": {2018: 0.1, 2020: 0.5}},
    ),
    "gdp_share": (
        {"unit": "% of GDP", "valid_min": 0, "valid_max": 100},
        {"AAA": {2020: 10}, "BBB": {2020: 20}},
    ),
    "people": ({"unit": "people"}, {"AAA": {2020: 1}, "BBB": {2020: 3}, "CCC": {2020: 6}}),
    "income": ({"unit": "dollars"}, {"AAA": {2020: 30}, "BBB": {2020: 20}, "CCC": {2020: 5}}),
}  # fmt: skip
# target: (its cells, the word for AAA, BBB and CCC)
TARGETS = {
    "to_all": ({"indicator_id": "share", "target_value": 100}, "on_track no_change no_data"),
    "lost": ({"indicator_id": "met_and_lost", "target_value": 80},
             "below_again achieved not_assessable"),
    "near_bound": ({"indicator_id": "met_and_lost", "target_value": 100},
                   "reverse achieved not_assessable"),
    "cheap": ({"indicator_id": "price", "target_value": 2, "direction": "down"},
              "on_track reverse achieved"),
    "negative": ({"indicator_id": "balance", "target_value": 2}, "on_track achieved reverse"),
    "equal": ({"indicator_id": "parity", "target_value": 1, "direction": "parity"},
              "on_track reverse achieved"),
    "ranked": ({"indicator_id": "place", "target_value": 30, "direction": "down",
                "progress_kind": "rank"}, "met not_met no_data"),
    "after_break": ({"indicator_id": "broken", "target_value": 50},
                    "on_track achieved no_data"),
    "past": ({"indicator_id": "recent", "target_value": 60, "target_year": 2021},
             "met data_end_earlier met"),
    "own_base": ({"indicator_id": "recent", "target_value": 95, "baseline_year": 2021},
                 "reverse no_data not_assessable"),
    "beside_others": ({"indicator_id": "relative", "target_value": 0.9}, "met not_met no_data"),
    "without_number": ({"indicator_id": "share"}, "no_target no_target no_data"),
    "unmeasured": ({"why_not_measured": "Not held.", "target_value": 5},
                   "not_measured not_measured not_measured"),
    "own": ({"indicator_id": "share", "target_value": 100, "scope": "AAA"}, "on_track"),
    "some": ({"indicator_id": "share", "target_value": 100, "only_states": "AAA|CCC"},
             "on_track no_data"),
    "weighted": ({"indicator_id": "gdp_share", "standing": "proxy"},
                 "no_target no_target no_data"),
}  # fmt: skip


@pytest.fixture
def kept(world):
    """Every case at once, in one build."""
    world.tables["editions.csv"] = [
        world.tables["editions.csv"][0]
        | {"targets_from": 2015, "population_indicator": "people", "income_indicator": "income"}
    ]
    world.source("one")
    lines = []
    for name, (cells, figures) in INDICATORS.items():
        world.indicator(name, **cells)
        lines += [f"{name.upper()},{iso3},{year},{value}"
                  for iso3, track in figures.items() for year, value in track.items()]  # fmt: skip
    mean = "RECENT,AAA,2021,90"
    world.snapshot("one", [f"{line},1,no,yes" if line == mean else line for line in lines])
    for target_id, (cells, _) in TARGETS.items():
        world.row("targets.csv", **(TARGET | {"target_id": target_id} | cells))
    return world


def words(world, where="true"):
    found = {}
    for target_id, status in world.ask(
        f"select target_id, status from mart.target_status where {where} order by target_id, iso3"
    ):
        found.setdefault(target_id, []).append(status)
    return found


def test_every_case_has_its_word_whatever_the_order_of_rows(kept):
    wanted = {"T1": ["no_target"]} | {name: said.split() for name, (_, said) in TARGETS.items()}
    assert words(kept) == wanted
    first = kept.ask("from mart.target_status")
    for file in ("targets.csv", "countries.csv", "indicators.csv", "frameworks.csv"):
        kept.tables[file].reverse()
    assert kept.ask("from mart.target_status") == first


def test_what_stands_beside_the_word(kept):
    (row,) = kept.ask(
        """select base_year, base_value, latest_year, latest_value, distance, actual_pace,
        required_pace_now, best_pace, best_pace_iso3, best_pace_from, best_pace_to, forecast,
        forecast_low, edition, source_id, reuse
        from mart.target_status where target_id = 'to_all' and iso3 = 'AAA'"""
    )
    assert row[:11] == (2015, 40, 2020, 70, 30, 6, 3, 6, "AAA", 2015, 2020)
    assert row[11:] == (100, None, "Edition 1", "one", "open")
    methods = kept.ask(
        "select method, status, ratio, gap, csi, required_pace from mart.progress"
        " where target_id = 'to_all' and iso3 = 'AAA' order by method"
    )
    assert [(method, status) for method, status, *_ in methods] == [
        (method, "on_track") for method in ("cagr", "escap", "linear", "unsd")
    ]
    assert methods[2][2] == pytest.approx(6 / 4)
    assert methods[2][5] == 4
    assert methods[1][3:5] == (0, 5)
    # A state without a figure has a row by every method, and no verdict.
    assert kept.ask("select distinct status from mart.progress where target_id = 'to_all'"
                    " and iso3 = 'CCC'") == [("no_data",)]  # fmt: skip


def test_no_series_and_no_pace_crosses_a_break(kept):
    rows = kept.ask(
        """select iso3, base_year, base_value, best_pace from mart.target_status
        where target_id = 'after_break' order by iso3"""
    )
    # BBB has nothing after the break: its last method is the one before.
    assert rows == [("AAA", 2019, 10, 14), ("BBB", 2017, 80, 14), ("CCC", None, None, None)]


def test_the_figure_of_a_past_year_decides(kept):
    rows = kept.ask(
        """select iso3, latest_year, latest_value, distance, flag from mart.target_status
        where target_id = 'past' order by iso3"""
    )
    assert rows == [
        ("AAA", 2021, 90, 0, "computed_mean"), ("BBB", 2018, 99, 0, ""), ("CCC", 2022, 70, 0, "")
    ]  # fmt: skip


def test_a_guard_against_typing_errors_is_no_end_of_a_scale(kept):
    """A price may have a limit of 1000 in the catalogue; growth is judged without it."""
    assert kept.ask("select status from mart.progress where target_id = 'cheap' and iso3 = 'AAA'"
                    " and method = 'cagr'") == [("on_track",)]  # fmt: skip


def test_states_are_counted_by_place_and_averaged_plainly(kept):
    row = dict(zip(
        ("n_states", "n_known", "n_on_way", "n_too_slow", "n_no_data", "mean", "mean_by", "n_mean",
         "weighted", "n_weighted", "year_max"),
        kept.ask(
            """select n_states, n_known, n_on_way, n_too_slow, n_no_data, mean, mean_by, n_mean,
            population_weighted_mean, n_population_weighted, year_max
            from mart.target_region where target_id = 'to_all'"""
        )[0],
        strict=True,
    ))  # fmt: skip
    assert (row["n_states"], row["n_known"]) == (3, 2)
    assert (row["n_on_way"], row["n_too_slow"], row["n_no_data"]) == (1, 1, 1)
    assert (row["mean"], row["mean_by"], row["n_mean"]) == (55, "states", 2)
    assert math.isclose(row["weighted"], (70 * 1 + 40 * 3) / 4)
    assert (row["n_weighted"], row["year_max"]) == (2, 2020)
    # Shares of GDP: BBB has three times the people of AAA, and twice the income.
    (shares,) = kept.ask("select mean_by, mean, population_weighted_mean from mart.target_region"
                         " where target_id = 'weighted'")  # fmt: skip
    assert shares[0] == "gdp"
    assert shares[1:] == pytest.approx(((10 * 30 + 20 * 60) / 90, 17.5))


def test_a_proxy_is_never_counted_as_official(kept):
    rows = {
        standing: n
        for standing, *n in kept.ask(
            """select standing, n_targets, n_measured, n_with_number, n_judged
            from mart.framework_summary"""
        )
    }
    assert rows == {
        "official": [len(TARGETS), 14, 14, 13],
        "reported": [0, 0, 0, 0],
        "proxy": [1, 1, 0, 0],
    }


def counting(world, statuses, **cells):
    """A target that counts states, and what the register has as state, kind, status."""
    for number, (iso3, kind, status) in enumerate(statuses):
        world.row("instruments.csv", instrument_id=f"i{number}", iso3=iso3, instrument_type=kind,
                  name="Made up", status=status)  # fmt: skip
    world.row("targets.csv", **(TARGET | {
        "target_id": "count", "kind": "count of states", "progress_kind": "count",
        "instrument_types": "plan + law|guide", "counts_from": 3, "standing": "proxy"} | cells))  # fmt: skip
    rows = world.ask("select iso3, status, is_counted, latest_value from mart.target_status"
                     " where target_id = 'count' order by iso3")  # fmt: skip
    region = world.ask("select n_states, n_known, n_counted, n_achieved, mean"
                       " from mart.target_region")  # fmt: skip
    return rows, region


def test_a_count_asks_for_one_of_each_group_and_what_is_unknown_stays_unknown(world):
    rows, region = counting(world, [
        ("AAA", "plan", "in force"), ("AAA", "law", "none found"), ("AAA", "guide", "in force"),
        ("BBB", "plan", "in preparation"), ("BBB", "law", "none found"),
        ("CCC", "plan", "in force"), ("CCC", "law", "none found"),
    ])  # fmt: skip
    assert rows == [
        ("AAA", "no_target", True, 3),
        ("BBB", "no_target", False, 1),
        ("CCC", "no_data", None, None),
    ]
    assert region == [(3, 2, 1, 0, None)]


def test_who_was_no_member_in_time_is_left_out_of_asean_s_own(world):
    late = {"iso3": "CCC", "joined_on": "2025-10-26"}
    world.tables["countries.csv"] = [
        row | (late if row["iso3"] == "CCC" else {}) for row in world.tables["countries.csv"]
    ]
    for name, owner, period in (("OWN", "asean", "2021-2025"), ("WORLD", "global", "2021-2025"),
                                ("NEXT", "asean", "2026-2030")):  # fmt: skip
        world.row("frameworks.csv", framework_id=name, name=name, owner=owner, period=period)
        world.row("objectives.csv", framework_id=name, objective_id=f"O-{name}", level="outcome",
                  title=name)  # fmt: skip
        world.row("targets.csv", **(TARGET | {
            "target_id": name, "framework_id": name, "objective_id": f"O-{name}",
            "target_value": 9, "why_not_measured": "Made up."}))  # fmt: skip
    found = words(world, "iso3 = 'CCC'")
    assert found == {"OWN": ["not_a_member"], "WORLD": ["not_measured"], "NEXT": ["not_measured"]}


def test_an_event_is_met_by_the_year_and_a_projection_has_no_word(world):
    event = {"kind": "milestone", "progress_kind": "yes_no", "scope": "region", "target_year": 2025}
    for target_id, cells in {
        "in_time": event | {"met_on": "2025-10-24"},
        "late": event | {"met_on": "2026"},
        "open": event | {"why_not_measured": "Not confirmed."},
        "outlook": {"kind": "projection", "target_value": 2, "scope": "region",
                    "why_not_measured": "A projection."},
    }.items():  # fmt: skip
        world.row("targets.csv", **(TARGET | {"target_id": target_id} | cells))
    rows = world.ask("select target_id, iso3, status from mart.target_status where target_id <> 'T1'"
                     " order by target_id")  # fmt: skip
    assert rows == [
        ("in_time", "ASEAN", "met"),
        ("late", "ASEAN", "not_met"),
        ("open", "ASEAN", "not_measured"),
        ("outlook", "ASEAN", None),
    ]


def test_an_edition_without_a_base_year_begins_with_the_first_figure(world):
    world.source("one")
    world.indicator("share", unit="% of people", valid_min=0, valid_max=100)
    world.snapshot("one", ["SHARE,AAA,2001,10", "SHARE,AAA,2021,60", "SHARE,BBB,2026,70"])
    world.row("targets.csv", **(TARGET | {"target_id": "T2", "indicator_id": "share",
                                          "target_value": 60, "target_year": 2020}))  # fmt: skip
    rows = world.ask("select iso3, status, base_year from mart.target_status"
                     " where target_id = 'T2' order by iso3")  # fmt: skip
    assert rows == [("AAA", "met", 2001), ("BBB", "met", 2026), ("CCC", "no_data", None)]
