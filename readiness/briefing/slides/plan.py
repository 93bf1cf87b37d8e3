"""Which blocks stand together on which slide, so that nothing runs over its edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readiness.briefing.document import (
    Block,
    Bullets,
    Document,
    Dots,
    Heading,
    Map,
    Paragraph,
    Path,
    Say,
    Stack,
    Table,
    Tiles,
    Verdict,
)
from readiness.briefing.slides import heights, master
from readiness.briefing.slides.heights import Chart, Text
from readiness.briefing.slides.ink import Pen


@dataclass(frozen=True)
class Band:
    """One row of a slide: words, a figure, or words beside a chart. ``height`` in inches is the least."""

    words: tuple[Text, ...] = ()
    figure: Chart | Table | Tiles | None = None
    height: float = 0.0
    size: float = heights.CELL
    """Points of a table's text."""
    is_rest: bool = False
    """A table that began on the slide before."""

    @property
    def can_grow(self) -> bool:
        """A chart takes what room is left."""
        return isinstance(self.figure, (Dots, Stack, Path, Map))


@dataclass(frozen=True)
class Column:
    """A short section that shares its slide."""

    title: str
    words: tuple[Text, ...]


@dataclass(frozen=True)
class Slide:
    """One slide: a title that no other has, and its bands from the top."""

    title: str
    bands: tuple[Band, ...] = ()
    is_cover: bool = False
    columns: tuple[Column, ...] = ()
    """Two short sections side by side, instead of bands."""

    @property
    def room(self) -> float:
        """Inches between title and footer."""
        return master.BOTTOM - (master.COVER_TOP if self.is_cover else master.TOP)


def slides(document: Document, pen: Pen) -> list[Slide]:
    """The document's blocks as slides, in their order; a heading opens a slide."""
    found: list[Slide] = []
    for at, (title, blocks) in enumerate(_sections(document)):
        opening = Slide(pen.say(title), is_cover=at == 0)
        found += _fill(opening, _bands(blocks, pen), pen)
    held = [slide for slide in found if slide.bands or slide.is_cover]
    return _titled(_side_by_side(held, pen), pen)


def _sections(document: Document) -> Iterator[tuple[Say, list[Block]]]:
    title: Say = document.title
    blocks: list[Block] = []
    for block in (block for page in document.pages for block in page.blocks):
        if isinstance(block, Heading):
            yield title, blocks
            title, blocks = block.text, []
        else:
            blocks.append(block)
    yield title, blocks


def _bands(blocks: Sequence[Block], pen: Pen) -> list[Band]:
    """Words go beside the chart that they lead to, or that they follow at a section's end."""
    bands: list[Band] = []
    words: list[Text] = []
    for block in blocks:
        if isinstance(block, (Verdict, Paragraph, Bullets)):
            words.append(block)
        elif isinstance(block, (Dots, Stack, Path, Map)):
            bands += _beside(tuple(words), block, pen)
            words = []
        elif isinstance(block, (Table, Tiles)):
            bands += [_only_words(tuple(words), pen)] * bool(words)
            band = _alone(block, pen)
            is_long = isinstance(block, Table) and band.height > master.BOTTOM - master.TOP
            bands.append(_alone(block, pen, heights.FINE) if is_long else band)
            words = []
    last = bands[-1] if bands else None
    if words and last and last.can_grow and not last.words:
        assert isinstance(last.figure, (Dots, Stack, Path, Map))
        return [*bands[:-1], *_beside(tuple(words), last.figure, pen)]
    return [*bands, *([_only_words(tuple(words), pen)] * bool(words))]


def _beside(words: tuple[Text, ...], chart: Chart, pen: Pen) -> list[Band]:
    tall = heights.words_height(words, heights.WORDS_BESIDE, pen)
    least = heights.figure_height(chart, pen)
    if not words:
        return [_alone(chart, pen)]
    if heights.is_broad(chart) or tall > master.BOTTOM - master.TOP:
        return [_only_words(words, pen), _alone(chart, pen)]
    return [Band(words, chart, max(tall, least))]


def _alone(figure: Chart | Table | Tiles, pen: Pen, size: float = heights.CELL) -> Band:
    return Band((), figure, heights.figure_height(figure, pen, size), size)


def _only_words(words: tuple[Text, ...], pen: Pen) -> Band:
    return Band(words, None, heights.words_height(words, master.WITHIN, pen))


def _fill(slide: Slide, bands: list[Band], pen: Pen) -> list[Slide]:
    """Bands onto slides until each fits; what is taller than a slide is cut where it can be."""
    found = [slide]
    rest = list(bands)
    while rest:
        band, left = rest.pop(0), _left(found[-1])
        if band.height <= left:
            found[-1] = replace(found[-1], bands=(*found[-1].bands, band))
            continue
        first, second = _cut(band, left, pen)
        if first and (len(first.words) or band.height > master.BOTTOM - master.TOP):
            found[-1] = replace(found[-1], bands=(*found[-1].bands, first))
            rest = [part for part in (second,) if part] + rest
        elif found[-1].bands or found[-1].is_cover:
            rest = [band, *rest]
        else:  # a single row or paragraph taller than a slide: nothing is left out, it is shrunk
            found[-1] = replace(found[-1], bands=(replace(band, height=found[-1].room),))
        if rest:
            found.append(replace(slide, bands=(), is_cover=False))
    return found


def _left(slide: Slide) -> float:
    used = sum(band.height for band in slide.bands) + heights.GAP * len(slide.bands)
    return slide.room - used


def _cut(band: Band, room: float, pen: Pen) -> tuple[Band | None, Band | None]:
    """What of a band fits into ``room``, and the rest."""
    if isinstance(band.figure, Table):
        first, second = _cut_table(band.figure, room, band.size, pen)
        return replace(first, is_rest=band.is_rest) if first else None, second
    if band.figure or not band.words:
        return None, band
    single = [one for text in band.words for one in _single(text)]
    count, used = 0, 0.0
    for text in single:
        used += heights.text_height(text, master.WITHIN, pen)
        if used > room:
            break
        count += 1
    if not count:
        return None, band
    rest = tuple(single[count:])
    return _only_words(tuple(single[:count]), pen), _only_words(rest, pen) if rest else None


def _single(text: Text) -> Iterator[Text]:
    if isinstance(text, Bullets):
        yield from (Bullets((item,)) for item in text.items)
    else:
        yield text


def _cut_table(table: Table, room: float, size: float, pen: Pen) -> tuple[Band | None, Band | None]:
    tall = heights.row_heights(table, master.WITHIN, size, pen)
    used = (
        heights.caption_height(table, master.WITHIN, pen)
        + heights.note_height(table, master.WITHIN, pen)
        + tall[0]
    )
    count = 0
    while count < len(table.rows) and used + tall[count + 1] <= room:
        used += tall[count + 1]
        count += 1
    if not count:
        return None, _alone(table, pen, size)
    parts = (
        replace(table, rows=table.rows[rows], statuses=table.statuses[rows])
        for rows in (slice(count), slice(count, None))
    )
    first, second = (_alone(part, pen, size) for part in parts)
    return first, replace(second, is_rest=True) if count < len(table.rows) else None


def _side_by_side(held: list[Slide], pen: Pen) -> list[Slide]:
    """Two sections of few words share a slide."""
    found: list[Slide] = []
    for slide in held:
        before = found[-1] if found else None
        pair = [one for one in (before, slide) if one and _is_short(one, pen)]
        if len(pair) == 2 and before and before.title != slide.title:
            columns = tuple(Column(one.title, one.bands[0].words) for one in pair)
            found[-1] = Slide(f"{before.title} · {slide.title}", columns=columns)
        else:
            found.append(slide)
    return found


def _is_short(slide: Slide, pen: Pen) -> bool:
    if slide.is_cover or slide.columns or len(slide.bands) != 1 or slide.bands[0].figure:
        return False
    head = pen.type.height(slide.title, heights.COLUMN, heights.BODY, is_bold=True)
    return head + heights.words_height(slide.bands[0].words, heights.COLUMN, pen) <= slide.room


def _titled(held: list[Slide], pen: Pen) -> list[Slide]:
    """No two slides have the same title: one that goes on is named after its figure, or counted."""
    named: list[Slide] = []
    for slide in held:
        if slide.bands and slide.bands[0].is_rest:
            slide = replace(slide, title=named[-1].title)
        elif slide.title in {one.title for one in named} and (own := _own_title(slide, pen)):
            slide = replace(slide, title=own)
        named.append(slide)
    total, seen = Counter(slide.title for slide in named), Counter[str]()
    titled = []
    for slide in named:
        seen[slide.title] += 1
        is_plain = slide.is_cover or total[slide.title] == 1
        count = "" if is_plain else f" ({seen[slide.title]}/{total[slide.title]})"
        titled.append(replace(slide, title=slide.title + count))
    return titled


def _own_title(slide: Slide, pen: Pen) -> str:
    if len(slide.bands) != 1:
        return ""
    figure = slide.bands[0].figure
    if isinstance(figure, Table):
        return pen.say(figure.caption)
    if isinstance(figure, Tiles):
        return pen.say(Say("Key figures"))
    return pen.say(figure.title) if isinstance(figure, (Dots, Stack, Path, Map)) else ""
