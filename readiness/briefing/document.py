"""What a brief says, before it has a language, a font or a format.

A document is pages of blocks; every word in it is a `Say`: an English template, which is the key
of its translation, and what stands in its places. Nothing here is text that is ready to print:
`readiness.briefing.languages` turns a `Say` into words of a language.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from itertools import zip_longest
from typing import Literal, TypeAlias


@dataclass(frozen=True)
class Say:
    """A sentence or a term.

    >>> Say("{state}: {n} of {of} states have data", {"n": Number(8, 0), "of": Number(11, 0)}).text
    '{state}: {n} of {of} states have data'
    """

    text: str
    parts: Mapping[str, Part] = field(default_factory=dict)


@dataclass(frozen=True)
class Number:
    """A figure; a hole (None) is printed as the word for no data. ``unit`` is an English unit."""

    value: float | None
    decimals: int = 1
    unit: str = ""
    has_sign: bool = False


@dataclass(frozen=True)
class Year:
    """A year, never grouped in thousands."""

    value: int


@dataclass(frozen=True)
class Day:
    """An ISO date."""

    iso: str


@dataclass(frozen=True)
class Name:
    """What the catalogue names: each language has its own name for it, found by kind and id."""

    kind: Literal[
        "state",
        "group",
        "pillar",
        "indicator",
        "framework",
        "status",
        "stage",
        "bloc",
        "instrument",
    ]
    id: str
    english: str


@dataclass(frozen=True)
class Verbatim:
    """A proper name, quotation or address, printed as it stands in every language."""

    text: str
    language: str = "en"


@dataclass(frozen=True)
class Listing:
    """Things in a row, joined as the language joins them."""

    items: tuple[Part, ...]


Part: TypeAlias = "Say | Number | Year | Day | Name | Verbatim | Listing"


@dataclass(frozen=True)
class Heading:
    text: Say


@dataclass(frozen=True)
class Verdict:
    """The one sentence that a reader with ten seconds reads."""

    text: Say


@dataclass(frozen=True)
class Paragraph:
    text: Say
    is_note: bool = False


@dataclass(frozen=True)
class Bullets:
    items: tuple[Say, ...]


@dataclass(frozen=True)
class Tile:
    """A key figure: what, how much, and beneath it year, mean or trend."""

    label: Part
    value: Part
    note: Say


@dataclass(frozen=True)
class Tiles:
    items: tuple[Tile, ...]


@dataclass(frozen=True)
class Column:
    title: Say
    share: float = 1.0
    """Of the table's width."""
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    """``status`` gives, a row, the id of the status whose icon and colour belong to it, or ""."""

    caption: Say
    columns: tuple[Column, ...]
    rows: tuple[tuple[Part, ...], ...]
    statuses: tuple[str, ...] = ()
    note: Say | None = None


@dataclass(frozen=True)
class Mark:
    """One row of a chart: a name, a value on the axis, and where it has them a low, a high and a
    reference beside it. ``is_chosen`` is the state that the brief is about."""

    name: Part
    value: float | None
    low: float | None = None
    high: float | None = None
    reference: float | None = None
    is_chosen: bool = False


@dataclass(frozen=True)
class Dots:
    """Values on one axis, a row a name: bands of rank, or pillars beside the ASEAN mean."""

    title: Say
    alt: Say
    marks: tuple[Mark, ...]
    low: float
    high: float
    axis: Say
    value: Say
    """What the dot is, and below what the reference is ("ASEAN mean")."""
    reference: Say | None = None
    band: Say | None = None


@dataclass(frozen=True)
class Stack:
    """Counts by status, a bar a framework: (name, {status id: count})."""

    title: Say
    alt: Say
    bars: tuple[tuple[Part, Mapping[str, int]], ...]


@dataclass(frozen=True)
class Path:
    """A measured line, the required path to a target and the forecast, years on the axis."""

    title: Say
    alt: Say
    unit: str
    decimals: int
    measured: tuple[tuple[int, float], ...]
    target: tuple[int, float]
    forecast: tuple[int, float, float, float] | None = None
    """Year, value, low, high (80 %)."""


@dataclass(frozen=True)
class Map:
    """States by group, as tiles of equal area and as true shapes: iso3 → id of its group ("" = none)."""

    title: Say
    alt: Say
    groups: Mapping[str, str]
    chosen: frozenset[str] = frozenset()


Block: TypeAlias = (
    Heading | Verdict | Paragraph | Bullets | Tiles | Table | Dots | Stack | Path | Map
)


@dataclass(frozen=True)
class Page:
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Source:
    """One line of the list at the end: who, what, edition, licence, where."""

    publisher: str
    title: str
    edition: str
    licence: str
    address: str


Kind: TypeAlias = Literal["state", "region", "framework", "comparison", "card"]


@dataclass(frozen=True)
class Document:
    """A whole brief.

    ``about`` is the stem's middle: an iso3, ``ASEAN``, a framework id or states joined by "-";
    ``most_pages`` is what the kind promises, the last page of sources included.
    """

    kind: Kind
    about: str
    title: Say
    subtitle: Say
    release: str
    released_on: str
    pages: tuple[Page, ...]
    sources: tuple[Source, ...]
    most_pages: int
    method: Say = field(default_factory=lambda: Say(""))


def parts(it: object) -> Iterator[Part]:
    """Every part of a document, of a block or of another part, from the first page on.

    >>> [part.text for part in parts(Heading(Say("{of} states", {"of": Number(11, 0)})))
    ...  if isinstance(part, Say)]
    ['{of} states']
    """
    if isinstance(it, Say | Number | Year | Day | Name | Verbatim | Listing):
        yield it
    if is_dataclass(it):
        for one in fields(it):
            yield from parts(getattr(it, one.name))
    elif isinstance(it, Mapping | tuple):
        for value in it.values() if isinstance(it, Mapping) else it:
            yield from parts(value)


def faults(document: Document) -> list[str]:
    """What no format could mend: places that stay open, rows that do not fit, empty blocks.

    >>> faults(Document("card", "X", Say("{a}"), Say("b"), "r", "d", (), (), 1))
    ["'{a}': places ['a'], parts []"]
    """
    found = []
    for part in parts(document):
        if isinstance(part, Say):
            asked = {place for _, place, _, _ in string.Formatter().parse(part.text) if place}
            if asked != set(part.parts):
                found.append(f"{part.text!r}: places {sorted(asked)}, parts {sorted(part.parts)}")
    for page in document.pages:
        found += [] if page.blocks else ["a page is empty"]
        for block, after in zip_longest(page.blocks, page.blocks[1:]):
            found += _block_faults(block, after)
    return found


def _block_faults(block: Block, after: Block | None) -> Iterator[str]:
    match block:
        case Heading() if after is None or isinstance(after, Heading):
            yield f"{block.text.text!r}: a heading over nothing"
        case Bullets(items) | Tiles(items) | Dots(marks=items) | Stack(bars=items) if not items:
            yield f"{type(block).__name__}: empty"
        case Table(rows=rows, columns=columns, statuses=words):
            if not rows or any(len(row) != len(columns) for row in rows):
                yield f"{block.caption.text!r}: no rows, or a row that does not fit the columns"
            if words and len(words) != len(rows):
                yield f"{block.caption.text!r}: {len(words)} statuses for {len(rows)} rows"
