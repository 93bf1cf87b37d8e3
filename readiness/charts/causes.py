"""What moves the ranking: the share of each choice of method, with its interval."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from readiness import wording
from readiness.charts import theme


def causes(shares: Sequence[dict], mode: str = "light") -> go.Figure:
    """A bar for the total share with its interval, a dot for the share alone.

    Args:
        shares: ``choice, first, total, total_low, total_high``, shares of 0 to 1, the largest first.
    """
    job = theme.colours(mode)
    titles = [wording.CHOICES[row["choice"]][0] for row in shares]
    total = [100 * row["total"] for row in shares]
    figure = go.Figure(
        [
            go.Bar(
                x=total,
                y=titles,
                orientation="h",
                width=0.6,
                marker={"color": job["level-2"], "line": {"color": job["edge"], "width": 1}},
                error_x={
                    "array": [100 * (row["total_high"] - row["total"]) for row in shares],
                    "arrayminus": [100 * (row["total"] - row["total_low"]) for row in shares],
                    "color": job["ink"],
                    "thickness": 1.5,
                    "width": 5,
                },
                name="total, with 90 % interval",
                hovertemplate="%{y}, total: %{x:.0f} %<extra></extra>",
            ),
            go.Scatter(
                x=[100 * row["first"] for row in shares],
                y=titles,
                mode="markers",
                marker={"size": 11, "color": job["accent"], "symbol": "circle"},
                name="alone",
                hovertemplate="%{y}, alone: %{x:.0f} %<extra></extra>",
            ),
        ]
    )
    figure.update_layout(**theme.layout(mode, height=70 + 38 * len(titles)))
    figure.update_layout(
        **theme.KEY_ABOVE,
        margin={"l": 8, "r": 12, "t": 36, "b": 32},
    )
    low = min([0, *(100 * row["first"] for row in shares)])
    high = max([10, *(100 * row["total_high"] for row in shares)])
    figure.update_xaxes(range=[low - 2, high + 4], ticksuffix=" %", zeroline=True)
    figure.update_yaxes(
        autorange="reversed", categoryorder="array", categoryarray=titles, showgrid=False
    )
    return figure
