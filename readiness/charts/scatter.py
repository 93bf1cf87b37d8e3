"""Two indicators against each other: every state a dot, and the line through them."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import plotly.graph_objects as go

from readiness.charts import theme
from readiness.charts.spread import marked

HEIGHT = 460
LABEL, GAP = (0.018, 0.05), 0.025
"""Width of a letter, height of a line, dot to name: shares of a chart about 400 pixels wide."""
MOST_TICKS = 6

ANCHORS: dict[str, dict] = {
    "right": {"xanchor": "left", "xshift": 8},
    "left": {"xanchor": "right", "xshift": -8},
    "above": {"yanchor": "bottom", "yshift": 7},
    "below": {"yanchor": "top", "yshift": -7},
}
"""How a name is set on each side of its dot."""


def scatter(
    places: Sequence[dict],
    chosen: Collection[str],
    x: dict,
    y: dict,
    line: tuple[float, float] | None = None,
    mode: str = "light",
) -> go.Figure:
    """Member states as dots, chosen ones marked, others beside them as crosses, and the line.

    Args:
        places: ``iso3, name, is_member, x, y`` (both known), ``words`` (what hovering says).
        chosen: codes of the member states to mark.
        x, y: ``title, unit, transform``; with "log" the axis is ln(value + 1).
        line: slope and intercept, on the scale of the axes.
    """
    job = theme.colours(mode)
    points = [{**p, "px": along(p["x"], x), "py": along(p["y"], y)} for p in places]
    members = [point for point in points if point["is_member"]]
    others = [point for point in members if point["iso3"] not in chosen]
    beside = [point for point in points if not point["is_member"]]
    figure = go.Figure()
    if line and members:
        slope, intercept = line
        ends = [min(point["px"] for point in members), max(point["px"] for point in members)]
        figure.add_trace(
            go.Scatter(
                x=ends,
                y=[slope * end + intercept for end in ends],
                mode="lines",
                line={"color": job["edge"], "width": 2, "dash": "dash"},
                name="Line through the member states",
                hoverinfo="skip",
            )
        )
    if others:
        figure.add_trace(_dots(others, "circle-open", job["context"], "Other member states"))
    if beside:
        figure.add_trace(_dots(beside, "x-thin-open", job["quiet"], "Comparators"))
    for name, symbol, rows in marked(members, chosen, "Member states" if not others else ""):
        figure.add_trace(_dots(rows, symbol, job["accent"], name))
    spans = _span(points, "px"), _span(points, "py")
    for point, side in labelled([*(p for p in members if p["iso3"] in chosen), *beside], spans):
        figure.add_annotation(
            x=point["px"],
            y=point["py"],
            text=point["name"],
            showarrow=False,
            font={"color": job["ink"], "size": 13},
            **ANCHORS[side],
        )
    figure.update_layout(**theme.layout(mode, height=HEIGHT))
    figure.update_layout(
        **theme.KEY_ABOVE,
        margin={"l": 8, "r": 12, "t": 48, "b": 8},
    )
    figure.update_xaxes(_axis(x, "x", places), range=_room(spans[0]))
    figure.update_yaxes(_axis(y, "y", places), range=_room(spans[1]))
    return figure


def along(value: float, indicator: dict) -> float:
    """Where a value lies on its axis: as the index sees it, ln(value + 1) where it takes logs.

    >>> along(9.0, {"transform": ""}), along(0.0, {"transform": "log"})
    (9.0, 0.0)
    """
    return math.log(value + 1) if indicator["transform"] == "log" else value


def round_values(low: float, high: float) -> list[float]:
    """Powers of ten between two values, for the ticks of a log axis; if few, 2 and 5 times them too.

    >>> round_values(0.4, 30)
    [0.5, 1.0, 2.0, 5.0, 10.0, 20.0]
    >>> round_values(0.4, 700)
    [1.0, 10.0, 100.0]
    >>> round_values(0, 0)
    [0]
    """
    start = math.floor(math.log10(max(low, high / 1000, 1e-9)))
    powers = range(start, math.ceil(math.log10(max(high, 1e-9))) + 1)
    tens, all_steps = (
        [
            step * 10.0**power
            for power in powers
            for step in steps
            if low <= step * 10.0**power <= high
        ]
        for steps in ((1,), (1, 2, 5))
    )
    return (all_steps if len(all_steps) <= MOST_TICKS else tens) or [low]


def labelled(
    points: Sequence[dict], spans: tuple[tuple[float, float], tuple[float, float]]
) -> list[tuple[dict, str]]:
    """Which names find room, and on which side of their dot; a name that would cover is left out.

    >>> spans = ((0.0, 1.0), (0.0, 1.0))
    >>> far = [{"name": "A", "px": 0.1, "py": 0.1}, {"name": "Beland", "px": 1, "py": 1}]
    >>> [(p["name"], side) for p, side in labelled(far, spans)]
    [('A', 'right'), ('Beland', 'left')]
    >>> same = [{"name": str(n), "px": 0.5, "py": 0.5} for n in range(9)]
    >>> len(labelled(same, spans)) < 9
    True
    """
    dots = [
        tuple(_share(p[key], s) for key, s in zip(("px", "py"), spans, strict=True)) for p in points
    ]
    taken: list[tuple[float, float, float, float]] = []
    placed = []
    for point, (x, y) in zip(points, dots, strict=True):
        wide, tall = LABEL[0] * len(point["name"]), LABEL[1]
        sides = {
            "right": (x + GAP, y - tall / 2),
            "left": (x - GAP - wide, y - tall / 2),
            "above": (x - wide / 2, y + GAP),
            "below": (x - wide / 2, y - GAP - tall),
        }
        for side, (left, bottom) in sides.items():
            box = (left, bottom, left + wide, bottom + tall)
            covers = any(_meet(box, other) for other in taken) or any(
                box[0] < dx < box[2] and box[1] < dy < box[3]
                for dx, dy in dots
                if (dx, dy) != (x, y)
            )
            if left >= -0.08 and box[2] <= 1.06 and not covers:
                taken.append(box)
                placed.append((point, side))
                break
    return placed


def _dots(rows: Sequence[dict], symbol: str, colour: str, label: str) -> go.Scatter:
    return go.Scatter(
        x=[row["px"] for row in rows],
        y=[row["py"] for row in rows],
        mode="markers",
        marker={
            "symbol": symbol,
            "size": 12,
            "color": colour,
            "line": {"width": 2, "color": colour},
        },
        customdata=[row["words"] for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
        name=label,
    )


def _axis(indicator: dict, key: str, places: Sequence[dict]) -> dict:
    log = indicator["transform"] == "log"
    title = f"{indicator['title']},<br>{indicator['unit']}{' (log scale)' if log else ''}"
    axis: dict = {"title": {"text": title}, "zeroline": False, "tickangle": 0}
    if log and places:
        values = [place[key] for place in places]
        ticks = round_values(min(values), max(values))
        axis |= {
            "tickvals": [along(tick, indicator) for tick in ticks],
            "ticktext": [f"{tick:,g}" for tick in ticks],
        }
    return axis


def _span(points: Sequence[dict], key: str) -> tuple[float, float]:
    values = [point[key] for point in points] or [0.0]
    low, high = min(values), max(values)
    return (low, high) if high > low else (low - 1, high + 1)


def _room(span: tuple[float, float]) -> list[float]:
    pad = 0.06 * (span[1] - span[0])
    return [span[0] - pad, span[1] + pad]


def _share(value: float, span: tuple[float, float]) -> float:
    return (value - span[0]) / (span[1] - span[0])


def _meet(one: tuple, other: tuple) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
