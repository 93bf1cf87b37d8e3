"""Which copy of a figure wins, and that the losers stay, with the reason."""


def judged(world, name="speed"):
    return world.ask(
        "select source_id, snapshot, series, value, is_winner, why from core.observation_copy"
        f" where indicator_id = '{name}' order by is_winner desc, value, why"
    )


def test_the_preferred_series_wins_over_everything_else(world):
    world.source("one", precedence=9)
    world.source("two", precedence=1)
    world.indicator("speed")
    world.row("series.csv", indicator_id="speed", source_id="two", series="S2", preference=2,
              reason="nearer to the origin")  # fmt: skip
    world.snapshot("one", ["SPEED,AAA,2020,5"])
    world.snapshot("two", ["S2,AAA,2020,7"], received_on="2026-12-31")
    assert judged(world) == [
        ("one", "one", "SPEED", 5, True, ""),
        ("two", "two", "S2", 7, False, "another series is preferred: nearer to the origin"),
    ]


def test_then_the_source_that_takes_precedence(world):
    world.source("one", precedence=9)
    world.source("two", precedence=1)
    world.indicator("speed")
    world.row("series.csv", indicator_id="speed", source_id="two", series="S2", preference=1)
    world.snapshot("one", ["SPEED,AAA,2020,5"], received_on="2026-12-31")
    world.snapshot("two", ["S2,AAA,2020,7"])
    assert judged(world) == [
        ("two", "two", "S2", 7, True, ""),
        ("one", "one", "SPEED", 5, False, "two takes precedence over one"),
    ]


def test_then_the_newest_snapshot_and_what_it_lacks_is_kept_from_the_old(world):
    world.source("one")
    world.indicator("speed")
    world.snapshot("one", ["SPEED,AAA,2020,5", "SPEED,BBB,2020,6"])
    world.snapshot("one", ["SPEED,AAA,2020,7"], received_on="2027-01-15", name="2027-01-15")
    assert judged(world) == [
        ("one", "one", "SPEED", 6, True, ""),
        ("one", "one/2027-01-15", "SPEED", 7, True, ""),
        ("one", "one", "SPEED", 5, False, "a newer snapshot was received on 2027-01-15"),
    ]


def test_a_series_fetched_again_speaks_for_itself_and_what_it_withdrew_is_gone(world):
    """The compiled copy stays a copy; of two fetches only the later one is one."""
    world.source("one")
    world.indicator("speed")
    world.indicator("depth")
    world.snapshot("one", ["SPEED,AAA,2020,5"])
    world.snapshot("one", ["SPEED,AAA,2020,7", "SPEED,BBB,2020,6", "DEPTH,AAA,2020,1"],
                   received_on="2027-01-15", name="a", fetched_at="2027-01-15T00:00:00+00:00")  # fmt: skip
    world.snapshot("one", ["SPEED,CCC,2020,8"], received_on="2027-02-15", name="b",
                   fetched_at="2027-02-15T00:00:00+00:00")  # fmt: skip
    again = "the series was fetched again later"
    assert judged(world) == [
        ("one", "one", "SPEED", 5, True, ""),
        ("one", "one/b", "SPEED", 8, True, ""),
        ("one", "one/a", "SPEED", 6, False, again),
        ("one", "one/a", "SPEED", 7, False, again),
    ]
    assert judged(world, "depth") == [("one", "one/a", "DEPTH", 1, True, "")]


def test_a_withheld_copy_never_wins_even_alone(world):
    world.source("one")
    world.source("two")
    world.indicator("speed", worst=0, best=10)
    world.row("series.csv", indicator_id="speed", source_id="two", series="S2", preference=2)
    world.snapshot("one", ["SPEED,AAA,2020,99", "SPEED,BBB,2025,99"])
    world.snapshot("two", ["S2,AAA,2020,7", "S2,CCC,2026,8"])
    for place, year in (("AAA", 2020), ("BBB", 2025)):
        world.row("corrections.csv", correction_id=f"c_{place.lower()}", source_id="one",
                  series="SPEED", place=place, year=year, published_value=99, action="withhold",
                  reason="typing error", added_on="2026-11-25")  # fmt: skip
    assert judged(world) == [
        ("two", "two", "S2", 7, True, ""),
        ("two", "two", "S2", 8, True, ""),
        ("one", "one", "SPEED", 99, False, "withheld: typing error"),
        ("one", "one", "SPEED", 99, False, "withheld: typing error"),
    ]
    assert world.ask("select iso3, value from core.observation") == [("AAA", 7), ("CCC", 8)]
    assert world.ask("select iso3, reason from mart.hole order by iso3") == [
        ("AAA", "older than 5 years"),
        ("BBB", "withheld: typing error"),
    ]


def test_a_flagged_figure_is_published_as_doubtful(world):
    world.source("one")
    world.indicator("speed")
    world.snapshot("one", ["SPEED,AAA,2020,5", "SPEED,BBB,2021,6"])
    world.row("corrections.csv", correction_id="typed", source_id="one", series="SPEED",
              action="flag", reason="typed from a page", added_on="2026-11-25")  # fmt: skip
    assert world.ask("select iso3, flag from core.observation") == [
        ("AAA", "doubtful"),
        ("BBB", "doubtful"),
    ]


def test_a_correction_whose_figure_has_changed_stops_the_build(world):
    world.source("one")
    world.indicator("speed")
    world.snapshot("one", ["SPEED,AAA,2020,5"])
    cells = {"source_id": "one", "series": "SPEED", "action": "withhold", "reason": "typing error",
             "added_on": "2026-11-25", "published_value": 4}  # fmt: skip
    world.row("corrections.csv", correction_id="mended", place="AAA", year=2020, **cells)
    world.row("corrections.csv", correction_id="gone", place="AAA", year=2019, **cells)
    first, second = world.build()
    assert "corrections.csv:2 mended: the snapshot now says 5.0, not 4.0; remove" in first
    assert "corrections.csv:3 gone: no snapshot holds the row it corrects; remove" in second


def test_an_alias_and_a_code_are_one_place(world):
    world.source("one")
    world.indicator("speed")
    world.snapshot("one", ["SPEED,Aland,2020,5", "SPEED,BBB,2020,5"])
    assert world.ask("select iso3 from core.observation") == [("AAA",), ("BBB",)]
    world.snapshot("one", ["SPEED,Aland,2020,5", "SPEED,AAA,2020,6"], name="later")
    (fault,) = world.build()
    assert "later/observations.csv:3 SPEED AAA 2020: the figure stands on line 2 already" in fault


def test_periods_of_one_year_stand_side_by_side_and_the_last_is_the_newest(world):
    world.source("one")
    world.indicator("speed")
    for period, preference in (("H1", 2), ("H2", 1)):
        world.row("series.csv", indicator_id="speed", source_id="one", series=f"S.{period}",
                  period=period, preference=preference)  # fmt: skip
    world.snapshot("one", ["S.H1,AAA,2025,5", "S.H2,AAA,2025,7"])
    assert world.ask("select period, value from core.observation order by 1") == [
        ("H1", 5),
        ("H2", 7),
    ]
    assert world.ask("select year, period, value from mart.latest") == [(2025, "H2", 7)]
    assert world.ask("select previous_period, change from mart.change") == [("H1", 2)]


def test_two_indicators_may_show_one_series_but_only_one_may_score_it(world):
    world.source("one")
    world.indicator("speed", worst=0, best=10)
    world.indicator("again", series="SPEED")
    world.snapshot("one", ["SPEED,AAA,2025,5"])
    assert world.ask("select indicator_id from core.observation") == [("again",), ("speed",)]
    world.indicator("twice", series="SPEED", worst=0, best=10)
    (fault,) = world.build()
    assert "twice: scores the series SPEED that speed scores already; give one" in fault
