"""The true map of the member states. Shapes travel by address, once, and not inside the figure."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from readiness.charts import theme

SHAPES = "/app/static/asean.json"
HATCHED = "/app/static/asean_hatch.json"
NEIGHBOURS = "/app/static/neighbours.json"
CONFIG = {"topojsonURL": "/app/static/topo/", "displayModeBar": False, "scrollZoom": False}
"""For the screen: without `topojsonURL` the browser asks another host for a world it never draws."""


def choropleth(states: Sequence[dict], mode: str = "light") -> go.Figure:
    """Every member state in its step, or hatched; a pin on each, so that small ones can be hit.

    Args:
        states: ``iso3, name, level`` (1-5, 0 = no data), ``words`` (what hovering says),
            ``longitude, latitude`` of the pin; one row per member state.
        mode: the reader's theme.
    """
    job = theme.colours(mode)
    known = [state for state in states if state["level"]]
    holes = [state for state in states if not state["level"]]
    figure = go.Figure(
        go.Choropleth(
            geojson=NEIGHBOURS,
            locations=["neighbours"],
            z=[0],
            colorscale=[[0, job["land"]], [1, job["land"]]],
            marker_line={"color": job["sea"], "width": 0.5},
            showscale=False,
            hoverinfo="skip",
        )
    )
    if holes:
        figure.add_trace(_shapes(holes, job, SHAPES, job["hole"], job["edge"]))
        figure.add_trace(_shapes(holes, job, HATCHED, job["hatch"], job["hatch"]))
    if known:
        ramp = [job[f"level-{step}"] for step in range(1, theme.STEPS + 1)]
        scale = [[at, ramp[step]] for step in range(5) for at in (step / 5, (step + 1) / 5)]
        figure.add_trace(
            go.Choropleth(
                geojson=SHAPES,
                locations=[state["iso3"] for state in known],
                z=[state["level"] for state in known],
                zmin=0.5,
                zmax=theme.STEPS + 0.5,
                colorscale=scale,
                marker_line={"color": job["edge"], "width": 0.8},
                showscale=False,
                customdata=[state["words"] for state in known],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
    figure.add_trace(_pins(states, job))
    figure.update_layout(
        **theme.layout(mode, height=430, clickmode="event+select"),
        geo={
            "visible": False,
            "bgcolor": job["sea"],
            "projection_type": "equirectangular",
            "lonaxis_range": [91, 142],
            "lataxis_range": [-12.5, 29],
            "fitbounds": False,
        },
    )
    return figure


def _shapes(states: Sequence[dict], job: dict, address: str, fill: str, line: str) -> go.Choropleth:
    return go.Choropleth(
        geojson=address,
        locations=[state["iso3"] for state in states],
        z=[0] * len(states),
        colorscale=[[0, fill], [1, fill]],
        marker_line={"color": line, "width": 0.8},
        showscale=False,
        customdata=[state["words"] for state in states],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _pins(states: Sequence[dict], job: dict) -> go.Scattergeo:
    return go.Scattergeo(
        lon=[state["longitude"] for state in states],
        lat=[state["latitude"] for state in states],
        mode="markers",
        marker={
            "size": 15,
            "color": [
                job[f"level-{state['level']}"] if state["level"] else job["hole"]
                for state in states
            ],
            "symbol": ["circle" if state["level"] else "circle-x" for state in states],
            "line": {"color": job["ink"], "width": 1.2},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        customdata=[[state["iso3"], state["words"]] for state in states],
        hovertemplate="%{customdata[1]}<extra></extra>",
    )
