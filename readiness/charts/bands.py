"""Rank bands: how far each state's rank reaches, group by group, the highest rank at the left."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from readiness import wording
from readiness.charts import theme

LINE = 26
"""Pixels a row."""


def bands(league: Sequence[dict], iso3: str = "", mode: str = "light") -> go.Figure:
    """A bar from the lowest to the highest rank of each state's band, a dot at its rank.

    Args:
        league: ``iso3, name, rank, rank_low, rank_median, rank_high, maturity_group``, the
            highest score first.
        iso3: the state to highlight; none = all alike.
    """
    job = theme.colours(mode)
    n = len(league)
    place, heads = _lines(league)
    figure = go.Figure()
    for row in league:
        is_chosen = row["iso3"] == iso3
        figure.add_trace(_bar(row, place[row["iso3"]], job["accent" if is_chosen else "context"]))
    figure.add_trace(
        go.Scatter(
            x=[row["rank"] for row in league],
            y=[place[row["iso3"]] for row in league],
            mode="markers",
            marker={"size": 13, "color": job["ink"], "line": {"width": 2, "color": job["paper"]}},
            hoverinfo="skip",
        )
    )
    for row in league:
        figure.add_annotation(
            x=max(row["rank_high"], row["rank"]) + 0.6,
            y=place[row["iso3"]],
            text=wording.band(row["rank_low"], row["rank_high"]),
            showarrow=False,
            xanchor="left",
            font={"size": 13, "color": job["quiet"]},
        )
    for group, at in heads.items():
        if at:
            figure.add_hline(y=at - 0.5, line={"color": job["edge"], "width": 1})
        figure.add_annotation(
            xref="paper",
            x=1,
            y=at,
            text=f"<b>{group}</b>",
            showarrow=False,
            xanchor="right",
            font={"size": 13, "color": job["quiet"]},
        )
    last = max(place.values(), default=0)
    figure.update_layout(**theme.layout(mode, height=64 + int(LINE * (last + 1.5))))
    figure.update_xaxes(
        range=[0.4, n + 1.9],
        tickvals=list(range(1, n + 1)),
        side="top",
        zeroline=False,
        title={"text": "Rank"},
    )
    figure.update_yaxes(
        range=[last + 0.7, -0.6],
        tickvals=list(place.values()),
        ticktext=[_name(row, row["iso3"] == iso3) for row in league],
        showgrid=False,
        zeroline=False,
    )
    return figure


def _lines(league: Sequence[dict]) -> tuple[dict[str, float], dict[str, float]]:
    """Where each state stands, counted from the top, and each group's head above its first."""
    place: dict[str, float] = {}
    heads: dict[str, float] = {}
    at = 0.0
    for row in league:
        if row["maturity_group"] not in heads:
            heads[row["maturity_group"]] = at
            at += 1
        place[row["iso3"]] = at
        at += 1
    return place, heads


def _bar(row: dict, at: float, colour: str) -> go.Scatter:
    # A band of one rank is still a bar: a third of a rank to either side.
    return go.Scatter(
        x=[row["rank_low"] - 0.33, row["rank_high"] + 0.33],
        y=[at, at],
        mode="lines",
        line={"color": colour, "width": 12},
        hovertemplate=(
            f"{row['name']}: rank {row['rank']}, band "
            f"{wording.band(row['rank_low'], row['rank_high'])}, median {row['rank_median']}"
            "<extra></extra>"
        ),
    )


def _name(row: dict, is_chosen: bool) -> str:
    return f"<b>{row['name']}</b>" if is_chosen else row["name"]
