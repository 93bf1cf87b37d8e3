"""Dated things in lanes along the years; what is known to the year or month is a bar, not a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from textwrap import wrap

import plotly.graph_objects as go

from readiness.charts import theme

SLOT = 20
"""Pixels a row within a lane: marks that would touch stand in rows of their own."""

LABEL = 1.0
"""Rows a line of a lane's name takes; it stands above its marks, so that a phone keeps the width."""

WRAP = 46
"""Letters in a line of a name."""

CLOSE = 40
"""A mark is as wide as one part in so many of the years shown."""

LOOKS = {
    "in_force": ("circle", "level-5"),
    "adopted": ("diamond", "level-4"),
    "expired": ("diamond-open", "quiet"),
    "replaced": ("triangle-left-open", "quiet"),
    "in_preparation": ("circle-open", "accent"),
    "done": ("circle", "level-5"),
    "open": ("diamond-open", "below"),
    "planned": ("circle-open", "accent"),
}
"""Stage of a mark: its symbol, and the job of its colour."""


def lanes(
    marks: Sequence[Mapping],
    names: Mapping[str, str],
    words: Mapping[str, str],
    years: tuple[int, int],
    spans: Sequence[Mapping] = (),
    now: tuple[str, str] | None = None,
    mode: str = "light",
) -> go.Figure:
    """One lane for each of ``names``, from the top; a mark for each date.

    Args:
        marks: ``lane, from, until`` (ISO days between which it lies), ``look`` and ``words``.
        words: look → its word in the legend, in order.
        years: the first and the last year shown.
        spans: ``lane, from, until, words``: periods, drawn behind the marks and cut off at the edge.
        now: an ISO day to be marked, and its label.
    """
    job = theme.colours(mode)
    window = (date(years[0], 1, 1), date(years[1], 12, 31))
    placed, tops = _places(marks, names, (window[1] - window[0]) / CLOSE)
    figure = go.Figure()
    for span in spans:
        ends = [_within(span["from"], window), _within(span["until"], window)]
        top, bottom = tops[span["lane"]]
        at = (top + LABEL * len(_lines(names[span["lane"]])) + bottom - 0.2) / 2
        figure.add_trace(_line(ends, at, job["rule"], 9, span["words"]))
    for mark, at in placed:
        if mark["from"] != mark["until"]:
            ends = [_within(mark["from"], window), _within(mark["until"], window)]
            figure.add_trace(_line(ends, at, job["context"], 3))
    for look, word in words.items():
        own = [(mark, at) for mark, at in placed if mark["look"] == look]
        if own:
            figure.add_trace(_symbols(own, look, word, job))
    height = 78 + int(SLOT * max((bottom for _, bottom in tops.values()), default=1))
    figure.update_layout(**theme.layout(mode, height=height))
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False}
        | {"bgcolor": "rgba(0,0,0,0)", "itemdoubleclick": False},
        margin={"l": 8, "r": 8, "t": 34, "b": 28},
    )
    for _, bottom in tops.values():
        figure.add_hline(y=bottom, line={"color": job["rule"], "width": 1})
    if now:
        _mark_now(figure, now, job)
    figure.update_xaxes(
        type="date",
        range=[window[0].isoformat(), window[1].isoformat()],
        dtick="M12",
        tickformat="%Y",
        ticklabelmode="period",
        zeroline=False,
    )
    last = max((bottom for _, bottom in tops.values()), default=1)
    figure.update_yaxes(range=[last, 0], visible=False)
    for lane, (top, _) in tops.items():
        _name(figure, _lines(names[lane]), top, job)
    return figure


def _places(
    marks: Sequence[Mapping], names: Mapping[str, str], width: timedelta
) -> tuple[list[tuple[Mapping, float]], dict[str, tuple[float, float]]]:
    """Each mark with its height, and each lane's top and bottom, in rows from the top."""
    placed: list[tuple[Mapping, float]] = []
    tops: dict[str, tuple[float, float]] = {}
    top = 0.0
    for lane in names:
        ends: list[date] = []
        below = top + LABEL * len(_lines(names[lane]))
        for mark in sorted((m for m in marks if m["lane"] == lane), key=_middle):
            at = _middle(mark)
            free = next((n for n, end in enumerate(ends) if end + width <= at), len(ends))
            ends[free : free + 1] = [at]
            placed.append((mark, below + free + 0.5))
        bottom = below + max(len(ends), 1) + 0.2
        tops[lane] = (top, bottom)
        top = bottom
    return placed, tops


def _lines(name: str) -> list[str]:
    return wrap(name, WRAP)


def _name(figure: go.Figure, lines: list[str], top: float, job: dict[str, str]) -> None:
    figure.add_annotation(
        xref="paper",
        x=0,
        y=top,
        xanchor="left",
        yanchor="top",
        align="left",
        text="<br>".join(lines),
        showarrow=False,
        bgcolor=job["paper"],
        borderpad=1,
        font={"size": 13, "color": job["ink"]},
    )


def _middle(mark: Mapping) -> date:
    first, last = date.fromisoformat(mark["from"]), date.fromisoformat(mark["until"])
    return first + (last - first) / 2


def _within(day: str | None, window: tuple[date, date]) -> str:
    at = date.fromisoformat(day) if day else window[1]
    return min(max(at, window[0]), window[1]).isoformat()


def _line(ends: list[str], at: float, colour: str, width: int, words: str = "") -> go.Scatter:
    return go.Scatter(
        x=ends,
        y=[at, at],
        mode="lines",
        line={"color": colour, "width": width},
        showlegend=False,
        hovertemplate=f"{words}<extra></extra>" if words else None,
        hoverinfo=None if words else "skip",
    )


def _symbols(
    own: list[tuple[Mapping, float]], look: str, word: str, job: dict[str, str]
) -> go.Scatter:
    symbol, colour = LOOKS[look]
    return go.Scatter(
        x=[_middle(mark).isoformat() for mark, _ in own],
        y=[at for _, at in own],
        mode="markers",
        marker={
            "symbol": symbol,
            "size": 12,
            "color": job[colour],
            "line": {"width": 2 if symbol.endswith("open") else 1, "color": job[colour]},
        },
        customdata=[mark["words"] for mark, _ in own],
        hovertemplate="%{customdata}<extra></extra>",
        name=word,
    )


def _mark_now(figure: go.Figure, now: tuple[str, str], job: dict[str, str]) -> None:
    day, label = now
    figure.add_shape(
        type="line",
        x0=day,
        x1=day,
        y0=0,
        y1=1,
        yref="paper",
        line={"color": job["ink"], "width": 1, "dash": "dot"},
    )
    figure.add_annotation(
        x=day,
        y=0,
        yref="paper",
        yanchor="bottom",
        xanchor="left",
        xshift=4,
        text=label,
        showarrow=False,
        font={"size": 13, "color": job["quiet"]},
    )
