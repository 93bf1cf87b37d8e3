"""Run every rule of ``sql/check`` and collect what each finds, all faults at once.

The rules are SQL, because they pass over every figure: docs/decisions/0002.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from etl import layers
from etl.layers import SQL
from readiness.catalogue import Fault

MOST = 200
"""Lines that one rule names in one file; the rest are counted."""
MOST_OF_A_RULE = 1000
"""Lines that one rule names in all."""

AFTER_ORDER = (
    "given_twice",
    "correction_outdated",
    "derived_off_scale",
    "show_only_scored",
    "scored_without_data",
)
"""Rules that need the figures in order; all others need only what was read."""

LOOKED_UP = {
    "unknown_series": frozenset({"indicators.csv", "series.csv", "sources.csv"}),
    "unknown_place": frozenset({"countries.csv", "aliases.csv"}),
    "not_a_year": frozenset({"editions.csv"}),
    "correction_outdated": frozenset(
        {
            "indicators.csv",
            "series.csv",
            "sources.csv",
            "countries.csv",
            "aliases.csv",
            "editions.csv",
        }
    ),
}


def rules() -> list[str]:
    return sorted(path.stem for path in (SQL / "check").glob("*.sql"))


def doubt(db: duckdb.DuckDBPyConnection) -> None:
    """Find the suspect lines, and only if there are any fetch their text from the files."""
    layers.run_steps(db, ["suspect"])
    if db.execute("select count(*) from raw.suspect").fetchall()[0][0]:
        layers.run_steps(db, ["text"])
    else:
        db.execute("create table raw.text as select *, 0 as line from raw.observation limit 0")


def check(
    db: duckdb.DuckDBPyConnection,
    names: Iterable[str],
    faults: list[Fault],
    incomplete: frozenset[str] = frozenset(),
) -> None:
    """Append what the named rules find: ``file, line, subject, wrong, remedy`` a row.

    A rule is silent while a file it looks names up in could not be read whole: it would only
    repeat that file's fault for every figure.
    """
    for name in names:
        if incomplete & LOOKED_UP.get(name, frozenset()):
            continue
        rule = (SQL / "check" / f"{name}.sql").read_text(encoding="utf-8")
        before = len(faults)
        found = db.execute(
            f"""
            select file, line, subject, wrong, remedy, count(*) over (partition by file) as number
            from (select distinct * from ({rule}))
            qualify row_number() over (partition by file order by line, subject, wrong) <= {MOST}
            order by file, line, subject, wrong
            """
        ).fetchall()
        shown: dict[str, int] = {}
        for file, line, subject, wrong, remedy, number in found:
            if len(faults) - before >= MOST_OF_A_RULE:
                more = f"and at least {len(found) - MOST_OF_A_RULE:,} more of this kind"
                faults.append(Fault(file, line or 1, name.replace("_", " "), more, remedy))
                break
            # A row whose own cells are at fault may come without its id or line.
            faults.append(
                Fault(
                    file, line or 1, subject or "row", wrong or "is not sound", remedy or "mend it"
                )
            )
            shown[file] = shown.get(file, 0) + 1
            if shown[file] == MOST and number > MOST:
                more = f"and {number - MOST:,} more of this kind in the file"
                faults.append(Fault(file, line or 1, name.replace("_", " "), more, remedy))
