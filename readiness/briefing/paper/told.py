"""What typst is told: a document as plain data, every part of it said in the reader's language.

No text ever becomes typst source: it travels as JSON, so that a title with # or * stays a title.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from readiness.briefing.document import (
    Block,
    Bullets,
    Day,
    Document,
    Dots,
    Heading,
    Map,
    Name,
    Number,
    Paragraph,
    Part,
    Path,
    Say,
    Stack,
    Table,
    Tiles,
    Verbatim,
    Verdict,
)
from readiness.briefing.languages import Words
from readiness.briefing.paper import charts, maps
from readiness.charts import theme
from readiness.wording.statuses import STATUSES

AT, OF = "\ue000", "\ue001"
"""Stand in the footer's sentence for the number of the page and of all pages, which typst counts."""

ENDLESS = re.compile("[0-9A-Za-zÀ-ỹ_]{25,}")
AUTHOR = "AI readiness in ASEAN (experimental)"
LINE = 20
"""Letters of small print that the half-empty last line of a source costs."""


def told(document: Document, words: Words) -> dict[str, Any]:
    """Everything that `brief.typ` prints."""
    return {**_cut(_told(document, words)), "end": _end(document, words)}


def _cut(it: Any) -> Any:
    """The same data; a word that no column could hold may be cut rather than run over the edge."""
    if isinstance(it, str):
        return ENDLESS.sub(lambda word: "\u200b".join(re.findall(".{1,8}", word[0])), it)
    if isinstance(it, list):
        return [_cut(one) for one in it]
    return {key: _cut(one) for key, one in it.items()} if isinstance(it, dict) else it


def _told(document: Document, words: Words) -> dict[str, Any]:
    say = words.say
    return {
        "title": say(document.title),
        "subtitle": say(document.subtitle),
        "day": [int(part) for part in document.released_on[:10].split("-")],
        "author": AUTHOR,
        "foot": say(
            Say(
                "AI readiness in ASEAN (experimental). Release {release}, {day}.",
                {"release": Verbatim(document.release), "day": Day(document.released_on)},
            )
        ),
        "count": say(Say("Page {n} of {of}", {"n": Verbatim(AT), "of": Verbatim(OF)})),
        "colours": theme.colours("light"),
        "statuses": {key: [icon, job] for key, (icon, _, job) in STATUSES.items()},
        "pages": [
            beside(noted([block(one, words) for one in page.blocks])) for page in document.pages
        ],
    }


def block(one: Block, words: Words) -> dict[str, Any]:
    """One block.

    >>> block(Heading(Say("Gaps")), Words("en"))
    {'kind': 'heading', 'text': 'Gaps'}
    """
    say = words.say
    match one:
        case Heading():
            return {"kind": "heading", "text": say(one.text)}
        case Verdict():
            return {"kind": "verdict", "text": say(one.text)}
        case Paragraph():
            return {"kind": "note" if one.is_note else "paragraph", "text": say(one.text)}
        case Bullets():
            return {"kind": "bullets", "items": [say(item) for item in one.items]}
        case Tiles():
            tiles = [[say(t.label), *_figure(t.value, words), say(t.note)] for t in one.items]
            return {"kind": "tiles", "items": tiles}
        case Table():
            return _table(one, words)
        case Dots():
            return charts.dots(one, words)
        case Stack():
            return charts.stack(one, words)
        case Path():
            return charts.path(one, words)
        case Map():
            return maps.map_of(one, words)


def noted(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each block, knowing whether a note about it follows.

    >>> [one["has_note"] for one in noted([{"kind": "stack"}, {"kind": "note"}])]
    [True, False]
    """
    kinds = [one["kind"] for one in blocks[1:]]
    return [
        {**one, "has_note": after == "note"}
        for one, after in zip(blocks, [*kinds, ""], strict=False)
    ]


def beside(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Two short sections of bullets in a row stand side by side: strengths and gaps.

    >>> section = [{"kind": "heading"}, {"kind": "bullets"}]
    >>> [one["kind"] for one in beside([*section, *section, {"kind": "heading"}])]
    ['beside', 'heading']
    """
    sections: list[list[dict[str, Any]]] = []
    for one in blocks:
        if one["kind"] == "heading" or not sections:
            sections.append([])
        sections[-1].append(one)
    found: list[dict[str, Any]] = []
    while sections:
        if len(sections) > 1 and all(map(_is_short, sections[:2])):
            found.append(
                {"kind": "beside", "sides": sections[:2], "shares": _shares(*sections[:2])}
            )
            del sections[:2]
        else:
            found += sections.pop(0)
    return found


def _shares(*sides: list[dict[str, Any]]) -> list[float]:
    """Of the width: the longer text gets more, and none under two fifths."""
    lengths = [len(str(side)) for side in sides]
    return [min(0.6, max(0.4, length / sum(lengths))) for length in lengths]


def in_columns(texts: list[list[str]], across: int) -> list[list[list[str]]]:
    """Lines of text in columns of about the same length, in their order.

    >>> [len(column) for column in in_columns([["A long one. " * 9], ["B"], ["C"], ["D"]], 2)]
    [1, 3]
    """
    most = sum(len("".join(text)) + LINE for text in texts) / across
    columns: list[list[list[str]]] = [[]]
    filled = 0.0
    for text in texts:
        length = len("".join(text)) + LINE
        if columns[-1] and len(columns) < across and filled + length / 2 > most * len(columns):
            columns.append([])
        columns[-1].append(text)
        filled += length
    return columns


def _is_short(section: list[dict[str, Any]]) -> bool:
    kinds = [one["kind"] for one in section if one["kind"] not in ("note", "paragraph")]
    return kinds == ["heading", "bullets"]


def _figure(value: Part, words: Words) -> list[str]:
    """A key figure as what is printed large, and its unit, printed small."""
    said = words.say(value)
    if isinstance(value, Number) and value.unit and value.value is not None:
        large = words.say(replace(value, unit=""))
        if said.startswith(large):
            return [large, said.removeprefix(large)]
    return [said, ""]


def _table(table: Table, words: Words) -> dict[str, Any]:
    statuses = table.statuses or ("",) * len(table.rows)
    return {
        "kind": "table",
        "caption": words.say(table.caption),
        "columns": [[words.say(c.title), c.share, c.is_number] for c in table.columns],
        "rows": [
            _row(row, status, words) for row, status in zip(table.rows, statuses, strict=True)
        ],
        "note": words.say(table.note) if table.note else "",
    }


def _row(row: tuple[Part, ...], status: str, words: Words) -> list[dict[str, Any]]:
    """Cells; the status stands with its own word, or with the row's name where no cell says it."""
    said = [isinstance(cell, Name) and cell.kind == "status" for cell in row]
    home = said.index(True) if True in said else 0
    return [
        {
            "text": words.say(cell),
            "lang": cell.language if isinstance(cell, Verbatim) else "",
            "status": status if at == home else "",
            "is_word": said[at],
        }
        for at, cell in enumerate(row)
    ]


def _end(document: Document, words: Words) -> dict[str, Any]:
    """The close of the last page: where the figures come from, how they were made, who read it."""
    say = words.say
    listed = [
        [source.publisher, source.title, source.edition, source.licence, source.address]
        for source in document.sources
    ]
    return {
        "sources": say(Say("Sources")),
        "method": say(document.method),
        "notice": words.notice() or "",
        "list": in_columns(listed, 3 if len(listed) > 4 else 2) if listed else [],
    }
