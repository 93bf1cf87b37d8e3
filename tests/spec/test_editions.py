"""Editions and ages: read by hand, checked against the real table definition."""

import duckdb
from manual import HOLE, Sheet, Spec, Step

from etl.layers import run_steps

SPEC = Spec(
    title="One edition, newest figures, an age limit",
    words="An edition takes each state's newest figure up to its closing year, here 2026, if it is "
    "not too old: five years in Connectivity and Adoption, ten elsewhere. Exactly as old as the "
    "limit is still in. An older figure is shown with its year and counts as a hole.",
    formula=r"\text{year} \;\ge\; \text{closing year} - \text{most years}",
    spoken="A figure counts if its year is at least the closing year minus the most years allowed.",
    given=Sheet(
        ("Figure", "Year of one", "Year of another", "Most years"),
        (
            ("People online in A", 2019, 2021, 5),
            ("People online in B", 2018, 2020, 5),
            ("School years in A", 2010, 2016, 10),
            ("School years in B", 2015, HOLE, 10),
        ),
    ),
    steps=(
        Step("With five years: earliest year", "2026 − 5", "2021"),
        Step("With ten years: earliest year", "2026 − 10", "2016"),
    ),
    expected=Sheet(
        ("Figure", "Newest year", "In the edition"),
        (
            ("People online in A", "2021", "yes"),
            ("People online in B", "2020", "no: a hole"),
            ("School years in A", "2016", "yes"),
            ("School years in B", "2015", "no: a hole"),
        ),
    ),
    function="etl/sql/raw/newest.sql",
    decision=("0030",),
)


def real(rows):
    with duckdb.connect() as db:
        db.execute("create schema raw")
        db.execute("create table raw.current_edition as select 2026 as cutoff_year")
        db.execute(
            "create table raw.figure"
            " (indicator_no INTEGER, place_no INTEGER, year SMALLINT, period_no INTEGER)"
        )
        db.execute("create table raw.measured (indicator_no INTEGER, pillar VARCHAR)")
        db.execute("create table raw.pillar (pillar VARCHAR, max_age_years INTEGER)")
        for number, (_, *years, most) in enumerate(rows):
            db.execute("insert into raw.measured values (?, ?)", [number, f"pillar {number}"])
            db.execute("insert into raw.pillar values (?, ?)", [f"pillar {number}", most])
            for year in filter(None, years):
                db.execute("insert into raw.figure values (?, 0, ?, 0)", [number, year])
        run_steps(db, ["newest"])
        found = db.execute(
            "select year, if(is_current, 'yes', 'no: a hole') from raw.newest order by indicator_no"
        ).fetchall()
    return [(row[0], *answer) for row, answer in zip(rows, found, strict=True)]


def test_the_table_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
