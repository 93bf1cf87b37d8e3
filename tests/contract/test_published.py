"""What the published database promises to outsiders."""

import hashlib
import json
import signal
import subprocess
import time

import duckdb
import pytest
from workshop import ROOT, Workshop

GRAIN = {
    "core.country": "iso3",
    "core.indicator": "indicator_id",
    "core.source": "source_id",
    "core.observation": "indicator_id, iso3, year, period",
    "core.target": "target_id",
    "core.instrument": "instrument_id",
    "mart.latest": "indicator_id, iso3",
    "mart.regional": "indicator_id",
    "mart.regional_by_year": "indicator_id, year, period",
    "mart.score": "edition, iso3, node",
    "mart.hole": "iso3, indicator_id",
    "mart.coverage": "iso3, pillar",
    "mart.cut": "indicator_id",
    "mart.neighbour": "iso3, place",
    "mart.source_summary": "source_id",
}


@pytest.fixture(scope="session")
def db(database):
    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection


def one(db, sql):
    return db.execute(sql).fetchall()[0][0]


@pytest.mark.parametrize(("table", "key"), GRAIN.items())
def test_one_row_per(db, table, key):
    assert one(db, f"select count(*) from {table}") > 0
    assert (
        db.execute(f"select {key} from {table} group by all having count(*) > 1").fetchall() == []
    )


def test_there_is_as_much_as_was_promised(db):
    assert one(db, "select count(*) from core.observation") >= 18_000
    assert one(db, "select count(*) from core.indicator") >= 120
    assert one(db, "select count(distinct publisher) from core.source") >= 15
    assert one(db, "select count(*) from core.indicator where weight > 0") == 25


def test_every_figure_has_source_edition_year_licence_and_reuse(db):
    holes = one(
        db,
        """select count(*) from core.observation where source_id is null or year is null
        or coalesce(edition, '') = '' or coalesce(licence, '') = '' or reuse not in
        ('open', 'non-commercial', 'show-only', 'terms-unread') or value is null""",
    )
    assert holes == 0


def test_every_member_is_in_every_list(db):
    members = one(db, "select count(*) from core.country where is_member")
    assert members == 11
    assert str(one(db, "select joined_on from core.country where iso3 = 'TLS'")) == "2025-10-26"
    scored = one(db, "select count(*) from core.indicator where weight > 0")
    current = one(
        db,
        """select count(*) from mart.latest join core.indicator using (indicator_id)
        join core.country using (iso3) where weight > 0 and is_member and is_current""",
    )
    assert current + one(db, "select count(*) from mart.hole") == members * scored
    assert one(db, "select count(distinct iso3) from mart.score where level = 2") == members


def test_snapshots_are_what_their_receipts_say():
    receipts = sorted((ROOT / "data/snapshots").rglob("receipt.json"))
    assert len(receipts) >= 25
    for receipt in receipts:
        told = json.loads(receipt.read_text())
        content = receipt.with_name(told["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == told["sha256"]
        assert content.count(b"\n") - 1 == told["rows"] == sum(c["rows"] for c in told["copies"])


def test_no_figure_is_lost_or_changed_on_the_way(db):
    received = sum(
        json.loads(r.read_text())["rows"] for r in (ROOT / "data/snapshots").rglob("receipt.json")
    )
    assert one(db, "select count(*) from core.observation_copy") == received
    files = str(ROOT / "data/snapshots/*/observations.csv")
    with duckdb.connect() as plain:
        wanted = plain.execute(
            "select series, place, year, value::double from read_csv(?, all_varchar=true)", [files]
        ).fetchall()
    held = db.execute("select series, iso3, year::varchar, value from core.observation_copy")
    assert sorted(held.fetchall()) == sorted(wanted)


def test_the_loser_of_two_copies_is_kept_with_the_reason(db):
    rows = db.execute(
        """select count(*) filter (where is_winner), count(*) filter (where not is_winner),
        count(*) filter (where not is_winner and coalesce(why, '') = '') from core.observation_copy
        where indicator_id = 'fixed_broadband_subscriptions'
        or indicator_id = (select indicator_id from core.indicator where series = 'ITU.i992b')"""
    ).fetchall()[0]
    assert rows[0] > 0
    assert rows[1] > 0
    assert rows[2] == 0


def test_a_withheld_figure_never_wins(db):
    assert one(db, "select count(*) from core.observation_copy where why like 'withheld%'") > 0
    assert (
        one(
            db,
            "select count(*) from core.observation_copy where why like 'withheld%' and is_winner",
        )
        == 0
    )
    attainment = db.execute(
        """select value from core.observation join core.indicator using (indicator_id)
        where indicator.series = 'EA.5T8.AG25T99' and iso3 = 'MMR' and year = 2020"""
    ).fetchall()
    assert attainment == []


def test_tertiary_enrolment_may_pass_one_hundred(db):
    over = one(
        db,
        """select count(*) from core.observation join core.indicator using (indicator_id)
        where indicator.series = 'GER.5T8' and value > 100""",
    )
    assert over == 12


def test_the_same_inputs_give_the_same_tables(published, tmp_path):
    shop = Workshop(tmp_path, published)
    assert shop.build(out=tmp_path / "again")[0] == 0
    first = json.loads((published / "manifest.json").read_text())
    second = json.loads((tmp_path / "again/manifest.json").read_text())
    tables = {
        path.relative_to(folder / "exports").name: hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in (published, tmp_path / "again")
        for path in sorted((folder / "exports").rglob("*.parquet"))
    }
    names = [sorted(p.name for p in f.glob("*.duckdb")) for f in (published, tmp_path / "again")]
    assert first["release"] == second["release"]
    assert names[0] == names[1]
    for folder in (published, tmp_path / "again"):
        for path in (folder / "exports").rglob("*.parquet"):
            assert hashlib.sha256(path.read_bytes()).hexdigest() == tables[path.name]


def test_a_new_indicator_is_one_row_and_no_code(shop):
    shop.append("spi", *(f"NEW.ONE,{iso3},2024,{50 + n},1,no,no"
                         for n, iso3 in enumerate(["THA", "LAO", "TLS"])), sign=True)  # fmt: skip
    columns = (shop.catalogue / "indicators.csv").read_text().splitlines()[0].split(",")
    row = dict.fromkeys(columns, "") | {
        "indicator_id": "one_more", "series": "NEW.ONE", "title": "One more", "pillar": "skills",
        "unit": "score 0-100", "worst": "0", "best": "100", "weight": "1", "half": "foundations",
        "kind": "measure", "valid_min": "0", "valid_max": "100", "decimals": "1",
        "source_id": "spi", "year_meaning": "data", "is_relative": "no", "is_perception": "no",
        "higher_is": "better", "definition": "A figure made up for this test.",
    }  # fmt: skip
    shop.add_row("indicators.csv", ",".join(row[c] for c in columns))
    code, said = shop.build()
    assert code == 0, said
    (live,) = [json.loads((shop.out / "current.json").read_text())["database"]]
    with duckdb.connect(str(shop.out / live), read_only=True) as new:
        assert one(new, "select count(*) from mart.latest where indicator_id = 'one_more'") == 3
        assert one(new, "select count(*) from mart.hole where indicator_id = 'one_more'") == 8


def test_a_killed_build_leaves_the_old_release_and_the_next_one_repairs(shop):
    before = json.loads((shop.out / "current.json").read_text())
    shop.append("spi", "IQ.SPI.OVRL,TLS,2001,40,1,no,no", sign=True)
    began = time.perf_counter()
    whole = subprocess.Popen(shop.command(), cwd=ROOT, stdout=subprocess.DEVNULL)
    whole.wait()
    took = time.perf_counter() - began
    after = json.loads((shop.out / "current.json").read_text())
    assert after["database"] != before["database"]
    (shop.out / "current.json").write_text(json.dumps(before))
    for part in range(1, 11):
        child = subprocess.Popen(shop.command(), cwd=ROOT, stdout=subprocess.DEVNULL)
        time.sleep(took * part / 11)
        child.send_signal(signal.SIGKILL)
        child.wait()
        live = json.loads((shop.out / "current.json").read_text())["database"]
        assert live in (before["database"], after["database"])
        with duckdb.connect(str(shop.out / live), read_only=True) as served:
            assert one(served, "select count(*) from core.observation") > 18_000
    assert shop.build()[0] == 0
    assert json.loads((shop.out / "current.json").read_text())["database"] == after["database"]
    assert not list(shop.out.glob(".draft*"))
    assert len(list(shop.out.glob("readiness-*.duckdb"))) <= 2


def test_two_builds_at_once_end_in_one_whole_release(shop, tmp_path):
    out = tmp_path / "fresh"
    children = [
        subprocess.Popen(shop.command(out), cwd=ROOT, stdout=subprocess.DEVNULL) for _ in range(2)
    ]
    assert [child.wait() for child in children] == [0, 0]
    assert len(list(out.glob("readiness-*.duckdb"))) == 1
