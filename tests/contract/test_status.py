"""``/status``: for people and monitors, whatever state the service is in."""

import json
import shutil

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from three_releases import BEFORE, LIVE, PAST, clock

from readiness import warehouse
from readiness.routes import MOUNTED

JSON = {"Accept": "application/json"}


@pytest.fixture
def client(three_releases, monkeypatch):
    monkeypatch.setenv("READINESS_PUBLISHED", str(three_releases))
    with TestClient(Starlette(routes=MOUNTED)) as found:
        yield found


def test_it_tells_what_readers_get_and_how_fresh_it_is(client):
    with clock(BEFORE):
        told = client.get("/status", headers=JSON).json()
        live = warehouse.release()
        facts = warehouse.ask("source_facts").set_index("source_id")
        assert told["live"]["number"] == LIVE
        assert told["live"]["built_at"] == live["built_at"]
        assert [row["number"] for row in told["releases"]] == [LIVE, PAST]
        assert told["rows"] == warehouse.tables()
        assert told["figures"] == told["rows"]["core.observation"]
    assert len(told["sources"]) == len(facts)
    for row in told["sources"]:
        fact = facts.loc[row["source_id"]]
        dates = [day for day in (fact.received_on, fact.retrieved_on) if isinstance(day, str)]
        assert row["last_fetch"] == (dates[0] if dates else None), row["source_id"]


@pytest.mark.parametrize(("accept", "kind"), [
    ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"), ("*/*", "text/html"),
    ("application/json", "application/json"), ("image/png", "text/html"), ("", "text/html"),
    ("application/json, text/html;q=0.5", "application/json"),
])  # fmt: skip
def test_people_get_a_page_and_monitors_json(client, accept, kind):
    answer = client.get("/status", headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["vary"] == "Accept"
    if kind == "text/html":
        assert answer.text.count("<h1>") == 1
        assert "Last good build that readers have" in answer.text


def test_an_update_that_is_due_is_a_warning_with_its_name(client):
    due = warehouse.ask("source_facts").dropna(subset="next_update")
    told = client.get("/status", headers=JSON).json()
    with clock("2999-01-01T00:00:00+00:00"):
        late = client.get("/status", headers=JSON).json()
    assert sum(row["is_overdue"] for row in late["sources"]) == len(due)
    assert sum(row["is_overdue"] for row in told["sources"]) <= len(due)
    assert late["state"] == "warning"
    assert all(title in " ".join(late["warnings"]) for title in due.short_title)


def test_a_harmed_register_and_a_lost_release_are_warned_of(three_releases, tmp_path, monkeypatch):
    out = shutil.copytree(three_releases, tmp_path / "own", ignore=shutil.ignore_patterns("bulk"))
    monkeypatch.setenv("READINESS_PUBLISHED", str(out))
    shutil.rmtree(out / "releases" / PAST)
    with clock(BEFORE), TestClient(Starlette(routes=MOUNTED)) as client:
        told = client.get("/status", headers=JSON)
        assert f"release {PAST}: its database is missing" in " ".join(told.json()["warnings"])
        (out / "releases.json").write_text("{")
        told = client.get("/status", headers=JSON)
        assert (told.status_code, told.json()["state"]) == (200, "warning")
        assert "releases.json" in " ".join(told.json()["warnings"])
        assert str(tmp_path) not in told.text, "no path of the server is told to strangers"


def test_nothing_to_serve_is_503(tmp_path, monkeypatch):
    monkeypatch.setenv("READINESS_PUBLISHED", str(tmp_path))
    with TestClient(Starlette(routes=MOUNTED)) as client:
        for headers in ({}, JSON):
            answer = client.get("/status", headers=headers)
            assert answer.status_code == 503
        assert json.loads(answer.text)["state"] == "down"
