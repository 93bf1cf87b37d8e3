"""The timeline: done only where a register gives the date; what is open or planned says so."""

import re

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reading import html, table, visit, words

from readiness import warehouse

PAGE = "pages/commitments/timeline.py"


def core(database, query):
    with duckdb.connect(str(database), read_only=True) as open_database:
        return open_database.sql(query).df()


def test_every_milestone_and_framework_of_the_region_is_an_event(database):
    wanted = core(
        database,
        "select target_id as id from core.target join core.framework using (framework_id) "
        "where owner = 'asean' and kind = 'milestone' "
        "union all select framework_id from core.framework where owner = 'asean'",
    )
    events = warehouse.ask("region_events")
    assert set(wanted.id) <= set(events.event_id)
    assert events.event_id.is_unique
    rows = table(visit(PAGE), "events of the registers")[1:]
    assert len(rows) == len(events)


def test_every_instrument_of_asean_is_an_event_of_its_own_or_of_its_framework(database):
    own = core(
        database,
        "select instrument_id, source_url from core.instrument "
        "where iso3 not in (select iso3 from core.country)",
    )
    events = warehouse.ask("region_events")
    frameworks = events[events.register == "framework"]
    merged = own[~own.instrument_id.isin(events.event_id)]
    assert 0 < len(merged) < len(own)
    assert set(merged.source_url) <= set(frameworks.second_url)


def test_nothing_is_done_that_no_register_dates(database):
    dated = core(
        database,
        "select target_id as id, met_on as day from core.target where met_on is not null "
        "union all select framework_id, adopted_on from core.framework where adopted_on is not null "
        "union all select instrument_id, coalesce(adopted_on, in_force_on) from core.instrument "
        "where coalesce(adopted_on, in_force_on) is not null and status <> 'in preparation' "
        "union all select objective_id, substr(timing, 6) from core.objective "
        "where timing like 'done %'",
    ).set_index("id")
    events = warehouse.ask("region_events")
    done = events[events.stage == "done"]
    assert len(done)
    assert all(dated.day[row.event_id] == row.done_on for row in done.itertuples())
    assert events[events.stage != "done"].done_on.isna().all()
    as_of = warehouse.ask("register_facts").coded_as_of.iloc[0]
    assert (done.first_day <= as_of).all()


def test_what_is_not_done_says_so_in_every_place():
    at = visit(PAGE)
    events = warehouse.ask("region_events")
    for row in table(at, "events of the registers")[1:]:
        if "● done" not in row[2]:
            assert re.match(r"planned for .*|no date$", row[0]), row
            assert ("unconfirmed" in row[0]) == ("◇ open, not confirmed" in row[2])
        else:
            assert "planned" not in row[0]
    opened = table(at, "Open:")[1:]
    assert len(opened) == (events.stage == "open").sum()
    assert "No source seen confirms a signature" in " ".join(row[4] for row in opened)
    assert len(table(at, "years ahead")[1:]) == (events.stage == "planned").sum()


def test_the_verdict_counts_milestones_and_frameworks():
    events = warehouse.ask("region_events")
    milestones = events[events.register == "milestone"].stage.value_counts()
    frameworks = events[events.register == "framework"].stage
    text = words(visit(PAGE))
    verdict = (
        f"Of {milestones.sum()} milestones in ASEAN’s frameworks {milestones['done']} are dated as "
        f"done, {milestones['open']} are open and not confirmed"
    )
    assert verdict in text
    assert f"{(frameworks == 'done').sum()} of {len(frameworks)} frameworks" in text


def test_every_event_has_a_link_to_its_source_and_a_milestone_its_standing():
    events = warehouse.ask("region_events")
    at = visit(PAGE)
    found = re.findall(r'<table class="events wide"><caption>\d+ events.*?</table>', html(at), re.S)
    lines = re.findall(r'<tr><th scope="row">.*?</tr>', found[0], re.S)
    assert len(lines) == len(events)
    for line, row in zip(lines, events.itertuples(), strict=True):
        first = row.source_url.split(" ; ")[0].replace("&", "&amp;")
        assert f'href="{first}" target="_blank" rel="noopener noreferrer"' in line
        assert (row.register == "milestone") == (row.standing in ("official", "reported", "proxy"))
        if row.register == "milestone":
            assert f"<small>{row.standing}</small>" in line


@pytest.mark.parametrize("stage", ["done", "open", "planned", "undated"])
def test_stage_and_framework_are_kept_in_the_address(stage):
    events = warehouse.ask("region_events").query("stage == @stage")
    rows = table(visit(PAGE, stage=stage), "of the registers")[1:]
    assert len(rows) == len(events)
    framework = events.framework_id.dropna().iloc[0]
    own = table(visit(PAGE, stage=stage, framework=framework), "of the registers")[1:]
    assert len(own) == (events.framework_id == framework).sum()


def test_a_choice_without_events_says_so():
    events = warehouse.ask("region_events")
    framework = next(
        f for f, own in events.groupby("framework_id") if "planned" not in set(own.stage)
    )
    at = visit(PAGE, stage="planned", framework=framework)
    assert "No event of this framework is at this stage" in words(at)


NONSENSE = some.one_of(
    some.text(max_size=40),
    some.sampled_from(["<script>alert(1)</script>", "in_force", "DEFA&stage=done", "%00", "other"]),
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=NONSENSE, other=NONSENSE)
def test_an_impossible_address_gives_a_view(one, other):
    at = visit(PAGE, stage=one, framework=other, state=one)
    assert not at.exception
    assert not at.error
    assert "<script>" not in html(at)
