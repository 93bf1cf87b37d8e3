"""Rows on their way out of the house: a whole table batch by batch, or one page of it.

What may be carried is a question (``open_…``) or, where a table holds nobody's figures but ours,
the table itself. Column names come from our own lists and are quoted; values are bound.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from readiness.warehouse import queries

if TYPE_CHECKING:
    import pyarrow

BATCH = 50_000
"""Rows that are held in memory at a time."""


class Page(NamedTuple):
    """One page of an answer: its rows, and how many there are on all pages."""

    rows: list[dict]
    total: int


def tables() -> dict[str, int]:
    """Every published table (``schema.table``) with its number of rows."""
    cursor = queries.cursor()
    listed = cursor.execute(
        """
        select schema_name || '.' || table_name from duckdb_tables()
        where schema_name in ('core', 'mart') order by 1
        """
    ).fetchall()
    return {name: cursor.table(name).count("*").fetchall()[0][0] for (name,) in listed}


def values(table: str, column: str) -> list[str]:
    """The different values of a column, in order; no hole among them."""
    sql = f'select distinct "{column}" from {table} where "{column}" is not null order by 1'
    return [value for (value,) in queries.cursor().execute(sql).fetchall()]


def columns(what: str, **bind: object) -> dict[str, str]:
    """Name and type of each column of a question or table."""
    with queries.understood(what):
        described = queries.cursor().execute(f"describe {_source(what)}", _used(what, bind))
    return {row[0]: row[1] for row in described.fetchall()}


def stream(what: str, **bind: object) -> pyarrow.RecordBatchReader:
    """All rows of a question or table, batch by batch.

    Args:
        what: the stem of a file in ``sql/``, or a table as ``schema.table``.
        **bind: values for the ``$names`` of the question; those it does not ask for are ignored.
    """
    with queries.understood(what):
        asked = queries.cursor().sql(f"from ({_source(what)})", params=_used(what, bind))
    return asked.to_arrow_reader(BATCH)


def page(
    what: str,
    among: Mapping[str, Sequence[object]],
    between: Mapping[str, tuple[int | None, int | None]],
    order: Sequence[str],
    limit: int,
    offset: int,
    **bind: object,
) -> Page:
    """One page of a question or table.

    Args:
        among: column → the values wanted; an empty list wants all.
        between: column → the least and the most wanted, None for no bound.
        order: the columns that tell rows apart, so that pages neither overlap nor leave gaps.
    """
    wanted, given = ["true"], _used(what, bind)
    for column, chosen in among.items():
        if chosen:
            names = [f"{column}_{number}" for number in range(len(chosen))]
            wanted.append(f'"{column}" in ({", ".join(f"${name}" for name in names)})')
            given |= dict(zip(names, chosen, strict=True))
    for column, bounds in between.items():
        for sign, bound in zip((">=", "<="), bounds, strict=True):
            if bound is not None:
                name = f"{column}_{'least' if sign == '>=' else 'most'}"
                wanted.append(f'"{column}" {sign} ${name}')
                given[name] = bound
    kept = f"from ({_source(what)}) where {' and '.join(wanted)}"
    cursor = queries.cursor()
    with queries.understood(what):
        total = cursor.execute(f"select count(*) {kept}", given).fetchall()[0][0]
    sorting = ", ".join(f'"{column}"' for column in order)
    rows = cursor.sql(
        f"{kept} order by {sorting} limit $limit offset $offset",
        params=given | {"limit": limit, "offset": offset},
    )
    return Page(rows.to_arrow_table().to_pylist(), total)


def _source(what: str) -> str:
    return f"select * from {what}" if "." in what else queries.text(what)


def _used(what: str, bind: Mapping[str, object]) -> dict[str, object]:
    # DuckDB refuses a value that nobody asks for.
    return {name: value for name, value in bind.items() if f"${name}" in _source(what)}
