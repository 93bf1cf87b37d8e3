"""What the server says before any page is drawn: headers, compression, caching, health."""

import gzip
import json
import re
import urllib.error
import urllib.request

import pytest

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
