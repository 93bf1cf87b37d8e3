"""The code of an instrument, row by row, as of 30 September 2026."""

import pytest

NOTHING = None
# type, status, adopted, in force, period -> code
ROWS = [
    ("law", "in force", "2020-01-01", "2021-01-01", "", 3),
    ("law", "in force", "", "", "", 3),  # undated: enters the current edition
    ("law", "in force", "2026", "", "", 3),  # a year counts from its first day
    ("law", "in force", "2025-04", "2025-04", "", 3),
    ("law", "in force", "2020", "2020", "2020-2024", 2),  # expired
    ("law", "in force", "2026-02-01", "2027-01-01", "", 2),  # in force, but not yet
    ("law", "adopted", "2026-02-01", "", "", 2),  # adopted, not in force
    ("law", "adopted", "2026-02-01", "2026-09-30", "", 3),  # its day has come
    ("law", "adopted", "2026-02-01", "2026-10-01", "", 2),  # its day is tomorrow
    ("law", "adopted", "2026-10-01", "", "", 1),  # adopted after the edition's date
    ("plan", "adopted", "2026-06-02", "", "2026-2030", 3),  # a plan is in force once adopted
    ("plan", "adopted", "", "", "", 3),
    ("plan", "adopted", "2024", "", "2024-2026", 3),  # its last year has not ended
    ("plan", "adopted", "2019", "", "2019-2025", 2),  # expired
    ("plan", "adopted", "2026-06-02", "", "2027-2030", 2),  # its period has not begun
    ("plan", "in force", "2020-08", "", "2020-", 3),  # an open end
    ("plan", "in force", "", "", "-2030", 3),  # an open start
    ("plan", "in force", "", "", "2025", 2),  # a period of one year, past
    ("law", "in preparation", "", "", "", 1),
    ("plan", "in preparation", "", "", "2027-2030", 1),
    ("law", "confirmed none", "", "", "", 0),
    ("law", "none found", "", "", "", NOTHING),
    ("law", "not a participant", "", "", "", NOTHING),
    ("law", "superseded", "2015", "2015", "", 2),  # nothing newer beside it
]


@pytest.fixture
def register(world):
    """Adds instruments of a state and type, and gives them ids in their order."""

    def add(iso3, kind, status, adopted="", in_force="", period=""):
        number = len(world.tables["instruments.csv"])
        world.row(
            "instruments.csv", instrument_id=f"i{number:03d}", iso3=iso3, instrument_type=kind,
            name="Name", status=status, adopted_on=adopted, in_force_on=in_force, period=period,
        )  # fmt: skip

    return add


def test_each_row_has_its_code(world, register):
    # One type a row, so that no row stands beside another.
    for number, (kind, status, adopted, in_force, period, _) in enumerate(ROWS):
        world.row("instrument_types.csv", instrument_type=f"t{number}", title="Type",
                  is_plan="yes" if kind == "plan" else "no")  # fmt: skip
        register("AAA", f"t{number}", status, adopted, in_force, period)
    codes = world.ask("select maturity_code from core.instrument order by instrument_id")
    wrong = [(row, code) for row, (code,) in zip(ROWS, codes, strict=True) if code != row[-1]]
    assert not wrong


def test_a_superseded_row_is_ignored_beside_a_newer_one(world, register):
    register("AAA", "plan", "superseded", "2020")
    register("AAA", "plan", "adopted", "2026-06")
    register("BBB", "plan", "superseded", "2020")
    register("BBB", "plan", "in preparation")
    register("CCC", "plan", "superseded", "2020")
    register("CCC", "plan", "none found")
    register("AAA", "law", "superseded", "2024")
    register("AAA", "law", "in force", "2020")  # older than what it stands beside
    codes = world.ask("select maturity_code from core.instrument order by instrument_id")
    assert [code for (code,) in codes] == [None, 3, None, 1, 2, None, 2, 3]


def test_an_indicator_takes_the_highest_code_and_zero_only_if_all_are_confirmed(world, register):
    for name, inputs in (("rule", "law|guide"), ("one_law", "law")):
        world.indicator(name, source_id="register", kind="register", worst=0, best=3)
        world.row("derivations.csv", indicator_id=name, method="maturity", inputs=inputs)
    register("AAA", "law", "confirmed none")
    register("AAA", "guide", "in force")
    register("BBB", "law", "confirmed none")
    register("BBB", "guide", "none found")
    register("CCC", "law", "confirmed none")
    register("CCC", "guide", "confirmed none")
    register("CCC", "guide", "none found")
    rows = world.ask(
        "select indicator_id, iso3, value, year, source_id, flag from core.observation order by all"
    )
    plain = (2026, "register", "register")
    assert rows == [
        ("one_law", "AAA", 0, *plain),
        ("one_law", "BBB", 0, *plain),
        ("one_law", "CCC", 0, *plain),
        ("rule", "AAA", 3, *plain),
        ("rule", "CCC", 0, *plain),
    ]
    holes = world.ask("select iso3, reason from mart.hole where indicator_id = 'rule'")
    assert holes == [("BBB", "nothing found in the register")]
