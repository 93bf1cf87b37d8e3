"""The pictures of certainty: where marks stand, what cells say, and that text can be read on them."""

import pytest

from readiness import charts
from readiness.charts import theme

LEAGUE = [
    {"iso3": iso3, "name": name, "rank": rank, "rank_low": low, "rank_median": rank,
     "rank_high": high, "maturity_group": group}
    for iso3, name, rank, low, high, group in [
        ("A", "Aland", 1, 1, 1, "Established"),
        ("B", "Bland", 2, 2, 3, "Advancing"),
        ("C", "Cland", 3, 2, 3, "Advancing"),
    ]
]  # fmt: skip
ABOVE = {("A", "B"): 1.0, ("B", "A"): 0.0, ("A", "C"): 0.998, ("C", "A"): 0.002,
         ("B", "C"): 0.54, ("C", "B"): 0.45}  # fmt: skip
PAIRS = [
    {"iso3": one, "name": one, "short_name": one, "other": other, "above": share}
    for (one, other), share in sorted(ABOVE.items())
]
HELD = {("A", 1): 1.0, ("A", 2): 0.0, ("B", 1): 0.0, ("B", 2): 1.0}
CHANCES = [
    {"iso3": one, "short_name": one, "rank": rank, "weight_share": share}
    for (one, rank), share in HELD.items()
]


def texts(figure):
    """{(column, row): text} of a grid."""
    cells = figure.data[1]
    return dict(zip(zip(cells.x, cells.y, strict=True), cells.text, strict=True))


def test_a_band_reaches_from_its_lowest_to_its_highest_rank_and_one_rank_is_still_a_bar():
    bars = charts.bands(LEAGUE).data[: len(LEAGUE)]
    for bar, row in zip(bars, LEAGUE, strict=True):
        assert bar.x[0] < row["rank_low"] <= row["rank_high"] < bar.x[1]
    assert all(bar.x[1] - bar.x[0] < row["rank_high"] - row["rank_low"] + 1
               for bar, row in zip(bars, LEAGUE, strict=True)), "bars of neighbours never touch"  # fmt: skip


def test_rank_one_is_at_the_left_and_the_first_state_on_top():
    figure = charts.bands(LEAGUE)
    assert figure.layout.xaxis.range[0] < figure.layout.xaxis.range[1]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    dots = figure.data[-1]
    assert list(dots.x) == [1, 2, 3]
    assert list(dots.y) == sorted(dots.y)


def test_a_rule_parts_the_groups_and_each_is_named_once():
    figure = charts.bands(LEAGUE)
    assert len(figure.layout.shapes) == 1
    named = [note.text for note in figure.layout.annotations if "<b>" in note.text]
    assert named == ["<b>Established</b>", "<b>Advancing</b>"]


def test_only_the_chosen_state_has_the_accent():
    job = theme.colours("light")
    colours = [bar.line.color for bar in charts.bands(LEAGUE, "B").data[: len(LEAGUE)]]
    assert colours == [job["context"], job["accent"], job["context"]]
    assert charts.bands(LEAGUE, "B").layout.yaxis.ticktext == ("Aland", "<b>Bland</b>", "Cland")


def test_a_dot_outside_its_band_keeps_its_label_beside_it():
    odd = [{**LEAGUE[0], "rank": 3}, *LEAGUE[1:]]
    label = next(n for n in charts.bands(odd).layout.annotations if n.text == "1")
    assert label.x > 3


def test_a_cell_says_what_the_pair_says_and_nothing_stands_on_the_diagonal():
    assert texts(charts.order_chances(PAIRS)) == {
        (1, 0): "100", (2, 0): ">99", (0, 1): "0", (2, 1): "54", (0, 2): "<1", (1, 2): "45",
    }  # fmt: skip


def test_a_rank_never_held_has_no_cell():
    assert texts(charts.rank_chances(CHANCES, "weight_share")) == {(0, 0): "100", (1, 1): "100"}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_has_the_colour_made_for_the_shade_below_it(mode):
    figure, job = charts.order_chances(PAIRS, "B", mode), theme.colours(mode)
    shade = figure.data[0].z
    cells = figure.data[1]
    for x, y, colour in zip(cells.x, cells.y, cells.textfont.color, strict=True):
        assert colour == job[f"on-level-{shade[y][x]}"]
    assert [shape.line.color for shape in figure.layout.shapes] == [job["accent"]] * 2


def test_an_unknown_state_frames_nothing():
    assert not charts.order_chances(PAIRS, "nowhere").layout.shapes
    assert not charts.rank_chances(CHANCES, "weight_share", "nowhere").layout.shapes


def test_whiskers_end_where_the_interval_ends_and_zero_is_in_the_picture():
    shares = [
        {"choice": "weights", "first": 0.4, "total": 0.7, "total_low": 0.6, "total_high": 0.75},
        {"choice": "holes", "first": -0.02, "total": 0.1, "total_low": 0.05, "total_high": 0.2},
    ]
    figure = charts.causes(shares)
    bar, dot = figure.data
    ends = [x + up for x, up in zip(bar.x, bar.error_x.array, strict=True)]
    starts = [x - down for x, down in zip(bar.x, bar.error_x.arrayminus, strict=True)]
    assert ends == pytest.approx([75, 20])
    assert starts == pytest.approx([60, 5])
    low, high = figure.layout.xaxis.range
    assert low < min(0, *dot.x)
    assert high > 75
