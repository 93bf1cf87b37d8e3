"""Bad input: exit 1, every fault as file:line with a remedy, and what is published untouched."""

import re

import pytest

FAULT = re.compile(r"^\S+:\d+ \S.*: .+; .+$")


def refused(shop):
    """Build, and hold the refusal to its contract; the faults as lines."""
    before = shop.state_of_published()
    code, said = shop.build()
    faults = said.splitlines()
    assert code == 1, said
    assert shop.state_of_published() == before
    assert "Traceback" not in said
    assert [line for line in faults if not FAULT.match(line)] == []
    return faults


ROWS = [
    ("wdi", "IT.NET.USER.ZS,THA,2020,abc,1,no,no", "is not a number"),
    ("wdi", "IT.NET.USER.ZS,THA,2002,nan,1,no,no", "is not a number"),
    ("wdi", "IT.NET.USER.ZS,THA,2002,inf,1,no,no", "is not a number"),
    ("wdi", "IT.NET.USER.ZS,THA,2002,1e999,1,no,no", "is not a number"),
    ("wdi", 'IT.NET.USER.ZS,THA,2002,"1,5",1,no,no', "is not a number"),
    ("wdi", "IT.NET.USER.ZS,THA,2026.5,50,1,no,no", "year"),
    ("wdi", "IT.NET.USER.ZS,THA,2099,50,1,no,no", "cut-off"),
    ("wdi", "IT.NET.USER.ZS,ZZZ,2002,50,1,no,no", "place 'ZZZ' is unknown"),
    ("wdi", "NO.SUCH.SERIES,THA,2002,50,1,no,no", "no indicator has this series"),
    ("wdi", "IT.NET.USER.ZS,THA,2002,50,99,no,no", "copy"),
    ("wdi", "IT.NET.USER.ZS,THA,2002,50,1,maybe,no", "yes"),
    ("wdi", "IT.NET.USER.ZS,THA,2002,1999,1,no,no", "off the scale"),
    ("wdi", "IT.NET.USER.ZS,THA,2002", "cells"),
]


@pytest.mark.parametrize(("source", "row", "complaint"), ROWS)
def test_a_bad_row_is_named_with_its_file_and_line(shop, source, row, complaint):
    path = shop.snapshots / source / "observations.csv"
    line = path.read_bytes().count(b"\n") + 1
    shop.append(source, row)
    named = [f for f in refused(shop) if f"{source}/observations.csv:{line} " in f]
    assert any(complaint in fault for fault in named), named


def test_a_duplicate_names_both_lines(shop):
    path = shop.snapshots / "spi" / "observations.csv"
    lines = path.read_text().splitlines()
    shop.append("spi", lines[4])
    wanted = f"spi/observations.csv:{len(lines) + 1} "
    assert any(wanted in f and "line 5 already" in f for f in refused(shop))


FILES = [
    (lambda b: b"", "the file is empty"),
    (lambda b: b[:-20], "cut off"),
    (lambda b: b.replace(b"series,place", b"serie,place"), "the header is"),
    (lambda b: b"\xef\xbb\xbf" + b, "BOM"),
    (lambda b: b.replace(b"AUS", b"AU\xff", 1), "not UTF-8"),
    (lambda b: b.decode().encode("utf-16"), "UTF-8"),
    (lambda b: b.replace(b"2016", b"2015", 1), "sha256"),
    (lambda b: b"\n".join(b.splitlines()[:-3]) + b"\n", "rows, the receipt says"),
]


@pytest.mark.parametrize(("spoil", "complaint"), FILES, ids=[c for _, c in FILES])
def test_a_spoiled_snapshot_is_refused(shop, spoil, complaint):
    shop.edit("spi", spoil)
    assert any("snapshots/spi/" in f and complaint in f for f in refused(shop))


def test_a_missing_snapshot_receipt_or_source_is_named(shop):
    (shop.snapshots / "spi/observations.csv").unlink()
    (shop.snapshots / "hci/receipt.json").unlink()
    (shop.snapshots / "uis/receipt.json").write_text("{")
    (shop.snapshots / "stranger").mkdir()
    (shop.snapshots / "stranger/receipt.json").write_text("{}")
    faults = "\n".join(refused(shop))
    for part in ("spi/observations.csv", "hci", "uis/receipt.json", "stranger"):
        assert part in faults


CATALOGUE = [
    ("indicators.csv", lambda t: t.replace(",0,100,1,,foundations", ",7,7,1,,foundations", 1),
     "worst and best are both 7; goalposts must differ"),
    ("indicators.csv", lambda t: t.replace("indicator_id,series", "indicator,series", 1), "header"),
    ("indicators.csv", lambda t: t.replace(",wdi,", ",wdii,", 1), "wdii"),
    ("indicators.csv", lambda t: t + t.splitlines()[3] + "\n", "already"),
    ("countries.csv", lambda t: t.replace("2025-10-26", "31/02/2026"), "2026"),
    ("sources.csv", lambda t: t.replace(",open,", ",opn,", 1), "opn"),
    ("pillars.csv", lambda t: "", "empty"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "spoil", "complaint"), CATALOGUE)
def test_a_bad_catalogue_row_is_named(shop, file, spoil, complaint):
    path = shop.catalogue / file
    text = path.read_text(encoding="utf-8")
    assert spoil(text) != text
    path.write_text(spoil(text), encoding="utf-8")
    assert any(f"{file}:" in f and complaint in f for f in refused(shop))


def test_a_missing_catalogue_file_is_named(shop):
    (shop.catalogue / "aliases.csv").unlink()
    assert any("aliases.csv" in f for f in refused(shop))


def test_all_faults_come_at_once_and_a_checksum_hides_none(shop):
    shop.append("wdi", "IT.NET.USER.ZS,THA,2002,abc,1,no,no", "IT.NET.USER.ZS,QQQ,2002,5,1,no,no")
    shop.edit("spi", lambda b: b"")
    faults = "\n".join(refused(shop))
    for part in ("is not a number", "place 'QQQ' is unknown", "sha256", "the file is empty"):
        assert part in faults


def test_a_correction_fails_once_the_source_is_mended(shop):
    lines = (shop.catalogue / "corrections.csv").read_text().splitlines()
    first = next(line for line in lines[1:] if ",withhold," in line)
    _, source, series, place, year, value = first.split(",")[:6]
    shop.edit(
        source,
        lambda b: re.sub(
            f"^{re.escape(series)},{place},{year},[^,]+".encode(),
            f"{series},{place},{year},12.345".encode(),
            b,
            flags=re.M,
        ),
    )
    assert any("corrections.csv:" in fault and value for fault in refused(shop))


def test_a_place_to_publish_that_cannot_be_written_is_one_line(shop, tmp_path):
    (tmp_path / "file").write_text("in the way")
    code, said = shop.build(out=tmp_path / "file")
    assert code == 1
    assert len(said.splitlines()) == 1
    assert "could not be written" in said
