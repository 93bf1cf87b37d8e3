"""What a reader sees as a picture: title, unit, source, release and filters inside it.

Drawn here and not by the reader's browser: the same picture for everybody, in two formats, and a
test can look at it (docs/decisions/0051).
"""

from __future__ import annotations

import io
import math
import textwrap
import threading
from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

WIDE = 10.0
"""Inches; a hundred pixels each in the SVG, twice as many in the PNG."""
LETTERS = 122
"""As many fit on a line of small text."""
LINE = 0.2
"""Inches that a line of small text takes."""
ROW = 0.26

_drawing = threading.Lock()  # matplotlib's settings are one for all threads
STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "svg.fonttype": "none",
    "svg.hashsalt": "asean-ai-readiness",
    "text.parse_math": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
}


def picture(drawing: Mapping[str, Any], form: str) -> bytes:
    """A drawing as ``png`` or ``svg``.

    Args:
        drawing: ``kind`` (lines, bars, multiples, scatter, table), ``title``, ``under`` and
            ``foot`` (lines of text), ``colours`` (job → colour), and the ``panels`` of its kind.
    """
    with _drawing, rc_context(STYLE):
        figure = _figure(drawing)
        out = io.BytesIO()
        told = {"Title": drawing["title"], "Description": " ".join(drawing["foot"])}
        if form == "svg":
            told |= {"Date": None}
        figure.savefig(out, format=form, dpi=200 if form == "png" else 100, metadata=told)
    return out.getvalue()


def _figure(drawing: Mapping[str, Any]) -> Figure:
    job, kind, panels = drawing["colours"], drawing["kind"], drawing["panels"]
    head = [*_wrapped(drawing["under"])]
    title = textwrap.wrap(drawing["title"], 78) or [""]
    foot = [*_wrapped(drawing["foot"])]
    columns = min(4, len(panels)) if kind == "multiples" else 1
    lines = max(1, math.ceil(len(panels) / columns))
    top, bottom = 0.25 + 0.28 * len(title) + LINE * len(head), 0.2 + LINE * len(foot)
    inside = sum(_tall(kind, panel) for panel in panels[::columns]) or 1.0
    height = top + inside + bottom
    figure = Figure(figsize=(WIDE, height), facecolor=job["paper"])
    FigureCanvasAgg(figure)
    at = height - 0.2
    for line in title:
        figure.text(0.02, at / height, line, color=job["ink"], size=14, weight="bold", va="top")
        at -= 0.28
    for line in head:
        figure.text(0.02, at / height, line, color=job["quiet"], size=9.5, va="top")
        at -= LINE
    for number, line in enumerate(reversed(foot)):
        place = (0.12 + LINE * number) / height
        figure.text(0.02, place, line, color=job["quiet"], size=8.5)
    grid = figure.add_gridspec(
        lines,
        columns,
        left=0.3 if kind == "bars" else 0.02 if kind == "table" else 0.08,
        right=0.86 if kind == "lines" else 0.98,
        top=1 - (top + 0.35) / height,
        bottom=(bottom + 0.45) / height,
        hspace=0.55 if kind == "multiples" else 0.4,
        wspace=0.3,
        height_ratios=[_tall(kind, panel) for panel in panels[::columns]] or [1],
    )
    paint = {
        "lines": _lines,
        "multiples": _lines,
        "bars": _bars,
        "scatter": _scatter,
        "table": _table,
    }
    for number, panel in enumerate(panels):
        axes = figure.add_subplot(grid[number // columns, number % columns])
        axes.set_facecolor(job["paper"])
        axes.tick_params(colors=job["quiet"], labelsize=9)
        for edge in axes.spines.values():
            edge.set_color(job["rule"])
        paint[kind](axes, panel, job, kind)
    return figure


def _tall(kind: str, panel: Mapping[str, Any]) -> float:
    if kind == "bars":
        return 0.9 + ROW * len(panel["bars"])
    if kind == "table":
        return 0.9 + ROW * len(panel["rows"])
    return {"multiples": 2.1, "scatter": 6.0}.get(kind, 3.4)


def _lines(axes: Axes, panel: Mapping[str, Any], job: Mapping[str, str], kind: str) -> None:
    for line in panel["lines"]:
        colour = job["accent"] if line["role"] == "marked" else job["context"]
        wide = 2.4 if line["role"] == "marked" else 1.3
        style = "none" if panel["is_relative"] else ":" if line["role"] == "mean" else "-"
        for run in line["runs"]:
            years = [year for year, _ in run]
            axes.plot(
                years,
                [value for _, value in run],
                color=colour,
                linewidth=wide,
                linestyle=style,
                marker="o",
                markersize=4 if line["role"] == "marked" else 2.5,
            )
    for label in panel["labels"]:
        axes.annotate(
            label["name"],
            (1.0, label["place"]),
            xycoords=("axes fraction", "data"),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            color=job["accent"] if label["is_marked"] else job["quiet"],
            size=8.5,
            annotation_clip=False,
        )
    for year in panel["breaks"]:
        axes.axvline(year - 0.5, color=job["edge"], linestyle=":", linewidth=1)
    axes.set_ylim(*panel["reach"])
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=4 if kind == "multiples" else 10))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4))
    axes.grid(axis="y", color=job["rule"], linewidth=0.6)
    _titled(axes, panel, job)


def _bars(axes: Axes, panel: Mapping[str, Any], job: Mapping[str, str], _kind: str) -> None:
    bars = panel["bars"]
    axes.barh(
        range(len(bars)),
        [bar["value"] for bar in bars],
        color=[job["accent"] if bar["is_marked"] else job["level-3"] for bar in bars],
        height=0.72,
    )
    axes.set_yticks(range(len(bars)), [bar["name"] for bar in bars])
    axes.invert_yaxis()
    axes.set_xlim(*panel["reach"])
    for place, bar in enumerate(bars):
        axes.annotate(
            bar["words"],
            (bar["value"], place),
            xytext=(4 if bar["value"] >= 0 else -4, 0),
            textcoords="offset points",
            va="center",
            ha="left" if bar["value"] >= 0 else "right",
            color=job["ink"],
            size=8.5,
        )
    axes.axvline(0, color=job["edge"], linewidth=1)
    axes.grid(axis="x", color=job["rule"], linewidth=0.6)
    axes.set_axisbelow(True)
    _titled(axes, panel, job)


def _scatter(axes: Axes, panel: Mapping[str, Any], job: Mapping[str, str], _kind: str) -> None:
    for name, line in (("x", axes.xaxis), ("y", axes.yaxis)):
        axis = panel[name]
        log = " (log scale)" if axis["transform"] == "log" else ""
        line.set_label_text(f"{axis['title']}, {axis['unit']}{log}", color=job["quiet"])
        if axis["ticks"]:
            line.set_ticks([at for at, _ in axis["ticks"]], [word for _, word in axis["ticks"]])
    left, right = (end(point["px"] for point in panel["points"]) for end in (min, max))
    for point in panel["points"]:
        colour = job["accent"] if point["is_marked"] else job["context"]
        shape = "o" if point["is_member"] else "x"
        axes.plot(point["px"], point["py"], marker=shape, color=colour, markersize=7)
        is_late = point["px"] > left + 0.85 * (right - left)
        axes.annotate(
            point["name"],
            (point["px"], point["py"]),
            xytext=(-7 if is_late else 7, 3),
            ha="right" if is_late else "left",
            textcoords="offset points",
            size=8.5,
            color=job["ink"],
        )
    axes.margins(0.08)
    axes.grid(color=job["rule"], linewidth=0.6)


def _table(axes: Axes, panel: Mapping[str, Any], job: Mapping[str, str], _kind: str) -> None:
    axes.set_axis_off()
    lines = [panel["heads"], *panel["rows"]]
    widths = [max(len(str(line[at])) for line in lines) + 2 for at in range(len(panel["heads"]))]
    widths = [min(width, 44) for width in widths]
    starts = [sum(widths[:at]) / sum(widths) for at in range(len(widths))]
    for row, line in enumerate(lines):
        for start, width, cell in zip(starts, widths, line, strict=True):
            axes.text(
                start,
                1 - (row + 0.5) / len(lines),
                textwrap.shorten(str(cell), width, placeholder="…") if cell else "",
                color=job["ink"] if row else job["quiet"],
                weight="normal" if row else "bold",
                size=min(9.0, 9.0 * 112 / sum(widths)),
                va="center",
            )
        axes.axhline(1 - (row + 1) / len(lines), color=job["rule"], linewidth=0.6)
    axes.set(xlim=(0, 1), ylim=(0, 1))


def _titled(axes: Axes, panel: Mapping[str, Any], job: Mapping[str, str]) -> None:
    axes.set_title(panel["title"], loc="left", size=10, color=job["ink"])
    axes.set_xlabel("")
    axes.set_ylabel(panel["unit"], color=job["quiet"], size=8.5) if panel["unit"] else None


def _wrapped(lines: Sequence[str]) -> list[str]:
    return [part for line in lines for part in textwrap.wrap(line, LETTERS)]
