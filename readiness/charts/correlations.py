"""Which indicators go together: a grid of correlations, pillars parted by rules."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from readiness.charts import theme

CELL = 20
"""Pixels a row."""


def correlations(pairs: Sequence[dict], mode: str = "light") -> go.Figure:
    """Indicators by indicators: orange goes against, paper is none, blue goes together.

    Rows and columns have the same order; the rows' labels are the pillars, so that a phone has
    room for the grid.

    Args:
        pairs: ``title, pillar_title, other, correlation, n``, both ways round, in the order to be
            shown; a correlation of None (nothing varies) is a ⌀.
    """
    job = theme.colours(mode)
    pillar = {row["title"]: row["pillar_title"] for row in pairs}
    titles = list(pillar)
    found = {(row["title"], row["other"]): row for row in pairs}
    grid = [[found.get((row, column)) for column in titles] for row in titles]
    figure = go.Figure(
        [
            go.Heatmap(
                z=[[cell and cell["correlation"] for cell in line] for line in grid],
                customdata=[
                    [
                        (cell["title"], cell["other"], cell["n"]) if cell else ("",) * 3
                        for cell in line
                    ]
                    for line in grid
                ],
                zmin=-1,
                zmax=1,
                colorscale=[[0, job["below"]], [0.5, job["paper"]], [1, job["above"]]],
                xgap=1,
                ygap=1,
                hovertemplate="%{customdata[0]} and %{customdata[1]}: %{z:.2f}"
                " (%{customdata[2]} states)<extra></extra>",
                colorbar=_key(job),
            ),
            _holes(grid, job),
        ]
    )
    figure.update_layout(**theme.layout(mode, height=80 + CELL * len(titles)))
    names = list(dict.fromkeys(pillar.values()))
    own = {name: [at for at, title in enumerate(titles) if pillar[title] == name] for name in names}
    figure.update_xaxes(showticklabels=False, showgrid=False, zeroline=False, ticks="")
    figure.update_yaxes(
        tickvals=[sum(places) / len(places) for places in own.values()],
        ticktext=[_in_two_lines(name) for name in names],
        range=[len(titles) - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
        ticks="",
    )
    for places in list(own.values())[1:]:
        line = {"color": job["ink"], "width": 1.5}
        figure.add_vline(x=places[0] - 0.5, line=line)
        figure.add_hline(y=places[0] - 0.5, line=line)
    return figure


def _holes(grid: list[list[dict | None]], job: dict[str, str]) -> go.Scatter:
    """Pairs without a correlation: one of them does not vary over the states they share."""
    cells = [
        (x, y, cell)
        for y, line in enumerate(grid)
        for x, cell in enumerate(line)
        if cell and cell["correlation"] is None
    ]
    return go.Scatter(
        x=[x for x, _, _ in cells],
        y=[y for _, y, _ in cells],
        mode="text",
        text=["⌀"] * len(cells),
        textfont={"color": job["ink"], "size": 13},
        customdata=[(cell["title"], cell["other"]) for _, _, cell in cells],
        hovertemplate="%{customdata[0]} and %{customdata[1]}: one of them does not vary"
        "<extra></extra>",
    )


def _key(job: dict[str, str]) -> dict:
    return {
        "orientation": "h",
        "lenmode": "pixels",
        "len": 180,
        "thickness": 10,
        "x": 0,
        "xanchor": "left",
        "y": 1.0,
        "yanchor": "bottom",
        "tickvals": [-1, 0, 1],
        "ticktext": ["−1", "0", "1"],
        "tickfont": {"color": job["quiet"], "size": 13},
        "outlinecolor": job["edge"],
        "outlinewidth": 1,
    }


def _in_two_lines(name: str) -> str:
    """
    >>> _in_two_lines("Digital government and data"), _in_two_lines("Skills")
    ('Digital government<br>and data', 'Skills')
    """
    return name.replace(" and ", "<br>and ")
