"""The method page lists every indicator and choice, and shows what the database says."""

import re

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reading import html, table, visit, words

from readiness import warehouse, wording

PAGE = "pages/evidence/method.py"


@pytest.fixture
def at():
    return visit(PAGE)


def read(text):
    """As `table` gives it: all spaces alike."""
    return re.sub(r"\s+", " ", text)


def said(value, decimals=1):
    return wording.NO_DATA if value != value else wording.number(value, decimals)


def test_the_index_is_told_in_five_sentences(at):
    text = words(at)
    told = wording.index_in_five(
        warehouse.ask("index_facts").iloc[0].to_dict(),
        warehouse.ask("pillars").to_dict("records"),
    )
    assert len(told) == 5
    assert all(sentence in text for sentence in told)


def test_every_worked_example_is_on_the_page_with_all_its_rows(at):
    examples = wording.method()["examples"]
    assert [box.label for box in at.expander][: len(examples)] == [
        f"{number}. {example['title']}" for number, example in enumerate(examples, 1)
    ]
    assert [formula.value for formula in at.latex] == [
        f"$$\n{example['formula']}\n$$" for example in examples
    ]
    for number, example in enumerate(examples, 1):
        for part, sheet in (("given", example["given"]), ("result", example["expected"])):
            shown = table(at, f"Example {number}: {part}")
            wanted = [[read(wording.typed(cell)) for cell in row] for row in sheet["rows"]]
            assert shown == [sheet["heads"], *wanted]
        steps = table(at, f"Example {number}: steps")[1:]
        assert [step[0] for step in steps] == [step["what"] for step in example["steps"]]


def test_an_example_can_be_cited_and_nonsense_opens_the_first():
    for asked, is_open in (("groups", "Groups"), ("no such thing", "From a figure to points")):
        boxes = [box for box in visit(PAGE, example=asked).expander if box.proto.expanded]
        assert len(boxes) == 1
        assert is_open in boxes[0].label


def test_every_choice_stands_with_its_price_and_its_note(at):
    choices = wording.method()["choices"]
    shown = table(at, "Choices of method")[1:]
    assert [row[0] for row in shown] == [choice["choice"] for choice in choices]
    for row, choice in zip(shown, choices, strict=True):
        assert row[1] == read(choice["default"])
        assert row[4] == read(choice["given_up"])
        assert all(note in row[5] for note in choice["decision"])


def test_every_scored_indicator_has_its_goalposts_weight_and_years(at):
    listed = warehouse.ask("scored_indicators")
    shown = table(at, "Scored indicators, with the worst")[1:]
    assert [row[0] for row in shown] == list(listed.title)
    assert listed.given_share.sum() == pytest.approx(1)
    for row, fact in zip(shown, listed.itertuples(), strict=True):
        assert row[2].startswith(wording.goalposts_words({"worst": fact.worst, "best": fact.best}))
        assert row[3] == ("logarithm" if fact.transform == "log" else "plain")
        assert row[4] == f"{said(100 * fact.given_share)} %"
        assert row[6] == wording.span(fact.year_min, fact.year_max)
        assert row[7] == f"{fact.n} of 11"


def test_weights_are_the_catalogue_s(database):
    import duckdb

    with duckdb.connect(str(database), read_only=True) as db:
        scored, shown = db.execute(
            "select count(*) filter (weight > 0), count(*) filter (weight = 0) from core.indicator"
        ).fetchone()
    assert (len(warehouse.ask("scored_indicators")), len(warehouse.ask("unscored_indicators"))) == (
        scored,
        shown,
    )


def test_every_indicator_of_weight_zero_is_listed_under_its_reason(at):
    listed = warehouse.ask("unscored_indicators")
    assert listed.why_not_scored.notna().all()
    shown = {row[0]: row for row in table(at, "Shown, not scored")[1:]}
    assert set(shown) == set(listed.why_not_scored)
    for reason, group in listed.groupby("why_not_scored"):
        assert shown[reason][1] == str(len(group))
        assert shown[reason][2] == "; ".join(group.title)


def test_the_coverage_has_a_year_or_a_reason_in_every_cell(at):
    cells = warehouse.ask("coverage_cells")
    shown = table(at, "Year of the figure that counts")
    assert len(shown) - 1 == 25
    assert shown[0][1:] == list(dict.fromkeys(cells.name))
    for row in shown[1:]:
        facts = cells[cells.title == row[0]]
        for cell, fact in zip(row[1:], facts.itertuples(), strict=True):
            if not pd.isna(fact.year):
                assert cell == f"{fact.year:.0f}"
            else:
                assert cell.startswith("⌀ ")
    holes = warehouse.ask("holes", iso3="")
    assert html(at).count('<td class="l0"') == len(holes) == cells.year.isna().sum()
    assert all(f'title="{reason}"' in html(at) for reason in holes.reason)


def test_what_goes_together_is_what_the_database_says(at):
    nodes = warehouse.ask("diagnosis").set_index("title")
    shown = table(at, "How each pillar hangs together")[1:]
    assert len(shown) == 6
    for title, within, across, alpha, income in shown:
        fact = nodes.loc[title]
        assert (within, across) == (said(fact.within, 2), said(fact.across, 2))
        assert alpha == f"{said(fact.alpha, 2)} ({fact.n_alpha:.0f} of 11)"
        assert income == f"{said(fact.income_correlation, 2)} ({fact.n_income} of 11)"
    index = warehouse.ask("diagnosis").set_index("node").loc["readiness"]
    assert f"logarithm is {index.income_correlation:.2f}, over 11 of 11 states" in words(at)
    pairs = warehouse.ask("correlations")
    matrix = table(at, "Correlation of each pair")[1:]
    for at_row, row in enumerate(matrix):
        found = pairs[pairs.title == row[0].partition(" ")[2]].correlation
        others = [cell for place, cell in enumerate(row[1:]) if place != at_row]
        assert others == [said(r, 2) for r in found]


def test_correlations_are_the_same_both_ways_round():
    pairs = warehouse.ask("correlations")
    grid = pairs.pivot(index="title", columns="other", values="correlation")
    assert grid.equals(grid.T)


def test_halves_and_influence_are_what_the_database_says(at):
    halves = warehouse.ask("half_scores")
    for row, fact in zip(table(at, "over each half")[1:], halves.itertuples(), strict=True):
        assert row[:3] == [fact.name, said(fact.ai_specific, 0), said(fact.foundations, 0)]
        assert row[3] == f"{'est. ' if fact.is_estimated else ''}{said(fact.score, 0)}"
    facts = warehouse.ask("index_facts").iloc[0]
    assert f"4 of 25 indicators, with {100 * facts.ai_share:.0f} % of the weight" in words(at)
    scored = warehouse.ask("scored_indicators")
    shown = table(at, "Given and effective weight")[1:]
    for row, fact in zip(shown, scored.itertuples(), strict=True):
        assert row[1].startswith(said(100 * fact.given_share))
        assert row[2].startswith(said(100 * fact.share))
        assert row[3] == said(fact.correlation, 2)


def test_the_limits_name_what_is_true_of_this_edition(at):
    text, facts = words(at), warehouse.ask("index_facts").iloc[0]
    assert f"{facts.n_holes} of 275 scored figures are missing" in text
    estimated = warehouse.ask("half_scores").query("is_estimated").name
    assert f"the scores of {wording.listing(estimated)} rest on under half" in text
    assert "No member state has reviewed the index" in text


def test_every_view_can_be_carried_away(at):
    assert len(at.get("download_button")) == 9


def test_no_formula_is_left_without_words(at):
    assert len(re.findall("In words: ", words(at))) == len(at.latex)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(asked=some.one_of(some.text(max_size=30), some.sampled_from(["<b>", "groups'--", "0"])))
def test_an_impossible_example_gives_the_default_view(asked):
    at = visit(PAGE, example=asked)
    assert not at.exception
    assert len(at.title) == 1
