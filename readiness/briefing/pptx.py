"""A brief as PowerPoint: native charts and tables, notes with the sources, our own master."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from pptx import Presentation

from readiness.briefing.document import (
    Column,
    Day,
    Document,
    Dots,
    Heading,
    Map,
    Page,
    Paragraph,
    Path,
    Say,
    Stack,
    Table,
    Tiles,
    Verbatim,
)
from readiness.briefing.languages import Words
from readiness.briefing.slides import charts, figures, heights, ink, maps, master, plan
from readiness.briefing.slides.ink import Pen

AUTHOR = "AI readiness in ASEAN (experimental)"


def pptx(document: Document, language: str = "en") -> bytes:
    """The document as a presentation.

    Raises:
        readiness.briefing.languages.Unknown: there is no such language.
    """
    pen = Pen(Words(language))
    deck = Presentation(BytesIO(master.template(*_fonts(pen.words))))
    _properties(deck, document, pen)
    notes = _notes(document, pen)
    for slide in plan.slides(_with_end(document, pen), pen):
        _draw(deck, slide, document, pen, notes)
    made = BytesIO()
    deck.save(made)
    return made.getvalue()


def _with_end(document: Document, pen: Pen) -> Document:
    """The document with its sources, its method note and, where there is one, the translation's notice."""
    columns = (
        Column(Say("Source"), 5),
        Column(Say("Edition"), 2.2),
        Column(Say("Licence"), 3.2),
        Column(Say("Address"), 4.6),
    )
    rows = tuple(
        tuple(
            Verbatim(text)
            for text in (f"{one.publisher}: {one.title}", one.edition, one.licence, one.address)
        )
        for one in document.sources
    )
    blocks: list[Any] = []
    if rows:
        caption = Say("Where the figures of this brief come from")
        blocks += [Heading(Say("Sources")), Table(caption, columns, rows)]
    if document.method.text:
        blocks += [Heading(Say("Method")), Paragraph(document.method)]
    if notice := pen.words.notice():
        blocks.append(Paragraph(Say("{notice}", {"notice": Verbatim(notice)}), is_note=True))
    return replace(document, pages=(*document.pages, Page(tuple(blocks))))


def _draw(deck: Any, planned: plan.Slide, document: Document, pen: Pen, notes: str) -> None:
    has_words = bool(planned.columns or (planned.bands and planned.bands[0].words))
    kind = master.TITLE if planned.is_cover else master.CONTENT if has_words else master.BARE
    slide = deck.slides.add_slide(deck.slide_layouts[kind])
    size = heights.title_size(planned.title, planned.is_cover, pen)
    ink.write(slide.shapes.title.text_frame.paragraphs[0], planned.title, pen.language, size)
    if planned.is_cover:
        subtitle = slide.placeholders[1].text_frame.paragraphs[0]
        ink.write(subtitle, pen.say(document.subtitle), pen.language, job="quiet")
    body = (
        slide.placeholders[13] if planned.is_cover else slide.placeholders[1] if has_words else None
    )
    _foot(slide, document, pen)
    if planned.columns:
        _columns(slide, planned, body, pen)
    else:
        _bands(slide, planned, body, pen)
    if pen.type.is_tall:
        ink.lead(slide, pen)
    slide.notes_slide.notes_text_frame.text = notes


def _columns(slide: Any, planned: plan.Slide, body: Any, pen: Pen) -> None:
    for at, column in enumerate(planned.columns):
        x = master.MARGIN + at * (heights.COLUMN + heights.BESIDE)
        place = (x, master.TOP, heights.COLUMN, planned.room)
        frame = ink.box(slide, place, column.title) if at else ink.moved(body, place)
        head = frame.paragraphs[0]
        ink.write(head, column.title, pen.language, heights.BODY, "accent", is_bold=True)
        figures.words(frame, column.words, pen)


def _bands(slide: Any, planned: plan.Slide, body: Any, pen: Pen) -> None:
    """Bands from the top; what room is left goes to the charts."""
    spare = planned.room - sum(band.height + heights.GAP for band in planned.bands) + heights.GAP
    growing = sum(band.can_grow for band in planned.bands)
    top = master.BOTTOM - planned.room
    for band in planned.bands:
        height = band.height + (spare / growing if band.can_grow else 0)
        x, width = master.MARGIN, master.WITHIN
        if band.words:
            wide = heights.WORDS_BESIDE if band.figure else width
            place = (x, top, wide, height)
            frame = ink.moved(body, place) if body is not None else ink.box(slide, place, "text")
            body = None
            figures.words(frame, band.words, pen)
            x, width = x + wide + heights.BESIDE, width - wide - heights.BESIDE
        _figure(slide, band, (x, top, width, height), pen)
        top += height + heights.GAP
    if body is not None:
        body._element.getparent().remove(body._element)


def _figure(slide: Any, band: plan.Band, place: charts.Place, pen: Pen) -> None:
    match band.figure:
        case Tiles():
            figures.tiles(slide, band.figure, place[1], pen)
        case Table():
            figures.table(slide, band.figure, place[1], band.size, pen)
        case Dots():
            charts.dots(slide, band.figure, place, pen)
        case Stack():
            charts.stack(slide, band.figure, place, pen)
        case Path():
            charts.path(slide, band.figure, place, pen)
        case Map():
            maps.draw(slide, band.figure, place, pen)


def _foot(slide: Any, document: Document, pen: Pen) -> None:
    """python-pptx leaves a layout's footer behind: release with its date, and number come along here."""
    said = {
        "ftr": pen.say(_release(document)),
        "sldNum": "",
    }
    for place in slide.slide_layout.placeholders:
        kind = place._element.ph.get("type")
        if kind not in said:
            continue
        copy = deepcopy(place._element)
        slide.shapes._spTree.append(copy)
        copy.nvSpPr.cNvPr.set("id", str(900 + place.placeholder_format.idx))
        if said[kind]:
            frame = slide.shapes[-1].text_frame
            ink.write(frame.paragraphs[0], said[kind], pen.language, job="quiet")


def _release(document: Document) -> Say:
    return Say(
        "AI readiness in ASEAN (experimental). Release {release}, {day}.",
        {"release": Verbatim(document.release), "day": Day(document.released_on)},
    )


def _notes(document: Document, pen: Pen) -> str:
    """What the speaker has under every slide: sources, method, release."""
    sources = (
        f"{one.publisher}: {one.title}. {one.edition}. {one.licence}. {one.address}"
        for one in document.sources
    )
    notice = pen.words.notice()
    return "\n".join(
        [
            pen.say(document.method),
            pen.say(Say("Sources")),
            *sources,
            pen.say(_release(document)),
            *([notice] if notice else []),
        ]
    )


def _properties(deck: Any, document: Document, pen: Pen) -> None:
    known = deck.core_properties
    known.title, known.subject = pen.say(document.title), pen.say(document.subtitle)
    known.author, known.language = AUTHOR, pen.words.code
    known.version, known.comments = document.release, pen.say(_release(document))
    known.created = known.modified = datetime.fromisoformat(document.released_on[:10])
    known.last_modified_by, known.keywords = AUTHOR, ""


def _fonts(words: Words) -> tuple[str, str, str]:
    """Latin, East Asian and complex-script family of the theme."""
    others = [family for family in words.fonts if family != "Noto Sans" and "Symbols" not in family]
    east = [family for family in others if "CJK" in family]
    complex_script = [family for family in others if family not in east]
    return "Noto Sans", "".join(east), "".join(complex_script)
