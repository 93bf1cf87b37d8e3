"""Words, tiles and tables as native shapes that can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from readiness.briefing.document import Bullets, Name, Paragraph, Part, Table, Tiles, Verdict
from readiness.briefing.slides import heights, ink, master
from readiness.briefing.slides.ink import Pen
from readiness.charts import theme
from readiness.wording.statuses import STATUSES

PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def words(frame: Any, texts: Sequence[heights.Text], pen: Pen) -> None:
    """Paragraphs, notes and bullets into a text frame."""
    lines = ink.paragraphs(frame)
    for text in texts:
        for item in text.items if isinstance(text, Bullets) else (text.text,):
            line = next(lines)
            line.space_before = Pt(heights.BEFORE * 72)
            if isinstance(text, Bullets):
                ink.bullet(line)
            is_note = isinstance(text, Paragraph) and text.is_note
            size = (
                heights.VERDICT
                if isinstance(text, Verdict)
                else heights.NOTE
                if is_note
                else heights.BODY
            )
            ink.write(
                line,
                pen.say(item),
                pen.language,
                size,
                "quiet" if is_note else "ink",
                is_bold=True if isinstance(text, Verdict) else None,
            )


def tiles(slide: Any, block: Tiles, top: float, pen: Pen) -> None:
    """Each key figure a rectangle with three lines of text."""
    for row in heights.tile_rows(block):
        height = heights.tile_height(row, pen)
        width = heights.tile_width(row)
        for at, tile in enumerate(row):
            x = master.MARGIN + at * (width + heights.GAP)
            place = (Inches(one) for one in (x, top, width, height))
            shape = slide.shapes.add_shape(1, *place)
            ink.fill(shape, "panel")
            shape.shadow.inherit = False
            shape.name = pen.say(tile.label)
            frame = ink.bare(shape.text_frame, heights.PAD)
            for part, size, job, is_bold in (
                (tile.label, heights.TILE_LABEL, "quiet", True),
                (
                    tile.value,
                    heights.figure_size(tile, width - 2 * heights.PAD, pen),
                    "accent",
                    True,
                ),
                (tile.note, heights.TILE_NOTE, "ink", False),
            ):
                line = frame.paragraphs[0] if part is tile.label else frame.add_paragraph()
                line.alignment = PP_ALIGN.LEFT
                ink.write(line, pen.say(part), pen.said_in(part), size, job, is_bold)
                if job == "ink":
                    ink.colour(line.runs[0].font.color, "ink")
        top += height + heights.GAP


def table(slide: Any, block: Table, top: float, size: float, pen: Pen) -> None:
    """Caption, a native table with its header row marked, and the note."""
    wide = master.WITHIN
    over = 0.0
    if (said := pen.say(block.caption)) != slide.shapes.title.text_frame.text:
        over = heights.caption_height(block, wide, pen)
        caption = ink.box(slide, (master.MARGIN, top, wide, over), said)
        ink.write(caption.paragraphs[0], said, pen.language, heights.CELL, is_bold=True)
    tall = heights.row_heights(block, wide, size, pen)
    frame = slide.shapes.add_table(
        len(tall),
        len(block.columns),
        *(Inches(at) for at in (master.MARGIN, top + over, wide, sum(tall))),
    )
    ink.describe(frame, pen.say(block.caption), _alt(block, pen))
    grid = frame.table
    frame._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_TABLE
    grid.first_row, grid.horz_banding = True, False
    for column, width in zip(
        grid.columns, heights.column_widths(block, wide, size, pen), strict=True
    ):
        column.width = Inches(width)
    for row, height in zip(grid.rows, tall, strict=True):
        row.height = Inches(height)
    _cells(grid, block, size, pen)
    if block.note:
        y, deep = top + over + sum(tall) + heights.BEFORE, heights.note_height(block, wide, pen)
        under = ink.box(slide, (master.MARGIN, y, wide, deep - heights.BEFORE), "note")
        ink.write(under.paragraphs[0], pen.say(block.note), pen.language, heights.NOTE, "quiet")


def status_home(row: tuple[Part, ...]) -> int:
    """The cell that a row's status belongs to: the one that names it, else the first.

    >>> status_home((Name("state", "a", "A"), Name("status", "met", "met")))
    1
    """
    said = [isinstance(cell, Name) and cell.kind == "status" for cell in row]
    return said.index(True) if True in said else 0


def _cells(grid: Any, block: Table, size: float, pen: Pen) -> None:
    for at, column in enumerate(block.columns):
        cell = grid.cell(0, at)
        ink.write(
            _line(cell, column.is_number, "edge"),
            pen.say(column.title),
            pen.language,
            size,
            is_bold=True,
        )
    statuses = block.statuses or ("",) * len(block.rows)
    for down, (row, status) in enumerate(zip(block.rows, statuses, strict=True), 1):
        home = status_home(row)
        for at, (part, column) in enumerate(zip(row, block.columns, strict=True)):
            line = _line(grid.cell(down, at), column.is_number, "rule")
            if status and at == home:
                icon, _, job = STATUSES[status]
                ink.write(
                    line, f"{icon} ", pen.language, size, f"status-{job}" if job else "quiet", True
                )
            ink.write(line, pen.say(part), pen.said_in(part), size, is_bold=at == 0 or None)


def _line(cell: Any, is_number: bool, rule: str) -> Any:
    cell.margin_left = cell.margin_right = Inches(heights.PAD)
    cell.margin_top = cell.margin_bottom = Inches(0.05)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    colour = theme.colours("light")[rule].lstrip("#")
    properties = cell._tc.get_or_add_tcPr()
    properties.insert(
        0,
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:lnB>'
        ),
    )
    line = cell.text_frame.paragraphs[0]
    line.alignment = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    return line


def _alt(block: Table, pen: Pen) -> str:
    return " ".join(pen.say(text) for text in (block.caption, block.note) if text)
