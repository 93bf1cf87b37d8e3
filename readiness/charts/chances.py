"""Shares of a hundred in a grid: who lies above whom, and who holds which rank."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from readiness import wording
from readiness.charts import theme

CELL = 34
"""Pixels a row."""

GAP = 3
"""Pixels between cells: a frame fits in, so that it shows on dark and light cells alike."""


def order_chances(pairs: Sequence[dict], iso3: str = "", mode: str = "light") -> go.Figure:
    """In how many of 100 builds the state of the row lies above the state of the column.

    Args:
        pairs: ``iso3, name, short_name, other, above``, both directions, states from the top.
        iso3: the state whose row and column are framed.
    """
    names = {row["iso3"]: row["short_name"] for row in pairs}
    share = {(row["iso3"], row["other"]): row["above"] for row in pairs}
    places = list(names)
    figure = _grid(
        [[share.get((row, column)) for column in places] for row in places],
        _titles(names, iso3),
        _titles(names, iso3),
        "%{y} above %{x}: %{customdata} of 100 builds<extra></extra>",
        mode,
    )
    if iso3 in places:
        _frame(figure, places.index(iso3), len(places), is_row=True, mode=mode)
        _frame(figure, places.index(iso3), len(places), is_row=False, mode=mode)
    return figure


def rank_chances(
    chances: Sequence[dict], of: str, iso3: str = "", mode: str = "light"
) -> go.Figure:
    """The share with which each state holds each rank; an empty cell: never.

    Args:
        chances: ``iso3, short_name, rank`` and ``of``, a row a state and rank, states from the top.
        of: which share is drawn: ``draw_share`` or ``weight_share``.
        iso3: the state whose row is framed.
    """
    names = {row["iso3"]: row["short_name"] for row in chances}
    share = {(row["iso3"], row["rank"]): row[of] or None for row in chances}
    ranks = sorted({row["rank"] for row in chances})
    figure = _grid(
        [[share.get((place, rank)) for rank in ranks] for place in names],
        [str(rank) for rank in ranks],
        _titles(names, iso3),
        "%{y}, rank %{x}: %{customdata} of 100<extra></extra>",
        mode,
    )
    if iso3 in names:
        _frame(figure, list(names).index(iso3), len(ranks), is_row=True, mode=mode)
    return figure


def _grid(
    shares: list[list[float | None]], columns: list[str], lines: list[str], hover: str, mode: str
) -> go.Figure:
    """Cells in five steps of shade, each with its number; without a share no cell."""
    job = theme.colours(mode)
    step = [[None if s is None else _step(s) for s in line] for line in shares]
    told = [["" if s is None else wording.hundredths(s) for s in line] for line in shares]
    cells = [
        (x, y, told[y][x].replace("under ", "<").replace("over ", ">"), step[y][x])
        for y in range(len(lines))
        for x in range(len(columns))
        if step[y][x] is not None
    ]
    figure = go.Figure(
        [
            go.Heatmap(
                z=step,
                x=list(range(len(columns))),
                y=list(range(len(lines))),
                zmin=0.5,
                zmax=theme.STEPS + 0.5,
                colorscale=_scale(job),
                showscale=False,
                xgap=GAP,
                ygap=GAP,
                hoverinfo="skip",
            ),
            # A heat map's own text has one colour for dark and for light cells.
            go.Scatter(
                x=[cell[0] for cell in cells],
                y=[cell[1] for cell in cells],
                text=[cell[2] for cell in cells],
                customdata=[told[cell[1]][cell[0]] for cell in cells],
                mode="text",
                textfont={"color": [job[f"on-level-{cell[3]}"] for cell in cells], "size": 12},
                hovertemplate=hover,
            ),
        ]
    )
    figure.update_layout(**theme.layout(mode, height=90 + CELL * len(lines)))
    figure.update_xaxes(
        tickvals=list(range(len(columns))),
        ticktext=columns,
        range=[-0.55, len(columns) - 0.45],
        side="top",
        tickangle=-90 if len(columns[0]) > 2 else 0,
        showgrid=False,
        zeroline=False,
        ticks="",
    )
    figure.update_yaxes(
        tickvals=list(range(len(lines))),
        ticktext=lines,
        range=[len(lines) - 0.45, -0.55],
        showgrid=False,
        zeroline=False,
        ticks="",
    )
    return figure


def _step(share: float) -> int:
    return min(theme.STEPS, int(theme.STEPS * share) + 1)


def _scale(job: dict[str, str]) -> list[list]:
    shades = [job[f"level-{at + 1}"] for at in range(theme.STEPS)]
    ends = [(at / theme.STEPS, (at + 1) / theme.STEPS) for at in range(theme.STEPS)]
    return [[end, shade] for pair, shade in zip(ends, shades, strict=True) for end in pair]


def _frame(figure: go.Figure, at: int, length: int, is_row: bool, mode: str) -> None:
    along, across = (-0.5, length - 0.5), (at - 0.5, at + 0.5)
    x, y = (along, across) if is_row else (across, along)
    figure.add_shape(
        type="rect",
        x0=x[0],
        x1=x[1],
        y0=y[0],
        y1=y[1],
        line={"color": theme.colours(mode)["accent"], "width": GAP},
    )


def _titles(names: dict[str, str], iso3: str) -> list[str]:
    return [f"<b>{name}</b>" if place == iso3 else name for place, name in names.items()]
