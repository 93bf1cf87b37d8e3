"""The path to a target: what was, what it takes, and where the trend leads; one panel a state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from statistics import median

import plotly.graph_objects as go

from readiness.charts import theme

COLUMNS = 2
ROW, BETWEEN, ALONE = 132, 64, 340
"""Height of a row of panels, of the room between two rows, and of a single panel, in pixels."""
APART = 4.0
"""A panel that spans so many times what the middle one does would flatten all the others."""


def target_path(
    paths: Sequence[Mapping], unit: str, from_zero: bool = True, mode: str = "light"
) -> go.Figure:
    """One panel for each path; one scale for all, unless `has_own_scales`.

    Args:
        paths: ``title``; ``points`` ``(year, value)``, oldest first; ``breaks``, the years in which
            a new method starts; ``base`` ``(year, value)``, before which nothing was judged;
            ``target`` ``(year, value, label)``; ``forecast`` ``(year, value, low, high)``. Base,
            target and forecast are None where there is none, the ends of an interval too.
        from_zero: the scale begins at 0, or under the lowest figure.
    """
    job = theme.colours(mode)
    columns = min(COLUMNS, len(paths))
    n_rows = ceil(len(paths) / columns)
    height = ALONE if len(paths) == 1 else ROW * n_rows + BETWEEN * (n_rows - 1)
    figure = go.Figure().set_subplots(
        rows=n_rows,
        cols=columns,
        horizontal_spacing=0.09,
        vertical_spacing=BETWEEN / height if n_rows > 1 else 0,
        subplot_titles=[path["title"] for path in paths],
    )
    figure.update_layout(**theme.layout(mode, height=height + 76))
    figure.update_annotations(font={"size": 14, "color": job["ink"]})
    axis = theme.layout(mode)["yaxis"]
    own = has_own_scales(paths)
    every = [value for path in paths for value in _values(path)]
    years = [year for path in paths for year in _years(path)]
    for at, path in enumerate(paths):
        cell = {"row": at // columns + 1, "col": at % columns + 1}
        _draw(figure, path, unit, job, cell, is_alone=len(paths) == 1)
        figure.update_yaxes(
            axis, range=_range(_values(path) if own else every, from_zero), nticks=4, **cell
        )
    first, last = min(years), max(years)
    figure.update_xaxes(
        axis,
        range=[first - 0.8, last + 1.2],
        tickvals=_ticks(first, last, len(paths) == 1),
        tickformat="d",
        showgrid=False,
    )
    if len(paths) == 1:
        figure.update_yaxes(title={"text": unit})
    figure.update_layout(margin={"l": 8, "r": 8, "t": 40, "b": 28})
    return figure


def has_own_scales(paths: Sequence[Mapping]) -> bool:
    """Whether one state would flatten all others, so that each needs a scale of its own."""
    spans = [max(values) - min(values) for path in paths if (values := _values(path))]
    return len(spans) > 1 and max(spans) > APART * (median(spans) or max(spans))


def _draw(
    figure: go.Figure, path: Mapping, unit: str, job: dict[str, str], cell: dict, is_alone: bool
) -> None:
    points, base, target, forecast = (
        path[part] for part in ("points", "base", "target", "forecast")
    )
    if forecast and points:
        _lead(figure, points[-1], forecast, unit, job, cell)
    if base and target:
        figure.add_trace(
            go.Scatter(
                x=[base[0], target[0]],
                y=[base[1], target[1]],
                mode="lines",
                line={"color": job["quiet"], "width": 1.25, "dash": "dash"},
                hoverinfo="skip",
                name="required path",
            ),
            **cell,
        )
    n_before = sum(base is None or year < base[0] for year, _ in points)
    # The grey line runs up to the base, so that a gap always means a break.
    before, since = points[: n_before + 1 if n_before else 0], points[n_before:]
    for run, colour in ((before, job["context"]), (since, job["accent"])):
        if run:
            years, values = _with_gaps(run, path["breaks"])
            figure.add_trace(
                go.Scatter(
                    x=years,
                    y=values,
                    mode="lines+markers",
                    line={"color": colour, "width": 2.5},
                    marker={"size": 7 if is_alone else 5},
                    connectgaps=False,
                    hovertemplate=f"%{{x}}: %{{y:.2f}} {unit}<extra></extra>",
                    name="figures",
                ),
                **cell,
            )
    for start in path["breaks"]:
        if points and points[0][0] < start <= points[-1][0]:
            figure.add_vline(
                x=start - 0.5, line={"color": job["edge"], "dash": "dot", "width": 1}, **cell
            )
    if target:
        figure.add_trace(
            go.Scatter(
                x=[target[0]],
                y=[target[1]],
                mode="markers+text",
                marker={
                    "symbol": "diamond-open",
                    "size": 11,
                    "color": job["ink"],
                    "line": {"width": 2, "color": job["ink"]},
                },
                text=[target[2] if is_alone else ""],
                textposition="bottom left" if base and base[1] > target[1] else "top left",
                textfont={"color": job["ink"], "size": 13},
                cliponaxis=False,
                hovertemplate=f"Target, %{{x}}: %{{y}} {unit}<extra></extra>",
                name="target",
            ),
            **cell,
        )


def _lead(
    figure: go.Figure,
    last: tuple[float, float],
    forecast: tuple[float, float, float | None, float | None],
    unit: str,
    job: dict[str, str],
    cell: dict,
) -> None:
    year, value, low, high = forecast
    if low is not None and high is not None:
        figure.add_trace(
            go.Scatter(
                x=[last[0], year, year, last[0]],
                y=[last[1], high, low, last[1]],
                mode="none",
                fill="toself",
                fillcolor=_pale(job["accent"]),
                hoverinfo="skip",
                name="80 % interval",
            ),
            **cell,
        )
    figure.add_trace(
        go.Scatter(
            x=[last[0], year],
            y=[last[1], value],
            mode="lines",
            line={"color": job["accent"], "width": 2, "dash": "dot"},
            hovertemplate=f"Forecast, %{{x}}: %{{y:.2f}} {unit}<extra></extra>",
            name="forecast",
        ),
        **cell,
    )


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.18)"


def _values(path: Mapping) -> list[float]:
    values = [value for _, value in path["points"]]
    values += [path["target"][1]] if path["target"] else []
    values += [value for value in (path["forecast"] or ())[1:] if value is not None]
    return values


def _years(path: Mapping) -> list[float]:
    return [year for year, _ in path["points"]] + ([path["target"][0]] if path["target"] else [])


def _range(values: Sequence[float], from_zero: bool) -> list[float]:
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = 0.14 * ((high - min(low, 0.0) if from_zero else high - low) or 1.0)
    return [min(low, 0.0) if from_zero else low - room, high + room]


def _ticks(first: float, last: float, is_alone: bool) -> list[int]:
    if not is_alone:
        return [int(first), int(last)]
    step = 1 if last - first <= 8 else 2 if last - first <= 18 else 5
    return list(range(int(last), int(first) - 1, -step))[::-1]


def _with_gaps(
    points: Sequence[tuple[float, float]], breaks: Sequence[int]
) -> tuple[list[float | None], list[float | None]]:
    years: list[float | None] = []
    values: list[float | None] = []
    for at, (year, value) in enumerate(points):
        if at and any(points[at - 1][0] < start <= year for start in breaks):
            years.append(None)
            values.append(None)
        years.append(year)
        values.append(value)
    return years, values
