"""What the published commitments promise, on the real register."""

import csv
import random

import duckdb
import pytest
from workshop import ROOT

ASEAN_OWN = ("ADM2025", "ADM2030", "DEFA", "AIGUIDE2024", "GENAI2025", "RAIR", "AISAFE")
BENCHMARKS = ("UMC2030", "BBC2025", "SDG2030")
WORDS = {
    "achieved", "on_track", "accelerate", "limited", "reverse", "no_change", "below_again", "met",
    "not_met", "data_end_earlier", "not_applicable", "not_assessable", "no_target", "no_data",
    "not_a_member", "not_measured",
}  # fmt: skip
JUDGED = "status not in ('no_target', 'no_data', 'not_a_member', 'not_measured')"


def one(db, sql):
    return db.execute(sql).fetchall()[0][0]


def rows(file):
    with (ROOT / "data/catalogue" / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_framework_asked_for_has_its_objectives(db):
    held = dict(
        db.execute(
            "select framework_id, owner from core.framework semi join core.objective"
            " using (framework_id)"
        ).fetchall()
    )
    assert {name: held.get(name) for name in ASEAN_OWN} == dict.fromkeys(ASEAN_OWN, "asean")
    assert {name: held.get(name) for name in BENCHMARKS} == dict.fromkeys(BENCHMARKS, "global")
    assert one(db, "select count(*) from core.framework anti join core.objective"
                   " using (framework_id)") == 0  # fmt: skip


def test_every_row_of_the_register_is_published_with_its_id_and_every_text(db):
    for file, table, key in (
        ("targets.csv", "core.target", "target_id"),
        ("frameworks.csv", "core.framework", "framework_id"),
        ("objectives.csv", "core.objective", "objective_id"),
        ("instruments.csv", "core.instrument", "instrument_id"),
    ):
        typed = {row[key]: row for row in rows(file)}
        texts = db.execute(f"describe {table}").fetchall()
        names = [name for name, kind, *_ in texts if kind == "VARCHAR" and name in rows(file)[0]]
        held = db.execute(f"select {', '.join(names)} from {table}").fetchall()
        assert len(held) == len(typed)
        for cells in held:
            row = dict(zip(names, cells, strict=True))
            assert row == {name: typed[row[key]][name] or None for name in names}


def test_a_target_is_measured_or_says_why_not(db):
    assert one(db, "select count(*) from core.target where is_measured = "
                   "(why_not_measured is not null)") == 0  # fmt: skip
    assert one(db, "select count(*) from core.target where standing is null"
                   " or source_url is null") == 0  # fmt: skip
    assert one(db, "select count(*) from core.target where is_measured") >= 40


def test_every_target_has_a_row_for_every_state_in_its_scope(db):
    wanted = {}
    for row in rows("targets.csv"):
        if row["only_states"]:
            wanted[row["target_id"]] = len(row["only_states"].split("|"))
        else:
            wanted[row["target_id"]] = 11 if row["scope"] == "each state" else 1
    held = db.execute("select target_id, count(*) from mart.target_status group by all").fetchall()
    assert dict(held) == wanted
    assert {s for (s,) in db.execute("select distinct status from mart.target_status").fetchall()
            } <= WORDS | {None}  # fmt: skip
    odd = """select count(*) from mart.target_status join core.target using (target_id)
        where (status is null) <> (kind = 'projection')"""
    assert one(db, odd) == 0


def test_a_state_without_data_is_never_off_track(db):
    """By every method: no figure, no verdict, nothing to count among those behind."""
    assert (
        one(
            db,
            f"""select count(*) from mart.target_status join core.target using (target_id)
        where met_on is null and latest_value is null and {JUDGED}""",
        )
        == 0
    )
    assert one(db, f"select count(*) from mart.progress where latest_value is null and {JUDGED}"
                   " and target_id not in (select target_id from core.target where met_on is not"
                   " null)") == 0  # fmt: skip
    assert one(db, "select count(*) from mart.target_status where status = 'no_data'"
                   " and (latest_value is not null or level is not null)") == 0  # fmt: skip
    assert one(db, "select count(*) from mart.target_status where status = 'no_data'") > 10


def test_the_matrix_has_every_method_and_the_headline_is_one_of_them(db):
    assert (
        one(
            db,
            """select count(*) from (select count(distinct method) as n from mart.progress
        group by target_id, iso3) where n <> 4""",
        )
        == 0
    )
    differs = """select count(*) from mart.progress as method join mart.target_status as headline
        using (target_id, iso3) where method = 'escap' and method.status <> headline.status"""
    assert one(db, differs) == 0
    lacks = """select count(*) from core.target anti join mart.progress using (target_id)
        where is_measured and (has_number and indicator_id is not null or met_on is not null)"""
    assert one(db, lacks) == 0


def test_who_was_no_member_in_time_is_left_out(db):
    out = db.execute(
        "select distinct framework_id, iso3 from mart.target_status join core.target using"
        " (target_id) where status = 'not_a_member'"
    ).fetchall()
    assert out == [("ADM2025", "TLS")]
    assert one(db, "select n_states from mart.target_region where target_id = 'ADM2025-T05'") == 10
    assert one(db, "select n_states from mart.target_region where target_id = 'ADM2030-T08'") == 11


def test_nothing_proxy_or_reported_is_counted_as_official(db):
    typed = {}
    for row in rows("targets.csv"):
        typed.setdefault((row["framework_id"], row["standing"]), []).append(row)
    for framework_id, standing, n, measured in db.execute(
        "select framework_id, standing, n_targets, n_measured from mart.framework_summary"
    ).fetchall():
        own = typed.get((framework_id, standing), [])
        assert n == len(own)
        assert measured == sum(not row["why_not_measured"] for row in own)
    for place in ("n_achieved", "n_on_way", "n_too_slow", "n_other_way", "n_missed"):
        counted = one(db, f"select sum({place}) from mart.framework_summary"
                          " where standing = 'official'")  # fmt: skip
        by_hand = {
            "n_achieved": "status in ('achieved', 'met')",
            "n_on_way": "status = 'on_track'",
            "n_too_slow": "status in ('accelerate', 'limited', 'no_change')",
            "n_other_way": "status in ('reverse', 'below_again')",
            "n_missed": "status = 'not_met'",
        }[place]
        assert counted == one(
            db,
            f"""select count(*) from mart.target_status
            join core.target using (target_id) where standing = 'official' and {by_hand}""",
        )


def test_counts_add_up_to_their_denominators(db):
    assert (
        one(
            db,
            """select count(*) from mart.target_region where n_states <>
        n_achieved + n_on_way + n_too_slow + n_other_way + n_missed + n_not_judged + n_no_data
        """,
        )
        == 0
    )
    assert one(db, "select count(*) from mart.target_region where n_known <> n_states - n_no_data"
                   " or n_mean > n_states or n_population_weighted > n_mean"
                   " or n_counted > n_known") == 0  # fmt: skip
    assert one(db, "select count(*) from mart.target_region where mean is not null"
                   " and (year_min is null or mean_by <> 'states')") == 0  # fmt: skip


def test_a_counted_law_is_what_the_register_says(db):
    held = dict(
        db.execute(
            "select iso3, is_counted from mart.target_status where target_id = 'DEFA-T13'"
        ).fetchall()
    )
    coded = dict(
        db.execute(
            "select iso3, value >= 3 from core.observation"
            " where indicator_id = 'data_protection_law' and flag = 'register'"
        ).fetchall()
    )
    assert held == coded
    assert one(db, "select n_counted || ' of ' || n_states from mart.target_region"
                   " where target_id = 'DEFA-T13'") == "8 of 11"  # fmt: skip


def test_forecasts_and_paces_stay_within_what_can_be(db):
    assert (
        one(
            db,
            """select count(*) from mart.target_status join core.target using (target_id)
        join core.indicator using (indicator_id)
        where valid_max <= 100 and (forecast_low < valid_min or forecast_high > valid_max)""",
        )
        == 0
    )
    assert one(db, "select count(*) from mart.target_status where forecast not between"
                   " forecast_low and forecast_high") == 0  # fmt: skip
    assert one(db, "select count(*) from mart.target_status where n_points < 5 and"
                   " coalesce(arrival_year, chance_by_target, forecast_low) is not null") == 0  # fmt: skip
    assert (
        one(
            db,
            """select count(*) from mart.target_status join core.target using (target_id)
        join core.observation as o on o.indicator_id = target.indicator_id
        and o.iso3 = best_pace_iso3 and o.year = best_pace_from join core.observation as p
        on p.indicator_id = target.indicator_id and p.iso3 = best_pace_iso3
        and p.year = best_pace_to
        where direction <> 'parity' and abs((p.value - o.value) / 5 - best_pace) > 1e-9""",
        )
        == 0
    )


def test_no_result_depends_on_the_order_of_rows(shop, database):
    for number, file in enumerate(("targets.csv", "objectives.csv", "frameworks.csv",
                                   "instruments.csv", "countries.csv")):  # fmt: skip
        path = shop.catalogue / file
        with path.open(encoding="utf-8", newline="") as lines:
            header, *cells = csv.reader(lines)
        random.Random(number).shuffle(cells)
        with path.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines, lineterminator="\n").writerows([header, *cells])
    code, said = shop.build()
    assert (code, said) == (0, "")
    tables = ("core.target", "core.objective", "core.framework", "mart.progress",
              "mart.target_status", "mart.target_region", "mart.framework_summary")  # fmt: skip
    with duckdb.connect(str(shop.live()), read_only=True) as after:
        shuffled = {table: after.execute(f"from {table}").fetchall() for table in tables}
    with duckdb.connect(str(database), read_only=True) as before:
        for table in tables:
            assert before.execute(f"from {table}").fetchall() == shuffled[table], table


@pytest.mark.parametrize("table", ["mart.progress", "mart.target_status"])
def test_what_is_asked_most_lies_in_order(db, table):
    held = db.execute(f"select target_id, iso3 from {table}").fetchall()
    assert held == sorted(held)
