"""What the published database promises to outsiders."""

import hashlib
import json

import duckdb
import pytest
from workshop import ROOT

GRAIN = {
    "core.acceptance": "what, source_id, indicator_id, iso3, year, period, since_release, new_value",
    "core.alias": "alias",
    "core.copy": "copy_id",
    "core.correction": "correction_id",
    "core.country": "iso3",
    "core.decision": "decision_id",
    "core.derivation": "indicator_id",
    "core.edition": "edition",
    "core.framework": "framework_id",
    "core.indicator": "indicator_id",
    "core.instrument": "instrument_id",
    "core.instrument_type": "instrument_type",
    "core.mandate": "mandate, indicator_id, instrument_type",
    "core.newest": "indicator_id, iso3",
    "core.normalised": "indicator_id, iso3, year, period",
    "core.objective": "objective_id",
    "core.observation": "indicator_id, iso3, year, period",
    "core.observation_copy": "indicator_id, snapshot, line",
    "core.pillar": "pillar",
    "core.pillar_instrument": "pillar, instrument_type",
    "core.predecessor": "indicator_id, earlier_id",
    "core.release": "release",
    "core.source": "source_id",
    "core.synonym": "word, means",
    "core.target": "target_id",
    "mart.as_of": "as_of, indicator_id, iso3",
    "mart.capacity": "iso3, pillar",
    "mart.change": "indicator_id, iso3",
    "mart.correlation": "indicator_id, other",
    "mart.counted": "target_id, iso3",
    "mart.coverage": "iso3, pillar",
    "mart.cut": "indicator_id",
    "mart.diagnosis": "node",
    "mart.filling": "iso3, indicator_id, way",
    "mart.framework_summary": "framework_id, standing",
    "mart.half_score": "iso3, half",
    "mart.history_panel": "indicator_id",
    "mart.hole": "iso3, indicator_id",
    "mart.influence": "indicator_id",
    "mart.latest": "indicator_id, iso3",
    "mart.leave_one_out": "indicator_id, iso3",
    "mart.neighbour": "iso3, place",
    "mart.order_chance": "iso3, other",
    "mart.peer_gain": "iso3, indicator_id, peer",
    "mart.progress": "target_id, iso3, method",
    "mart.rank_share": "iso3, rank",
    "mart.regional": "indicator_id",
    "mart.regional_by_year": "indicator_id, year, period",
    "mart.score": "edition, iso3, node",
    "mart.score_history": "year, iso3, node",
    "mart.sensitivity": "output, choice",
    "mart.source_summary": "source_id",
    "mart.target_region": "target_id",
    "mart.target_scope": "target_id, iso3",
    "mart.target_status": "target_id, iso3",
}
MAY_BE_EMPTY = {"core.acceptance", "core.decision"}
"""Registers that people fill when they have something to enter."""
CONTRACT = {
    "core.country": "iso3, name, is_member, joined_on",
    "core.indicator": "indicator_id, series, title, pillar, unit, worst, best, weight, valid_min,"
    " valid_max, source_id",
    "core.source": "source_id, publisher, title, licence, reuse, url",
    "core.observation": "indicator_id, iso3, year, value, edition, period, source_id, flag,"
    " is_cross_checked",
    "core.target": "target_id, framework_id, objective_id, indicator_id, target_value,"
    " target_year, unit, direction, scope, standing, source_url",
    "core.instrument": "instrument_id, iso3, instrument_type, status, maturity_code, source_url",
    "mart.latest": "indicator_id, iso3, year, value",
    "mart.progress": "target_id, iso3, method, status",
    "mart.score": "edition, iso3, node, level, score, rank, rank_low, rank_high, maturity_group,"
    " coverage, is_estimated",
    "mart.score_history": "year, iso3, node, score",
}
ORDERED = {
    "core.observation": "indicator_id, iso3, year, period",
    "core.observation_copy": "indicator_id, iso3, year, period, not is_winner",
    "mart.latest": "indicator_id, iso3",
}


def one(db, sql):
    return db.execute(sql).fetchall()[0][0]


@pytest.mark.parametrize(("table", "key"), GRAIN.items())
def test_one_row_per(db, table, key):
    assert one(db, f"select count(*) from {table}") > 0 or table in MAY_BE_EMPTY
    twice = db.execute(f"select {key} from {table} group by all having count(*) > 1").fetchall()
    assert twice == []


def test_every_table_has_a_declared_grain_and_raw_is_gone(db):
    found = db.execute("select schema_name || '.' || table_name from duckdb_tables()").fetchall()
    assert {name for (name,) in found} == set(GRAIN)


@pytest.mark.parametrize(("table", "columns"), CONTRACT.items())
def test_the_columns_that_others_rely_on_are_there(db, table, columns):
    db.execute(f"select {columns} from {table} limit 0")


@pytest.mark.parametrize(("table", "key"), ORDERED.items())
def test_what_is_asked_most_lies_in_order(db, table, key):
    held = db.execute(f"select {key} from {table}").fetchall()
    assert held == sorted(held)


def test_texts_are_texts_and_numbers_are_finite(db):
    kinds = db.execute(
        "select distinct data_type from duckdb_columns() where not internal"
    ).fetchall()
    plain = {"VARCHAR", "DOUBLE", "BOOLEAN", "DATE", "SMALLINT", "INTEGER", "BIGINT"}
    assert {kind for (kind,) in kinds} <= plain
    floats = db.execute(
        """select schema_name || '.' || table_name, column_name from duckdb_columns()
        where data_type = 'DOUBLE' and not internal"""
    ).fetchall()
    odd = [
        (table, column)
        for table, column in floats
        if one(db, f"select count(*) from {table} where not isfinite({column})")
    ]
    assert odd == []


def test_there_is_as_much_as_was_promised(db):
    assert one(db, "select count(*) from core.observation") >= 18_000
    assert one(db, "select count(*) from core.indicator") >= 120
    assert one(db, "select count(distinct publisher) from core.source") >= 15
    assert one(db, "select count(*) from core.indicator where weight > 0") == 25


@pytest.mark.parametrize("table", ["core.observation", "core.observation_copy", "mart.latest"])
def test_every_figure_has_source_edition_year_licence_and_reuse(db, table):
    holes = one(
        db,
        f"""select count(*) from {table} where value is null or year is null
        or coalesce(source_id, '') = '' or coalesce(edition, '') = ''
        or coalesce(licence, '') = '' or coalesce(copy_id, '') = '' or reuse not in
        ('open', 'non-commercial', 'show-only', 'terms-unread')""",
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
    pillars = one(db, "select count(*) from core.pillar where is_scored")
    for table in (
        "mart.score where level = 2",
        "mart.coverage join core.pillar using (pillar) where is_scored",
    ):
        assert one(db, f"select count(*) from {table}") == members * pillars


def test_snapshots_are_what_their_receipts_say():
    receipts = sorted((ROOT / "data/snapshots").rglob("receipt.json"))
    assert len(receipts) >= 25
    for receipt in receipts:
        told = json.loads(receipt.read_text())
        content = receipt.with_name(told["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == told["sha256"]
        assert content.count(b"\n") - 1 == told["rows"] == sum(c["rows"] for c in told["copies"])


def test_no_figure_is_lost_or_changed_on_the_way(db):
    files = sorted((ROOT / "data/snapshots").rglob("observations.csv"))
    with duckdb.connect() as plain:
        wanted = plain.execute(
            "select series, place, year, value::double from read_csv(?, all_varchar = true)",
            [[str(path) for path in files]],
        ).fetchall()
    held = db.execute(
        "select distinct series, iso3, year::varchar, value from core.observation_copy"
    )
    assert sorted(held.fetchall()) == sorted(set(wanted))


def test_a_figure_can_be_found_again_in_its_file(db):
    sample = db.execute(
        "select snapshot, line, series, value from core.observation_copy using sample 50 (reservoir, 7)"
    ).fetchall()
    for snapshot, line, series, value in sample:
        path = ROOT / "data/snapshots" / snapshot / "observations.csv"
        cells = path.read_text(encoding="utf-8").splitlines()[line - 1].split(",")
        assert (cells[0], float(cells[3])) == (series, value)


def test_every_figure_has_one_winner_unless_it_is_withheld(db):
    crowds = db.execute(
        """select count(*) filter (where is_winner) from core.observation_copy
        group by indicator_id, iso3, year, period
        having count(*) filter (where is_winner) <> 1
        and count(*) filter (where why not like 'withheld%') > 0"""
    ).fetchall()
    assert crowds == []
    assert one(db, "select count(*) from core.observation_copy where is_winner <> (why = '')") == 0
    assert one(
        db,
        """select count(*) from core.observation_copy semi join core.observation
        using (indicator_id, iso3, year, period, value, copy_id, series) where is_winner""",
    ) == one(db, "select count(*) from core.observation_copy where is_winner")


def test_the_loser_of_two_copies_is_kept_with_the_reason(db):
    rows = db.execute(
        """select source_id, is_winner, count(*), count(why) from core.observation_copy
        where indicator_id = (select indicator_id from core.indicator where series = 'ITU.i992b')
        group by all order by all"""
    ).fetchall()
    assert [row[:2] for row in rows if row[2] > 100] == [("itu_datahub", True), ("wdi", False)]


def test_a_withheld_figure_never_wins(db):
    assert one(db, "select count(*) from core.observation_copy where why like 'withheld%'") > 0
    attainment = db.execute(
        """select year, value from core.observation join core.indicator using (indicator_id)
        where indicator.series = 'EA.5T8.AG25T99' and iso3 = 'MMR' and year >= 2019"""
    ).fetchall()
    assert [year for year, _ in attainment] == [2019]


def test_tertiary_enrolment_may_pass_one_hundred(db):
    over = one(
        db,
        """select count(*) from core.observation join core.indicator using (indicator_id)
        where indicator.series = 'GER.5T8' and value > 100""",
    )
    assert over == 12


def test_known_instruments_have_their_known_codes(db):
    codes = dict(
        db.execute(
            """select iso3 || ' ' || indicator_id, value::integer from core.observation
            where flag = 'register'"""
        ).fetchall()
    )
    assert codes["BRN national_ai_strategy"] == 3  # adopted, and a plan within its period
    assert codes["SGP ai_governance_instrument"] == 3  # a guideline, though no law
    assert codes["KHM ai_governance_instrument"] == 1  # drafted; "none" is confirmed for a law only
    assert codes["MMR data_protection_law"] == 0  # a source says that there is none
    for unknown in ("LAO ai_governance_instrument", "TLS national_ai_strategy"):
        assert unknown not in codes  # nothing found is missing, never zero
