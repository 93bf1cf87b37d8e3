"""Rows that say where a source is fetched: what they may not say."""

import csv
import shutil

import pytest

from etl.fetch.asks import asks
from readiness import catalogue


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(catalogue.CATALOGUE, tmp_path / "catalogue")


def rewrite(folder, file, change):
    path = folder / file
    with path.open(encoding="utf-8", newline="") as read:
        rows = list(csv.DictReader(read))
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(number, row) for number, row in enumerate(rows))
    return "\n".join(map(str, catalogue.read(folder)[1]))


def first(**cells):
    return lambda number, row: row | cells if number == 0 else row


def of(connector, **cells):
    return lambda number, row: row | cells if row["connector_id"] == connector else row


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (first(source_id="nobody"), "source 'nobody' is not in sources.csv; add it there first"),
        (first(shape="fax"), "shape is 'fax'; use 'world_bank_v2', 'datamapper'"),
        (first(standing="sure"), "standing is 'sure'; use 'confirmed' or 'unconfirmed'"),
        (first(address="http://a.example.org/"), "address is not encrypted"),
        (first(address="ftp://a.example.org/"), "write an address that starts with https://"),
        (first(address="https://{code}.example.org/"), "address leaves its host open"),
        (first(address="https://me:secret@example.org/"), "or names a user"),
        (first(address="https://example.org/{code"), "address is no address (expected '}' before end of string)"),
        (first(address="https://[::1/"), "address is no address (Invalid IPv6 URL)"),
        (first(address="https://example.org/{code.__class__}"), "address leaves ['code.__class__'] open"),
        (first(edition_address="http://a.example.org/"), "edition_address is not encrypted"),
        (first(pace_seconds="-1"), "pace_seconds is -1; give seconds between two requests"),
        (first(most_figures="0"), "most_figures is 0; leave it empty for the usual limit"),
        (first(first_year="soon"), "first_year is 'soon', not a whole number"),
        (first(edition=""), "edition is empty; fill it in"),
        (of("gtmi", sheet=""), "a xlsx_table without sheet; fill in sheet"),
        (of("girai", place_column=""), "a csv_table without place_column"),
        (of("girai", encoding="morse"), "encoding 'morse' is unknown"),
        (of("girai", encoding="hex"), "encoding 'hex' is unknown"),
        (first(connector_id="girai"), "girai: already defined on line 2; ids must be unique"),
    ],
)  # fmt: skip
def test_a_connector_at_fault_says_where_and_how(folder, change, complaint):
    assert complaint in rewrite(folder, "connectors.csv", change)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (first(connector_id="nobody"), "connector 'nobody' is not in connectors.csv"),
        (first(series="NOPE"), "series 'NOPE' of wdi is unknown; add it to indicators.csv"),
        (of("girai", year=""), "has no year; give one, or the connector a year_column"),
        (of("spi", connector_id="wdi"), "spi: brings no series; add a row to connector_series.csv"),
        (
            first(series="EG.ELC.ACCS.ZS"),
            "brings the series that wdi+IT.NET.USER.ZS brings already",
        ),
        (first(year="last"), "year is 'last', not a whole number"),
    ],
)
def test_a_series_at_fault_says_where_and_how(folder, change, complaint):
    assert complaint in rewrite(folder, "connector_series.csv", change)


def test_the_blanks_of_an_address_are_filled_in():
    it = catalogue.load()
    (spi,) = asks(it, "spi")
    assert spi.address == (
        "https://api.worldbank.org/v2/country/all/indicator/IQ.SPI.OVRL"
        f"?format=json&date=2010:{it.edition.cutoff_year}&per_page=20000"
    )
    places = asks(it, "uis")[0].address.split("&geoUnit=")
    assert len(places) == 1 + sum(row.kind != "aggregate" for row in it.countries)
    assert [list(ask.wanted) for ask in asks(it, "hci")] == [["HD.HCI.LAYS"], ["HD.HCI.OVRL"]]


def test_a_code_cannot_lead_the_address_elsewhere(folder):
    rewrite(folder, "connector_series.csv", of("spi", code="../x?y=1&z=#"))
    (ask,) = asks(catalogue.read(folder)[0], "spi")
    assert "/indicator/..%2Fx%3Fy%3D1%26z%3D%23?format=json" in ask.address


def test_only_hosts_of_the_row_may_answer():
    it = catalogue.load()
    hosts = {row.connector_id: row.hosts for row in it.connectors}
    assert hosts["uis"] == {"api.uis.unesco.org"}
    other = it.connectors[0].model_copy(update={"other_hosts": "a.example.org|b.example.org"})
    assert other.hosts == {"api.worldbank.org", "a.example.org", "b.example.org"}
