"""What to ask a source: the addresses of its rows, with the blanks filled in."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from urllib.parse import quote

from readiness.catalogue import Catalogue
from readiness.catalogue.models import Connector, ConnectorSeries


@dataclass(frozen=True)
class Ask:
    """One address and the series that its answer brings."""

    connector: Connector
    address: str
    wanted: dict[str, ConnectorSeries]
    """By the publisher's code."""
    last_year: int


class _Places(tuple[str, ...]):
    """``{places:;}`` joins them by what follows the colon.

    >>> "{:;}".format(_Places(("SGP", "THA")))
    'SGP;THA'
    """

    def __format__(self, spec: str) -> str:
        return spec.join(self)


def asks(it: Catalogue, source_id: str) -> list[Ask]:
    """All addresses of a source, in the order of the rows."""
    assert it.edition is not None
    places = _Places(row.iso3 for row in it.countries if row.kind != "aggregate")
    found = []
    for connector in (row for row in it.connectors if row.source_id == source_id):
        series = [row for row in it.connector_series if row.connector_id == connector.connector_id]
        blanks = {
            "places": places,
            "first_year": connector.first_year,
            "last_year": it.edition.cutoff_year,
        }
        for some in [[row] for row in series] if "{code}" in connector.address else [series]:
            address = connector.address.format(**blanks, code=quote(some[0].code, safe=""))
            wanted = {row.code: row for row in some}
            found.append(Ask(connector, address, wanted, it.edition.cutoff_year))
    return found


def fingerprint(ask: Ask, it: Catalogue) -> str:
    """Changes when the same answer would be read otherwise: "unchanged" is then no answer."""
    about = {"line", "is_sound", "note", "pace_seconds", "standing", "other_hosts"}
    told = [
        ask.connector.model_dump(exclude=about),
        [row.model_dump(exclude=about) for row in ask.wanted.values()],
        sorted((row.alias, row.iso3) for row in it.aliases),
        sorted(row.iso3 for row in it.countries),
        ask.last_year,
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
