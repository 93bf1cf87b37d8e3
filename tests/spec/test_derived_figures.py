"""Figures made of figures: worked by hand, checked against the real table definition."""

import duckdb
from manual import HOLE, Sheet, Spec, Step

from etl.layers import run_steps

SPEC = Spec(
    title="Figures that we derive: a mean of years, divided by people",
    words="Counts of publications jump from year to year and grow with a country. So the mean of "
    "three years is taken, all three present, and divided by the people of the last year. A "
    "missing year leaves a hole.",
    formula=r"x_t = 10^6 \times \frac{(n_{t-2} + n_{t-1} + n_t) \,/\, 3}{\text{people}_t}",
    spoken="The figure of a year is a million times the mean of the counts of three years, divided "
    "by the people of the last of them.",
    given=Sheet(
        ("State", "Count 2022", "Count 2023", "Count 2024", "People 2024"),
        (("X", 200, 230, 260, 4_000_000), ("Y", 10, HOLE, 30, 1_000_000)),
    ),
    steps=(
        Step("X: mean of three years", "(200 + 230 + 260) ÷ 3", "230"),
        Step("X: per million people", "1000000 × 230 ÷ 4000000", "57.5"),
        Step("Y: 2023 is missing", "", "no data"),
    ),
    expected=Sheet(("State", "Per million people, 2024"), (("X", "57.5"), ("Y", HOLE))),
    function="etl/sql/raw/derived.sql",
    decision=("0008",),
)

COUNT, PEOPLE = 1, 2


def real(rows):
    with duckdb.connect() as db:
        db.execute("create schema raw")
        db.execute(
            "create table raw.derivation as select 'per_million' as indicator_id,"
            " 'ratio' as method, 'count' as inputs, 'people' as denominator,"
            " 1e6 as multiplier, 3 as window_years"
        )
        db.execute(
            "create table raw.measured as select unnest(['count', 'people']) as indicator_id,"
            f" unnest([{COUNT}, {PEOPLE}]) as indicator_no"
        )
        db.execute("create table raw.copy as select 1 as copy_no, 'open' as reuse")
        db.execute(
            "create table raw.judged (indicator_no INTEGER, place_no INTEGER, year INTEGER,"
            " value DOUBLE, period_no INTEGER default 0, copy_no INTEGER default 1,"
            " is_cross_checked BOOLEAN default false, is_computed_mean BOOLEAN default false,"
            " is_doubtful BOOLEAN default false, is_winner BOOLEAN default true)"
        )
        for place, (_, *counts, people) in enumerate(rows):
            held = [(COUNT, place, 2022 + at, count) for at, count in enumerate(counts)]
            held.append((PEOPLE, place, 2024, people))
            db.executemany(
                "insert into raw.judged (indicator_no, place_no, year, value) values (?, ?, ?, ?)",
                [figure for figure in held if figure[-1] is not None],
            )
        run_steps(db, ["reuse_class", "derived"])
        found = dict(
            db.execute("select place_no, value from raw.derived where year = 2024").fetchall()
        )
    return [(row[0], found.get(place)) for place, row in enumerate(rows)]


def test_the_table_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
