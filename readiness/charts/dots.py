"""Where one state stands among the others, indicator by indicator, on the common 0-100 scale."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from readiness.charts import theme


def dots(scored: Sequence[dict], iso3: str, name: str, mode: str = "light") -> go.Figure:
    """One line per scored indicator: other states grey, their mean a bar, the chosen one large.

    Args:
        scored: ``indicator_id, title, iso3, name, normalised``, in the order to be shown.
        iso3, name: the chosen state.
    """
    job = theme.colours(mode)
    titles = list(dict.fromkeys(row["title"] for row in scored))
    means = {
        title: _mean([row["normalised"] for row in scored if row["title"] == title])
        for title in titles
    }
    others = [row for row in scored if row["iso3"] != iso3]
    own = [row for row in scored if row["iso3"] == iso3]
    figure = go.Figure(
        [
            _marks(others, "circle-open", 9, job["context"], "Other member states"),
            go.Scatter(
                x=list(means.values()),
                y=titles,
                mode="markers",
                marker={
                    "symbol": "line-ns",
                    "size": 16,
                    "line": {"color": job["ink"], "width": 2.5},
                },
                name="ASEAN mean",
                hovertemplate="ASEAN mean: %{x:.0f}<extra></extra>",
            ),
            _marks(own, "circle", 14, job["accent"], name),
        ]
    )
    figure.update_layout(**theme.layout(mode, height=60 + 27 * len(titles)))
    figure.update_layout(
        **theme.KEY_ABOVE,
        margin={"l": 8, "r": 12, "t": 36, "b": 32},
    )
    figure.update_xaxes(range=[-3, 103], dtick=20, side="bottom", showticklabels=True)
    figure.update_yaxes(
        autorange="reversed", categoryorder="array", categoryarray=titles, automargin=True
    )
    return figure


def _marks(rows: Sequence[dict], symbol: str, size: int, colour: str, label: str) -> go.Scatter:
    return go.Scatter(
        x=[row["normalised"] for row in rows],
        y=[row["title"] for row in rows],
        mode="markers",
        marker={"symbol": symbol, "size": size, "color": colour, "line": {"width": 1.5}},
        customdata=[row["name"] for row in rows],
        hovertemplate="%{customdata}: %{x:.0f}<extra></extra>",
        name=label,
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
