"""The governance page: every entry with its source, stages as in the register, unknown never a no."""

import re
from collections import Counter

import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reading import html, table, visit, words

from readiness import exports, warehouse
from readiness.components import governance_register, governance_sets
from readiness.components.governance_evidence import entry_rows
from readiness.wording import governance as phrases

PAGE = "pages/commitments/governance.py"
MEMBERS = 11


def entries():
    return warehouse.ask("instruments")


def ids(at):
    """Instruments shown among the entries: each row names its own."""
    tables = re.findall(r'<table class="entries.*?</table>', html(at), re.S)
    return re.findall(r'<th scope="row" title="(\w+)"', "".join(tables))


def core(database, query):
    with duckdb.connect(str(database), read_only=True) as open_database:
        return open_database.sql(query).df()


def test_every_entry_of_the_register_is_shown_once_with_its_own_source(database):
    register = core(database, "select instrument_id, source_url from core.instrument")
    at = visit(PAGE)
    assert not at.exception
    assert not at.error
    assert sorted(ids(at)) == sorted(register.instrument_id)
    shown = html(at)
    lines = re.findall(r'<tr><th scope="row" title="(\w+)".*?</tr>', shown, re.S)
    assert len(lines) == len(register)
    for line in re.findall(r'<tr><th scope="row" title="\w+".*?</tr>', shown, re.S):
        own = re.search(r'title="(\w+)"', line)[1]
        address = register.set_index("instrument_id").source_url[own]
        links = re.findall(r'<a href="([^"]+)" target="_blank" rel="noopener noreferrer">', line)
        known = [] if pd.isna(address) else [address.replace("&", "&amp;")]
        assert links == known


def test_a_stage_is_the_register_s_code_in_words(database):
    codes = core(database, "select instrument_id, status, maturity_code from core.instrument")
    stages = entries().set_index("instrument_id").stage
    of_code = {
        3: {"in_force"},
        2: {"adopted", "expired", "replaced"},
        1: {"in_preparation"},
        0: {"confirmed_none"},
    }
    for row in codes.itertuples():
        stage = stages[row.instrument_id]
        if pd.notna(row.maturity_code):
            assert stage in of_code[int(row.maturity_code)], row
        else:
            unknown = {"none found": "not_found", "not a participant": "not_joined",
                       "superseded": "replaced"}  # fmt: skip
            assert stage == unknown[row.status], row


def test_a_cell_shows_the_furthest_code_of_its_kind_and_state(database):
    furthest = core(
        database,
        "select instrument_type, iso3, max(maturity_code) as code from core.instrument "
        "join core.country using (iso3) where is_member group by all",
    ).set_index(["instrument_type", "iso3"])
    cells = governance_register.cells()
    assert set(cells) == set(furthest.index)
    words_of = {3: "in force", 1: "in preparation", 0: "confirmed none"}
    kinds = {row["instrument_type"]: row["title"] for row in governance_register.kinds().values()}
    states = list(governance_register.members())
    shown = {row[0].removesuffix(" scored"): row[1:] for row in table(visit(PAGE), "Stage of")[1:]}
    assert len(states) == MEMBERS
    for (kind, iso3), row in furthest.iterrows():
        cell = shown[kinds[kind]][states.index(iso3)]
        if pd.notna(row.code):
            wanted = words_of.get(int(row.code))
            assert wanted is None or wanted in cell, (kind, iso3, cell)
        else:
            assert "⌀ nothing found" in cell or "– not joined" in cell


def test_nothing_found_is_never_none_and_never_a_figure():
    at = visit(PAGE)
    hatched = re.findall(r'<td class="(?:score|stage) l0">(.*?)</td>', html(at), re.S)
    texts = {re.sub(r"<[^>]+>", " ", cell).split("(")[0] for cell in hatched}
    assert {" ".join(text.split()) for text in texts} == {"⌀ nothing found", "⌀ no entry"}
    found = entries()
    nothing = found[found.stage == "not_found"]
    assert len(nothing)
    assert nothing.maturity_code.isna().all()
    taken = entry_rows(governance_register.entries(stage="not_found"))
    assert {row["stage"] for row in taken} == {"nothing found"}
    assert {row["maturity_code"] for row in taken} == {None}
    lines = exports.sheet(taken, "r1", ()).decode("utf-8-sig").splitlines()
    at = lines[0].split(",").index("maturity_code")
    assert lines[1].split(",")[at] == ""


def test_the_verdict_counts_states_with_their_denominator(database):
    found = core(
        database,
        "select iso3, max(maturity_code) as code from core.instrument join core.country "
        "using (iso3) where is_member and instrument_type = 'ai_strategy' group by all",
    ).code
    n, drafted, unknown = (found == 3).sum(), (found == 1).sum(), found.isna().sum()
    assert n + drafted + unknown == MEMBERS
    verdict = (
        f"National AI strategy: in force in {n} of 11 states, in preparation in {drafted}; "
        f"nothing was found for {unknown}."
    )
    assert verdict in words(visit(PAGE))


def test_filters_are_kept_in_the_address_by_ids_and_meet():
    found = entries()
    for query in ({"type": "ai_law"}, {"state": "VNM"}, {"stage": "in_preparation"},
                  {"type": "ai_law", "state": "VNM"}, {"state": "ASEAN", "stage": "in_force"}):  # fmt: skip
        at = visit(PAGE, **query)
        wanted = found
        for name, column in (("type", "instrument_type"), ("state", "iso3"), ("stage", "stage")):
            if name in query:
                wanted = wanted[wanted[column] == query[name]]
        assert len(wanted)
        assert sorted(ids(at)) == sorted(wanted.instrument_id), query
    at = visit(PAGE)
    at.selectbox(key="type").set_value("ai_sandbox").run()
    assert at.query_params["type"] in ("ai_sandbox", ["ai_sandbox"])


def test_a_cell_s_link_leads_to_its_own_entries():
    link = re.search(r'href="governance\?type=(\w+)&amp;state=(\w+)"', html(visit(PAGE)))
    at = visit(PAGE, type=link[1], state=link[2])
    found = entries()
    own = found[(found.instrument_type == link[1]) & (found.iso3 == link[2])]
    assert ids(at) == list(own.instrument_id)


def test_a_choice_that_no_entry_fits_is_unknown_and_no_zero():
    found = entries()
    held = set(zip(found.instrument_type, found.iso3, strict=True))
    kind, iso3 = next(
        (kind, iso3)
        for kind in governance_register.kinds_of_states()
        for iso3 in governance_register.members()
        if (kind, iso3) not in held
    )
    text = words(visit(PAGE, type=kind, state=iso3))
    assert "the register has no entry, so it is unknown" in text
    assert "⌀ no entry" in text


def test_dated_and_undated_entries_are_all_there():
    found = entries()
    real = found[found.stage.isin(["in_force", "adopted", "expired", "replaced", "in_preparation"])]
    at = visit(PAGE)
    dated = table(at, "Dated entries of the register")[1:]
    undated = table(at, "bear no date")[1:]
    assert len(dated) == real.dated_on.notna().sum()
    assert len(undated) == real.dated_on.isna().sum()
    assert Counter(row[2] for row in dated) == Counter(
        " ".join(name.split()) for name in real[real.dated_on.notna()].name
    )
    assert {row[0] for row in undated} == {"not dated"}
    for lanes in ("states", "kinds", "nowhere"):
        assert not visit(PAGE, lanes=lanes).exception


def test_two_states_stand_side_by_side_with_the_stages_of_the_matrix():
    at = visit(PAGE, left="SGP", right="VNM")
    cells = governance_register.cells()
    body = table(at, "side by side")[1:]
    assert len(body) == len(governance_register.kinds_of_states())
    for row, kind in zip(body, governance_register.kinds_of_states(), strict=True):
        for cell, iso3 in ((row[1], "SGP"), (row[3], "VNM")):
            stage = governance_register.stage_of(cells.get((kind, iso3)))
            assert cell == phrases.stage(stage)
    assert "choose two different ones" in words(visit(PAGE, left="SGP", right="SGP"))


@pytest.mark.parametrize("iso3", ["KHM", "MYS", "SGP", "TLS"])
def test_options_are_what_is_not_in_force_with_the_states_that_have_it(iso3):
    at = visit(PAGE, set=iso3)
    name = governance_register.members()[iso3]
    body = {row[0]: row for row in table(at, f"complete the set of {name}")[1:]}
    cells, names = governance_register.cells(), governance_register.members()
    for kind, facts in governance_register.kinds_of_states().items():
        here = governance_register.stage_of(cells.get((kind, iso3)))
        if here in ("in_preparation", "confirmed_none", "not_found", "no_entry", "expired"):
            row = body[facts["title"]]
            assert row[1] == phrases.stage(here)
            have = [
                names[other]
                for other in names
                if governance_register.stage_of(cells.get((kind, other))) == "in_force"
            ]
            assert all(other in row[3] for other in have)
        if here == "not_joined":
            assert facts["title"] not in body
    text = words(at)
    assert not re.search(
        r"(?i)\b(rank|best|worst|behind|lags?)\b", text.split("complete the set")[-1]
    )


def test_voluntary_only_means_that_all_in_force_say_so():
    for iso3 in governance_register.members():
        for option in governance_sets._options(iso3):
            in_force = [row for row in option["own"] if row["stage"] == "in_force"]
            if option["word"] == "voluntary only":
                assert in_force
                assert all(re.match("voluntary|guidance|advisory", r["force"]) for r in in_force)
            else:
                assert not in_force


def test_every_view_can_be_carried_away():
    assert len(visit(PAGE).get("download_button")) >= 5


NONSENSE = some.one_of(
    some.text(max_size=40),
    some.sampled_from(["<script>alert(1)</script>", "'; drop table core.instrument; --", "%00",
                       "all", "ASEAN", "no_entry", "regional_plan", "not_found", "ไทย"]),
)  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=NONSENSE, two=NONSENSE, three=NONSENSE)
def test_an_impossible_address_gives_a_view(one, two, three):
    at = visit(PAGE, type=one, state=two, stage=three, left=one, right=two, set=three, lanes=one)
    assert not at.exception
    assert not at.error
    assert "<script>" not in html(at)
    assert len(at.title) == 1
