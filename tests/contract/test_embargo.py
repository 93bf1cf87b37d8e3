"""A release under embargo cannot be read from any address or file before its instant, and is the
newest from then on, with nobody doing anything. The clock is held, not waited for."""

import io
import json
import zipfile
from pathlib import Path

import duckdb
import pytest
from stage import contents, serving
from starlette.applications import Starlette
from starlette.testclient import TestClient
from three_releases import (
    AFTER,
    BEFORE,
    EMBARGOED,
    INSTANT,
    LIVE,
    OLD_WORD,
    PAST,
    SECRET,
    clock,
    command,
)

from readiness import warehouse
from readiness.exports import bulk
from readiness.routes import MOUNTED
from readiness.routes.resources import RESOURCES

ROOT = Path(__file__).resolve().parents[2]
NONE = "9999.99"
V1 = [f"/api/v1/{name}" for name in (*RESOURCES, "openapi.json")]


@pytest.fixture
def out(three_releases, monkeypatch):
    monkeypatch.setenv("READINESS_PUBLISHED", str(three_releases))
    return three_releases


@pytest.fixture
def client(out):
    with TestClient(Starlette(routes=MOUNTED)) as found:
        yield found


@pytest.fixture
def hidden(out):
    """The row of the release under embargo."""
    with clock(AFTER):
        return warehouse.release()


def held(path):
    """All text in a file that is handed over, whatever it is packed in."""
    data = Path(path).read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            return b"\n".join(pack.read(name) for name in pack.namelist())
    return data


def test_no_route_answers_with_it_a_second_before(client, hidden):
    with clock(BEFORE):
        for address in V1:
            plain = client.get(address)
            assert plain.status_code == 200
            assert SECRET not in plain.text
            assert hidden["release"] not in plain.text
            for name in (EMBARGOED, hidden["release"]):
                asked, none = (client.get(f"{address}?release={one}") for one in (name, NONE))
                assert asked.status_code == none.status_code == 400
                assert asked.text.replace(name, NONE) == none.text, "as if there were none"
                assert asked.headers["cache-control"] == "no-store"


def test_no_file_of_it_is_handed_over_a_second_before(client, hidden):
    with clock(BEFORE):
        for file in bulk.OFFERED:
            for name in (EMBARGOED, hidden["release"], Path(hidden["database"]).stem):
                asked = client.get(f"/download/{name}/{file}")
                none = client.get(f"/download/{NONE}/{file}")
                assert asked.status_code == none.status_code == 404
                assert asked.text == none.text
            named = client.get(f"/download/{LIVE}/{file}?release={EMBARGOED}")
            assert named.status_code == 404


def test_no_file_of_the_live_release_holds_a_word_of_it(out, hidden):
    with clock(BEFORE), warehouse.reading():
        for name in bulk.OFFERED:
            found = held(bulk.file(name).result())
            assert SECRET.encode() not in found, name
            assert hidden["release"].encode() not in found, name


def test_every_route_answers_with_it_a_second_after(client, hidden):
    with clock(AFTER):
        for address in V1:
            for tail in ("", f"?release={EMBARGOED}", f"?release={hidden['release']}"):
                answer = client.get(f"{address}{tail}")
                assert answer.status_code == 200, answer.text
                told = answer.json()
                assert told.get("number", EMBARGOED) == EMBARGOED
                assert hidden["release"] in answer.text
        assert SECRET in client.get("/api/v1/catalogue").text
        assert client.get(f"/api/v1/catalogue?release={LIVE}").json()["number"] == LIVE


def test_every_file_of_it_is_handed_over_a_second_after(client, hidden):
    with clock(AFTER):
        for name in bulk.OFFERED:
            answer = client.get(f"/download/{EMBARGOED}/{name}")
            assert answer.status_code == 200, (name, answer.text)
        told = client.get(f"/download/{EMBARGOED}/manifest.json").json()
        assert told["release"] == hidden["release"]
        assert EMBARGOED in client.get(f"/download/{EMBARGOED}/CITATION.cff").text
        assert SECRET in client.get(f"/download/{EMBARGOED}/catalogue.csv").text
        older = client.get(f"/download/{LIVE}/catalogue.csv")
        assert older.status_code == 200
        assert SECRET not in older.text


def test_status_does_not_speak_of_it_before_and_does_after(client, hidden):
    for accept in ("text/html", "application/json"):
        with clock(BEFORE):
            before = client.get("/status", headers={"Accept": accept})
            assert before.status_code == 200
            assert LIVE in before.text
            assert PAST in before.text
            for word in (EMBARGOED, hidden["release"], SECRET, "The third.", "embargo"):
                assert word not in before.text.replace(BEFORE.isoformat(), "")
        with clock(AFTER):
            after = client.get("/status", headers={"Accept": accept}).text
            assert EMBARGOED in after
            assert "The third." in after


def test_the_pointer_and_the_manifest_name_what_was_live_before(out, hidden):
    """Older code, and people with scripts, follow the pointer."""
    with clock(BEFORE):
        for name in ("current.json", "manifest.json"):
            text = (out / name).read_text()
            assert Path(hidden["database"]).name not in text
            assert hidden["release"] not in text
        assert not (out / "candidate.json").exists()
        for path in out.glob("*.duckdb"):
            with duckdb.connect(str(path), read_only=True) as db:
                titles = db.execute("select title from core.indicator").fetchall()
            assert not [title for (title,) in titles if SECRET in title], path


def test_the_instant_itself_is_the_first_at_which_it_is_seen(out):
    with clock(INSTANT):
        assert warehouse.release()["number"] == EMBARGOED
    with clock("2026-11-26T00:59:59.999999+00:00"):
        assert warehouse.release()["number"] == LIVE
    with clock("2026-11-25T19:00:00-06:00"):
        assert warehouse.release()["number"] == EMBARGOED


def test_a_server_tells_nobody_before(out, hidden, tmp_path):
    """Every page's sheet, every static file and every address, over HTTP."""
    import urllib.request
    from urllib.error import HTTPError

    static = [f"/app/static/{path.relative_to(ROOT / 'static').as_posix()}"
              for path in (ROOT / "static").rglob("*") if path.is_file()]  # fmt: skip
    asked = [
        *contents(), *static, "/status", "/status?release=" + EMBARGOED, *V1,
        *(f"{page}?release={EMBARGOED}" for page in contents()),
        f"/download/{EMBARGOED}/manifest.json", f"/api/v1/catalogue?release={EMBARGOED}",
        f"/app/static/{hidden['database']}", f"/{hidden['database']}", "/data/published/releases.json",
        "/app/static/../data/published/releases.json", "/releases.json", "/media/releases.json",
    ]  # fmt: skip
    with clock(BEFORE), serving(tmp_path / "log", out) as (base, _):
        for address in asked:
            try:
                with urllib.request.urlopen(base + address, timeout=30) as answer:
                    sent = answer.read()
            except HTTPError as refused:
                sent = refused.read()
            assert SECRET.encode() not in sent, address
            assert hidden["release"].encode() not in sent, address
            assert b"The third." not in sent, address


def test_the_pointer_follows_with_the_next_command(out, hidden, tmp_path):
    import shutil

    own = shutil.copytree(out, tmp_path / "published")
    with clock(AFTER):
        code, told, said = command("rollback", EMBARGOED, "--out", own)
        assert (code, said, told.strip()) == (0, "", f"{EMBARGOED} is live already.")
    pointer = json.loads((own / "current.json").read_text())
    assert (pointer["number"], pointer["release"]) == (EMBARGOED, hidden["release"])
    assert (own / pointer["database"]).is_file()
    assert json.loads((own / "manifest.json").read_text())["release"] == hidden["release"]


def test_a_past_release_answers_by_number_with_its_own_words(client):
    with clock(BEFORE):
        past = client.get(f"/api/v1/catalogue?release={PAST}")
        assert OLD_WORD in past.text
        assert past.json()["number"] == PAST
        for address in (f"{PAST}/catalogue.csv", f"{LIVE}/catalogue.csv?release={PAST}"):
            assert OLD_WORD in client.get(f"/download/{address}").text
        assert OLD_WORD not in client.get("/api/v1/catalogue").text
        many = client.get(f"/api/v1/scores?release={PAST}&limit=1").json()
        assert f"release={PAST}" in many["next"]
        both = client.get(f"/api/v1/scores?release={PAST}&release={LIVE}")
        assert both.status_code == 400
