"""The page of what changed: one release alone, editions side by side, freshness and known errors."""

import csv

import pytest
from reading import ROOT, table, visit, words

from readiness.wording import freshness

PAGE = "pages/evidence/changes.py"


def catalogue(file):
    with (ROOT / "data/catalogue" / file).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def at(published):
    return visit(PAGE)


def test_without_two_releases_it_says_so_and_shows_what_moved_between_editions(at):
    assert not at.exception
    assert "No numbered release has been made yet: there is nothing to compare." in words(at)
    assert len(table(at, "States with a figure in both years")) > 1
    assert [box.label for box in at.selectbox] == ["Indicator", "Member state"]


@pytest.mark.parametrize("asked", ["2026.11", "../../etc/passwd", "<b>", ""])
def test_a_release_that_is_not_there_changes_nothing(at, asked):
    other = visit(PAGE, **{"from": asked, "to": asked})
    assert not other.exception
    assert words(other) == words(at)


def test_a_restated_year_stands_beside_the_one_that_is_shown(at):
    heads, newest, *_ = table(at, "Year by edition")
    assert heads[1].startswith("GCI 2024 (World Bank Data360 series)")
    assert newest[:3] == ["2024", "70.4 shown", "70.38 ≠ −0.02"]
    assert "1 of 5 years stands in more than one; the figures differ in 1 of these." in words(at)


@pytest.mark.parametrize(
    ("indicator", "state", "caption", "expected"),
    [
        ("girai", "SGP", "Year by edition", {"2026", "2024"}),
        ("oxford_readiness", "SGP", "Each edition gives one year", set(map(str, range(2019, 2026)))),
        ("e_government_development", "SGP", "Each edition gives one year", {"2003", "2022", "2024"}),
    ],
)  # fmt: skip
def test_every_edition_held_is_there_under_its_own_name(indicator, state, caption, expected):
    at = visit(PAGE, indicator=indicator, state=state)
    _, *lines = table(at, caption)
    assert expected <= {line[0] for line in lines}
    reasons = [
        row["reason"] for row in catalogue("predecessors.csv") if row["indicator_id"] == indicator
    ]
    assert all(reason in words(at) for reason in reasons)


def test_every_source_has_its_age_and_its_next_update_or_that_none_is_known(at):
    heads, *lines = table(at, "sources on")
    assert heads[:4] == ["Source", "Next update", "Age", "Since"]
    assert len(lines) == len(catalogue("sources.csv"))
    assert {line[1][0] for line in lines} <= {"▼", "▲", "—"}
    years = [int(line[4]) for line in lines if line[4] != "none"]
    assert years == sorted(years), "the oldest first, where no date is known"
    assert "no date of the next update is known" in words(at)


def test_every_known_error_is_told_with_its_reason_its_day_and_its_guard(at):
    rows = catalogue("corrections.csv")
    _, *lines = table(at, "known errors at the sources")
    assert len(lines) == len(rows)
    assert {line[5] for line in lines} == {row["reason"] for row in rows}
    assert all(line[6].endswith("2026") for line in lines)
    exact = sum(bool(row["published_value"]) for row in rows)
    guarded = freshness.guard_words({"published_value": 0})[:-1]
    assert sum(line[7].startswith(guarded) for line in lines) == exact


def test_nothing_was_accepted_yet_and_the_rules_are_told(at):
    assert "None so far. A release is held back while one of these is open" in words(at)
