"""Whatever a publisher does: one clear line, the old snapshot stands, no half file, no bad page kept."""

import functools
import io
import re
import time
import zipfile
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from fetching import Fetching

LINE = re.compile(r"^[a-z_]+: [^;\n]+; [^\n]+$")


def status(number, **headers):
    return lambda handler, body, kind: handler.reply(number, b"{}", "application/json", **headers)


def until_soon(handler, body, kind):
    """Too many requests, for two hours from now on."""
    moment = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    handler.reply(429, b"{}", "application/json", Retry_After=moment)


def body_is(change, kind=None):
    return lambda handler, body, own: handler.reply(200, change(body), kind or own)


def drip(handler, body, kind):
    """A byte now and then: never silent, never ready."""
    handler.send_response(200)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    try:
        for byte in body:
            handler.wfile.write(bytes([byte]))
            time.sleep(0.05)
    except OSError:
        handler.close_connection = True


def break_off(handler, body, kind):
    """Half of what was announced, then nothing."""
    handler.send_response(200)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def silence(handler, body, kind):
    time.sleep(1.5)
    handler.close_connection = True


def endless(handler, body, kind):
    """More than anybody asked for, in pieces without a length."""
    handler.send_response(200)
    handler.send_header("Content-Type", kind)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    try:
        for _ in range(300):
            handler.wfile.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")
    except OSError:
        handler.close_connection = True


@functools.cache
def bomb(name):
    """A thousand times as large as it looks."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(name, b"0" * 500 * 2**20)
    return packed.getvalue()


def two_files(body):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", "a")
        archive.writestr("b.csv", "b")
    return packed.getvalue()


def more_rows(body):
    """A million rows that nobody announced."""
    return body + b"Elsewhere,XXX,2020,1\n" * 1_000_000


def renamed(old, new):
    return body_is(lambda body: body.replace(old, new))


PAGE = b"<!DOCTYPE html><html><body>Please log in</body></html>"

FAULTS = {
    "429 without end": ("wdi", status(429, Retry_After="0"), r"answers 429, 3 times; fetch it again later"),
    "429 for an hour": ("wgi", status(429, Retry_After="3600"), r"answers 429 and asks for a pause of 3,600 s"),
    "429 until a date": ("spi", until_soon, r"answers 429 and asks for a pause of 7,\d\d\d s"),
    "500 without end": ("oxford_gairi", status(500), r"answers 500, 3 times; fetch it again later"),
    "418": ("hci", status(418), r"answers 418; correct its row"),
    "401": ("findex", status(401), r"asks for a login \(401\)"),
    "403": ("imf_aipi", status(403), r"forbids the download \(403\)"),
    "403 of a chart": ("cset_cat", status(403), r"may not be redistributed \(403\); take the figures from"),
    "304 unasked": ("wdi", lambda handler, body, kind: handler.reply(304, b"", kind), r"answers 304"),
    "silence": ("spi", silence, r"was silent for 0\.3 s, 2 times"),
    "slow drip": ("hci", drip, r"sent only \d+ bytes in 0\.6 s, 2 times"),
    "broken off": ("microsoft_ai_diffusion", break_off, r"broke off \(.+\), 3 times"),
    "truncated JSON": ("spi", body_is(lambda body: body[:-40]), r"the answer is cut off or damaged"),
    "no JSON": ("imf_aipi", body_is(lambda body: b"ok"), r"the answer is cut off or damaged"),
    "other JSON": ("wgi", renamed(b"countryiso3code", b"iso"), r"has another shape than world_bank_v2 \(no 'countryiso3code'\)"),
    "truncated ZIP": ("itu_datahub", body_is(lambda body: body[:-30]), r"the ZIP file is cut off; fetch it again"),
    "damaged ZIP": ("itu_datahub", body_is(lambda body: body[:-400] + b"XXXX" + body[-396:]), r"cut off or damaged"),
    "two files in a ZIP": ("itu_datahub", body_is(two_files), r"has 2 \.csv files in the ZIP, not one"),
    "ZIP bomb": ("itu_datahub", body_is(lambda body: bomb("x.csv")), r"would unpack to 500 MB in 1 parts: a ZIP bomb"),
    "workbook bomb": ("gtmi", body_is(lambda body: bomb("xl/sharedStrings.xml")), r"would unpack to 500 MB"),
    "truncated workbook": ("gtmi", body_is(lambda body: body[:-300]), r"cut off or damaged"),
    "no sheet": ("gtmi", None, r"has no sheet 'Elsewhere'; it has GTMI_Data"),
    "login page": ("findex", body_is(lambda body: PAGE, "text/html"), r"answers with a web page \(a login or a notice\?\)"),
    "login page as CSV": ("un_egov", body_is(lambda body: b"\n " + PAGE), r"answers with a web page"),
    "picture": ("wdi", body_is(lambda body: b"\x89PNG", "image/png"), r"answers with image/png, not with application/"),
    "CSV for JSON": ("imf_aipi", body_is(lambda body: b"a,b", "text/csv"), r"answers with text/csv, not with"),
    "one-element error list": ("hci", body_is(lambda body: b'[{"message":[{"id":"120","key":"Invalid value","value":"No such code"}]}]'), r"refuses the question \(Invalid value: No such code\)"),
    "empty list": ("uis", body_is(lambda body: b'{"hints":[],"records":[]}'), r"has no figure of 'GER\.5T8' for any state in 0 rows"),
    "nothing found": ("findex", body_is(lambda body: b'[{"page":0,"pages":0,"per_page":0,"total":0,"lastupdated":null},null]'), r"has no figure of 'FX\.OWN"),
    "empty file": ("itu_gci", body_is(lambda body: b""), r"has no column .+ it has nothing"),
    "changed column": ("girai", renamed(b"girai_raw", b"raw_score"), r"has no column 'girai_raw'; it has iso3, girai, ranking, raw_score"),
    "changed column of a chart": ("epoch_ai", renamed(b",short_name", b",one,two"), r"has 2 columns of figures \(one, two\), not one"),
    "changed column in a ZIP": ("itu_mobile_price", body_is(lambda body: b"seriesCode,place\n", "text/csv"), r"has no column 'entityIso', 'dataYear', 'dataValue'"),
    "another series": ("imf_aipi", renamed(b'"values": {"', b'"values": {"X'), r"has no figure of 'AI_PI' for any state in 0 rows"),
    "other unit": ("imf_aipi", renamed(b": 0.", b": 60."), r"off the scale of imf_"),
    "no number": ("cset_cat", renamed(b"SGP,2024,", b"SGP,2024,about "), r"has 'about .+' as \* of SGP 2024, which is no number"),
    "no year": ("epoch_ai", renamed(b"SGP,2024,", b"SGP,FY24,"), r"has the year 'FY24'"),
    "other letters": ("un_egov", body_is(lambda body: body.replace(b"Country Name", b"Country Name,caf\xe9", 1)), r"cut off or damaged \(UnicodeDecodeError"),
    "a row twice": ("cset_cat", body_is(lambda body: body + body.split(b"\n")[1] + b"\n"), r"gives \* of \w+ \d+ twice, on one answer"),
    "a million extra rows": ("epoch_ai", body_is(more_rows), r"sends more than 500,000 figures"),
    "too many bytes": ("spi", endless, r"sends more than 8 MB"),
    "too many bytes announced": ("hci", status(200, Content_Length=str(2**40)), r"sends more than 8 MB"),
    "edition not told": ("uis_edition", status(200), r"does not tell its edition \(no 'version'"),
}  # fmt: skip


SOUND = "owid_schooling"
"""A source that no fault is about."""


def options(name):
    if name in ("silence", "slow drip"):
        return ("--timeout", "0.3", "--deadline", "0.6", "--tries", "2")
    return ("--most-megabytes", "8") if name.startswith("too many") else ()


def batches():
    """The faults, put together so that no source has two in one run."""
    found = []
    for name, (who, _, _) in FAULTS.items():
        source = {"itu_mobile_price": "itu_datahub", "uis_edition": "uis"}.get(who, who)
        for batch in found:
            if source not in batch and options(name) == options(next(iter(batch.values()))):
                batch[source] = name
                break
        else:
            found.append({source: name})
    return found


def spoil(fetching, source, name):
    """Let a publisher do it."""
    who, fault, _ = FAULTS[name]
    mine = [r["connector_id"] for r in fetching.publishers.connectors if r["source_id"] == source]
    if name == "no sheet":
        fetching.rewrite(
            "connectors.csv", lambda row: row | {"sheet": row["sheet"] and "Elsewhere"}
        )
    elif name == "edition not told":
        fetching.publishers.spoil = {"/api/public/versions/default": fault}
    else:
        fetching.publishers.faults |= dict.fromkeys([who] if who in mine else mine, fault)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Fault -> (source, what was said of it, exit code, all that was said, files then, mended)."""
    found = {}
    bomb("x.csv"), bomb("xl/sharedStrings.xml")
    for batch in batches():
        fetching = Fetching(tmp_path_factory.mktemp("faults"))
        before = fetching.state()
        sheets = {row["connector_id"]: row["sheet"] for row in fetching.publishers.connectors}
        for source, name in batch.items():
            spoil(fetching, source, name)
        extra = options(next(iter(batch.values())))
        code, said, wrong = fetching.run(*batch, SOUND, options=extra)
        fresh = set(fetching.state().items()) - set(before.items())
        is_whole = fetching.faults() == [] and fetching.state().items() >= before.items()
        fetching.publishers.faults.clear()
        fetching.publishers.spoil = {}
        fetching.rewrite(
            "connectors.csv",
            lambda row, sheets=sheets: row | {"sheet": sheets[row["connector_id"]]},
        )
        mended = fetching.run(*batch)
        for source, name in batch.items():
            lines = [line for line in wrong.splitlines() if line.startswith(f"{source}: ")]
            files = [path for path, _ in fresh if path.startswith(f"{source}/")]
            found[name] = (source, lines, code, said, files, is_whole, mended)
        assert len(wrong.splitlines()) == len(batch), wrong
        fetching.publishers.close()
    return found


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_clear_line_and_the_old_snapshot_stands(outcomes, name):
    source, lines, code, said, files, is_whole, _ = outcomes[name]
    assert code == 1
    (line,) = lines
    assert LINE.match(line), line
    assert re.match(rf"{source}: .*{FAULTS[name][2]}", line), line
    assert files == [], "no half file"
    assert is_whole
    assert "1 new, 0 unchanged; " in said, "the one without a fault"
    assert re.search(rf"failed: .*\b{source}\b", said.splitlines()[-1])


@pytest.mark.parametrize("name", FAULTS)
def test_once_the_publisher_has_mended_it_nothing_of_the_fault_is_left(outcomes, name):
    source, *_, (code, said, wrong) = outcomes[name]
    assert (code, wrong) == (0, "")
    assert re.search(rf"^{source}: [\d,]+ rows of ", said, re.M)


def test_a_shape_known_at_second_hand_says_so_when_it_fails(fetching):
    fetching.publishers.faults["girai"] = renamed(b"girai_raw", b"raw")
    assert "(its shape is unconfirmed)" in fetching.run("girai")[2]
    fetching.publishers.faults["wdi"] = status(404)
    assert "unconfirmed" not in fetching.run("wdi")[2]


def test_a_short_pause_is_kept_and_then_all_is_well(fetching):
    """429 with Retry-After once, 500 once: patience is all it takes."""
    left = {"429": 1, "500": 1}

    def moody(handler, body, kind):
        for number in left:
            if left[number]:
                left[number] -= 1
                handler.reply(int(number), b"", kind, Retry_After="1" if number == "429" else None)
                return
        handler.reply(200, body, kind)

    fetching.publishers.faults["spi"] = moody
    began = time.monotonic()
    code, _, wrong = fetching.run("spi")
    assert (code, wrong) == (0, "")
    assert time.monotonic() - began >= 1, "as long as it asked for"
    assert len(fetching.publishers.asked) == 3


def paged(row):
    return row | {"address": row["address"].replace("per_page=20000", "per_page=50")}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda body, first: first, r"answers page 2 with page 1"),
        (lambda body, first: first.replace(b'"page": 1', b'"page": 2'), r"twice, on pages 1 and 2"),
        (lambda body, first: body.replace(b"2026-07-13", b"2026-07-14"), r"was updated between two pages"),
        (lambda body, first: body.replace(b'"total": 165', b'"total": 170'), r"announced 170 rows and sent 165"),
    ],
)  # fmt: skip
def test_pages_that_do_not_fit_together_are_refused(fetching, change, expected):
    fetching.rewrite("connectors.csv", paged)
    pages = []

    def spoiled(handler, body, kind):
        pages.append(body)
        handler.reply(200, change(body, pages[0]) if len(pages) > 1 else body, kind)

    fetching.publishers.faults["spi"] = spoiled
    code, _, wrong = fetching.run("spi")
    assert code == 1
    assert re.search(expected, wrong), wrong
    assert not fetching.fetched("spi")
    assert fetching.left() == set(), "no page of it is kept"
