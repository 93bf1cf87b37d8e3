"""The targets page: every row reachable, every status the database's, every standing said."""

import re
from html import escape, unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reading import bodies, html, visit, words

from readiness import exports, warehouse
from readiness.components import targets_data, targets_methods, targets_path
from readiness.wording import commitments, progress
from readiness.wording.statuses import STATUSES

PAGE = "pages/commitments/targets.py"
MEMBERS = 11


def text(markup):
    """HTML as it is read."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup))).strip()


def read(sentence):
    """A sentence as `words` reads it: one kind of space."""
    return re.sub(r"\s+", " ", sentence).strip()


def lines(at, caption):
    """The rows of every table whose caption holds these words, as (target id, HTML)."""
    found = []
    for table in re.findall(r"<table.*?</table>", html(at), re.S):
        head = re.search(r"<caption>(.*?)</caption>", table, re.S)
        if head and caption in unescape(head[1]):
            for row in re.findall(r"<tr>(.*?)</tr>", table, re.S)[1:]:
                found.append((re.search(r'title="([A-Z][\w-]*-T\d+)"', row)[1], row))
    return found


def cells(row):
    return re.findall(r"<td[^>]*>.*?</td>", row, re.S)


def test_all_targets_are_reachable_with_their_source():
    rows = dict(lines(visit(PAGE), "as the register has them"))
    listed = warehouse.ask("targets")
    assert set(rows) == set(listed.target_id)
    assert len(rows) == len(listed) == 140
    for target in listed.itertuples():
        row = rows[target.target_id]
        assert f'href="{escape(target.source_url)}" target="_blank"' in row
        assert text(row).startswith(f"{target.statement} {target.standing}")
        if not target.is_measured:
            assert f"not measured : {target.why_not_measured}" in text(row)


def test_the_matrix_shows_the_database_s_statuses():
    listed = warehouse.ask("target_statuses").set_index(["target_id", "iso3"]).status
    states = list(warehouse.ask("states").iso3)
    rows = lines(visit(PAGE), "of every state, by status")
    wanted = warehouse.ask("targets").query("is_of_each and is_measured")
    assert [key for key, _ in rows] == list(wanted.target_id)
    for key, row in rows:
        shown = cells(row)
        assert len(shown) == MEMBERS + 1
        for iso3, cell in zip(states, shown, strict=False):
            if (key, iso3) not in listed.index:
                assert text(cell) == "not asked"
                continue
            icon, word, _ = STATUSES[listed[key, iso3]]
            assert text(cell).startswith(f"{icon} {word}"), (key, iso3)
            assert f"target={key}" in cell
            assert f"state={iso3}" in cell


def test_targets_of_the_region_and_of_one_state_show_theirs():
    listed = warehouse.ask("target_statuses").set_index("target_id").status
    rows = lines(visit(PAGE), "of the region as a whole or of one state")
    wanted = warehouse.ask("targets").query("not is_of_each and is_measured")
    assert [key for key, _ in rows] == list(wanted.target_id)
    for key, row in rows:
        assert f"{STATUSES[listed[key]][0]} {STATUSES[listed[key]][1]}" in text(row)


@pytest.mark.parametrize("framework", ["DEFA", "UMC2030", "VNM-DX", "AECSP"])
def test_a_chosen_framework_shows_what_cannot_be_measured_too(framework):
    at = visit(PAGE, framework=framework)
    listed = warehouse.ask("targets").query("framework_id == @framework").set_index("target_id")
    rows = lines(at, "of every state, by status")
    rows += lines(at, "of the region as a whole or of one state")
    assert {key for key, _ in rows} == set(listed.index)
    for key, row in rows:
        if not listed.is_measured[key]:
            assert listed.why_not_measured[key] in text(row)


def test_no_data_is_hatched_and_says_nothing_else():
    listed = warehouse.ask("target_statuses").set_index(["target_id", "iso3"]).status
    states = list(warehouse.ask("states").iso3)
    seen = 0
    for key, row in lines(visit(PAGE), "of every state, by status"):
        for iso3, cell in zip(states, cells(row), strict=False):
            is_hole = listed.get((key, iso3)) == "no_data"
            assert (' class="status l0"' in cell) is is_hole
            if is_hole:
                assert text(cell) == "⌀ no data"
                assert "s-" not in re.search(r'class="([^"]*)"', cell)[1]
                seen += 1
    holes = warehouse.ask("targets").query("is_of_each and is_measured").n_no_data.sum()
    assert seen == holes > 0


def test_the_verdict_has_its_denominators_standing_by_standing():
    at = visit(PAGE)
    for row in warehouse.ask("standings").to_dict("records"):
        assert commitments.standing_line(row) in words(at)
        assert commitments.pairs_line(row) in words(at)
    for row in warehouse.ask("framework_standings").to_dict("records"):
        assert commitments.standing_line(row) in words(at)
    own = warehouse.ask("framework_standings").query("framework_id == 'UMC2030'")
    opening = words(visit(PAGE, framework="UMC2030")).split("Framework by framework")[0]
    assert opening.index("Of 10 official targets 5") < opening.index("Of 3 reported targets 1")
    assert all(commitments.standing_line(row) in opening for row in own.to_dict("records"))


def test_filters_let_through_what_the_database_has():
    statuses = warehouse.ask("target_statuses")
    for query in (
        {"state": "KHM", "status": "accelerate"},
        {"standing": "reported"},
        {"framework": "BBC2025", "status": "data_end_earlier"},
        {"status": "not_a_member"},
    ):
        at = visit(PAGE, **query)
        held = statuses
        for name, key in (("state", "iso3"), ("status", "status")):
            held = held[held[key] == query[name]] if name in query else held
        listed = warehouse.ask("targets")
        listed = listed[listed.target_id.isin(held.target_id)]
        for name, key in (("standing", "standing"), ("framework", "framework_id")):
            listed = listed[listed[key] == query[name]] if name in query else listed
        assert [k for k, _ in lines(at, "as the register has them")] == list(listed.target_id)
        assert len(listed) > 0


def test_a_filter_that_nothing_passes_says_so():
    at = visit(PAGE, framework="DEFA", status="reverse")
    assert not at.exception
    assert "No target of the register passes these filters" in words(at)


def test_choices_are_kept_in_the_address_by_id():
    at = visit(PAGE)
    at.selectbox(key="framework").set_value("DEFA").run()
    at.selectbox(key="target").set_value("UMC2030-T01").run()
    assert at.query_params["framework"] in ("DEFA", ["DEFA"])
    assert at.query_params["target"] in ("UMC2030-T01", ["UMC2030-T01"])
    assert "Internet use 15+ official" in words(at)


def test_every_target_can_be_looked_at_alone():
    at = visit(PAGE)
    for target in warehouse.ask("targets").itertuples():
        at.selectbox(key="target").set_value(target.target_id).run()
        assert not at.exception, target.target_id
        block = next(b for b in bodies(at) if '<dl class="facts">' in b)
        assert text(block).startswith(f"{target.statement} {target.standing}")
        assert escape(target.source_url) in block
        held = [target.quote, target.evidence, target.standing_note, target.interim_target]
        held += [target.measured_by_note, target.why_not_measured]
        held += [target.target_year_as_printed, target.baseline_as_printed]
        held += [target.target_value_as_printed, target.unit_as_printed]
        assert all(part in text(block) for part in held if isinstance(part, str))
        assert "nan" not in words(at).lower().split()


def test_the_words_come_before_the_chart_and_the_table_before_it():
    at = visit(PAGE, target="UMC2030-T01", state="LAO")
    order = [
        "chart" if "plotly" in element.type else getattr(element.proto, "body", "")
        for element in at.main
    ]
    chart = order.index("chart")
    told = next(n for n, b in enumerate(order) if "Lao PDR: on track to" in b)
    table = next(n for n, b in enumerate(order) if "paces a year" in b)
    assert told < table < chart


@pytest.mark.parametrize(("key", "iso3"), [
    ("UMC2030-T01", "LAO"), ("UMC2030-T12", "TLS"), ("UMC2030-T13", "IDN"), ("DEFA-T12", "KHM"),
])  # fmt: skip
def test_one_state_s_sentences_are_made_of_the_database_s_figures(key, iso3):
    shown = words(visit(PAGE, target=key, state=iso3))
    target = targets_data.targets()[key]
    row = targets_data.headlines()[key, iso3]
    for sentence in (progress.course_sentence, progress.needed_sentence, progress.arrival_sentence):
        assert read(sentence(target, row)) in shown
    assert (row["best_pace_state"] or "") in shown
    if (row["n_points"] or 0) < 5:
        assert "is told from five figures on" in shown
        assert "interval" not in progress.arrival_sentence(target, row)


def test_when_is_told_with_five_points_only():
    for row in warehouse.ask("target_statuses").itertuples():
        if row.chance_by_target == row.chance_by_target:
            assert row.n_points >= 5


def test_the_mean_is_simple_and_one_click_away_from_the_weighted_one():
    at = visit(PAGE, target="UMC2030-T02")
    target = targets_data.targets()["UMC2030-T02"]
    assert read(commitments.mean_sentence(target, by_people=False)) in words(at)
    assert "10 of 11 states" in commitments.mean_sentence(target, by_people=False)
    at.radio(key="mean").set_value("people").run()
    assert read(commitments.mean_sentence(target, by_people=True)) in words(at)
    assert at.query_params["mean"] in ("people", ["people"])


def test_a_count_says_n_of_eleven_and_what_is_unknown():
    counts = warehouse.ask("targets").query("progress_kind == 'count' and is_measured")
    at = visit(PAGE)
    for target in counts.to_dict("records"):
        at.selectbox(key="target").set_value(target["target_id"]).run()
        assert commitments.held_sentence(target) in words(at)
        n = sum(row["is_counted"] is True for row in targets_data.of_target(target["target_id"]))
        assert f"{n} of {MEMBERS} states ha" in commitments.held_sentence(target)


def test_every_method_of_a_state_is_in_the_table_and_the_file():
    listed = warehouse.ask("target_methods", target="UMC2030-T01")
    assert len(listed) == 4 * MEMBERS
    rows = targets_methods.method_rows("UMC2030-T01", "all")
    assert [(r["iso3"], r["method"], r["status"]) for r in rows] == list(
        zip(listed.iso3, listed.method, listed.status, strict=True)
    )
    assert {r["standing"] for r in rows} == {"official"}


def test_a_parity_forecast_is_drawn_on_the_state_s_side():
    target = targets_data.targets()["UMC2030-T13"]
    for path in targets_path._paths(target, "all"):
        if path["forecast"]:
            last, ahead = path["points"][-1][1], path["forecast"][1]
            assert (last < 1) == (ahead < 1) or ahead == 1


def test_files_withhold_what_may_not_be_handed_on():
    closed = targets_data.targets()["UMC2030-T12"]
    for rows, figures in (
        (targets_data.status_rows([closed]), targets_data.FIGURES),
        (targets_methods.method_rows("UMC2030-T12", "all"), targets_data.FIGURES),
        (targets_path.figure_rows("UMC2030-T12", "all"), ("value",)),
    ):
        assert {row["reuse"] for row in rows} == {"terms-unread"}
        names, *body = exports.sheet(rows, "r", figures).decode("utf-8-sig").splitlines()
        assert "standing" in names
        assert all("withheld" in line for line in body)
        held = [name for name in names.split(",") if name in figures]
        assert held
        for row, line in zip(rows, body, strict=True):
            own = [row[name] for name in held if isinstance(row[name], float)]
            assert not [v for v in own if v not in (0, 2, 10) and f",{v}," in line]


NONSENSE = some.one_of(
    some.text(max_size=40),
    some.sampled_from(
        ["<script>alert(1)</script>", "all", "ASEAN", "UMC2030-T01&x=1", "%00", "ไทย"]
    ),
)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=NONSENSE, other=NONSENSE)
def test_an_impossible_address_gives_a_view(one, other):
    at = visit(PAGE, framework=one, standing=other, state=one, status=other, target=one, mean=other)
    assert not at.exception
    assert not at.error
    assert "<script>" not in html(at)


@pytest.mark.parametrize("key", ["SDG2030-T01", "BBC2025-T04", "VNM-DX-T08", "DEFA-T03"])
def test_a_state_that_is_not_asked_is_told_so(key):
    at = visit(PAGE, target=key, state="SGP")
    assert not at.exception
    target = targets_data.targets()[key]
    asked = "Singapore is not asked for this target" in words(at)
    assert asked is bool(target["is_measured"])
