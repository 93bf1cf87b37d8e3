"""A state's brief of two pages, and the card of one page for before the meeting."""

from __future__ import annotations

from readiness.briefing.content import (
    closing,
    commitments,
    figures,
    instruments,
    paces,
    peers,
    standing,
    tiles,
)
from readiness.briefing.content.terms import Rows, state
from readiness.briefing.document import Block, Document, Page, Paragraph, Say, Verdict

CARD_SPREAD, CARD_PACES = 2, 3
"""How many strengths, gaps and paces a page has room for."""


def state_brief(rows: Rows, iso3: str) -> Document:
    """A member state on two pages."""
    it = standing.own(rows, iso3)
    dots = standing.pillar_dots(rows, iso3)
    first: list[Block] = [
        *_opening(rows, iso3),
        *tiles.state_tiles(rows, iso3),
        *([dots] if dots else []),
        *figures.strengths_and_gaps(rows, iso3),
        *figures.moved(rows),
    ]
    second: list[Block] = [
        *closing.decisions(rows, iso3),
        *commitments.of_state(rows, iso3),
        *paces.of_state(rows, iso3),
        *instruments.of_state(rows, iso3),
        *peers.of_state(rows, iso3),
        *figures.data_gaps(rows, iso3),
    ]
    return Document(
        kind="state",
        about=iso3,
        title=Say("{state}: AI readiness brief", {"state": state(it)}),
        subtitle=Say("What the figures say, and what could be done next"),
        pages=(Page(tuple(first)), Page(tuple(second))),
        sources=closing.sources(rows),
        most_pages=2,
        **closing.stamp(rows),
    )


def card(rows: Rows, iso3: str) -> Document:
    """One page to read on the way into the room."""
    it = standing.own(rows, iso3)
    blocks: list[Block] = [
        *_opening(rows, iso3),
        *tiles.state_tiles(rows, iso3),
        *closing.decisions(rows, iso3),
        *figures.strengths_and_gaps(rows, iso3, CARD_SPREAD),
        *paces.of_state(rows, iso3, CARD_PACES),
        *peers.of_state(rows, iso3, most=2),
        Paragraph(standing.missing_sentence(rows, iso3), is_note=True),
    ]
    return Document(
        kind="card",
        about=iso3,
        title=Say("{state}: before the meeting", {"state": state(it)}),
        subtitle=Say("AI readiness in one page"),
        pages=(Page(tuple(blocks)),),
        sources=closing.sources({**rows, "scored_sources": []}, _shown(rows, iso3)),
        most_pages=1,
        **closing.stamp(rows),
    )


def _opening(rows: Rows, iso3: str) -> list[Block]:
    return [
        Verdict(standing.group_sentence(rows, iso3)),
        Paragraph(standing.pillar_sentence(rows, iso3)),
        Paragraph(closing.experimental(), is_note=True),
    ]


def _shown(rows: Rows, iso3: str) -> set[str]:
    """The publications of the figures that a card shows; its scores rest on more."""
    near = {row["iso3"] for row in rows["neighbours"]}
    gains, gaps = standing.against(rows["scored_values"], iso3, near, CARD_SPREAD)
    indicators = {row["indicator_id"] for row in (*rows["headlines"], *gains, *gaps)}
    shown = {
        row["source_id"] for row in rows["state_indicators"] if row["indicator_id"] in indicators
    }
    asked = paces.asked(rows, iso3)[:CARD_PACES]
    return shown | {row["source_id"] for _, row in asked}
