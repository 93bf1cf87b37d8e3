"""The network page: each figure is the database's, nobody is left out, no address breaks it."""

import csv
import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reading import html, table, visit, words

from readiness import exports, warehouse, wording
from readiness.components import network, network_capacity, network_peers, network_region
from readiness.components.network_peers import FIGURES

PAGE = "pages/commitments/network.py"
MEMBERS = 11
STATES = ["BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "TLS", "VNM"]


def _read(text):
    """Text as `table` reads it: one kind of space."""
    return re.sub(r"\s+", " ", text)


def test_the_verdict_counts_milestones_as_the_register_does():
    listed = warehouse.ask("network_targets").query("kind == 'milestone'")
    done = int(listed.met_on.notna().sum())
    text = words(visit(PAGE))
    assert (
        "Declaration on the Establishment of the ASEAN AI Safety Network (ASEAN AI Safe): " in text
    )
    assert f"Of its {len(listed)} milestones in the register {done} are done" in text
    rows = table(visit(PAGE), "milestones of the network")[1:]
    assert {row[0]: row[1] for row in rows} == {
        row.statement: "● done" if row.met_on == row.met_on else "○ open"
        for row in listed.itertuples()
    }
    assert all(row[3] in ("official", "reported", "proxy") for row in rows)
    assert all("opens a new tab" in row[4] for row in rows)


def test_each_part_of_the_mandate_shows_what_is_bound_to_it():
    at = visit(PAGE)
    parts = warehouse.ask("network").query("is_bound")
    measures = warehouse.ask("mandate_measures")
    assert len(parts) == 4
    for part in parts.itertuples():
        title = part.title.partition(": ")[2]
        own = measures[measures.mandate == part.objective_id]
        shown = table(at, f"{title}:")
        assert shown[0] == [
            "Measure", "Region", "ASEAN‑6", "CLMV", "Timor‑Leste", "Years", "Why it stands here"
        ]  # fmt: skip
        assert len(shown) - 1 == own.position.nunique()
        for row, (_, group) in zip(shown[1:], own.groupby("position"), strict=True):
            first = group.iloc[0]
            assert row[0].startswith(first.title)
            assert row[6].startswith(first.why)
            if first.kind in ("register", "instrument"):
                assert f"of {MEMBERS} states" in row[1]
                continue
            mean = wording.number(group.value.mean(), first.decimals)
            assert row[1] == _read(f"{mean} {group.value.count()} of {MEMBERS}")
            for cell, (_, bloc) in zip(row[2:5], group.groupby("grouping"), strict=True):
                known = bloc.value.count()
                mean = wording.number(bloc.value.mean(), first.decimals)
                said = f"{mean} {known} of {len(bloc)}" if known else "⌀ no data"
                assert cell == _read(said)


def test_nothing_found_is_unknown_and_never_none_or_zero():
    for part in warehouse.ask("network").query("is_bound").title:
        for row in table(visit(PAGE), f"{part.partition(': ')[2]}:")[1:]:
            counts = [int(n) for n in re.findall(r"(?:found for|no entry for) (\d+)", row[1])]
            unknown = sum(int(n) for n in re.findall(r"(\d+) unknown", " ".join(row[2:5])))
            for cell, n_states in zip(row[2:5], (6, 4, 1), strict=True):
                if cell in ("⌀ nothing found", "⌀ no entry"):
                    unknown += n_states
            if counts or unknown:
                assert sum(counts) == unknown


@pytest.mark.parametrize("iso3", STATES)
def test_gaps_and_peers_are_those_in_the_database(iso3):
    at = visit(PAGE, state=iso3)
    found = warehouse.ask("peer_gains", iso3=iso3)
    if found.empty:
        assert "has no gap among its" in words(at)
        return
    body = table(at, "and who could be asked")[1:]
    gaps = found.drop_duplicates("indicator_id")
    assert len(body) == len(gaps)
    for row, gap in zip(body, gaps.itertuples(), strict=True):
        assert row[0].startswith(gap.title)
        assert f"{gap.score:.0f} of 100; ASEAN mean {gap.mean_score:.0f}" in row[0]
        own = found[(found.indicator_id == gap.indicator_id) & found.peer.notna()]
        for gain in own.to_dict("records"):
            assert _read(f"{gain['peer_name']} : {wording.gain_words(gain)}") in row[1]
        if own.empty and gap.kind != "register":
            assert row[1].startswith(wording.WHY_NO_PEER[gap.why_no_peer])
    assert f"among its {_known(iso3)} known scored figures" in words(at)


def _known(iso3):
    return int((warehouse.ask("scored_values").iso3 == iso3).sum())


def test_instruments_were_adopted_in_the_years_of_the_gain_and_bear_on_the_pillar():
    gains = warehouse.ask("peer_gains", iso3="").dropna(subset="peer")
    spans = {
        (row.iso3, row.indicator_id, row.peer): (row.from_year, row.reached_year)
        for row in gains.itertuples()
    }
    listed = warehouse.ask("peer_instruments", iso3="")
    stages = warehouse.ask("instruments").set_index("instrument_id").stage
    assert len(listed) > 5
    for row in listed.itertuples():
        first, last = spans[row.iso3, row.indicator_id, row.peer]
        assert first <= int(row.adopted_on[:4]) <= last
        assert row.instrument_id.startswith(row.peer.lower())
        assert stages[row.instrument_id] in ("in_force", "adopted", "expired", "replaced")
    at = visit(PAGE, state="IDN")
    told = " ".join(row[1] for row in table(at, "and who could be asked"))
    assert "In the same years" in told
    assert not re.search("because|thanks to|led to|due to", told)
    assert "no cause is claimed" in words(at)


def test_every_state_stands_in_a_need_and_in_an_offer_alphabetically():
    body = table(visit(PAGE), "Themes, in brackets")
    names = list(warehouse.ask("states").name)
    assert body[0] == ["Theme", "Could use support", "Can offer"]
    needs, offers = (
        {name for row in body[1:] for name in names if name in row[side]} for side in (1, 2)
    )
    assert needs == offers == set(names)
    for row in body[1:]:
        for cell in row[1:]:
            order = re.findall("|".join(names), cell)
            assert order == sorted(order)
    silent = warehouse.ask("capacity").query("n_known == 0")
    for row in silent.itertuples():
        line = next(line for line in body[1:] if line[0].startswith(row.pillar_title))
        assert row.name in line[0]
        assert row.name not in line[1] + line[2]


def test_group_means_are_those_of_the_scores():
    body = {row[0]: row[1:] for row in table(visit(PAGE), "Mean pillar scores by group")[1:]}
    scores = warehouse.ask("state_scores")
    for title, group in scores.groupby("pillar_title"):
        for cell, (_, own) in zip(body[title], group.groupby("grouping"), strict=False):
            known = own.score.count()
            said = f"{own.score.mean():.0f} {known} of {len(own)}" if known else "⌀ no data"
            assert cell.startswith(_read(said))


def test_partners_beside_are_means_of_their_own_figures():
    body = table(visit(PAGE), "Mean scores on the scored indicators")
    assert "Dialogue partner of ASEAN" in body[0]
    column = body[0].index("Dialogue partner of ASEAN")
    codes = set(warehouse.ask("partners").query("standing == 'Dialogue partner of ASEAN'").name)
    places = warehouse.ask("scored_places").query("not is_member")
    for row in body[1:]:
        own = places[(places.title == row[0]) & places.name.isin(codes)].normalised
        said = f"{own.mean():.0f} {own.count()} of {len(codes)}," if own.count() else "⌀ no data"
        assert row[column].startswith(said)


def test_all_frameworks_of_asean_and_no_others_are_listed():
    listed = warehouse.ask("guiding_frameworks")
    body = table(visit(PAGE), "frameworks of ASEAN’s own")[1:]
    assert [row[0].split(" (opens a new tab)")[0] for row in body] == list(listed.name)
    assert [row[5] for row in body] == [str(n or "none held") for n in listed.n_objectives]
    assert sum("this network" in row[0] for row in body) == 1


def test_partners_are_those_that_the_registers_name():
    text = words(visit(PAGE))
    for name in warehouse.ask("partners").name:
        assert name in text
    assert "The registers name no university or research body and no company" in text
    for pattern in wording.PARTNERS.values():
        assert warehouse.ask("named_in_network", pattern=pattern).empty


def test_files_hold_what_is_shown_and_honour_reuse_terms(fresh):
    gains = list(csv.DictReader(io.StringIO(_file(network_peers._gain_rows(), FIGURES))))
    assert len(gains) == len(warehouse.ask("peer_gains", iso3=""))
    assert all(row["source"] and row["licence"] and row["release"] for row in gains)
    for row in gains:
        assert bool(row["value"]) == (row["reuse"] in ("open", "non-commercial"))
    listed = list(csv.DictReader(io.StringIO(_file(network._measure_rows(), ("value",)))))
    assert len(listed) == len(warehouse.ask("mandate_measures"))
    assert {row["stage"] for row in listed} >= {"in force", "nothing found", "not joined", ""}
    capacity = list(csv.DictReader(io.StringIO(_file(network_capacity._capacity_rows(), ()))))
    assert len(capacity) == MEMBERS * 6
    means = list(csv.DictReader(io.StringIO(_file(network_region._bloc_means(), ()))))
    assert len(means) == 6 * 3


def _file(rows, figures):
    return exports.sheet(rows, "r1", figures).decode("utf-8-sig")


def test_the_state_is_kept_in_the_address_by_its_code():
    at = visit(PAGE, state="LAO")
    assert at.selectbox(key="state").value == "LAO"
    at.selectbox(key="state").set_value("PHL").run()
    assert at.query_params["state"] in ("PHL", ["PHL"])
    assert words(at).count("Gaps of Philippines") == 1


NONSENSE = some.one_of(
    some.text(max_size=40),
    some.sampled_from(["<script>alert(1)</script>", "khm", "ASEAN", "JPN", "%00", "ไทย", "None"]),
)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(state=NONSENSE)
def test_an_impossible_address_gives_a_view(state):
    at = visit(PAGE, state=state)
    assert not at.exception
    assert not at.error
    assert at.selectbox(key="state").value == STATES[0]
    assert "<script>" not in html(at)


def test_no_state_is_called_best_or_worst_and_nobody_is_given_a_place():
    text = words(visit(PAGE, state="MMR")).lower()
    assert not re.search(r"\b(best|worst|rank \d+)\b", text.replace("best practices", ""))
    assert "nan" not in text.split()
