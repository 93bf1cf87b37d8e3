"""The method page's figures: holes are marked, pillars are parted, both weights are drawn."""

from readiness import charts


def pairs(*found):
    """Two indicators of one pillar and one of another; correlations in the order given."""
    pillar = {"A": "P", "B": "P", "C": "Q and R"}
    keys = [(one, other) for one in pillar for other in pillar if one != other]
    return [
        {"title": one, "pillar_title": pillar[one], "other": other, "correlation": r, "n": 9}
        for (one, other), r in zip(keys, found, strict=True)
    ]


def test_the_grid_has_no_cell_for_itself_and_a_mark_for_a_hole():
    figure = charts.correlations(pairs(0.5, None, 0.5, -0.2, None, -0.2))
    grid, holes = figure.data
    assert [list(line) for line in grid.z] == [
        [None, 0.5, None],
        [0.5, None, -0.2],
        [None, -0.2, None],
    ]
    assert sorted(zip(holes.x, holes.y, strict=True)) == [(0, 2), (2, 0)]
    assert list(grid.customdata[0][1]) == ["A", "B", 9]


def test_pillars_are_parted_once_and_named():
    figure = charts.correlations(pairs(0.5, 0.4, 0.5, 0.3, 0.4, 0.3))
    assert [(s.x0, s.y0) for s in figure.layout.shapes if s.x0 == s.x1] == [(1.5, 0)]
    assert list(figure.layout.yaxis.tickvals) == [0.5, 2]
    assert list(figure.layout.yaxis.ticktext) == ["P", "Q<br>and R"]


def test_an_indicator_without_influence_keeps_its_given_weight():
    scored = [{"title": "A", "given_share": 0.5, "share": None},
              {"title": "B", "given_share": 0.5, "share": 1.0}]  # fmt: skip
    way, given, found = charts.influence(scored).data
    assert list(given.x) == [50, 50]
    assert list(found.x) == [None, 100]
    assert list(way.y) == ["B", "B", None]
