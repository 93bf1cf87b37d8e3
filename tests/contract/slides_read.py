"""What a reader finds on slides: texts, charts, descriptions, and what reaches over the edge."""

from io import BytesIO

from pptx import Presentation
from pptx.util import Inches

from readiness.briefing.document import Bullets, Heading, Table, Tiles
from readiness.briefing.pptx import pptx


def opened(document, language="en"):
    return Presentation(BytesIO(pptx(document, language)))


def shapes_of(holder):
    """Every shape of a slide, those within groups too."""
    for shape in holder.shapes:
        yield shape
        if shape.shape_type == 6:
            yield from shapes_of(shape)


def texts(deck):
    """Everything written on slides, a cell or a paragraph each."""
    for slide in deck.slides:
        for shape in shapes_of(slide):
            if shape.has_text_frame:
                yield from (line.text for line in shape.text_frame.paragraphs)
            if getattr(shape, "has_table", False):
                yield from (cell.text for row in shape.table.rows for cell in row.cells)


def charts(deck):
    return [
        s.chart for slide in deck.slides for s in slide.shapes if getattr(s, "has_chart", False)
    ]


def described(shape):
    return shape._element.xpath(".//p:cNvPr")[0].get("descr")


def words_of(document, words):
    """What a reader must find on the slides, block by block."""
    for block in (block for page in document.pages for block in page.blocks):
        match block:
            case Bullets():
                yield from (words.say(item) for item in block.items)
            case Tiles():
                for tile in block.items:
                    yield from (words.say(part) for part in (tile.label, tile.value, tile.note))
            case Table():
                yield from (words.say(column.title) for column in block.columns)
                yield from (words.say(cell) for row in block.rows for cell in row)
            case Heading():
                yield words.say(block.text)
            case _ if hasattr(block, "text"):
                yield words.say(block.text)


def outside(deck):
    """Shapes that reach over the edge of their slide, or over the footer's rule."""
    for slide in deck.slides:
        for shape in slide.shapes:
            is_foot = shape.is_placeholder and shape.placeholder_format.idx in (10, 11, 12)
            right, under = shape.left + shape.width, shape.top + shape.height
            most = deck.slide_height if is_foot else Inches(6.93)
            if min(shape.left, shape.top) < 0 or right > deck.slide_width or under > most:
                yield f"{slide.shapes.title.text_frame.text}: {shape.name}"
