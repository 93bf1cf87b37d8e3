"""Files by address, and the server as it is started: headers, caches, compression."""

import http.client
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from stage import serving

from readiness import warehouse
from readiness.exports import bulk
from readiness.exports.bulk import offered
from readiness.routes.resources import RESOURCES

V1 = "/api/v1"


@pytest.fixture
def release(on_shelf):
    return warehouse.release()["release"]


def test_what_is_held_is_not_sent_again(client):
    for address in (f"{V1}/scores", f"{V1}/scores.csv?limit=3", f"{V1}/openapi.json"):
        first = client.get(address)
        tag = first.headers["etag"]
        assert "max-age" in first.headers["cache-control"]
        for held in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
            again = client.get(address, headers={"If-None-Match": held})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == tag
        assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    tags = {
        client.get(f"{V1}/{tail}").headers["etag"]
        for tail in ("scores", "scores.csv", "scores?limit=3", "scores?state=MYS", "instruments")
    }
    assert len(tags) == 5
    assert "Accept" in client.get(f"{V1}/scores").headers["vary"]


def test_a_refusal_is_not_kept(client):
    for address in (f"{V1}/scores?limit=0", f"{V1}/nothing", "/download/x/y"):
        assert client.get(address).headers["cache-control"] == "no-store"


def test_every_file_is_handed_over_with_what_a_cache_needs(client, release):
    for name, offer in bulk.OFFERED.items():
        answer = client.get(f"/download/{release}/{name}")
        label = bulk.label(bulk.found(name))
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] == offer.media_type.split(";")[0]
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert "immutable" in answer.headers["cache-control"]
        assert label.sha256 in answer.headers["etag"]
        assert len(answer.content) == int(answer.headers["content-length"]) == label.size
        head = client.head(f"/download/{release}/{name}")
        assert (head.headers["etag"], head.content) == (answer.headers["etag"], b"")
        held = client.get(
            f"/download/{release}/{name}", headers={"If-None-Match": answer.headers["etag"]}
        )
        assert (held.status_code, held.content) == (304, b"")


def test_a_broken_download_goes_on_where_it_stopped(client, release):
    address = f"/download/{release}/asean-ai-readiness.zip"
    whole = client.get(address)
    rest = client.get(address, headers={"Range": "bytes=1000-", "If-Range": whole.headers["etag"]})
    assert rest.status_code == 206
    assert whole.content[1000:] == rest.content


@pytest.mark.parametrize("name", ["../current.json", "%2e%2e%2fcurrent.json", "manifest.json.sha256",
                                  ".manifest.json.lock", "", "MANIFEST.JSON"])  # fmt: skip
def test_only_files_on_offer_are_handed_over(client, release, name):
    assert client.get(f"/download/{release}/{name}").status_code == 404


def test_another_release_is_not_found(client, release):
    for other in ("latest", "2026-000000000000", release.upper() + "x", release + "%20"):
        answer = client.get(f"/download/{other}/manifest.json")
        assert answer.status_code == 404
        assert f"/download/{release}/manifest.json" in answer.json()["errors"][0]


def test_a_file_that_cannot_be_made_is_said(client, release, monkeypatch):
    def full(path):
        Path("/dev/full").write_bytes(b"x")

    monkeypatch.setitem(offered.OFFERED, "test.bin", bulk.Offer("application/zip", "", "", full))
    answer = client.get(f"/download/{release}/test.bin")
    assert answer.status_code == 503
    assert "disk is full" in answer.json()["errors"][0]


@pytest.fixture(scope="module")
def server(shelved, tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    with serving(folder / "log", shelved) as (base, _):
        yield base


def ask(base, address, method="GET", **headers):
    connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=60)
    connection.request(
        method, address, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {k.lower(): v for k, v in answer.getheaders()}, body


SAFE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def test_every_address_of_the_server_has_the_security_headers(server):
    release = json.loads(ask(server, f"{V1}/scores?limit=1")[2])["release"]
    addresses = [
        *(f"{V1}/{name}{ending}?limit=2" for name in RESOURCES for ending in ("", ".csv", ".json")),
        f"{V1}/openapi.json", f"{V1}/nothing", f"{V1}/scores?limit=0", "/api",
        *(f"/download/{release}/{name}" for name in bulk.OFFERED),
        "/download/x/y", "/", "/downloads", "/_stcore/health", "/app/static/favicon.svg",
    ]  # fmt: skip
    for address in addresses:
        for method in ("GET", "HEAD"):
            _, headers, _ = ask(server, address, method)
            assert SAFE.items() <= headers.items(), (method, address)
            policy = headers["content-security-policy"]
            assert "default-src 'self'" in policy
            assert "object-src 'none'" in policy
            assert "frame-ancestors 'self'" in policy
            if address.startswith(("/api", "/download")):
                assert not {"set-cookie", "access-control-allow-origin"} & set(headers)
                assert "cache-control" in headers
    for address in addresses[:18]:
        assert SAFE.items() <= ask(server, address, "POST")[1].items()


def test_text_is_compressed_and_packed_files_travel_as_they_are(server):
    release = json.loads(ask(server, f"{V1}/scores?limit=1")[2])["release"]
    for address in (
        f"{V1}/observations",
        f"{V1}/catalogue.csv",
        f"/download/{release}/catalogue.csv",
    ):
        _, headers, body = ask(server, address, accept_encoding="gzip")
        assert headers["content-encoding"] == "gzip"
        assert headers["etag"].startswith("W/")
        assert len(body) < len(ask(server, address)[2]) / 3
    for name in bulk.OFFERED:
        if name.endswith(bulk.PACKED):
            _, headers, body = ask(server, f"/download/{release}/{name}", accept_encoding="gzip")
            assert "content-encoding" not in headers
            assert int(headers["content-length"]) == len(body)
            assert not headers["etag"].startswith("W/")


def test_the_dashboard_still_answers_beside_the_routes(server):
    for address in ("/", "/downloads", "/map"):
        status, headers, body = ask(server, address)
        assert (status, b"<title>" in body) == (200, True)
        assert headers["content-type"].startswith("text/html")
