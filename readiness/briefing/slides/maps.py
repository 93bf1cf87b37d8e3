"""The map as shapes: a tile a state, and its true outline beside it; both can be recoloured."""

from __future__ import annotations

import re
from typing import Any

from pptx.enum.dml import MSO_PATTERN_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Pt

from readiness.briefing.document import Map
from readiness.briefing.paper import maps
from readiness.briefing.slides import charts, heights, ink
from readiness.briefing.slides.charts import Place
from readiness.briefing.slides.ink import Pen

SPACE = 0.06
"""Between two tiles."""
KEY = 0.34
"""Height of the key under the map, and of the disclaimer under the key."""


def draw(slide: Any, block: Map, place: Place, pen: Pen) -> None:
    """Title, tiles, outlines, key and disclaimer."""
    told = maps.map_of(block, pen.words)
    x, y, width, height = place
    title = 0.0
    if told["title"] != slide.shapes.title.text_frame.text:
        title = pen.type.height(told["title"], width, charts.TITLE, is_bold=True)
        head = ink.box(slide, (x, y, width, title), told["title"])
        ink.write(head.paragraphs[0], told["title"], pen.language, charts.TITLE, is_bold=True)
    room = height - title - 2 * KEY - 0.2
    side = min(width / 2, room * 1.35)
    _tiles(slide, told, (x, y + title + 0.1, side, room), pen)
    _outlines(slide, block, told, (x + side + 0.2, y + title + 0.1, width - side - 0.2, room))
    _key(slide, told, (x, y + height - 2 * KEY, width, KEY), pen)
    foot = ink.box(slide, (x, y + height - KEY, width, KEY), "note")
    ink.write(foot.paragraphs[0], told["note"], pen.language, heights.NOTE - 2, "quiet")


def _tiles(slide: Any, told: dict, place: Place, pen: Pen) -> None:
    x, y, width, height = place
    columns = 1 + max(tile["column"] for tile in told["tiles"])
    rows = 1 + max(tile["row"] for tile in told["tiles"])
    wide, tall = width / columns, height / rows
    group = slide.shapes.add_group_shape()
    for tile in told["tiles"]:
        shape = group.shapes.add_shape(
            1,
            Inches(x + tile["column"] * wide),
            Inches(y + tile["row"] * tall),
            Inches(wide - SPACE),
            Inches(tall - SPACE),
        )
        shape.name = f"{tile['name']}: {tile['word']}"
        shape.shadow.inherit = False
        _paint(shape, tile["job"], tile["is_chosen"])
        frame = ink.bare(shape.text_frame, 0.03)
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        for text, is_bold in ((tile["name"], True), (tile["word"], False)):
            line = frame.paragraphs[0] if is_bold else frame.add_paragraph()
            line.alignment = PP_ALIGN.CENTER
            size = _fitting(text, wide - SPACE - 0.08, is_bold, pen)
            ink.write(
                line,
                text,
                pen.language,
                size,
                f"on-{tile['job']}" if tile["job"].startswith("level") else "ink",
                is_bold,
            )
            if line.runs[0].font.color.type is None:
                ink.colour(line.runs[0].font.color, "ink")
    ink.describe(group, told["title"], told["alt"])


def _fitting(text: str, width: float, is_bold: bool, pen: Pen) -> float:
    """The largest size from 11 down to 7 at which no word of a tile is broken."""
    longest = max((pen.type.width(word, 1, is_bold) for word in text.split()), default=0)
    return max(7, min(11, int(2 * width / longest) / 2)) if longest else 11


def _outlines(slide: Any, block: Map, told: dict, place: Place) -> None:
    """Freeforms on a sea: neighbours, then states in the colour of their tile, then small states' pins."""
    x, y, width, height = place
    wide, tall = maps.point(maps.EAST, maps.SOUTH)
    scale = min(width / wide, height / tall)
    at = (Inches(x), Inches(y))
    unit = Inches(scale)
    group = slide.shapes.add_group_shape()
    sea = group.shapes.add_shape(1, *at, Inches(wide * scale), Inches(tall * scale))
    ink.fill(sea, "sea")
    sea.shadow.inherit = False
    ink.fill(_shape(group, maps.neighbours(), at, unit), "land")
    jobs = maps.colour_jobs(block)
    for iso3, outline, pin in maps.outlines():
        job, is_chosen = jobs.get(block.groups.get(iso3, ""), ""), iso3 in block.chosen
        _paint(_shape(group, outline, at, unit), job, is_chosen)
        if pin:
            round_ = (
                at[0] + (pin[0] - 9) * unit,
                at[1] + (pin[1] - 9) * unit,
                18 * unit,
                18 * unit,
            )
            mark = group.shapes.add_shape(MSO_SHAPE.OVAL, *(Emu(int(edge)) for edge in round_))
            mark.shadow.inherit = False
            _paint(mark, job, is_chosen)
    ink.describe(group, told["title"], told["alt"])


def _shape(group: Any, outline: str, at: tuple[int, int], unit: float) -> Any:
    """A freeform of an outline that is written as SVG writes it: M x y L x y … Z.

    As XML, since python-pptx takes three seconds for a map, point by point.
    """
    points = [(int(x), int(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)", outline)]
    left, top = (min(ends) for ends in zip(*points, strict=True))
    wide, tall = (max(max(ends) - min(ends), 1) for ends in zip(*points, strict=True))

    def steps(ring: str) -> str:
        first, *rest = re.findall(r"(-?\d+) (-?\d+)", ring)
        drawn = "".join(f"<a:lnTo>{_point(one, left, top)}</a:lnTo>" for one in rest)
        return f"<a:moveTo>{_point(first, left, top)}</a:moveTo>{drawn}<a:close/>"

    path = "".join(steps(ring) for ring in outline.split("Z") if ring)
    shape = group.shapes.add_shape(
        MSO_SHAPE.RECTANGLE,
        *(Emu(int(edge)) for edge in (at[0] + left * unit, at[1] + top * unit)),
        *(Emu(int(edge * unit)) for edge in (wide, tall)),
    )
    plain = shape._element.spPr.find(qn("a:prstGeom"))
    shape._element.spPr.replace(
        plain,
        parse_xml(
            f"<a:custGeom {nsdecls('a')}><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{wide}" h="{tall}">{path}</a:path></a:pathLst></a:custGeom>'
        ),
    )
    shape.shadow.inherit = False
    return shape


def _point(at: tuple[str, str], left: int, top: int) -> str:
    return f'<a:pt x="{int(at[0]) - left}" y="{int(at[1]) - top}"/>'


def _key(slide: Any, told: dict, place: Place, pen: Pen) -> None:
    x, y, _, height = place
    for job, name in told["key"]:
        shape = slide.shapes.add_shape(1, Inches(x), Inches(y + 0.06), Inches(0.26), Inches(0.18))
        shape.shadow.inherit = False
        shape.name = name
        _paint(shape, job, is_chosen=False)
        ink.decorative(shape)
        wide = pen.type.width(name, heights.NOTE) + 0.3
        label = ink.box(slide, (x + 0.34, y, wide, height), name)
        ink.write(label.paragraphs[0], name, pen.language, heights.NOTE)
        x += 0.34 + wide


def _paint(shape: Any, job: str, is_chosen: bool) -> None:
    if job:
        shape.fill.solid()
        ink.colour(shape.fill.fore_color, job)
    else:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        ink.colour(shape.fill.fore_color, "hatch")
        ink.colour(shape.fill.back_color, "hole")
    ink.colour(shape.line.color, "ink" if is_chosen else "edge")
    shape.line.width = Pt(2.5 if is_chosen else 0.5)
