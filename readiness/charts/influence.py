"""The weight an indicator was given, and the one it has in effect."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from readiness.charts import theme


def influence(scored: Sequence[dict], mode: str = "light") -> go.Figure:
    """One line per indicator: a bar where the given weight is, a dot where the effective one is.

    Args:
        scored: ``title, given_share, share`` (0-1, None where the indicator does not vary), in
            the order to be shown.
    """
    job = theme.colours(mode)
    titles = [row["title"] for row in scored]
    given = [100 * row["given_share"] for row in scored]
    found = [None if row["share"] is None else 100 * row["share"] for row in scored]
    way_x: list[float | None] = []
    way_y: list[str | None] = []
    for title, start, end in zip(titles, given, found, strict=True):
        if end is not None:
            way_x += [start, end, None]
            way_y += [title, title, None]
    figure = go.Figure(
        [
            go.Scatter(
                x=way_x,
                y=way_y,
                mode="lines",
                line={"color": job["context"], "width": 2},
                hoverinfo="skip",
                showlegend=False,
            ),
            go.Scatter(
                x=given,
                y=titles,
                mode="markers",
                marker={
                    "symbol": "line-ns",
                    "size": 15,
                    "line": {"color": job["ink"], "width": 2.5},
                },
                name="Given",
                hovertemplate="%{y}: %{x:.1f} % given<extra></extra>",
            ),
            go.Scatter(
                x=found,
                y=titles,
                mode="markers",
                marker={"symbol": "circle", "size": 11, "color": job["accent"]},
                name="In effect",
                hovertemplate="%{y}: %{x:.1f} % in effect<extra></extra>",
            ),
        ]
    )
    figure.update_layout(**theme.layout(mode, height=90 + 24 * len(titles)))
    figure.update_layout(
        **theme.KEY_ABOVE,
        margin={"l": 8, "r": 12, "t": 36, "b": 40},
    )
    figure.update_xaxes(rangemode="tozero", ticksuffix=" %", title={"text": "Share of the weight"})
    figure.update_yaxes(
        autorange="reversed", categoryorder="array", categoryarray=titles, automargin=True
    )
    return figure
