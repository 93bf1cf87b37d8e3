"""Who may answer: redirects only to allowed hosts, certificates that fit, nobody who listens in."""

import ssl

import pytest
import trustme


@pytest.fixture
def elsewhere(fetching):
    """A second host, which sends on what the first one would say, and its address."""
    server = fetching.publishers.serve("elsewhere")
    yield server, fetching.publishers.address(server)
    server.shutdown()
    server.server_close()


def send_on(to):
    def redirect(handler, body, kind):
        target = to(handler.path) if callable(to) else to
        handler.reply(302, b"", kind, Location=target)

    return redirect


def test_a_redirect_to_another_host_is_refused_and_not_followed(fetching, elsewhere):
    _, address = elsewhere
    fetching.publishers.faults["spi"] = send_on(f"{address}/stolen")
    code, _, wrong = fetching.run("spi")
    assert code == 1
    assert wrong.startswith(f"spi: sends on to another host, {address.removeprefix('http://')}; ")
    assert "add it to other_hosts in connectors.csv" in wrong
    assert [host for host, _, _ in fetching.publishers.asked] == ["api.worldbank.org"]


def test_a_redirect_to_a_host_of_the_row_is_followed_and_the_receipt_tells_it(fetching, elsewhere):
    server, address = elsewhere
    server.host = "api.worldbank.org"  # the same answers, at another address
    sent = send_on(lambda path: f"{address}{path}")
    fetching.publishers.faults["spi"] = lambda handler, body, kind: (
        handler.reply(200, body, kind) if handler.server is server else sent(handler, body, kind)
    )
    host = address.removeprefix("http://")
    fetching.rewrite("connectors.csv", lambda row: row | {"other_hosts": host})
    assert fetching.run("spi")[0] == 0
    (copy,) = fetching.receipt("spi")["copies"]
    assert copy["obtained_from"].startswith(address)
    assert not copy["address"].startswith(address)


def test_redirects_without_end_and_without_an_address_are_told(fetching):
    fetching.publishers.faults["spi"] = send_on(lambda path: path)
    assert "spi: sends on more than 5 times; correct its row" in fetching.run("spi")[2]
    fetching.publishers.faults["spi"] = send_on("file:///etc/passwd")
    assert "spi: sends on to another host, file; " in fetching.run("spi")[2]
    fetching.publishers.faults["spi"] = send_on(None)
    assert "spi: answers 302; correct its row" in fetching.run("spi")[2]


def test_an_address_that_nobody_answers_is_told(fetching):
    server = fetching.publishers.servers.pop("api.uis.unesco.org")
    server.shutdown()
    server.server_close()
    wrong = fetching.run("uis")[2]
    assert "uis: cannot be reached (" in wrong
    assert wrong.endswith(", 3 times; fetch it again later\n")


@pytest.fixture
def certified(fetching, tmp_path):
    """Serve the World Bank by TLS with a certificate for some names, signed by an authority of ours."""
    made = []
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))

    def serve(*names):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*names).configure_cert(context)
        server = fetching.publishers.serve("api.worldbank.org", tls=context)
        made.append(server)
        old = fetching.publishers.address(fetching.publishers.servers["api.worldbank.org"])
        new = fetching.publishers.address(server, "https")
        fetching.rewrite(
            "connectors.csv", lambda row: row | {"address": row["address"].replace(old, new)}
        )
        return new

    yield serve, {"SSL_CERT_FILE": str(tmp_path / "authority.pem")}
    for server in made:
        server.shutdown()
        server.server_close()


def test_a_certificate_of_a_known_authority_that_fits_is_accepted(fetching, certified):
    serve, trust = certified
    serve("127.0.0.1")
    done = fetching.finish("spi", env=trust)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "trusted", "expected"),
    [
        ("127.0.0.1", False, "unable to get local issuer certificate"),
        ("www.example.org", True, "IP address mismatch, certificate is not valid for '127.0.0.1'"),
    ],
)
def test_a_certificate_that_does_not_fit_is_refused(fetching, certified, name, trusted, expected):
    serve, trust = certified
    serve(name)
    before = fetching.state()
    done = fetching.finish("spi", env=trust if trusted else {})
    assert done.returncode == 1
    assert done.stderr.startswith(f"spi: its certificate does not fit ({expected}")
    assert done.stderr.endswith(
        "; do not fetch until the publisher has mended it, or the address is right\n"
    )
    assert fetching.state() == before
    assert fetching.publishers.asked == [], "nothing was asked over such a line"


def test_an_encrypted_address_does_not_send_on_to_an_open_one(fetching, certified):
    serve, trust = certified
    address = serve("127.0.0.1")
    open_address = address.replace("https://", "http://")
    fetching.publishers.faults["spi"] = send_on(f"{open_address}/v2")
    done = fetching.finish("spi", env=trust)
    assert done.stderr.startswith("spi: sends on to an address that is not encrypted; ")


def test_the_catalogue_refuses_an_open_address_outside_loopback(fetching):
    fetching.rewrite(
        "connectors.csv", lambda row: row | {"address": "http://api.example.org/{code}"}
    )
    code, _, wrong = fetching.run("spi")
    assert code == 1
    assert "spi: address is not encrypted; write an address that starts with https://" in wrong
