"""One indicator through the years: the chosen state against the mean of those that have data."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from readiness.charts import theme


def trend(
    chosen: Sequence[tuple[float, float]],
    mean: Sequence[tuple[float, float]],
    name: str,
    unit: str,
    breaks: Sequence[int] = (),
    mode: str = "light",
) -> go.Figure:
    """Two lines with labels at their ends; no line crosses a break in method.

    Args:
        chosen, mean: ``(year, value)``, oldest first, in ``unit``.
        breaks: years in which a new method starts; marked with a dotted line.
    """
    job = theme.colours(mode)
    figure = go.Figure()
    for points, label, colour, width in (
        (mean, "ASEAN mean", job["context"], 2),
        (chosen, name, job["accent"], 3),
    ):
        years, values = _with_gaps(points, breaks)
        figure.add_trace(
            go.Scatter(
                x=years,
                y=values,
                mode="lines+markers",
                line={"color": colour, "width": width},
                marker={"size": 6 if width == 2 else 8},
                name=label,
                hovertemplate=f"{label}, %{{x}}: %{{y:.2f}} {unit}<extra></extra>",
                connectgaps=False,
            )
        )
        if points:
            figure.add_annotation(
                x=points[-1][0],
                y=points[-1][1],
                text=label,
                xanchor="right",
                yanchor="bottom",
                yshift=8,
                showarrow=False,
                font={"color": colour if width == 3 else job["quiet"], "size": 13},
            )
    shown = [year for year, _ in (*chosen, *mean)]
    for start in (start for start in breaks if min(shown) < start <= max(shown)):
        figure.add_vline(x=start - 0.5, line={"color": job["edge"], "dash": "dot", "width": 1})
    figure.update_layout(**theme.layout(mode, height=300))
    figure.update_layout(margin={"l": 8, "r": 24, "t": 16, "b": 8})
    figure.update_xaxes(dtick=_tick(chosen, mean), tickformat="d", showgrid=False)
    figure.update_yaxes(title={"text": unit}, rangemode="tozero")
    return figure


def _with_gaps(
    points: Sequence[tuple[float, float]], breaks: Sequence[int]
) -> tuple[list[float | None], list[float | None]]:
    years: list[float | None] = []
    values: list[float | None] = []
    for index, (year, value) in enumerate(points):
        if index and any(points[index - 1][0] < start <= year for start in breaks):
            years.append(None)
            values.append(None)
        years.append(year)
        values.append(value)
    return years, values


def _tick(*lines: Sequence[tuple[float, float]]) -> int:
    years = [year for line in lines for year, _ in line]
    return 1 if not years or max(years) - min(years) <= 8 else 2
