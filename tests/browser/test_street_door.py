"""What the server says before any page is drawn: headers, compression, caching, health."""

import gzip
import json
import re
import urllib.error
import urllib.request

import pytest
import stage

pytestmark = pytest.mark.browser


def get(address, **headers):
    request = urllib.request.Request(address, headers=headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.headers, answer.read()


def test_every_answer_forbids_other_hosts(base):
    for address in ("/", "/map", "/_stcore/health", "/app/static/topo/world_110m.json"):
        headers, _ = get(base + address)
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"]


def test_an_error_has_the_headers_too(base):
    with pytest.raises(urllib.error.HTTPError) as error:
        get(base + "/app/static/nothing.json")
    assert error.value.code == 404
    assert error.value.headers["Content-Security-Policy"]


def test_scripts_are_compressed_and_kept(base):
    _, page = get(base + "/")
    script = re.search(r'src="\./(static/js/index[^"]+)"', page.decode())[1]
    plain, whole = get(f"{base}/{script}")
    for _ in range(2):  # the second answer is the kept one
        headers, small = get(f"{base}/{script}", **{"Accept-Encoding": "gzip"})
        assert headers["Content-Encoding"] == "gzip"
        assert "immutable" in headers["Cache-Control"]
        assert gzip.decompress(small) == whole
        assert len(small) < len(whole) / 2
    assert plain["Content-Encoding"] is None


def test_a_made_up_script_is_not_kept_for_ever(base):
    headers, _ = get(base + "/static/js/made-up.js", **{"Accept-Encoding": "gzip"})
    assert "immutable" not in headers["Cache-Control"]


def test_the_stub_that_keeps_the_map_at_home_is_an_empty_world(base):
    headers, body = get(base + "/app/static/topo/world_110m.json")
    world = json.loads(body)
    assert world["type"] == "Topology"
    assert world["arcs"] == []
    assert headers["Cache-Control"]


def test_it_says_that_it_lives(base):
    assert get(base + "/_stcore/health")[1] == b"ok"


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/", "AI readiness in ASEAN"),
        ("/map", "Map · AI readiness in ASEAN"),
        ("/profile?state=THA", "State profile · AI readiness in ASEAN"),
        ("/nowhere", "AI readiness in ASEAN"),
    ],
)
def test_the_sheet_says_what_the_address_shows(address, title, base):
    headers, body = get(base + address)
    page = body.decode()
    assert '<html lang="en" dir="ltr">' in page
    assert headers["Content-Language"] == "en"
    assert f"<title>{title}</title>" in page
    assert f'property="og:title" content="{title}"' in page
    question = re.search(r'name="description" content="([^"]+)"', page)[1]
    assert question.endswith("?")
    assert f'property="og:url" content="{base}{address.split("?")[0]}"' in page
    picture = re.search(r'property="og:image" content="([^"]+)"', page)[1]
    kind, bytes_ = get(picture)
    assert kind["Content-Type"] == "image/png"
    assert len(bytes_) < 60_000
    assert "Loading" in page, "a first look while the scripts come"
    assert 'rel="preload"' not in page


def test_the_sheet_is_the_same_compressed_and_never_stale(base):
    headers, small = get(base + "/map", **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert len(small) < 4_000
    assert headers["Cache-Control"] == "no-cache"
    assert headers["ETag"] is None
    stale = {"If-None-Match": '"x"', "If-Modified-Since": "Wed, 01 Jan 2098 00:00:00 GMT"}
    assert get(base + "/map", **stale)[1] == gzip.decompress(small)


def test_a_hostile_address_is_escaped_in_the_sheet(base):
    page = get(base + "/%22%3E%3Cscript%3Ealert(1)%3C/script%3E")[1].decode()
    assert "<script>alert" not in page


def test_nobody_frames_it_unless_named(base):
    assert "frame-ancestors 'self'" in get(base + "/")[0]["Content-Security-Policy"]


def test_sites_that_may_frame_it_are_named_in_the_environment(published, tmp_path, monkeypatch):
    monkeypatch.setenv(
        "READINESS_FRAMED_BY", "https://asean.example http://no.example ;default-src"
    )
    with stage.serving(tmp_path / "log", published) as (address, _):
        policy = get(address + "/")[0]["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors 'self' https://asean.example")
