"""Charts that PowerPoint knows as charts: their figures lie in a sheet and can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.line import LineFormat
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from readiness.briefing.document import Dots, Mark, Number, Path, Say, Stack
from readiness.briefing.paper.charts import round_steps, status_name
from readiness.briefing.slides import heights, ink
from readiness.briefing.slides.ink import Pen
from readiness.wording.statuses import STATUSES

TITLE, TEXT, SMALL = 14, 12, 10
HOLES = {
    "no_data": MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL,
    "not_a_member": MSO_PATTERN_TYPE.LARGE_CHECKER_BOARD,
    "not_measured": MSO_PATTERN_TYPE.LARGE_GRID,
    "not_assessable": MSO_PATTERN_TYPE.PERCENT_10,
    "data_end_earlier": MSO_PATTERN_TYPE.LIGHT_VERTICAL,
    "not_applicable": MSO_PATTERN_TYPE.DIAGONAL_CROSS,
    "projection": MSO_PATTERN_TYPE.LIGHT_HORIZONTAL,
}
"""Statuses that judge nothing have patterns, not colours; the hatch is no data."""


Place = tuple[float, float, float, float]


def dots(slide: Any, block: Dots, place: Place, pen: Pen) -> None:
    """A mark a name over a shared axis; the reference a hollow mark, a band of ranks a whisker."""
    marks = block.marks
    data = CategoryChartData(number_format=_format(mark.value for mark in marks))
    data.categories = [_named(pen, mark.name, mark.value) for mark in marks]
    said = pen.say(block.value) + (f"  | {pen.say(block.band)}" if block.band else "")
    data.add_series(said, [mark.value for mark in marks])
    if block.reference:
        data.add_series(pen.say(block.reference), [mark.reference for mark in marks])
    chart = _add(slide, XL_CHART_TYPE.LINE_MARKERS, data, place, pen, block)
    has_chosen = len({mark.is_chosen for mark in marks}) > 1
    value = chart.plots[0].series[0]
    _only_marks(value, XL_MARKER_STYLE.CIRCLE, 11, "context" if has_chosen else "accent")
    for at, mark in enumerate(marks):
        if has_chosen and mark.is_chosen and mark.value is not None:
            _paint(value.points[at].marker, "accent")
            value.points[at].format.fill.solid()  # LibreOffice reads a mark's colour here
            ink.colour(value.points[at].format.fill.fore_color, "accent")
    _labels(value, XL_LABEL_POSITION.RIGHT, "ink")
    if block.reference:
        _only_marks(chart.plots[0].series[1], XL_MARKER_STYLE.DIAMOND, 8, "below")
    if any(mark.low is not None and mark.high is not None for mark in marks):
        lengths = [_lengths(mark) for mark in marks]
        _whiskers(value, lengths)
    _axis(chart.value_axis, pen, min(block.low, block.high), max(block.low, block.high), block.axis)
    steps = round_steps(min(block.low, block.high), max(block.low, block.high))
    chart.value_axis.major_unit = steps[1] - steps[0]
    if block.low > block.high:
        chart.value_axis.reverse_order = True
        chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    _plain(chart.category_axis)
    _legend(chart)


def stack(slide: Any, block: Stack, place: Place, pen: Pen) -> None:
    """A bar a name, its parts the statuses in their order, each with its count."""
    order = [key for key in STATUSES if any(counts.get(key) for _, counts in block.bars)]
    data = CategoryChartData(number_format="0")
    data.categories = [pen.say(name) for name, _ in block.bars]
    for key in order:
        words = f"{STATUSES[key][0]} {pen.say(status_name(key))}"
        data.add_series(words, [counts.get(key) or None for _, counts in block.bars])
    chart = _add(slide, XL_CHART_TYPE.BAR_STACKED, data, place, pen, block)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 55, 100
    for key, series in zip(order, plot.series, strict=True):
        job = STATUSES[key][2]
        _bar(series, f"status-{job}" if job else "", HOLES.get(key))
        _labels(series, XL_LABEL_POSITION.CENTER, "paper" if job else "ink")
        series.data_labels.number_format = f'"{STATUSES[key][0]}" 0'
        series.data_labels.number_format_is_linked = False
    chart.category_axis.reverse_order = True
    _plain(chart.category_axis)
    _name_all(chart.category_axis)
    if len(block.bars) > heights.MANY_BARS:
        chart.category_axis.tick_labels.font.size = Pt(SMALL)
    most = max((sum(counts.values()) for _, counts in block.bars), default=1)
    _axis(chart.value_axis, pen, 0, most)
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    _legend(chart)


def path(slide: Any, block: Path, place: Place, pen: Pen) -> None:
    """The measured line, from its end the path needed, the target, and where it has one the forecast."""
    goal = Number(block.target[1], block.decimals, block.unit)
    data = XyChartData(number_format=_decimals(block.decimals))
    lines = [(pen.say(Say("measured")), block.measured)]
    if block.measured:
        lines.append((pen.say(Say("path needed")), (block.measured[-1], block.target)))
    lines.append((pen.say(Say("target {figure}", {"figure": goal})), (block.target,)))
    if block.forecast:
        words = Say("forecast, with the range that holds 80 % of outcomes")
        lines.append((pen.say(words), (block.forecast[:2],)))
    for name, points in lines:
        series = data.add_series(name)
        for year, value in points:
            series.add_data_point(year, value)
    chart = _add(slide, XL_CHART_TYPE.XY_SCATTER_LINES, data, place, pen, block)
    found = list(chart.plots[0].series)
    _line(found[0], "accent", 2.5)
    _mark(found[0], XL_MARKER_STYLE.CIRCLE, 7, "accent")
    if block.measured:
        _line(found[1], "quiet", 1.25, MSO_LINE_DASH_STYLE.DASH)
        _mark(found[1], XL_MARKER_STYLE.NONE, 2, "quiet")
    at = 2 if block.measured else 1
    _only_marks(found[at], XL_MARKER_STYLE.DIAMOND, 12, "ink")
    if block.forecast:
        _, value, low, high = block.forecast
        _only_marks(found[at + 1], XL_MARKER_STYLE.CIRCLE, 9, "level-3")
        _whiskers(found[at + 1], [(high - value, value - low)])
    years = [year for _, points in lines for year, _ in points]
    _axis(chart.category_axis, pen, min(years), max(years))
    chart.category_axis.tick_labels.number_format = "0"
    chart.category_axis.tick_labels.number_format_is_linked = False
    chart.category_axis.has_major_gridlines = False
    values = [value for _, points in lines for _, value in points] + [*(block.forecast or ())[2:]]
    steps = round_steps(min(values), max(values), reaches_over=True)
    _axis(chart.value_axis, pen, steps[0], steps[-1])
    chart.value_axis.major_unit = steps[1] - steps[0]
    _legend(chart)


def _add(slide: Any, kind: Any, data: Any, place: Place, pen: Pen, block: Any) -> Any:
    frame = slide.shapes.add_chart(kind, *(Inches(at) for at in place), data)
    ink.describe(frame, pen.say(block.title), pen.say(block.alt))
    chart = frame.chart
    chart.font.size = Pt(TEXT)
    ink.colour(chart.font.color, "ink")
    chart._chartSpace.xpath("c:txPr/a:p/a:pPr/a:defRPr")[0].set("lang", pen.language)
    is_named = slide.shapes.title.text_frame.text == pen.say(block.title)
    chart.has_title = not is_named
    if not is_named:
        chart.chart_title.include_in_layout = False
        line = chart.chart_title.text_frame.paragraphs[0]
        ink.write(line, pen.say(block.title), pen.language, TITLE, is_bold=True)
    chart.has_legend = False
    return chart


def _lengths(mark: Mark) -> tuple[float, float]:
    """How far a whisker reaches up and down; a mark without a band has none."""
    if mark.value is None or mark.low is None or mark.high is None:
        return 0.0, 0.0
    return mark.high - mark.value, mark.value - mark.low


def _named(pen: Pen, name: Any, value: float | None) -> str:
    said = pen.say(name)
    return said if value is not None else f"{said}\n⌀ {pen.say(Number(None))}"


def _format(values: Any) -> str:
    return _decimals(0 if all(value is None or value == int(value) for value in values) else 1)


def _decimals(count: int) -> str:
    return "0." + "0" * count if count else "0"


def _only_marks(series: Any, style: Any, size: int, job: str, edge: str = "") -> None:
    series.smooth = False
    series.format.line.fill.background()
    _mark(series, style, size, job, edge)


def _mark(series: Any, style: Any, size: int, job: str, edge: str = "") -> None:
    series.smooth = False
    series.marker.style, series.marker.size = style, size
    _paint(series.marker, job, edge)


def _paint(marker: Any, job: str, edge: str = "") -> None:
    marker.format.fill.solid()
    ink.colour(marker.format.fill.fore_color, job)
    ink.colour(marker.format.line.color, edge or job)
    marker.format.line.width = Pt(1.5)


def _line(series: Any, job: str, width: float, dash: Any = None) -> None:
    line: LineFormat = series.format.line
    ink.colour(line.color, job)
    line.width = Pt(width)
    if dash is not None:
        line.dash_style = dash


def _bar(series: Any, job: str, pattern: Any) -> None:
    fill = series.format.fill
    if pattern is not None:
        fill.patterned()
        fill.pattern = pattern
        ink.colour(fill.fore_color, "hatch" if pattern == HOLES["no_data"] else "rule")
        ink.colour(fill.back_color, "hole")
    else:
        fill.solid()
        ink.colour(fill.fore_color, job or "panel")
    ink.colour(series.format.line.color, "paper" if job else "edge")


def _labels(series: Any, position: Any, job: str) -> None:
    labels = series.data_labels
    labels.show_value, labels.position = True, position
    labels.font.size, labels.font.bold = Pt(TEXT), True
    ink.colour(labels.font.color, job)


def _axis(
    axis: Any,
    pen: Pen,
    low: float | None = None,
    high: float | None = None,
    title: Say | None = None,
) -> None:
    axis.minimum_scale, axis.maximum_scale = low, high
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = True
    ink.colour(axis.major_gridlines.format.line.color, "rule")
    axis.format.line.fill.background()
    if title and pen.say(title):
        axis.has_title = True
        ink.write(
            axis.axis_title.text_frame.paragraphs[0],
            pen.say(title),
            pen.language,
            TEXT,
            "quiet",
            False,
        )


def _plain(axis: Any) -> None:
    axis.tick_labels.font.size = Pt(TEXT)
    axis._element.xpath("c:txPr/a:bodyPr")[0].set("rot", "0")  # names stay level, and break
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = False
    ink.colour(axis.format.line.color, "edge")


def _name_all(axis: Any) -> None:
    """Every category has its label, also where they are many."""
    skip = axis._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    last = axis._element.xpath("c:noMultiLvlLbl")
    last[0].addprevious(skip) if last else axis._element.append(skip)


def _legend(chart: Any) -> None:
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(TEXT)


def _whiskers(series: Any, steps: Sequence[tuple[float, float]]) -> None:
    """Error bars with a length of their own at each point, (up, down)."""

    def side(name: str, at: int) -> str:
        points = "".join(
            f'<c:pt idx="{index}"><c:v>{step[at]}</c:v></c:pt>' for index, step in enumerate(steps)
        )
        return f'<c:{name}><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(steps)}"/>{points}</c:numLit></c:{name}>'

    bars = parse_xml(
        f"<c:errBars {nsdecls('c', 'a')}>"
        '<c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"{side('plus', 0)}{side('minus', 1)}"
        f'<c:spPr><a:ln w="28575"><a:solidFill><a:srgbClr val="{ink.rgb("context")}"/></a:solidFill></a:ln></c:spPr>'
        "</c:errBars>"
    )
    element = series._element
    after = element.xpath("c:cat | c:xVal | c:val | c:yVal")[0]
    after.addprevious(bars)
