"""The chart of a path to a target: gaps mean breaks, and nothing is drawn that is not known."""

import pytest

from readiness import charts

PATH = {
    "title": "State A",
    "points": [(2012, 5.0), (2014, 8.0), (2015, 10.0), (2018, 20.0), (2020, 26.0)],
    "breaks": [],
    "base": (2015, 10.0),
    "target": (2030, 60.0, "60 by 2030"),
    "forecast": (2030, 52.0, 45.0, 59.0),
}


def drawn(paths=(PATH,), **more):
    return charts.target_path(list(paths), "% of people", **more)


def parts(figure, name):
    return [trace for trace in figure.data if trace.name == name]


def test_a_path_has_figures_target_required_path_and_forecast():
    figure = drawn()
    assert {t.name for t in figure.data} == {
        "figures", "required path", "forecast", "80 % interval", "target"
    }  # fmt: skip
    (needed,) = parts(figure, "required path")
    assert (needed.x, needed.y) == ((2015, 2030), (10.0, 60.0))
    assert needed.line.dash == "dash"
    (ahead,) = parts(figure, "forecast")
    assert (ahead.x, ahead.y) == ((2020, 2030), (26.0, 52.0))
    (band,) = parts(figure, "80 % interval")
    assert band.y == (26.0, 59.0, 45.0, 26.0)


def test_what_is_older_than_the_base_is_grey_and_meets_it():
    before, since = parts(drawn(), "figures")
    assert before.x[-1] == since.x[0] == 2015
    assert before.line.color != since.line.color
    assert None not in before.x + since.x


def test_a_break_is_a_gap_with_a_mark():
    figure = drawn([{**PATH, "breaks": [2018]}])
    since = parts(figure, "figures")[-1]
    assert since.x == (2015, None, 2018, 2020)
    assert not since.connectgaps
    marks = [shape for shape in figure.layout.shapes if shape.line.dash == "dot"]
    assert [mark.x0 for mark in marks] == [2017.5]


def test_a_break_between_the_grey_and_the_coloured_line_is_a_gap_too():
    figure = drawn([{**PATH, "breaks": [2015]}])
    assert None in parts(figure, "figures")[0].x
    assert [shape.x0 for shape in figure.layout.shapes] == [2014.5]


@pytest.mark.parametrize("breaks", [[2010], [2025]])
def test_a_break_outside_the_figures_is_not_marked(breaks):
    assert not drawn([{**PATH, "breaks": breaks}]).layout.shapes


def test_without_a_number_there_is_no_path_and_no_forecast():
    figure = drawn([{**PATH, "base": None, "target": None, "forecast": None}])
    assert {t.name for t in figure.data} == {"figures"}


def test_a_forecast_of_few_points_has_no_band():
    figure = drawn([{**PATH, "forecast": (2030, 52.0, None, None)}])
    assert parts(figure, "forecast")
    assert not parts(figure, "80 % interval")


def test_one_scale_for_all_unless_one_state_would_flatten_the_others():
    calm = [{**PATH, "title": f"State {name}"} for name in "ABCE"]
    steep = {**PATH, "title": "D", "points": [(2015, 0.0), (2020, 900.0)], "forecast": None}
    assert not charts.has_own_scales(calm)
    assert len({axis.range for axis in drawn(calm).select_yaxes()}) == 1
    assert charts.has_own_scales([*calm, steep])
    assert len({axis.range for axis in drawn([*calm[1:], steep]).select_yaxes()}) == 2
    assert not charts.has_own_scales([steep])


def test_the_scale_begins_at_zero_where_that_is_asked():
    assert next(drawn().select_yaxes()).range[0] == 0
    assert next(drawn(from_zero=False).select_yaxes()).range[0] < 5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_target_is_labelled_where_there_is_room(mode):
    (alone,) = parts(drawn(mode=mode), "target")
    assert alone.text == ("60 by 2030",)
    assert alone.textposition == "top left"
    assert {t.text for t in parts(drawn([PATH, PATH], mode=mode), "target")} == {("",)}
    falling = {**PATH, "base": (2015, 90.0)}
    assert parts(drawn([falling]), "target")[0].textposition == "bottom left"


def test_a_single_figure_is_a_point():
    figure = drawn([{**PATH, "points": [(2017, 12.0)], "base": (2017, 12.0), "forecast": None}])
    (only,) = parts(figure, "figures")
    assert only.x == (2017,)
