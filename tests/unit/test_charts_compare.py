"""The figures of the compare page: what is drawn, what is left out, and what is named."""

import math

import pytest

from readiness import charts
from readiness.charts.scatter import along

PLAIN = {"title": "Use", "unit": "%", "transform": ""}
LOG = {"title": "Papers", "unit": "per million", "transform": "log"}
PLACES = [
    {"iso3": c, "name": f"State {c}", "is_member": c != "Z", "x": x, "y": y, "words": c}
    for c, x, y in [("A", 0.0, 4.0), ("B", 9.0, 8.0), ("C", 99.0, 9.0), ("Z", 50.0, 5.0)]
]
SCORES = [
    {"iso3": c, "name": f"State {c}", "pillar_title": p, "score": s}
    for p, marks in {"Skills": (10.0, 50.0, None), "Research": (20.0, 30.0, 90.0)}.items()
    for c, s in zip("ABC", marks, strict=True)
]


def names(figure):
    return [trace.name for trace in figure.data]


def test_a_log_axis_takes_zero_and_its_ticks_are_in_plain_units():
    figure = charts.scatter(PLACES, ["A"], LOG, PLAIN)
    assert along(0.0, LOG) == 0
    own = next(trace for trace in figure.data if trace.name == "State A")
    assert own.x == (0.0,)
    texts = figure.layout.xaxis.ticktext
    values = figure.layout.xaxis.tickvals
    assert [math.log(float(text) + 1) for text in texts] == pytest.approx(values)


def test_the_line_is_drawn_over_member_states_only():
    figure = charts.scatter(PLACES, [], PLAIN, PLAIN, (2.0, 1.0))
    line = next(trace for trace in figure.data if trace.mode == "lines")
    assert line.x == (0.0, 99.0)
    assert line.y == (1.0, 199.0)
    assert "lines" not in [trace.mode for trace in charts.scatter(PLACES, [], PLAIN, PLAIN).data]


def test_chosen_states_have_a_mark_of_their_own_and_others_are_grey():
    figure = charts.scatter(PLACES, ["B", "C"], PLAIN, PLAIN)
    assert names(figure) == ["Other member states", "Comparators", "State B", "State C"]
    assert len({trace.marker.symbol for trace in figure.data}) == 4


def test_a_state_without_a_score_has_no_dot():
    figure = charts.spread(SCORES, {"Skills": 30.0, "Research": 46.7}, ["C"])
    own = next(trace for trace in figure.data if trace.name == "State C")
    assert own.y == ("Research",)
    assert sum(len(trace.x) for trace in figure.data) == 5 + 2


def test_the_ends_of_a_line_are_named_when_all_are_chosen():
    means = {"Skills": 30.0, "Research": 46.7}
    texts = [a.text for a in charts.spread(SCORES, means, list("ABC")).layout.annotations]
    assert texts == ["Skills", "Research", "State A", "State B", "State A", "State C"]
    few = [a.text for a in charts.spread(SCORES, means, ["A"]).layout.annotations]
    assert few == ["Skills", "Research"]


@pytest.mark.parametrize("chosen", ["A", "AB", "ABC"])
def test_one_panel_a_state_on_one_scale(chosen):
    points = [
        {"iso3": c, "name": f"State {c}", "year": year, "score": 10.0 * n + year % 10}
        for n, c in enumerate("ABC")
        for year in (2020, 2021, 2022)
    ]
    figure = charts.panels(points, list(chosen))
    assert [a.text for a in figure.layout.annotations] == [f"State {c}" for c in chosen]
    own = [trace for trace in figure.data if "text" in trace.mode]
    assert len(own) == len(chosen)
    assert own[0].text == ("0", "", "2")
    ranges = {axis.range for axis in figure.select_yaxes()}
    assert len(ranges) == 1
