"""Several instruments, one indicator: read by hand, checked against the real table definition."""

import duckdb
from manual import HOLE, Sheet, Spec, Step
from test_maturity_codes import register

from etl.layers import run_steps

KINDS = ("law", "guideline")

SPEC = Spec(
    title="Several instruments, one code",
    words="An indicator may ask for several kinds of instrument, such as a law or a guideline. It "
    "takes the highest code above 0. It is 0 only if all kinds are confirmed to be none; "
    "otherwise nobody knows, and it is a hole.",
    formula=r"\text{code} = \begin{cases} \max_i c_i & \text{if above } 0 \\ "
    r"0 & \text{if all are } 0 \\ \varnothing & \text{otherwise} \end{cases}",
    spoken="The code is the highest of the codes if that is above 0, 0 if all are 0, and otherwise "
    "a hole.",
    given=Sheet(
        ("State", "Law", "Guideline"),
        (
            ("V", "confirmed none", "in force"),
            ("W", "in preparation", "none found"),
            ("X", "confirmed none", "none found"),
            ("Y", "confirmed none", "confirmed none"),
            ("Z", "none found", "none found"),
        ),
    ),
    steps=(
        Step("V: codes 0 and 3, the higher", "", "3"),
        Step("W: code 1 and a hole, the higher", "", "1"),
        Step("X: code 0 and a hole: unknown", "", "no data"),
        Step("Y: code 0 twice", "", "0"),
        Step("Z: nothing found: unknown", "", "no data"),
    ),
    expected=Sheet(
        ("State", "Code"), (("V", "3"), ("W", "1"), ("X", HOLE), ("Y", "0"), ("Z", HOLE))
    ),
    function="etl/sql/raw/registered.sql",
    decision=("0008",),
)


def real(rows):
    instruments = [
        (state, kind, "law", status, None, None, None)
        for state, *statuses in rows
        for kind, status in zip(KINDS, statuses, strict=True)
    ]
    with duckdb.connect() as db:
        register(db, instruments)
        db.execute("create table raw.country (iso3 VARCHAR, kind VARCHAR)")
        db.executemany("insert into raw.country values (?, 'member')", [(row[0],) for row in rows])
        db.execute(
            "create table raw.derivation as"
            " select 'rule' as indicator_id, 'maturity' as method, 'law|guideline' as inputs"
        )
        run_steps(db, ["coded", "registered"])
        found = dict(db.execute("select iso3, value from raw.registered").fetchall())
    return [(state, found.get(state)) for state, *_ in rows]


def test_the_table_gives_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
