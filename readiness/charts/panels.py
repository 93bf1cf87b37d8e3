"""Small multiples: the same line for each chosen state, all others grey behind it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import plotly.graph_objects as go

from readiness.charts import theme

COLUMNS = 2
ROW, BETWEEN = 112, 56
"""Height of a row of panels, and of the room for years and names between two, in pixels."""


def panels(points: Sequence[dict], chosen: Sequence[str], mode: str = "light") -> go.Figure:
    """One panel per chosen state with its score at both ends; one scale for all.

    Args:
        points: ``iso3, name, year, score`` of every state, oldest first.
        chosen: codes, in the order to be shown.
    """
    job = theme.colours(mode)
    lines: dict[str, list[dict]] = {}
    for point in points:
        lines.setdefault(point["iso3"], []).append(point)
    years = [point["year"] for point in points]
    columns = min(COLUMNS, len(chosen))
    n_rows = ceil(len(chosen) / columns)
    figure = go.Figure().set_subplots(
        rows=n_rows,
        cols=columns,
        shared_xaxes=False,
        shared_yaxes=True,
        horizontal_spacing=0.06,
        vertical_spacing=BETWEEN / (ROW * n_rows + BETWEEN * (n_rows - 1)),
        subplot_titles=[lines[iso3][0]["name"] for iso3 in chosen],
    )
    back_years, back_scores = _behind(lines)
    for at, iso3 in enumerate(chosen):
        cell = {"row": at // columns + 1, "col": at % columns + 1}
        figure.add_trace(
            go.Scatter(
                x=back_years,
                y=back_scores,
                mode="lines",
                line={"color": job["rule"], "width": 1},
                hoverinfo="skip",
            ),
            **cell,
        )
        own = lines[iso3]
        last = len(own) - 1
        figure.add_trace(
            go.Scatter(
                x=[point["year"] for point in own],
                y=[point["score"] for point in own],
                mode="lines+markers+text",
                line={"color": job["accent"], "width": 2.5},
                marker={"size": [8 if at in (0, last) else 4 for at in range(len(own))]},
                text=[
                    f"{point['score']:.0f}" if at in (0, last) else ""
                    for at, point in enumerate(own)
                ],
                textposition="top center",
                textfont={"color": job["ink"], "size": 13},
                hovertemplate=f"{own[0]['name']}, %{{x}}: %{{y:.1f}}<extra></extra>",
                cliponaxis=False,
            ),
            **cell,
        )
    figure.update_layout(**theme.layout(mode, height=64 + ROW * n_rows + BETWEEN * (n_rows - 1)))
    axis = theme.layout(mode)["xaxis"]
    figure.update_xaxes(
        axis,
        tickvals=[min(years), max(years)],
        tickformat="d",
        showgrid=False,
        range=[min(years) - 0.7, max(years) + 0.7],
    )
    figure.update_yaxes(axis, range=[0, 112], tickvals=[0, 50, 100])
    figure.update_annotations(font={"size": 14, "color": job["ink"]})
    figure.update_layout(margin={"l": 8, "r": 8, "t": 36, "b": 28})
    return figure


def _behind(lines: dict[str, list[dict]]) -> tuple[list, list]:
    """All lines as one, with a gap between two states."""
    years: list[float | None] = []
    scores: list[float | None] = []
    for own in lines.values():
        years += [*(point["year"] for point in own), None]
        scores += [*(point["score"] for point in own), None]
    return years, scores
