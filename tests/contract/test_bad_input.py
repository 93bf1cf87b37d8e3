"""Bad input: exit 1, every fault as file:line with a remedy, and what is published untouched.

Cases that can stand side by side are planted together and built once: that all of them are
named is the promise.
"""

import json
import re

import pytest

from readiness.catalogue import models

# A line of the snapshot wdi -> what is said of it
LINES = {
    "IT.NET.USER.ZS,THA,2002,abc,1,no,no": "value 'abc' is not a number; write digits",
    "IT.NET.USER.ZS,THA,2002,nan,1,no,no": "value 'nan' is not a number",
    "IT.NET.USER.ZS,THA,2002,inf,1,no,no": "value 'inf' is not a number",
    "IT.NET.USER.ZS,THA,2002,1e999,1,no,no": "value '1e999' is not a number",
    'IT.NET.USER.ZS,THA,2002,"1,5",1,no,no': "value '1,5' is not a number",
    "IT.NET.USER.ZS,THA,2002,1_5,1,no,no": "value '1_5' is not a number",
    "IT.NET.USER.ZS,THA,2002, 15,1,no,no": "value ' 15' is not a number",
    "IT.NET.USER.ZS,THA,2002,,1,no,no": "the value is empty",
    "IT.NET.USER.ZS,THA,2026.5,50,1,no,no": "year '2026.5' is not a year",
    "IT.NET.USER.ZS,THA,20e2,50,1,no,no": "year '20e2' is not a year",
    "IT.NET.USER.ZS,THA,206,50,1,no,no": "year '206' is not a year",
    "IT.NET.USER.ZS,THA,,50,1,no,no": "the year is empty",
    "IT.NET.USER.ZS,THA,2027,50,1,no,no": "year 2027 lies after the cut-off of the 2026 edition",
    "IT.NET.USER.ZS,ZZZ,2002,50,1,no,no": "place 'ZZZ' is unknown; add it to countries.csv",
    "IT.NET.USER.ZS,tha,2002,50,1,no,no": "place 'tha' is unknown",
    "IT.NET.USER.ZS,,2002,50,1,no,no": "the place is empty",
    "NO.SUCH.SERIES,THA,2002,50,1,no,no": "no indicator has this series of wdi; add a row",
    "GER.5T8,THA,2002,50,1,no,no": "no indicator has this series of wdi",  # it is of uis
    ",THA,2002,50,1,no,no": "the series is empty",
    "IT.NET.USER.ZS,THA,2003,50,99,no,no": "copy '99' is not in the receipt",
    "IT.NET.USER.ZS,THA,2004,50,1.0,no,no": "copy '1.0' is not in the receipt",
    "IT.NET.USER.ZS,THA,2005,50,1,maybe,no": "is_cross_checked is 'maybe'; write yes or no",
    "IT.NET.USER.ZS,THA,2006,50,1,no,": "is_computed_mean is ''; write yes or no",
    "IT.NET.USER.ZS,THA,2007,100.1,1,no,no": "value 100.1 is off the scale of",
}


@pytest.fixture(scope="module")
def lines_refused(shared_shop):
    """The line number of the first planted row, and the faults."""
    first = shared_shop.snapshot("wdi").read_bytes().count(b"\n") + 1
    shared_shop.append("wdi", *LINES, sign=True)
    return first, shared_shop.refused()


@pytest.mark.parametrize("row", LINES)
def test_a_bad_row_is_named_with_its_file_and_line(lines_refused, row):
    first, faults = lines_refused
    where = f"snapshots/wdi/observations.csv:{first + list(LINES).index(row)} "
    named = [fault for fault in faults if where in fault]
    assert any(LINES[row] in fault for fault in named), named


def test_no_sound_row_is_named(lines_refused):
    first, faults = lines_refused
    numbers = [int(re.search(r"observations\.csv:(\d+)", fault)[1]) for fault in faults
               if "observations.csv" in fault]  # fmt: skip
    assert min(numbers) == first
    assert set(numbers) == set(range(first, first + len(LINES)))


def test_paths_inside_the_project_are_relative_to_it():
    from readiness.catalogue import CATALOGUE, shown

    assert shown(CATALOGUE / "indicators.csv") == "data/catalogue/indicators.csv"


# How a snapshot is spoiled -> what is said of its file, or of its receipt
FILES = {
    "ai_index": (lambda b: b"", "observations.csv:1 ai_index: the file is empty"),
    "hci": (lambda b: b[:-20], "the last line has no line end: the file was cut off"),
    "odin": (lambda b: b.replace(b"series,place", b"serie,place"), "the header is 'serie,place"),
    "spi": (lambda b: b"\xef\xbb\xbf" + b, "starts with a byte order mark; save it as UTF-8"),
    "ti_cpi": (
        lambda b: b.replace(b"AUS", b"AU\xff", 1),
        "observations.csv:2 ti_cpi: is not UTF-8",
    ),
    "girai": (lambda b: b.decode().encode("utf-16"), "UTF-8"),
    "gtmi": (lambda b: b.replace(b"\n", b"\r\n"), "has Windows line ends; save it with LF"),
    "uis": (lambda b: b.replace(b",no,no\n", b",no\n", 1), "has 6 cells, the header has 7"),
    "wgi": (lambda b: b.replace(b"\n", b"\n\n", 1), "observations.csv:2 wgi: the line is blank"),
    "findex": (lambda b: b.replace(b",no,no\n", b',"no,no\n', 1), "is not CSV"),
    "imf_aipi": (lambda b: b"\n".join(b.splitlines()[:-3]) + b"\n", "rows, the receipt says"),
    "epoch_ai": (lambda b: b.splitlines(True)[0], "the file has a header and no rows"),
    "un_egov": (lambda b: b.replace(b",2", b",1", 1), "un_egov: observations.csv is not the file"),
}
RECEIPTS = {
    "itu_idi": (lambda t: t["copies"][0].update(rows=1), "copy 1 has"),
    "itu_gci": (lambda t: t.update(source_id="wdi"), "is about 'wdi' but lies in the folder of"),
    "oxford_gairi": (lambda t: t.update(sha256="0" * 64), "its sha256 differs"),
    "wipo_ip": (lambda t: t.update(rows=5), "rows, the receipt says 5"),
    "wipo_gii": (lambda t: t.update(received_on="2026-02-31"), "received_on: is '2026-02-31', not"),
    "cset_cat": (lambda t: t["copies"][0].update(reuse="free"), "copies.0.reuse"),
}


@pytest.fixture(scope="module")
def files_refused(tmp_path_factory, published):
    from workshop import Workshop

    shop = Workshop(tmp_path_factory.mktemp("files"), published)
    for source, (spoil, _) in FILES.items():
        before = shop.snapshot(source).read_bytes()
        shop.edit(source, spoil)
        assert shop.snapshot(source).read_bytes() != before
    for source, (spoil, _) in RECEIPTS.items():
        path = shop.snapshots / source / "receipt.json"
        told = json.loads(path.read_text())
        spoil(told)
        path.write_text(json.dumps(told))
    # A fault of content beside a fault of form, in one file and in another.
    shop.append("uis", "GER.5T8,QQQ,2020,50,1,no,no")
    shop.append("undp_hdr", "UNDP.MYS,QQQ,2020,5,1,no,no")
    (shop.snapshots / "anthropic_index/observations.csv").unlink()
    (shop.snapshots / "unctad_ftri/receipt.json").unlink()
    (shop.snapshots / "world_risk_poll/receipt.json").write_text("{")
    stranger = shop.snapshots / "stranger"
    stranger.mkdir()
    (stranger / "observations.csv").write_bytes(shop.snapshot("hci").read_bytes())
    told = json.loads((shop.snapshots / "hci/receipt.json").read_text())
    (stranger / "receipt.json").write_text(json.dumps(told | {"source_id": "stranger"}))
    return shop, shop.refused()


@pytest.mark.parametrize("source", [*FILES, *RECEIPTS])
def test_a_spoiled_snapshot_or_receipt_is_refused(files_refused, source):
    _, faults = files_refused
    complaint = (FILES | RECEIPTS)[source][1]
    own = [fault for fault in faults if f"snapshots/{source}/" in fault]
    assert any(complaint in fault for fault in own), own


@pytest.mark.parametrize(
    ("where", "complaint"),
    [
        ("anthropic_index/observations.csv:1", "cannot be read (No such file"),
        ("unctad_ftri/observations.csv:1", "has no receipt beside it"),
        ("sources.csv:", "unctad_ftri: has no snapshot"),
        ("world_risk_poll/receipt.json:1", "is not JSON"),
        ("stranger/receipt.json:1", "source 'stranger' is not in sources.csv"),
    ],
)
def test_what_has_lost_its_mate_is_named(files_refused, where, complaint):
    _, faults = files_refused
    assert any(where in fault and complaint in fault for fault in faults)


def test_a_fault_of_form_hides_no_fault_of_content(files_refused):
    shop, faults = files_refused
    for source in ("uis", "undp_hdr"):
        last = shop.snapshot(source).read_bytes().count(b"\n")
        wanted = f"{source}/observations.csv:{last} "
        assert any(wanted in fault and "place 'QQQ' is unknown" in fault for fault in faults)
        checksum = [f for f in faults if f"{source}/receipt.json" in f and "sha256" in f]
        assert len(checksum) == 1


def test_a_duplicate_names_both_lines(shop):
    lines = shop.snapshot("spi").read_text().splitlines()
    shop.append("spi", lines[4], sign=True)
    (fault,) = shop.refused()
    assert f"spi/observations.csv:{len(lines) + 1} " in fault
    assert "the figure stands on line 5 already; keep one" in fault


def test_many_faults_of_one_kind_are_counted_not_poured_out(shop):
    shop.edit("wdi", lambda b: b.replace(b",no,no\n", b",perhaps,no\n"))
    faults = [fault for fault in shop.refused() if "/observations.csv:" in fault]
    assert len(faults) == 201
    assert sum("more of this kind in the file" in fault for fault in faults) == 1


# file -> (how it is spoiled, what is said of it)
CATALOGUE = {
    "indicators.csv": [
        (lambda t: re.sub(r",0,100,1,,foundations", ",7,7,1,,foundations", t, count=1),
         "worst and best are both 7; goalposts must differ"),
        (lambda t: re.sub(r",0,5,0\.5,", ",0,5,0.5,", t) + t.splitlines()[3] + "\n",
         "already defined on line 4; ids must be unique"),
        (lambda t: t.replace(",connectivity,", ",conectivity,", 1),
         "pillar 'conectivity' is not in pillars.csv; add it there first"),
        (lambda t: t.replace(",0,50,1,", ",0,50,-1,", 1),
         "weight is -1; use 0 to show an indicator without scoring it"),
        (lambda t: t.replace(",0,15,1,", ",0,1o,1,", 1), "best is '1o', not a number; write digits"),
        (lambda t: t.replace(",wdi,", ",wdii,", 1), "source 'wdii' is not in sources.csv"),
    ],
    "countries.csv": [
        (lambda t: t.replace("2025-10-26", "31/02/2026"),
         "TLS: joined_on is '31/02/2026', not a day of the calendar; write it like 2026-01-31"),
        (lambda t: t.replace(",member,", ",membre,", 1), "kind is 'membre'; use 'member'"),
    ],
    "sources.csv": [(lambda t: t.replace(",open,", ",opn,", 1), "reuse is 'opn'; use 'open'")],
    "instruments.csv": [
        (lambda t: t.replace(",ai_law,", ",ai_lore,", 1), "instrument_type 'ai_lore' is not in"),
        (lambda t: t.replace(",confirmed none,", ",confirmed nine,", 1), "status 'confirmed nine'"),
        (lambda t: t.replace(",2026-06-02,", ",2026-13,", 1), "adopted_on is '2026-13', not a date"),
    ],
    "targets.csv": [(lambda t: t.replace(",ADM2025,", ",ADM2O25,", 1), "framework 'ADM2O25'")],
    "aliases.csv": [(lambda t: t + "Atlantis,ATL,nobody\n", "iso3 'ATL' is not in countries.csv")],
    "pillars.csv": [
        (lambda t: t.replace(",10,yes,", ",ten,yes,", 1), "not a whole number"),
        (lambda t: t.replace("Skills,", "=HYPERLINK(1),", 1), "'=HYPERLINK(1)' would be run as a")],
    "derivations.csv": [
        (lambda t: t.replace("|rule_of_law", "|rule_of_thumb"), "input 'rule_of_thumb' is not in")],
    "frameworks.csv": [(lambda t: t.replace("\n", "\n\n", 1), "frameworks.csv:2 row: the line is")],
    "objectives.csv": [(lambda t: t.replace(",", ";", 1), "objectives: the header lacks")],
    "editions.csv": [(lambda t: "\ufeff" + t, "starts with a byte order mark")],
    "instrument_types.csv": [(lambda t: t.replace(",yes,", ",true,", 1), "is_plan is 'true'; write")],
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue_refused(tmp_path_factory, published):
    from workshop import Workshop

    shop = Workshop(tmp_path_factory.mktemp("catalogue"), published)
    for file, cases in CATALOGUE.items():
        path = shop.catalogue / file
        text = path.read_text(encoding="utf-8")
        for spoil, complaint in cases:
            assert spoil(text) != text, complaint
            text = spoil(text)
        path.write_text(text, encoding="utf-8")
    (shop.catalogue / "notes/no_such_indicator.md").write_text("A note about nothing.\n")
    return shop.refused()


@pytest.mark.parametrize(
    ("file", "complaint"), [(file, c) for file, cases in CATALOGUE.items() for _, c in cases]
)
def test_a_bad_catalogue_row_is_named(catalogue_refused, file, complaint):
    own = [fault for fault in catalogue_refused if f"/{file}:" in fault]
    assert any(complaint in fault for fault in own), own


def test_a_note_without_an_indicator_is_named(catalogue_refused):
    assert any("no_such_indicator.md:1 " in fault for fault in catalogue_refused)


def test_one_bad_row_is_one_fault_and_not_one_for_every_figure(catalogue_refused):
    assert len([fault for fault in catalogue_refused if "observations.csv:" in fault]) <= 1
    assert len(catalogue_refused) < 60


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda path: path.unlink(), "the file is missing; restore it"),
        (lambda path: path.write_bytes(b""), "the file is empty"),
        (lambda path: path.write_bytes(path.read_bytes().replace(b"series", b"serie", 1)),
         "the header lacks series and has unknown 'serie'; it must read indicator_id,series"),
        (lambda path: path.write_bytes(path.read_bytes()[:9000]), "cells, the header has"),
    ],
)  # fmt: skip
def test_a_spoiled_catalogue_file_is_named_once(shop, spoil, complaint):
    spoil(shop.catalogue / "indicators.csv")
    own = [fault for fault in shop.refused() if "/indicators.csv:" in fault]
    assert len(own) == 1
    assert complaint in own[0]


def test_a_file_full_of_bytes_that_are_no_text_is_one_fault_a_file(shop):
    for file in ("indicators.csv", "countries.csv"):
        (shop.catalogue / file).write_bytes(b"\xff\xfe\x00" * 500)
    shop.edit("spi", lambda _: bytes(range(256)) * 40)
    faults = shop.refused()
    assert {"indicators.csv", "countries.csv"} <= {f.split(":")[0].split("/")[-1] for f in faults}


def test_folders_that_are_not_there_are_named(shop):
    shop.catalogue = shop.catalogue / "nowhere"
    shop.snapshots = shop.snapshots / "nowhere"
    faults = shop.refused()
    assert any("nowhere:1 " in fault and "is not a folder" in fault for fault in faults)
    assert sum("the file is missing" in fault for fault in faults) == len(models.FILES)


def test_a_scored_indicator_may_not_lean_on_figures_that_may_only_be_shown(shop):
    told = json.loads((shop.snapshots / "undp_hdr/receipt.json").read_text())
    shop.receipt("undp_hdr", copies=[copy | {"reuse": "show-only"} for copy in told["copies"]])
    (fault,) = {fault for fault in shop.refused() if "is scored, but undp_hdr" in fault}
    assert "indicators.csv:" in fault


def test_the_real_command_says_it_all_on_standard_error_and_exits_with_1(shop):
    shop.append("spi", "NO.SUCH.SERIES,THA,2002,50,1,no,no")
    done = shop.run()
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 4  # the row, the checksum, the count, its copy's count
    assert "Traceback" not in done.stdout + done.stderr
    assert "Refused: 4 fault(s)" in done.stdout
