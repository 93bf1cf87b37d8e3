"""Nothing in tests or builds touches the network beyond this machine, and the guard is awake."""

import os
import socket
import subprocess
import sys

import pytest
from publishers import ROOT

sitecustomize = sys.modules["sitecustomize"]
OUTSIDE = "192.0.2.1"  # set aside for documentation: nobody answers there
OFFENCES = {
    "connect": f"import socket; socket.create_connection(('{OUTSIDE}', 80), timeout=1)",
    "udp": f"import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('{OUTSIDE}', 53))",
    "name": "import socket; socket.getaddrinfo('example.org', 443)",
    "urllib": f"import urllib.request as r; r.urlopen('http://{OUTSIDE}/', timeout=1)",
    "httpx": f"import httpx; httpx.get('http://{OUTSIDE}/', timeout=1)",
    "asyncio": f"import asyncio; asyncio.run(asyncio.open_connection('{OUTSIDE}', 80))",
}


@pytest.mark.parametrize("name", OFFENCES)
def test_the_guard_sees_a_child_that_reaches_out(name):
    done = subprocess.run(
        [sys.executable, "-c", OFFENCES[name]], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "tests and builds stay on this machine" in done.stderr


def test_the_guard_sees_this_process_reach_out_and_remembers():
    with pytest.raises(sitecustomize.Beyond):
        socket.create_connection((OUTSIDE, 80), timeout=1)
    assert sitecustomize.refused.pop() == f"socket.getaddrinfo {OUTSIDE}"


def test_loopback_and_paths_are_let_through(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
        socket.create_connection(("localhost", server.getsockname()[1])).close()


def test_a_fetch_of_the_real_addresses_stops_at_the_guard(tmp_path):
    """The shipped rows, asked in earnest: the first thing that happens is that it is stopped."""
    done = subprocess.run(
        [sys.executable, "-m", "etl", "fetch", "spi", "--tries", "1",
         "--snapshots", str(tmp_path / "snapshots")],
        cwd=ROOT, capture_output=True, text=True, check=False, env=without_proxy(),
    )  # fmt: skip
    assert done.returncode == 1
    assert "api.worldbank.org: tests and builds stay on this machine" in done.stderr


def test_a_build_asks_nobody(tmp_path):
    """With the guard over it, a build from the shipped facts ends well."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "etl", "build", "--out", str(tmp_path / "out")],
        cwd=ROOT, capture_output=True, text=True, check=False, env=without_proxy(),
    )  # fmt: skip
    assert done.returncode == 0
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "sitecustomize" in imported
    assert not imported & {"httpx", "requests", "urllib3", "aiohttp"}


def without_proxy():
    return {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
