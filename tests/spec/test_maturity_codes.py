"""Maturity codes of instruments: read by hand, checked against the real table definition."""

import duckdb
from manual import HOLE, Sheet, Spec, Step

from etl.layers import run_steps

SPEC = Spec(
    title="How far an instrument is: its maturity code",
    words="Laws, plans and bodies are coded as of one day, here 30 September 2026: 3 in force and "
    "within its period, 2 adopted and not yet in force, or expired, 1 in preparation, 0 confirmed "
    "that there is none. Nothing found is not a 0 but a hole. A plan is in force once adopted. A "
    "date known to the year counts from its first day, a period to its last.",
    formula=r"\text{code} \in \{3, 2, 1, 0, \varnothing\}",
    spoken="A code is 3, 2, 1 or 0, or a hole.",
    given=Sheet(
        ("Instrument", "Kind", "Status", "Adopted on", "In force from", "Period"),
        (
            ("A", "law", "in force", "2020-01-01", "2021-01-01", HOLE),
            ("B", "law", "adopted", "2026-02-01", "2027-01-01", HOLE),
            ("C", "plan", "adopted", "2024", HOLE, "2024-2026"),
            ("D", "plan", "adopted", "2019", HOLE, "2019-2025"),
            ("E", "law", "in preparation", HOLE, HOLE, HOLE),
            ("F", "law", "confirmed none", HOLE, HOLE, HOLE),
            ("G", "law", "none found", HOLE, HOLE, HOLE),
        ),
    ),
    steps=(
        Step("A: in force before the day", "", "3"),
        Step("B: adopted, in force only next year", "", "2"),
        Step("C: a plan is in force once adopted; its last year has not ended", "", "3"),
        Step("D: its period ended in 2025", "", "2"),
        Step("E: in preparation", "", "1"),
        Step("F: a source says that there is none", "", "0"),
        Step("G: searched, nothing seen: unknown", "", "no data"),
    ),
    expected=Sheet(
        ("Instrument", "Code"),
        (("A", "3"), ("B", "2"), ("C", "3"), ("D", "2"), ("E", "1"), ("F", "0"), ("G", HOLE)),
    ),
    function="etl/sql/raw/coded.sql",
    decision=("0008",),
)

STATUSES = {
    "in force": 3, "adopted": 2, "in preparation": 1, "confirmed none": 0, "superseded": 2,
    "none found": None, "not a participant": None,
}  # fmt: skip


def register(db, rows, coded_as_of="2026-09-30"):
    """The raw tables that the codes are made of; one type of instrument a row, named like it."""
    db.execute("create schema raw")
    db.execute(f"create table raw.current_edition as select date '{coded_as_of}' as coded_as_of")
    db.execute("create table raw.instrument_status (status VARCHAR, maturity_code INTEGER)")
    db.executemany("insert into raw.instrument_status values (?, ?)", list(STATUSES.items()))
    db.execute("create table raw.instrument_type (instrument_type VARCHAR, is_plan BOOLEAN)")
    db.execute(
        "create table raw.instrument (iso3 VARCHAR, instrument_type VARCHAR, status VARCHAR,"
        " adopted_on VARCHAR, in_force_on VARCHAR, period VARCHAR)"
    )
    types = {name: kind == "plan" for _, name, kind, *_ in rows}
    db.executemany("insert into raw.instrument_type values (?, ?)", list(types.items()))
    db.executemany(
        "insert into raw.instrument values (?, ?, ?, ?, ?, ?)",
        [(iso3, name, *facts) for iso3, name, _, *facts in rows],
    )


def real(rows):
    with duckdb.connect() as db:
        register(db, [("X", *row) for row in rows])
        run_steps(db, ["coded"])
        return db.execute(
            "select instrument_type, maturity_code from raw.coded order by instrument_type"
        ).fetchall()


def test_the_table_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
