"""Two releases opened side by side, read-only, and the questions that can be put to both.

A question reads ``before.<table>`` and ``after.<table>``. An older release may lack a table or a
column: then the questions that need it are not answered, and what is lacking is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

SQL = Path(__file__).parent / "sql"
SAFE = """
set autoload_known_extensions = false;
set enable_external_access = false;
set lock_configuration = true;
"""

TABLES = {
    "core.release": (
        "release VARCHAR, edition VARCHAR, cutoff_year INTEGER",
        "received_until DATE",
    ),
    "core.country": ("iso3 VARCHAR, name VARCHAR, is_member BOOLEAN", ""),
    "core.pillar": ("pillar VARCHAR, title VARCHAR", ""),
    "core.source": (
        "source_id VARCHAR, short_title VARCHAR",
        "edition VARCHAR, received_on DATE",
    ),
    "core.indicator": (
        "indicator_id VARCHAR, title VARCHAR, unit VARCHAR, pillar VARCHAR, weight DOUBLE",
        "decimals INTEGER, kind VARCHAR, breaks VARCHAR",
    ),
    "core.observation": (
        "indicator_id VARCHAR, iso3 VARCHAR, year INTEGER, period VARCHAR, value DOUBLE,"
        " source_id VARCHAR",
        "edition VARCHAR, reuse VARCHAR",
    ),
    "core.observation_copy": (
        "indicator_id VARCHAR, iso3 VARCHAR, year INTEGER, period VARCHAR, source_id VARCHAR",
        "",
    ),
    "core.newest": (
        "indicator_id VARCHAR, iso3 VARCHAR, year INTEGER, period VARCHAR, is_current BOOLEAN",
        "",
    ),
    "core.normalised": (
        "indicator_id VARCHAR, iso3 VARCHAR, year INTEGER, period VARCHAR, normalised DOUBLE",
        "",
    ),
    "core.instrument": (
        "instrument_id VARCHAR, iso3 VARCHAR, instrument_type VARCHAR, name VARCHAR, status VARCHAR",
        "",
    ),
    "core.target": (
        "target_id VARCHAR, statement VARCHAR",
        "indicator_id VARCHAR, instrument_types VARCHAR, target_value DOUBLE, target_year INTEGER,"
        " direction VARCHAR, met_on VARCHAR, baseline DOUBLE, baseline_year INTEGER",
    ),
    "mart.filling": ("iso3 VARCHAR, indicator_id VARCHAR, normalised DOUBLE", ""),
    "mart.score": (
        "edition VARCHAR, iso3 VARCHAR, node VARCHAR, level INTEGER, score DOUBLE",
        "rank INTEGER, rank_low INTEGER, rank_high INTEGER, maturity_group VARCHAR",
    ),
    "mart.target_status": (
        "target_id VARCHAR, iso3 VARCHAR, status VARCHAR",
        "latest_year INTEGER, base_year INTEGER",
    ),
}
"""What is read of a release: table → columns that it must have, and columns that it may lack."""


class NotARelease(ValueError):
    """A file that cannot be read as a database of ours; the message names it and says what to do."""


class Between:
    """The two releases; ``lacking`` says what one of them has not got."""

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self._db = db
        self._known: set[str] = set()
        self.lacking: list[str] = []
        for side in ("before", "after"):
            db.execute(f"create schema {side}")
        for table, columns in TABLES.items():
            self._show(table, *columns)

    def ask(self, question: str, **bind: object) -> list[dict] | None:
        """Rows of a question, a hole as None; None where a release lacks what it needs."""
        sql = (SQL / f"{question}.sql").read_text(encoding="utf-8")
        if not set(re.findall(r"\b(?:before|after)\.(\w+)", sql)) <= self._known:
            return None
        found = self._db.execute(sql, {name: bind[name] for name in bind if f"${name}" in sql})
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def need(self, question: str, **bind: object) -> list[dict]:
        """The same, where no answer is not good enough.

        Raises:
            NotARelease: a release lacks what the question needs.
        """
        found = self.ask(question, **bind)
        if found is None:
            raise NotARelease(
                f"{question}: cannot be told without {', '.join(self.lacking)}; build it again"
            )
        return found

    def _show(self, table: str, must: str, may: str) -> None:
        """The table of both releases with the same columns; one that a side lacks is empty in both."""
        has = {side: self._columns(side, table) for side in ("old", "new")}
        needed = [column.split()[0] for column in must.split(", ")]
        gaps = [
            f"{table}{'.' + name if columns else ''} in the {'older' if side == 'old' else 'newer'} release"
            for side, columns in has.items()
            for name in (needed if columns else needed[:1])
            if name not in columns
        ]
        self.lacking += gaps
        if gaps:
            return
        cells = list(needed)
        for name, kind in (column.split() for column in may.split(", ") if column):
            missing = [side for side in has if name not in has[side]]
            cells.append(f"null::{kind} as {name}" if missing else name)
            self.lacking += [
                f"{table}.{name} in the {'older' if side == 'old' else 'newer'} release"
                for side in missing
            ]
        _, name = table.split(".")
        for view, side in (("before", "old"), ("after", "new")):
            self._db.execute(
                f"create view {view}.{name} as select {', '.join(cells)} from {side}.{table}"
            )
        self._known.add(name)

    def _columns(self, side: str, table: str) -> set[str]:
        schema, name = table.split(".")
        rows = self._db.execute(
            "select column_name from duckdb_columns() where database_name = $side"
            " and schema_name = $schema and table_name = $name",
            {"side": side, "schema": schema, "name": name},
        ).fetchall()
        return {column for (column,) in rows}


@contextmanager
def between(old: Path, new: Path) -> Iterator[Between]:
    """Open two databases beside each other.

    Raises:
        NotARelease: one of them is no database.
    """
    with duckdb.connect() as db:
        for name, path in (("old", old), ("new", new)):
            try:
                quoted = str(path).replace("'", "''")
                db.execute(f"attach '{quoted}' as {name} (read_only)")
            except duckdb.Error as error:
                reason = str(error).partition("\n")[0]
                raise NotARelease(
                    f"{path}:1 database: cannot be opened ({reason}); restore it, or build it again"
                ) from None
        db.execute(SAFE)
        yield Between(db)
