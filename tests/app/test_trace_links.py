"""Figures of every page lead to a trace that exists, a source leads to all that rests on it, no address breaks them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reading import html, table, visit, words
from tracing import TRACE, ask, links, traced, when

from readiness import warehouse
from readiness.wording import provenance

SOURCES = "pages/evidence/sources.py"

# A target that an indicator with many figures measures.
MEASURED = "ADM2025-T11"

PAGES = [
    ("pages/region/overview.py", {}),
    ("pages/region/map.py", {}),
    ("pages/region/map.py", {"show": "skills"}),
    ("pages/region/map.py", {"show": "generative_ai_use"}),
    ("pages/states/profile.py", {"state": "LAO"}),
    ("pages/states/compare.py", {"states": "MYS.TLS", "beside": "JPN"}),
    ("pages/states/compare.py", {"x": "internet_users", "y": "generative_ai_use"}),
    ("pages/evidence/certainty.py", {}),
    ("pages/commitments/targets.py", {"target": MEASURED, "state": "VNM"}),
    ("pages/commitments/network.py", {}),
    ("pages/evidence/what_if.py", {"state": "VNM", "indicator": "internet_users"}),
    ("pages/evidence/explore.py", {"indicators": "generative_ai_use", "places": "all"}),
    ("pages/evidence/explore.py", {"across": "place"}),
]


@pytest.mark.parametrize(("page", "query"), PAGES)
def test_figures_of_every_page_lead_to_a_trace_that_exists(page, query, database):
    at = visit(page, **query)
    assert not at.exception
    found = links(at)
    assert found
    choices = set(warehouse.ask("trace_choices").choice)
    places = set(warehouse.ask("explored_places").iso3)
    held = {
        (row["indicator_id"], row["iso3"], when(row))
        for row in ask(database, "select indicator_id, iso3, year, period from core.observation")
    }
    for link in found:
        assert link["indicator"] in choices
        assert link["state"] in places
        if "year" in link:
            assert (link["indicator"], link["state"], link["year"]) in held


def test_two_clicks_lead_from_every_score_of_the_overview_to_a_raw_line():
    for first in links(visit()):
        if first["indicator"] in set(warehouse.ask("pillars").pillar):
            parts = warehouse.ask("trace_score", pillar=first["indicator"], state=first["state"])
            assert len(parts), "the second click leads to one of these"


def test_a_quarter_may_come_apart_from_its_year():
    at = traced(indicator="generative_ai_use", state="SGP", year="2025", period="H2")
    assert ", 2025 H2:" in words(at)
    assert at.query_params["year"] in ("2025 H2", ["2025 H2"])


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    query=some.dictionaries(
        some.sampled_from(["indicator", "state", "year", "period", "source"]),
        some.one_of(
            some.text(max_size=30),
            some.sampled_from(
                ["skills", "VNM", "internet_users", "2023", "-1", "<script>", "readiness"]
            ),
        ),
        max_size=4,
    )
)
@pytest.mark.parametrize("page", [TRACE, SOURCES])
def test_no_address_breaks_it(page, query):
    at = visit(page, **query)
    assert not at.exception
    assert not at.error
    assert "<script>" not in html(at)


def test_a_source_lists_all_that_rests_on_it(database):
    counted = {
        (row["source_id"], row["title"]): row["n"]
        for row in ask(
            database,
            "select observation.source_id, title, count(*) as n from core.observation "
            "join core.indicator using (indicator_id) group by all",
        )
    }
    at = visit(SOURCES)
    for source in warehouse.ask("source_facts").itertuples():
        at.query_params["source"] = source.source_id
        at.run()
        assert not at.exception
        wanted = {title: n for (held, title), n in counted.items() if held == source.source_id}
        if wanted:
            shown = {
                line[0]: int(line[2].replace(" ", ""))
                for line in table(at, "Indicators that rest on it")[1:]
            }
            assert shown == wanted
        said = words(at)
        assert source.licence.split("  ")[0] in said
        assert provenance.REUSE[source.reuse][1] in said


def test_every_indicator_with_figures_stands_on_the_page_of_each_of_its_sources():
    held = warehouse.ask("explored")[["indicator_id", "source_id"]].drop_duplicates()
    for source_id, group in held.groupby("source_id"):
        listed = warehouse.ask("source_indicators", source=source_id)
        assert set(group.indicator_id) <= set(listed.indicator_id)
