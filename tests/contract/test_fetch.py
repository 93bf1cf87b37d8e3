"""A fetch brings what is new beside what is held, says so in one line a source, and asks politely."""

import json
import time
from datetime import UTC, date, datetime

import duckdb
import pytest

from etl.__main__ import main

FIRST_YEAR = 2010
"""From which the rows of the catalogue ask."""


def test_every_connector_is_asked_and_what_we_hold_comes_back_with_receipts(fetching):
    before = fetching.state()
    sources = {row["source_id"] for row in fetching.publishers.connectors}
    code, said, wrong = fetching.run()
    assert wrong == ""
    assert code == 0
    assert said.splitlines()[-1] == f"{len(sources)} new, 0 unchanged."
    assert fetching.state().items() >= before.items(), "the old snapshots stand, byte for byte"
    assert fetching.faults() == []
    assert fetching.left() == set()
    for source in sources:
        (folder,) = fetching.fetched(source)
        held = fetching.figures(source, fetching.snapshots / source)
        brought = fetching.figures(source)
        assert brought
        odd = {
            key: (value, held.get(key))
            for key, value in brought.items()
            if float(value) != float(held[key])
        }
        assert odd == {}, source
        receipt = fetching.receipt(source)
        assert receipt["rows"] == len(brought)
        assert folder.name == receipt["fetched_at"].replace(":", "").replace("+0000", "Z")
        assert date.fromisoformat(receipt["received_on"]) == datetime.now(UTC).date()


def test_a_receipt_tells_where_when_and_what_came(fetching):
    assert fetching.run("uis", "microsoft_ai_diffusion")[0] == 0
    copy = fetching.receipt("uis")["copies"][0]
    assert copy["edition"] == "UIS release 20260507-91260335"
    assert "indicator=GER.5T8&geoUnit=BRN&geoUnit=KHM" in copy["address"]
    assert copy["connector"] == "uis"
    assert copy["retrieved_on"] == copy["fetched_at"][:10]
    assert copy["answers"][0]["bytes"] > 1000
    assert len(copy["answers"][0]["sha256"]) == 64
    (copy,) = fetching.receipt("microsoft_ai_diffusion")["copies"]
    assert copy["etag"]
    assert copy["last_modified"]
    assert copy["licence"] == "MIT (repository)"


def test_what_a_build_makes_of_it_is_what_was_published(fetching, database, tmp_path):
    """The publishers say what we hold: every value stays, most of them with a newer copy."""
    assert fetching.run()[0] == 0
    out = tmp_path / "published"
    arguments = ["build", "--catalogue", str(fetching.catalogue)]
    assert main([*arguments, "--snapshots", str(fetching.snapshots), "--out", str(out)]) == 0
    (built,) = out.glob("readiness-*.duckdb")
    ask = """
        select indicator_id, iso3, year, period, value from core.observation
        join core.indicator using (indicator_id) where kind <> 'register' order by all
    """
    with duckdb.connect(str(database), read_only=True) as old:
        before = old.execute(ask).fetchall()
    with duckdb.connect(str(built), read_only=True) as new:
        after = new.execute(ask).fetchall()
        told = dict(
            new.execute(
                "select edition, count(*) from core.observation group by all having count(*) > 9"
            ).fetchall()
        )
        winners = new.execute(
            "select count(*) filter (snapshot = 'wdi'), count(*) filter (snapshot like 'wdi/%')"
            " from core.observation_copy where source_id = 'wdi' and is_winner and year >= ?",
            [FIRST_YEAR],
        ).fetchall()
    assert [row[:4] for row in after] == [row[:4] for row in before]
    moved = [
        (a, b)
        for a, b in zip(after, before, strict=True)
        if a[4] != pytest.approx(b[4], rel=1e-12, abs=1e-12)
    ]
    assert moved == []
    assert told["WDI, last updated 2026-07-13"] > 3000
    assert winners[0][0] == 0, "every figure since then was asked for"
    assert winners[0][1] > 3000


def test_what_has_not_changed_is_said_and_nothing_is_written(fetching):
    assert fetching.run()[0] == 0
    before = fetching.state()
    fetching.publishers.asked.clear()
    code, said, _ = fetching.run()
    assert code == 0
    assert "0 new, 17 unchanged." in said
    assert "wdi: unchanged since" in said
    assert fetching.state() == before
    assert fetching.left() == set()
    conditional = [h for _, _, h in fetching.publishers.asked if "If-None-Match" in h]
    assert len(conditional) == 14, "every file is asked for with the ETag of its last answer"


def test_a_revised_figure_makes_a_new_snapshot_beside_the_old_ones(fetching):
    assert fetching.run("wdi", "cset_cat")[0] == 0
    before = fetching.state()
    key = ("IT.NET.USER.ZS", "THA", 2020)
    fetching.publishers.changed[key] = "12.5"
    fetching.publishers.changed["CSET.AI.PUBS", "THA", 2020] = "777"
    fetching.publishers.lastupdated = "2026-11-01"
    code, said, _ = fetching.run("wdi", "cset_cat")
    assert code == 0
    assert "2 new" in said
    first, second = fetching.fetched("wdi")
    assert fetching.figures("wdi", first)[key] != "12.5"
    assert fetching.figures("wdi", second)[key] == "12.5"
    assert fetching.state().items() > before.items()
    assert fetching.receipt("wdi")["copies"][0]["edition"] == "WDI, last updated 2026-11-01"
    # Of CSET one file has changed and two have not: their rows came with the answer "unchanged".
    first, second = fetching.fetched("cset_cat")
    assert len(fetching.figures("cset_cat", first)) == len(fetching.figures("cset_cat", second))
    assert fetching.figures("cset_cat", second)["CSET.AI.PUBS", "THA", 2020] == "777"
    assert fetching.faults() == []


def test_a_null_is_counted_a_zero_is_a_figure_and_a_state_not_covered_is_named(fetching):
    series = "IT.NET.USER.ZS"
    fetching.publishers.changed |= {(series, "THA", 2020): None, (series, "THA", 2021): "0"}
    assert fetching.run("wdi")[0] == 0
    figures, copy = fetching.figures("wdi"), fetching.receipt("wdi")["copies"][0]
    assert (series, "THA", 2020) not in figures
    assert figures[series, "THA", 2021] == "0"
    assert copy["without_figure"] == 1
    assert "NOR" in copy["not_covered"]
    assert "THA" not in copy["not_covered"]


def test_timor_leste_under_its_former_code_and_groups_by_name_are_found(fetching):
    assert fetching.run("wdi")[0] == 0
    places = {place for _, place, _ in fetching.figures("wdi")}
    assert {"TLS", "HIC", "WLD"} <= places
    assert not {"TMP", "AFE", "ZWE"} & places


def test_the_digits_that_came_are_the_digits_that_are_kept(fetching):
    fetching.publishers.changed["SP.POP.TOTL", "THA", 2020] = "71697030.10"
    fetching.publishers.changed["ITU.i992b", "THA", 2020] = "1.55e1"
    assert fetching.run("wdi", "itu_datahub")[0] == 0
    assert fetching.figures("wdi")["SP.POP.TOTL", "THA", 2020] == "71697030.10"
    assert fetching.figures("itu_datahub")["ITU.i992b", "THA", 2020] == "1.55e1"


def test_pages_are_put_together(fetching):
    def small(row):
        return row | {"address": row["address"].replace("per_page=20000", "per_page=50")}

    fetching.rewrite("connectors.csv", small)
    assert fetching.run("spi")[0] == 0
    asked = [path for _, path, _ in fetching.publishers.asked]
    assert [path[-7:] for path in asked[1:]] == ["&page=2", "&page=3", "&page=4"]
    assert len(fetching.figures("spi")) == 163
    assert len(fetching.receipt("spi")["copies"][0]["answers"]) == 4


def test_one_that_fails_leaves_the_others_whole_and_is_named_at_the_end(fetching):
    fetching.publishers.faults["wgi"] = lambda handler, body, kind: handler.reply(404, b"", kind)
    before = fetching.state()
    code, said, wrong = fetching.run("wdi", "wgi", "spi")
    assert code == 1
    assert wrong.startswith("wgi: has nothing at http")
    assert len(wrong.splitlines()) == 1
    assert said.splitlines()[-1] == "2 new, 0 unchanged; 1 failed: wgi."
    assert [len(fetching.fetched(name)) for name in ("wdi", "wgi", "spi")] == [1, 0, 1]
    assert fetching.state().items() > before.items()


def test_a_host_is_asked_no_faster_than_its_rows_allow(fetching):
    fetching.pace("0.15")
    began = time.monotonic()
    assert fetching.run("hci", "imf_aipi")[0] == 0
    took = time.monotonic() - began
    assert took >= 0.15 * 4, "five questions to one host"
    times = {}
    for host, _, _ in fetching.publishers.asked:
        times[host] = times.get(host, 0) + 1
    assert sorted(times.values()) == [2, 5]


def test_sources_are_named_and_strangers_are_told_apart(fetching):
    code, _, wrong = fetching.run("wdi", "nobody", "anthropic_index")
    assert code == 1
    assert wrong.splitlines()[0].startswith("nobody: is no source; there are wdi, wgi")
    assert wrong.splitlines()[1] == (
        "anthropic_index: has no row in connectors.csv; add one, or fetch another source"
    )
    assert fetching.publishers.asked == []


def test_a_faulty_catalogue_is_told_by_line_and_nobody_is_asked(fetching):
    fetching.rewrite("connectors.csv", lambda row: row | {"shape": "fax"})
    code, _, wrong = fetching.run("wdi")
    assert code == 1
    assert "connectors.csv:2 wdi: shape is 'fax'; use 'world_bank_v2'" in wrong
    assert fetching.publishers.asked == []


def test_the_log_has_a_line_a_source(fetching, tmp_path):
    fetching.publishers.faults["hci"] = lambda handler, body, kind: handler.reply(410, b"", kind)
    log = tmp_path / "log.jsonl"
    assert fetching.run("spi", "hci", options=["--log", str(log)])[0] == 1
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    events = {(line["event"], line.get("source")) for line in lines}
    assert {("new", "spi"), ("failed", "hci"), ("start", None), ("end", None)} <= events
    assert {line["command"] for line in lines} == {"fetch"}
    assert lines[-1]["code"] == 1
