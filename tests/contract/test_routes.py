"""The data routes and the files by address: filters, pages, forms, refusals, caches, headers."""

import csv
import io
import sys
from pathlib import Path

import pandas as pd
import pytest
import schemathesis
from bulk_files import numbers, withheld_numbers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from schemathesis import GenerationMode
from starlette.applications import Starlette
from starlette.testclient import TestClient

from readiness import warehouse
from readiness.exports import reuse
from readiness.routes import MOUNTED, asked
from readiness.routes.resources import RESOURCES
from readiness.wording import downloads

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))

V1 = "/api/v1"


@pytest.fixture
def release(on_shelf):
    return warehouse.release()["release"]


@pytest.fixture(scope="module")
def api(on_shelf):
    return schemathesis.openapi.from_asgi(f"{V1}/openapi.json", Starlette(routes=MOUNTED))


def everything(client, address):
    """All rows of an address, page by page."""
    found = []
    while address:
        body = client.get(address).json()
        found += body["rows"]
        address = body["next"]
    assert len(found) == body["total"]
    return found


# --- its own description ---


@pytest.mark.parametrize("mode", GenerationMode)
def test_the_routes_keep_their_own_description(api, mode):
    """Valid queries are answered as described, invalid ones refused as described."""
    tried = 0
    for found in api.get_all_operations():
        operation = found.ok()

        @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def keeps_it(case):
            case.call_and_validate()

        keeps_it()
        tried += 1
    assert tried >= 3 * len(RESOURCES)


def test_the_description_has_every_route_and_filter(client):
    paths = client.get(f"{V1}/openapi.json").json()["paths"]
    assert set(paths) == {
        f"{V1}/openapi.json",
        *(f"{V1}/{name}{ending}" for name in RESOURCES for ending in ("", ".json", ".csv")),
    }


def test_the_downloads_page_tells_the_filters_there_are():
    assert set(downloads.ROUTES) == set(RESOURCES)
    for name, (_, filters) in downloads.ROUTES.items():
        years = ("year_from", "year_to") if RESOURCES[name].years else ()
        assert filters == (*RESOURCES[name].filters, *years)
    assert f"{asked.USUAL:,}" in downloads.PAGES_OF_ROWS
    assert f"{asked.MOST:,}" in downloads.PAGES_OF_ROWS


# --- answers ---


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("observations", f"core.observation where reuse in {reuse.OPEN}"),
        ("scores", "mart.score"),
        ("progress", "mart.target_status"),
        ("instruments", "core.instrument"),
        ("catalogue", "core.indicator"),
    ],
)
def test_all_pages_together_are_the_whole_and_nothing_twice(client, db, name, table):
    found = everything(client, f"{V1}/{name}?limit=5000")
    assert len(found) == db.execute(f"select count(*) from {table}").fetchone()[0]
    keys = [tuple(row[part] for part in RESOURCES[name].key) for row in found]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)


def test_small_pages_neither_overlap_nor_leave_gaps(client):
    whole = everything(client, f"{V1}/scores?limit=5000")
    assert everything(client, f"{V1}/scores?limit=7") == whole


def test_filters_are_what_the_database_says(client, db):
    found = everything(
        client,
        f"{V1}/observations?state=MYS,THA&indicator=internet_users&year_from=2015&year_to=2020",
    )
    wanted = db.execute(
        """
        select iso3, year, value from core.observation where indicator_id = 'internet_users'
        and iso3 in ('MYS', 'THA') and year between 2015 and 2020 order by 1, 2
        """
    ).fetchall()
    assert [(row["iso3"], row["year"], row["value"]) for row in found] == wanted
    assert len(wanted) > 8
    total = client.get(f"{V1}/progress?status=achieved&framework=ADM2025").json()["total"]
    assert total == db.execute(
        """
        select count(*) from mart.target_status join core.target using (target_id)
        where status = 'achieved' and framework_id = 'ADM2025'
        """
    ).fetchone()[0]  # fmt: skip
    assert total


def test_csv_and_json_say_the_same(client):
    for name in RESOURCES:
        rows = client.get(f"{V1}/{name}.json?limit=300").json()["rows"]
        answer = client.get(f"{V1}/{name}?limit=300", headers={"Accept": "text/csv"})
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        assert answer.text == client.get(f"{V1}/{name}.csv?limit=300").text
        typed = list(csv.DictReader(io.StringIO(answer.text)))
        assert len(typed) == len(rows)
        for line, row in zip(typed, rows, strict=True):
            for column, value in row.items():
                if isinstance(value, float):
                    assert float(line[column]) == value
                elif value is None:
                    assert line[column] == ""
                elif not isinstance(value, bool):
                    assert line[column].removeprefix("'") == str(value).removeprefix("'")


def test_an_empty_page_keeps_its_heads(client):
    answer = client.get(f"{V1}/observations.csv?year_from=9999")
    assert answer.headers["x-total-count"] == "0"
    assert answer.text.splitlines() == [",".join(warehouse.columns("open_figures", **reuse.RULE))]


def test_csv_opens_in_pandas_and_runs_nothing(client):
    for name in RESOURCES:
        table = pd.read_csv(
            io.StringIO(client.get(f"{V1}/{name}.csv?limit=5000").text), dtype=str
        ).fillna("")
        for column in table:
            risky = table[column][table[column].str.match(r"[=+\-@\t\r\n]")]
            assert pd.to_numeric(risky, errors="coerce").notna().all()


# --- reuse ---


def test_no_route_gives_a_withheld_value(client, db):
    closed = withheld_numbers(db)
    for name in RESOURCES:
        found = everything(client, f"{V1}/{name}?limit=5000")
        given_ = numbers(value for row in found for value in row.values())
        assert sorted(closed & set(given_)) == [], name


def test_figures_left_out_are_named_not_silently_missing(client, db, release):
    closed = db.execute(
        f"select indicator_id from core.observation where reuse in {reuse.CLOSED} limit 1"
    ).fetchone()[0]
    body = client.get(f"{V1}/observations?indicator={closed},internet_users").json()
    assert body["left_out"]["indicators"] == [closed]
    assert body["total"]
    assert {row["indicator_id"] for row in body["rows"]} == {"internet_users"}
    assert client.get(body["left_out"]["list"]).status_code == 200
    assert release in body["left_out"]["list"]


# --- refusals ---


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("limit=0", "limit: '0' is not a whole number from 1 to 5000"),
        ("limit=5001", "limit"),
        ("limit=1e3", "limit"),
        ("limit=", "limit"),
        ("offset=-1", "offset"),
        ("offset=99999999999999999999", "offset"),
        ("state=", "state: '' is not known"),
        ("state=mys", "state: 'mys' is not known; ids are like"),
        ("state=MYS,,THA", "state"),
        ("state=MYS&state=THA", "given 2 times"),
        ("year_from=-5", "year_from"),
        ("year_from=²", "year_from"),
        ("colour=red", "'colour' is no parameter here; there are indicator, state"),
        ("indicator=' or 1=1 --", "indicator"),
        ("indicator=" + "x" * 9000, "indicator"),
        ("state=" + ",".join(["MYS"] * 301), "300 are the most"),
    ],
)
def test_an_impossible_query_is_refused_in_words(client, query, said):
    answer = client.get(f"{V1}/observations?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/json"
    (error,) = answer.json()["errors"]
    assert said in error
    assert len(error) < 250


def test_every_fault_of_a_query_is_named_at_once(client):
    errors = client.get(f"{V1}/scores?limit=x&offset=y&state=z&a=b").json()["errors"]
    assert len(errors) == 4


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    name=some.sampled_from([*RESOURCES, "observations.csv", "nothing"]),
    query=some.dictionaries(
        some.one_of(some.text(max_size=10), some.sampled_from(["state", "limit", "offset"])),
        some.text(max_size=30),
        max_size=4,
    ),
)
def test_no_query_breaks_a_route(client, name, query):
    answer = client.get(f"{V1}/{name}", params=query)
    assert answer.status_code in (200, 400, 404)
    if answer.status_code != 200:
        assert answer.json()["errors"]


@pytest.mark.parametrize(
    "address",
    ["/api", "/api/", "/api/v1", "/api/v2/scores", f"{V1}/", f"{V1}/secrets", f"{V1}/scores.xml",
     f"{V1}/scores/", f"{V1}/scores/1", f"{V1}/scores.", f"{V1}/..%2fserve.py", "/download",
     "/download/", "/download/x/manifest.json"],
)  # fmt: skip
def test_an_unknown_address_says_which_there_are(client, address):
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 404
    assert "there are: /" in answer.json()["errors"][0]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_the_routes_are_read_only(client, release, method):
    for address in (f"{V1}/scores", f"{V1}/openapi.json", f"/download/{release}/manifest.json"):
        answer = client.request(method, address)
        assert answer.status_code == 405
        assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


@pytest.mark.parametrize(
    ("accept", "status", "kind"),
    [
        ("", 200, "application/json"),
        ("*/*", 200, "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", 200, "application/json"),
        ("text/*", 200, "text/csv"),
        ("text/csv, application/json;q=0.9", 200, "text/csv"),
        ("text/csv;q=0, */*", 200, "application/json"),
        ("application/json;q=0, text/csv;q=0", 406, "application/json"),
        ("image/png", 406, "application/json"),
        (";;;q=,,", 406, "application/json"),
    ],
)
def test_the_accept_header_chooses_the_form(client, accept, status, kind):
    answer = client.get(f"{V1}/scores", headers={"Accept": accept})
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith(kind)


def test_without_a_database_the_routes_say_so(tmp_path, monkeypatch):
    monkeypatch.setenv("READINESS_PUBLISHED", str(tmp_path))
    with TestClient(Starlette(routes=MOUNTED)) as client:
        for address in (f"{V1}/scores", f"{V1}/openapi.json", "/download/x/manifest.json"):
            answer = client.get(address)
            assert answer.status_code == 503
            assert answer.headers["retry-after"]
            assert "make data" in answer.json()["errors"][0]
