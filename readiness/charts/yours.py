"""Rank bands twice: as published in grey, and under the reader's own choices."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from readiness import wording
from readiness.charts import theme

LINE = 42
"""Pixels a state: two bars and the gap to the next state."""

LANE = 0.19
"""How far each bar lies from the middle of its state's line."""


def yours(rows: Sequence[dict], mode: str = "light") -> go.Figure:
    """Two bars a state, the published above the reader's; a mark at each rank, 1 at the left.

    States keep the order of ``rows``, so that a bar that moves is seen to move.

    Args:
        rows: ``name, rank, rank_low, rank_high`` and the same with ``your_``.
    """
    job = theme.colours(mode)
    n = len(rows)
    figure = go.Figure(
        [
            *_bands(rows, "", -LANE, job, "Published"),
            *_bands(rows, "your_", LANE, job, "Your weights"),
        ]
    )
    figure.update_layout(**theme.layout(mode, height=72 + LINE * n))
    figure.update_layout(
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1.0,
            "yref": "container",
            "yanchor": "top",
            "bgcolor": "rgba(0,0,0,0)",
        },
        margin={"l": 8, "r": 8, "t": 56, "b": 8},
    )
    figure.update_xaxes(
        range=[0.4, n + 1.6], tickvals=list(range(1, n + 1)), side="top", zeroline=False
    )
    figure.update_yaxes(
        range=[n - 0.45, -0.55],
        tickvals=list(range(n)),
        ticktext=[row["name"] for row in rows],
        showgrid=False,
        zeroline=False,
    )
    return figure


def _bands(
    rows: Sequence[dict], whose: str, lane: float, job: dict[str, str], label: str
) -> list[go.Scatter]:
    """Bars, marks and labels of one lane; one trace each, for few traces draw fast."""
    is_yours = bool(whose)
    place = [at + lane for at in range(len(rows))]
    ranks = [row[f"{whose}rank"] for row in rows]
    lows = [row[f"{whose}rank_low"] for row in rows]
    highs = [row[f"{whose}rank_high"] for row in rows]
    spans = [wording.band(low, high) for low, high in zip(lows, highs, strict=True)]
    bars = go.Scatter(
        # A gap parts the bars; a band of one rank is still a bar.
        x=[x for low, high in zip(lows, highs, strict=True) for x in (low - 0.3, high + 0.3, None)],
        y=[y for at in place for y in (at, at, None)],
        mode="lines",
        line={"color": job["accent" if is_yours else "context"], "width": 10},
        hoverinfo="skip",
        name=label,
    )
    marks = go.Scatter(
        x=ranks,
        y=place,
        mode="markers",
        marker={
            "symbol": "circle" if is_yours else "circle-open",
            "size": 11,
            "color": job["ink"],
            "line": {"width": 2, "color": job["paper" if is_yours else "ink"]},
        },
        customdata=[[row["name"], span] for row, span in zip(rows, spans, strict=True)],
        hovertemplate=f"%{{customdata[0]}}, {label.lower()}: rank %{{x}}, band %{{customdata[1]}}"
        "<extra></extra>",
        showlegend=False,
    )
    labels = go.Scatter(
        x=[max(high, rank) + 0.45 for high, rank in zip(highs, ranks, strict=True)],
        y=place,
        mode="text",
        text=spans,
        textposition="middle right",
        textfont={"size": 12, "color": job["ink" if is_yours else "quiet"]},
        hoverinfo="skip",
        showlegend=False,
    )
    return [bars, marks, labels]
