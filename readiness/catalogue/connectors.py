"""Where a source is fetched: one row an address, one row a series found there.

``python -m etl fetch`` reads these rows; no page does (docs/decisions/0060).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import Formatter
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from readiness.catalogue.row import Row
from readiness.catalogue.values import Address, Number, Slug, Text, Whole

if TYPE_CHECKING:
    from readiness.catalogue.folder import Catalogue

Shape = Literal[
    "world_bank_v2",
    "datamapper",
    "uis_records",
    "itu_zip",
    "owid_grapher",
    "csv_table",
    "xlsx_table",
]
BLANKS = frozenset({"code", "places", "first_year", "last_year"})
"""What an address may leave open: ``{code}``, ``{places:;}`` (joined by what follows), years."""
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
NEEDS = {
    "csv_table": ("place_column",),
    "xlsx_table": ("place_column", "sheet"),
}


class Connector(Row):
    """One address of one source, and how its answer is to be read.

    ``standing`` is ``unconfirmed`` while the shape is known at second hand only.
    """

    file, key, may_be_empty = "connectors.csv", ("connector_id",), True
    connector_id: Slug
    source_id: Slug
    shape: Shape
    standing: Literal["confirmed", "unconfirmed"]
    address: Address
    other_hosts: Text | None
    edition: Text
    edition_address: Address | None
    place_column: Text | None
    year_column: Text | None
    sheet: Text | None
    encoding: Text | None
    first_year: Whole
    pace_seconds: Number
    most_figures: Whole | None
    note: Text | None

    @property
    def hosts(self) -> frozenset[str]:
        """Hosts that may answer: the address's own, and those it may send on to."""
        addresses = [self.address, *([self.edition_address] if self.edition_address else [])]
        own = {urlsplit(address).netloc for address in addresses}
        return frozenset(own | set((self.other_hosts or "").split("|")) - {""})

    def faults(self) -> Iterable[tuple[str, str]]:
        for column in ("address", "edition_address"):
            if address := getattr(self, column):
                yield from _faulty_address(column, address)
        for name in NEEDS.get(self.shape, ()):
            if getattr(self, name) is None:
                yield f"a {self.shape} without {name}", f"fill in {name}"
        if self.encoding and not _is_encoding(self.encoding):
            yield (
                f"encoding {self.encoding!r} is unknown",
                "write one that Python knows, like cp1252",
            )
        if self.pace_seconds < 0:
            yield f"pace_seconds is {self.pace_seconds:g}", "give seconds between two requests"
        if self.most_figures is not None and self.most_figures < 1:
            yield f"most_figures is {self.most_figures}", "leave it empty for the usual limit"


class ConnectorSeries(Row):
    """What the publisher calls a series: an indicator's code, or a column of the table."""

    file, key = "connector_series.csv", ("connector_id", "code")
    may_be_empty = True
    connector_id: Slug
    code: Text
    series: Text
    year: Whole | None


def unmatched(it: Catalogue) -> Iterator[tuple[Row, str, str]]:
    """Rows of both files that do not fit together, or to the other registers."""
    sources = {row.source_id for row in it.sources}
    homes = {(row.source_id, row.series) for row in it.indicators}
    homes |= {(row.source_id, row.series) for row in it.series}
    owner = {row.connector_id: row for row in it.connectors}
    fed = {row.connector_id for row in it.connector_series}
    for row in it.connectors:
        known = sources | {None}
        if row.source_id not in known and "sources.csv" not in it.incomplete:
            wrong = f"source {row.source_id!r} is not in sources.csv"
            yield row, wrong, "add it there first, or correct it"
        if row.connector_id not in fed and "connector_series.csv" not in it.incomplete:
            yield row, "brings no series", "add a row to connector_series.csv"
    if it.incomplete & {"connectors.csv", "indicators.csv", "series.csv"}:
        return
    seen: dict[tuple[str | None, str, int | None], str] = {}
    for one in it.connector_series:
        connector = owner.get(one.connector_id)
        if not one.is_sound:
            continue
        if connector is None:
            wrong = f"connector {one.connector_id!r} is not in connectors.csv"
            yield one, wrong, "add it there first, or correct it"
            continue
        if one.series and (connector.source_id, one.series) not in homes:
            wrong = f"series {one.series!r} of {connector.source_id} is unknown"
            yield one, wrong, "add it to indicators.csv or series.csv, or correct it"
        if one.year is None and connector.year_column is None and connector.shape in NEEDS:
            yield one, "has no year", "give one, or the connector a year_column"
        key = (connector.source_id, one.series, one.year)
        twin = seen.setdefault(key, f"{one.connector_id}+{one.code}")
        if twin != f"{one.connector_id}+{one.code}":
            yield one, f"brings the series that {twin} brings already", "keep one of the two"


def _faulty_address(column: str, address: str) -> Iterator[tuple[str, str]]:
    try:
        parts = urlsplit(address)
        host = parts.hostname
        blanks = {name for _, name, _, _ in Formatter().parse(address) if name is not None}
    except ValueError as error:
        yield f"{column} is no address ({error})", "write it as a browser shows it"
        return
    if parts.scheme != "https" and host not in LOOPBACK:
        yield f"{column} is not encrypted", "write an address that starts with https://"
    if parts.username or "{" in parts.netloc or "@" in parts.netloc:
        yield f"{column} leaves its host open, or names a user", "write the host as it is"
    if odd := sorted(blanks - BLANKS):
        known = ", ".join(f"{{{name}}}" for name in sorted(BLANKS))
        yield f"{column} leaves {odd} open", f"use {known}"


def _is_encoding(name: str) -> bool:
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return True
