"""The compare page's scatter, published indices and files: the database's figures, within their terms."""

import math

import numpy as np
import pytest
from reading import html, table, visit, words

from readiness import exports, warehouse, wording
from readiness.components import (
    compare,
    compare_figures,
    compare_gaps,
    compare_pairs,
    compare_published,
)

PAGE = "pages/states/compare.py"
MEMBERS = 11
THREE = {"states": "MYS.THA.VNM"}


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("internet_users", "generative_ai_use"),
        ("mobile_data_price", "ai_publications_per_million"),
        ("income_per_head", "quality_of_government"),
    ],
)
def test_line_and_correlation_are_those_of_numpy(x, y):
    found = warehouse.ask("pair_values", x=x, y=y).query("is_member").dropna(subset=["x", "y"])
    scales = [
        np.log1p(found[side].to_numpy())
        if warehouse.ask("indicator", indicator=key)["transform"][0] == "log"
        else found[side].to_numpy()
        for key, side in ((x, "x"), (y, "y"))
    ]
    line = warehouse.ask("pair_line", x=x, y=y).iloc[0]
    slope, intercept = np.polyfit(*scales, 1)
    assert line.n == len(found)
    assert line.correlation == pytest.approx(np.corrcoef(*scales)[0, 1])
    assert line.slope == pytest.approx(slope)
    assert line.intercept == pytest.approx(intercept)
    text = words(visit(PAGE, x=x, y=y))
    assert f"{wording.number(line.correlation, 2)}, {line.n:.0f} of 11 states" in text
    assert "going together is not causing" in text


def test_both_years_stand_beside_the_figures():
    at = visit(PAGE, x="internet_users", y="generative_ai_use")
    found = warehouse.ask("pair_values", x="internet_users", y="generative_ai_use")
    shown = {row[0]: row[1:] for row in table(at, "newest figure of both")[1:]}
    for row in found[found.is_member].itertuples():
        assert shown[row.name][0] == wording.number(row.x, 1).replace("no data", "⌀ no data")
        assert shown[row.name][1] == str(row.x_year)
        if not math.isnan(row.y):
            assert shown[row.name][3] == wording.period(row.y_year, row.y_period)


def test_too_few_states_have_no_line():
    few = [
        choice
        for choice in warehouse.ask("pair_choices").indicator_id
        if warehouse.ask("pair_line", x=choice, y="internet_users").n[0] < wording.FEWEST
    ]
    assert few
    at = visit(PAGE, x=few[0], y="internet_users")
    assert "too few for a line or a correlation" in words(at)
    assert "r\u00a0=" not in html(at)


def test_figures_that_may_only_be_shown_are_not_calculated_with():
    closed = warehouse.ask("pair_values", x="innovation_index", y="internet_users").x_reuse
    assert "show-only" in set(closed)
    line = warehouse.ask("pair_line", x="innovation_index", y="internet_users").iloc[0]
    assert line.n >= wording.FEWEST
    assert math.isnan(line.correlation)
    assert math.isnan(line.slope)
    at = visit(PAGE, x="innovation_index", y="internet_users")
    assert "no line and no correlation are computed" in words(at)
    assert "Line: least squares" not in words(at)


def test_an_indicator_against_itself_is_not_drawn():
    at = visit(PAGE, x="internet_users", y="internet_users")
    assert not at.exception
    assert "choose two different ones" in words(at)


def test_places_are_those_in_the_database_and_the_widest_is_named():
    at = visit(PAGE, **THREE)
    body = table(at, "Place among the member states")
    found = warehouse.ask("published_places")
    shown = {row[0].removesuffix(" not in the spread"): row[1:] for row in body[2:-1]}
    assert set(shown) == set(found.title)
    for title, group in found.groupby("title"):
        for cell, iso3 in zip(shown[title][2:], ["MYS", "THA", "VNM"], strict=True):
            place = group.set_index("iso3").place[iso3]
            wanted = "no data" if math.isnan(place) else f"{place:.0f}"
            assert cell.strip("▲▼ ").split(" of ")[0] == wanted
    counted = found[found.is_ai_or_digital & found.iso3.isin(["MYS", "THA", "VNM"])]
    ends = counted.groupby("name").place.agg(["min", "max"])
    spread = (ends["max"] - ends["min"]).astype(int)
    assert [cell.split()[0] for cell in body[-1][3:]] == [str(spread[n]) for n in spread.index]
    assert f"The indices disagree most about {spread.idxmax()}" in words(at)
    ours = warehouse.ask("rank_bands").set_index("iso3").loc["THA"]
    assert body[1][4] == f"{ours['rank']} band {wording.band(ours.rank_low, ours.rank_high)}"


def test_only_the_newest_edition_of_a_source_has_a_place_and_each_says_what_it_measures():
    found = warehouse.ask("published_places")
    assert found.groupby("publisher").title.nunique().max() <= 2
    assert not [title for title in found.title.unique() if "first" in title or "earlier" in title]
    reasons = {row[0]: row for row in table(visit(PAGE), "The published indices")[1:]}
    assert set(reasons) == set(found.title)
    for title, group in found.groupby("title"):
        assert reasons[title][1].startswith(group.definition.iloc[0])
        assert reasons[title][2].startswith(f"{group.place.count()} of 11 member states")
        assert group.publisher.iloc[0] in reasons[title][2]


@pytest.fixture
def files(monkeypatch):
    """{name: lines} of every file that the page offers."""
    caught = {}

    def keep(_label, name, listed, figures=()):
        release = warehouse.release()["release"]
        caught[name] = exports.sheet(listed(), release, figures).decode("utf-8-sig").splitlines()

    for module in (compare, compare_figures, compare_gaps, compare_pairs, compare_published):
        monkeypatch.setattr(module, "take_away", keep)
    return caught


def test_each_view_is_a_file_that_honours_reuse_terms(files):
    at = visit(PAGE, beside="JPN", x="innovation_index", **THREE)
    assert not at.exception
    assert {name: len(lines) - 1 for name, lines in files.items()} == {
        "compared_pillars": 3 * 6,
        "compared_gaps": 3 * 7,
        "compared_indicators": 4 * 25,
        "compared_history": 3 * len(warehouse.ask("history").year.unique()),
        "innovation_index_and_generative_ai_use": 2 * (MEMBERS + 1),
        "compared_indices": 3 * len(warehouse.ask("published_places").title.unique()),
    }
    held = [line for line in files["innovation_index_and_generative_ai_use"] if "show-only" in line]
    assert held
    assert all("withheld" in line for line in held)
    closed = [line for line in files["compared_indices"] if "show-only" in line]
    assert closed
    assert all("withheld" in line for line in closed)
