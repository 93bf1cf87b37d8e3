"""How tall each kind of block is on a slide, and how its parts share the width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from readiness.briefing.document import (
    Bullets,
    Dots,
    Map,
    Paragraph,
    Path,
    Stack,
    Table,
    Tile,
    Tiles,
    Verdict,
)
from readiness.briefing.slides import master
from readiness.briefing.slides.ink import Pen
from readiness.briefing.slides.measure import PLAIN_LEADING, SPARE, unbroken

Text: TypeAlias = "Verdict | Paragraph | Bullets"
Chart: TypeAlias = "Dots | Stack | Path | Map"

VERDICT, BODY, NOTE, CELL, FINE = 22, 18, 12, 13, 10.5
TILE_LABEL, TILE_FIGURE, LEAST_FIGURE, TILE_NOTE = 13, 26, 18, 12
BEFORE = 0.09
"""Inches before a paragraph."""
GAP = 0.22
"""Between two bands, and between a tile and the next."""
PAD = 0.12
"""Margin within a tile and at both sides of a cell."""
WORDS_BESIDE, BESIDE = 4.35, 0.4
"""Width of words that stand beside a chart, and what parts them from it."""
COLUMN = (master.WITHIN - BESIDE) / 2
"""Width of a section that shares its slide with another."""
TILES_ABREAST = 5
MANY_BARS, MANY_MARKS = 5, 7
"""A chart of more bars or marks takes the whole width."""
LEAST = {"Dots": 3.3, "Path": 3.3, "Map": 4.0}


def text_height(text: Text, width: float, pen: Pen) -> float:
    """Inches that words take in a column, the space before each paragraph included."""
    match text:
        case Verdict():
            return BEFORE + pen.type.height(pen.say(text.text), width, VERDICT, is_bold=True)
        case Paragraph():
            size = NOTE if text.is_note else BODY
            return BEFORE + pen.type.height(pen.say(text.text), width, size)
        case Bullets():
            return sum(
                BEFORE + pen.type.height(pen.say(item), width - 0.22, BODY) for item in text.items
            )


def column_widths(table: Table, width: float, size: float, pen: Pen) -> list[float]:
    """Inches of each column: its share, and more where a word would be broken, taken from the others."""
    total = sum(column.share for column in table.columns)
    shares = [width * column.share / total for column in table.columns]
    heads = (column.title for column in table.columns)
    texts = [[pen.say(cell) for cell in column] for column in zip(heads, *table.rows, strict=True)]
    least = [2 * PAD + max(_longest(text, size, pen) for text in column) for column in texts]
    whole = [
        2 * PAD + max(pen.type.width(text, size, is_bold=True) for text in column) / SPARE
        for column in texts
    ]
    lacking = sum(max(0.0, need - share) for need, share in zip(least, shares, strict=True))
    for kept in (whole, least):  # at best nobody has to break a line for another's word
        spare = [
            max(0.0, share - max(need, keep))
            for share, need, keep in zip(shares, least, kept, strict=True)
        ]
        if lacking <= sum(spare):
            part = lacking / (sum(spare) or 1)
            return [
                max(need, share - own * part)
                for need, share, own in zip(least, shares, spare, strict=True)
            ]
    return shares


def title_size(text: str, is_cover: bool, pen: Pen) -> float:
    """The largest size at which a title keeps to its place."""
    sizes, room = ((34, 26, 22, 18), 0.95) if is_cover else ((26, 22, 18, 16), 1.0)
    fitting = (
        size
        for size in sizes
        if 0.9 * pen.type.height(text, master.WITHIN, size, is_bold=True) <= room
    )
    return next(fitting, sizes[-1])


def row_heights(table: Table, width: float, size: float, pen: Pen) -> list[float]:
    """Inches of each row of a table, the header first."""
    widths = [wide - 2 * PAD for wide in column_widths(table, width, size, pen)]
    heads = [pen.say(column.title) for column in table.columns]
    icon = "●  " if any(table.statuses) else ""
    texts = [heads, *([icon + pen.say(cell) for cell in row] for row in table.rows)]
    return [
        0.12
        + max(
            pen.type.height(text, wide, size, is_bold=at == 0)
            for text, wide in zip(row, widths, strict=True)
        )
        for at, row in enumerate(texts)
    ]


def tile_rows(tiles: Tiles) -> list[tuple[Tile, ...]]:
    """Tiles abreast, spread evenly over as few rows as hold them."""
    rows = -(-len(tiles.items) // TILES_ABREAST)
    each = -(-len(tiles.items) // max(rows, 1))
    return [tiles.items[at : at + each] for at in range(0, len(tiles.items), each or 1)]


def tile_height(row: Sequence[Tile], pen: Pen) -> float:
    """Inches of a row of tiles."""
    width = tile_width(row) - 2 * PAD
    return max(
        2 * PAD
        + pen.type.height(pen.say(tile.label), width, TILE_LABEL, is_bold=True)
        + pen.type.height(pen.say(tile.value), width, figure_size(tile, width, pen), is_bold=True)
        + pen.type.height(pen.say(tile.note), width, TILE_NOTE)
        for tile in row
    )


def figure_size(tile: Tile, width: float, pen: Pen) -> float:
    """Points of a tile's figure: as large as one line allows, and never small."""
    whole = pen.type.width(pen.say(tile.value), 1, is_bold=True)
    return max(LEAST_FIGURE, min(TILE_FIGURE, int(width * SPARE / whole))) if whole else TILE_FIGURE


def tile_width(row: Sequence[Tile]) -> float:
    """Inches of each tile of a row, its margins included."""
    return (master.WITHIN - GAP * (len(row) - 1)) / len(row)


def caption_height(table: Table, width: float, pen: Pen) -> float:
    """Inches over a table for its caption."""
    return 0.08 + pen.type.height(pen.say(table.caption), width, CELL, is_bold=True)


def note_height(table: Table, width: float, pen: Pen) -> float:
    """Inches under a table for its note."""
    return BEFORE + pen.type.height(pen.say(table.note), width, NOTE) if table.note else 0.0


def _longest(text: str, size: float, pen: Pen) -> float:
    pieces = (piece.strip() for piece in unbroken(text))
    return max((pen.type.width(piece, size, is_bold=True) for piece in pieces), default=0) / SPARE


def words_height(words: Sequence[Text], width: float, pen: Pen) -> float:
    """Inches that paragraphs and bullets take in a column."""
    return sum(text_height(text, width, pen) for text in words)


def figure_height(figure: Chart | Table | Tiles, pen: Pen, size: float = CELL) -> float:
    """Inches that a figure takes at least, its caption and note included."""
    match figure:
        case Table():
            rows = sum(row_heights(figure, master.WITHIN, size, pen))
            around = caption_height(figure, master.WITHIN, pen) + note_height(
                figure, master.WITHIN, pen
            )
            return rows + around
        case Tiles():
            tall = [tile_height(row, pen) for row in tile_rows(figure)]
            return sum(tall) + GAP * (len(tall) - 1)
        case Stack():
            least = 0.9 + 0.27 * len(figure.bars)
        case _:
            least = LEAST[type(figure).__name__]
    return least * max(1.0, pen.type.leading / PLAIN_LEADING)


def is_broad(chart: Chart) -> bool:
    """Whether a chart has too many names for half of the width."""
    many = isinstance(chart, Stack) and len(chart.bars) > MANY_BARS
    return many or (isinstance(chart, Dots) and len(chart.marks) > MANY_MARKS)
