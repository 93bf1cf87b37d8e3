"""A history on a constant panel: worked by hand, checked against the real tables."""

from pathlib import Path

import duckdb
import pandas as pd
from manual import HOLE, Sheet, Spec, Step

from etl.history import publish_history
from etl.matrix import Matrix

AS_OF = Path(__file__).resolve().parents[2] / "etl" / "sql" / "mart" / "as_of.sql"
YEARS = (2024, 2025)

SPEC = Spec(
    title="A history that compares like with like",
    words="Years are comparable only over the same indicators and the same states. An indicator "
    "enters the history if every state has a figure that counted in every year of it, its method "
    "did not change on the way, and it is not coded as of one day. Its newest figure of the time "
    "counts, as in the edition. No rank is compared across years.",
    formula=r"S_t = S(\text{panel figures in year } t)",
    spoken="The score of a year is the usual score over the figures of the panel that counted in "
    "that year.",
    given=Sheet(
        ("State", "A 2024", "A 2025", "B 2023", "B 2025", "C 2024", "C 2025"),
        (("X", 40, 90, 40, 40, 70, 80), ("Y", 60, 60, 60, 60, HOLE, 50)),
    ),
    steps=(
        Step("C is left out: Y has no figure that counted in 2024", "", ""),
        Step("X in 2024: A of 2024, B of 2023", "√(40 × 40)", "40.0"),
        Step("X in 2025", "√(90 × 40)", "60.0"),
        Step("Y in both years", "√(60 × 60)", "60.0"),
    ),
    expected=Sheet(
        ("State", "2024", "2025"), (("X", "40.0", "60.0"), ("Y", "60.0", "60.0"))
    ),
    function="etl.history.publish_history",
    decision=("0031",),
)  # fmt: skip


def real(rows):
    states = [row[0] for row in rows]
    held = [
        (name, row[0], int(year), "", float(value))
        for row in rows
        for (name, year), value in zip(map(str.split, SPEC.given.heads[1:]), row[1:], strict=True)
        if value is not HOLE
    ]
    figures = pd.DataFrame(held, columns=["indicator_id", "iso3", "year", "period", "value"])
    catalogue = pd.DataFrame(
        {"pillar": list("ABC"), "worst": 0, "best": 100, "weight": 1}, index=list("ABC")
    )
    indicator = catalogue.rename_axis("indicator_id").reset_index()
    indicator = indicator.assign(kind="measure", breaks=None)
    pillar = pd.DataFrame({"pillar": list("ABC"), "max_age_years": 5})
    country = pd.DataFrame({"iso3": states, "is_member": True})
    edition = pd.DataFrame({"history_from": [YEARS[0]], "cutoff_year": [YEARS[-1]]})
    tables = {"observation": figures, "indicator": indicator, "pillar": pillar,
              "country": country, "edition": edition}  # fmt: skip
    with duckdb.connect() as db:
        db.execute("create schema core")
        db.execute("create schema mart")
        for name, frame in tables.items():
            db.register("incoming", frame)
            db.execute(f"create table core.{name} as from incoming")
        db.execute(f"create table mart.as_of as {AS_OF.read_text(encoding='utf-8')}")
        publish_history(db, Matrix("E", states, pd.DataFrame(), pd.DataFrame(), catalogue))
        found = db.execute(
            "select iso3, year, score from mart.score_history where node = 'readiness'"
        ).df()
        (outside,) = db.execute("select indicator_id from mart.history_panel where not is_in_panel").fetchall()  # fmt: skip
    assert outside == ("C",)
    table = found.pivot(index="iso3", columns="year", values="score")
    return [(state, *table.loc[state]) for state in states]


def test_the_tables_give_what_the_hand_gives():
    SPEC.holds(real(SPEC.given.rows))
