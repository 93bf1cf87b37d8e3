"""The picture of dated things: every mark in its lane, none over another, periods cut at the edge."""

from datetime import date, timedelta

import pytest

from readiness import charts

NAMES = {"a": "Aland", "b": "Bland with a name so long that it takes more than one line of text"}
WORDS = {"done": "done", "open": "open"}
YEARS = (2021, 2026)


def mark(lane, first, until="", look="done"):
    return {"lane": lane, "from": first, "until": until or first, "look": look, "words": first}


MARKS = [
    mark("a", "2025-10-26"),
    mark("a", "2025-10-26"),
    mark("a", "2025-11-02", look="open"),
    mark("b", "2022-01-01", "2022-12-31"),
]


def symbols(figure):
    return [
        (x, y)
        for trace in figure.data
        if trace.mode == "markers"
        for x, y in zip(trace.x, trace.y, strict=True)
    ]


def test_every_mark_is_drawn_and_none_covers_another():
    placed = symbols(charts.lanes(MARKS, NAMES, WORDS, YEARS))
    assert len(placed) == len(MARKS)
    assert len(set(placed)) == len(MARKS)
    same_row = [(p, q) for p in placed for q in placed if p < q and p[1] == q[1]]
    width = (date(YEARS[1], 12, 31) - date(YEARS[0], 1, 1)) / 40
    for (one, _), (other, _) in same_row:
        assert date.fromisoformat(other) - date.fromisoformat(one) >= width


def test_a_date_known_to_the_year_is_a_bar_with_its_mark_in_the_middle():
    figure = charts.lanes(MARKS, NAMES, WORDS, YEARS)
    bars = [t for t in figure.data if t.mode == "lines"]
    assert [tuple(bar.x) for bar in bars] == [("2022-01-01", "2022-12-31")]
    middle = date.fromisoformat(next(x for x, _ in symbols(figure) if x.startswith("2022")))
    assert abs(middle - date(2022, 7, 2)) <= timedelta(days=1)


def test_a_period_is_cut_off_at_the_edge_and_an_open_one_runs_to_it():
    spans = [
        {"lane": "a", "from": "2018-01-01", "until": "2024-12-31", "words": "old"},
        {"lane": "b", "from": "2025-01-01", "until": None, "words": "open"},
    ]
    bars = charts.lanes([], NAMES, WORDS, YEARS, spans).data
    assert [tuple(bar.x) for bar in bars] == [
        ("2021-01-01", "2024-12-31"), ("2025-01-01", "2026-12-31")
    ]  # fmt: skip


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_only_stages_that_occur_are_in_the_legend_and_every_lane_is_named(mode):
    figure = charts.lanes(MARKS[:2], NAMES, WORDS, YEARS, now=("2026-09-30", "now"), mode=mode)
    assert [trace.name for trace in figure.data if trace.showlegend is not False] == ["done"]
    texts = [note.text.replace("<br>", " ") for note in figure.layout.annotations]
    assert set(NAMES.values()) <= set(texts)
    assert "now" in texts


def test_no_lane_is_a_picture_without_a_mark():
    assert not charts.lanes([], {}, WORDS, YEARS).data
