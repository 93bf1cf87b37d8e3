"""Briefs of invented states: one with nothing at all, and one with decisions; and the guard."""

import pytest

from readiness.briefing import content
from readiness.briefing.asking import OF_ALL, OF_ONE
from readiness.briefing.document import (
    Bullets,
    Column,
    Document,
    Heading,
    Number,
    Page,
    Say,
    Table,
    Tiles,
    faults,
    parts,
)
from readiness.briefing.languages import Words

NAMES = {"AAA": "Aland", "BBB": "Bland"}
PILLARS = ("Skills", "Adoption")


def bare():
    """The answers where nothing is known of any state."""
    rows = {question: [] for question in (*OF_ALL, *OF_ONE)}
    places = [{"iso3": iso3, "name": name} for iso3, name in NAMES.items()]
    no_band = {"maturity_group": None, "rank_low": None, "rank_high": None, "members": 2}
    rows |= {
        "builds": [{"draws": 10_000}],
        "release": [{"release": "invented", "built_at": "2026-11-25T10:00:00+00:00"}],
        "states": places,
        "rank_bands": [{**place, **no_band} for place in places],
        "coverage_total": [{"n_current": 0, "n_cells": 8, "members": 2, "n_states_with_holes": 2}],
        "pillars": [
            {"pillar": name.lower(), "title": name, "mean": None, "n": 0, "members": 2}
            for name in PILLARS
        ],
        "state_scores": [
            {
                **place,
                "pillar": name.lower(),
                "pillar_title": name,
                "score": None,
                "n_indicators": 2,
            }
            for place in places
            for name in PILLARS
        ],
        "holes": [
            {"iso3": iso3, "indicator_id": f"thing_{n}", "title": f"Thing {n}", "last_year": year}
            for iso3 in NAMES
            for n, year in enumerate((None, None, None, 2009))
        ],
    }
    return rows


def text(document):
    words = Words("en")
    return "\n".join(words.say(part) for part in parts(document) if isinstance(part, Say))


@pytest.mark.parametrize("make", [content.state_brief, content.card])
def test_a_state_without_any_data_gets_an_honest_brief(make):
    rows = bare()
    rows["holes"] = [hole for hole in rows["holes"] if hole["iso3"] == "AAA"]
    brief = make(rows, "AAA")
    told = text(brief)
    assert faults(brief) == []
    assert "Aland stands in no group: it has too few figures." in told
    assert "Aland has too few figures for a comparison of pillars." in told
    assert "Scored figures missing: 4 of 4." in told
    assert "nan" not in told.lower()
    assert "None" not in told


def test_a_state_without_any_data_has_no_empty_section():
    brief = content.state_brief(bare(), "AAA")
    heads = [block for page in brief.pages for block in page.blocks if isinstance(block, Heading)]
    assert [head.text.text for head in heads] == ["Laws, strategies and bodies", "Data gaps"]
    assert not [block for page in brief.pages for block in page.blocks if isinstance(block, Tiles)]


def test_the_region_and_a_comparison_without_any_data_are_honest_too():
    region, two = content.region_brief(bare()), content.comparison_brief(bare(), ("AAA", "BBB"))
    assert faults(region) == faults(two) == []
    assert "The member states are not in groups: too few have figures." in text(region)
    assert "No pillar has a score yet." in text(region)
    assert "Too few of these states have scores to be compared." in text(two)


def decision(iso3, name):
    return {
        "decision_id": name, "iso3": iso3, "decision": f"Adopt {name}.", "owner": "The minister",
        "due_on": "2027-03-01", "source_url": None,
    }  # fmt: skip


def test_decisions_stand_in_the_brief_of_whom_they_are_sought():
    rows = bare() | {"decisions": [decision("AAA", "this"), decision(None, "that")]}
    state, other = content.state_brief(rows, "AAA"), content.state_brief(rows, "BBB")
    region = content.region_brief(rows)
    tables = {
        brief.about: [
            block
            for page in brief.pages
            for block in page.blocks
            if isinstance(block, Table) and block.columns[0].title.text == "Decision"
        ]
        for brief in (state, other, region)
    }
    words = Words("en")
    told = {
        about: [words.say(c) for t in found for r in t.rows for c in r]
        for about, found in tables.items()
    }
    assert told == {
        "AAA": ["Adopt this.", "The minister", "1 Mar 2027"],
        "BBB": [],
        "ASEAN": ["Adopt that.", "The minister", "1 Mar 2027"],
    }


HEAD, CELL = Heading(Say("Head")), Number(1)


def paper(*blocks):
    return Document("card", "AAA", Say("a"), Say("b"), "r", "d", (Page(blocks),), (), 1)


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        ((), "a page is empty"),
        ((HEAD,), "a heading over nothing"),
        ((HEAD, HEAD, Bullets((Say("x"),))), "a heading over nothing"),
        ((Bullets(()),), "Bullets: empty"),
        ((Bullets((Say("{a} and {b}", {"a": CELL}),)),), "places ['a', 'b'], parts ['a']"),
        ((Bullets((Say("all", {"a": CELL}),)),), "places [], parts ['a']"),
        ((Table(Say("t"), (Column(Say("c")),), ()),), "no rows"),
        ((Table(Say("t"), (Column(Say("c")),), ((CELL, CELL),)),), "does not fit the columns"),
        ((Table(Say("t"), (Column(Say("c")),), ((CELL,),), ("met", "met")),), "2 statuses for 1"),
    ],
)
def test_the_guard_of_documents_is_awake(blocks, fault):
    assert any(fault in found for found in faults(paper(*blocks)))


def test_the_guard_lets_a_sound_document_pass():
    assert faults(paper(HEAD, Bullets((Say("{a}", {"a": CELL}),)))) == []
