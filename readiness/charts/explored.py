"""What a reader has chosen to see: lines, bars and small multiples, one panel an indicator or a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import Any

import plotly.graph_objects as go

from readiness.charts import theme

COLUMNS = 3
PANEL, SMALL, BAR, BETWEEN = 270, 120, 24, 66
"""Heights in pixels: of a panel, of a small one, of a bar, and of the room between two."""


def explored(drawing: Mapping[str, Any], mode: str = "light") -> go.Figure:
    """The panels of a drawing, under each other or side by side.

    Args:
        drawing: ``kind`` (lines, bars, multiples) and ``panels``. A panel of lines has ``title,
            unit, lines, labels, breaks, reach, is_relative``; a line ``name, role, runs`` with
            runs of ``(year, value)`` that no break in method crosses. A panel of bars has
            ``title, bars, reach``; a bar ``name, value, words, is_marked``.
    """
    kind, panels = drawing["kind"], drawing["panels"]
    columns = min(COLUMNS, len(panels)) if kind == "multiples" else 1
    tall = [_tall(kind, panel) for panel in panels[::columns]]
    n_rows = ceil(len(panels) / columns)
    whole = sum(tall) + BETWEEN * (n_rows - 1)
    figure = go.Figure().set_subplots(
        rows=n_rows,
        cols=columns,
        row_heights=tall,
        horizontal_spacing=0.07 if columns > 1 else 0,
        vertical_spacing=BETWEEN / whole if n_rows > 1 else 0,
        subplot_titles=[panel["title"] for panel in panels],
    )
    job = theme.colours(mode)
    paint: dict[str, Callable] = {"lines": _lines, "multiples": _lines, "bars": _bars}
    for at, panel in enumerate(panels):
        cell = {"row": at // columns + 1, "col": at % columns + 1}
        paint[kind](figure, panel, job, cell, kind == "multiples")
    axis = theme.layout(mode)["xaxis"]
    figure.update_xaxes(axis)
    figure.update_yaxes(axis)
    figure.update_layout(**theme.layout(mode, height=int(whole) + 84))
    figure.update_annotations({"font.color": job["ink"]}, selector={"yanchor": "bottom"})
    figure.update_layout(
        margin={"l": 8, "r": 136 if kind == "lines" else 56 if kind == "bars" else 8,
                "t": 40, "b": 36}
    )  # fmt: skip
    for at, panel in enumerate(panels):
        cell = {"row": at // columns + 1, "col": at % columns + 1}
        _axes(figure, panel, kind, cell)
    return figure


def _axes(figure: go.Figure, panel: Mapping[str, Any], kind: str, cell: dict) -> None:
    if kind == "bars":
        figure.update_yaxes(
            autorange="reversed", showgrid=False, ticklabelstandoff=4, type="category", **cell
        )
        figure.update_xaxes(range=panel["reach"], zeroline=True, **cell)
        return
    years = [year for line in panel["lines"] for run in line["runs"] for year, _ in run]
    few = kind == "multiples" or not years or max(years) - min(years) < 6
    ticks: dict[str, Any] = {"tickformat": "d", "showgrid": False}
    if years and few:
        ends = (
            sorted({min(years), max(years)})
            if kind == "multiples"
            else list(range(int(min(years)), int(max(years)) + 1))
        )
        ticks |= {"tickvals": ends}
    figure.update_xaxes(**ticks, **cell)
    title = {} if kind == "multiples" else {"title": {"text": panel["unit"]}}
    figure.update_yaxes(range=panel["reach"], nticks=5, **title, **cell)


def _tall(kind: str, panel: Mapping[str, Any]) -> int:
    if kind == "bars":
        return 30 + BAR * max(1, len(panel["bars"]))
    return SMALL if kind == "multiples" else PANEL


def _lines(
    figure: go.Figure, panel: Mapping[str, Any], job: Mapping[str, str], cell: dict, is_small: bool
) -> None:
    for line in panel["lines"]:
        years, values = _joined(line["runs"])
        is_marked = line["role"] == "marked"
        figure.add_trace(
            go.Scatter(
                x=years,
                y=values,
                mode="markers" if panel["is_relative"] else "lines+markers",
                line={
                    "color": job["accent"] if is_marked else job["context"],
                    "width": 2.5 if is_marked else 1.5,
                    "dash": "dot" if line["role"] == "mean" else "solid",
                },
                marker={"size": 6 if is_marked else 4},
                hovertemplate=f"{line['name']}, %{{x}}: %{{y}}<extra></extra>",
            ),
            **cell,
        )
    for label in panel["labels"]:
        figure.add_annotation(
            text=label["name"],
            x=1,
            xref="x domain",
            y=label["place"],
            xanchor="left",
            yanchor="middle",
            xshift=6,
            showarrow=False,
            font={"color": job["accent"] if label["is_marked"] else job["quiet"], "size": 12},
            **cell,
        )
    for year in panel["breaks"]:
        figure.add_vline(
            x=year - 0.5, line={"color": job["edge"], "dash": "dot", "width": 1}, **cell
        )


def _bars(
    figure: go.Figure, panel: Mapping[str, Any], job: Mapping[str, str], cell: dict, _small: bool
) -> None:
    bars = panel["bars"]
    figure.add_trace(
        go.Bar(
            x=[bar["value"] for bar in bars],
            y=[bar["name"] for bar in bars],
            orientation="h",
            marker={
                "color": [job["accent"] if bar["is_marked"] else job["level-3"] for bar in bars]
            },
            text=[bar["words"] for bar in bars],
            textposition="outside",
            textfont={"color": job["ink"], "size": 13},
            hovertemplate="%{y}: %{text}<extra></extra>",
            cliponaxis=False,
        ),
        **cell,
    )


def _joined(runs: Sequence[Sequence[tuple[float, float]]]) -> tuple[list, list]:
    """Runs as one line with gaps between them."""
    years: list[float | None] = []
    values: list[float | None] = []
    for at, run in enumerate(runs):
        if at:
            years.append(None)
            values.append(None)
        years += [year for year, _ in run]
        values += [value for _, value in run]
    return years, values
