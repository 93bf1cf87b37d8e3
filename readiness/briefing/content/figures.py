"""A state's strengths and gaps, what moved, and which figures are missing."""

from __future__ import annotations

from readiness.briefing.content.standing import SPREAD, against, missing_sentence
from readiness.briefing.content.terms import (
    Row,
    Rows,
    change,
    count,
    figure,
    indicator,
    listing,
    noted,
    points,
    state,
    year,
)
from readiness.briefing.document import Block, Bullets, Column, Heading, Paragraph, Part, Say, Table

MOST_MOVES = 4


def strengths_and_gaps(rows: Rows, iso3: str, spread: int = SPREAD) -> list[Block]:
    """What stands out against the nearest states, above and below."""
    near = rows["neighbours"]
    if not near:
        return []
    gains, gaps = against(rows["scored_values"], iso3, {row["iso3"] for row in near}, spread)
    compared = Say(
        "Compared with the mean of the states whose figures lie nearest: {states}.",
        {"states": listing(state(row) for row in near)},
    )
    blocks: list[Block] = []
    if gains:
        blocks += [Heading(Say("Strengths")), Paragraph(compared, is_note=True)]
        blocks.append(Bullets(tuple(_above(step, len(near)) for step in gains)))
    if gaps:
        blocks.append(Heading(Say("Gaps")))
        if not gains:
            blocks.append(Paragraph(compared, is_note=True))
        blocks.append(Bullets(tuple(_below(step, len(near)) for step in gaps)))
    return blocks


def _above(step: Row, n_near: int) -> Say:
    return Say(
        "{indicator}: {value} ({year}), above their mean by {points} of 100 ({n} of {of} with data)",
        _compared(step, n_near),
    )


def _below(step: Row, n_near: int) -> Say:
    return Say(
        "{indicator}: {value} ({year}), below their mean by {points} of 100 ({n} of {of} with data)",
        _compared(step, n_near),
    )


def _compared(step: Row, n_near: int) -> dict[str, Part]:
    return {
        "indicator": indicator(step),
        "value": figure(step),
        "year": year(step["year"]),
        "points": points(abs(step["ahead"])),
        "n": count(step["n_near"]),
        "of": count(n_near),
    }


def moved(rows: Rows, most: int = MOST_MOVES) -> list[Block]:
    """A state's figures that can be compared with the one before, the largest moves first."""
    moves = rows["state_moves"]
    if not moves:
        return []
    steps = [row["change_normalised"] or 0 for row in moves]
    told = Say(
        "Of {of} scored figures that can be compared with the one before, {up} came nearer to the "
        "goalpost, {down} went further from it and {same} did not move.",
        {
            "of": count(len(moves)),
            "up": count(sum(step > 0 for step in steps)),
            "down": count(sum(step < 0 for step in steps)),
            "same": count(sum(step == 0 for step in steps)),
        },
    )
    table = Table(
        caption=Say("The largest moves, by points of 100"),
        columns=(
            Column(Say("Indicator"), 2.2),
            Column(Say("Before"), 1.5),
            Column(Say("Now"), 1.5),
            Column(Say("Change"), 1.3, is_number=True),
        ),
        rows=tuple(
            (
                indicator(row),
                _dated(row, row["previous_value"], row["previous_year"]),
                _dated(row, row["value"], row["year"]),
                change(row, row["change"]),
            )
            for row in moves[:most]
            if row["change"]
        ),
    )
    blocks: list[Block] = [Heading(Say("What moved since the edition before")), Paragraph(told)]
    return [*blocks, table] if table.rows else blocks


def _dated(row: Row, value: float, when: float) -> Say:
    return noted(figure(row, value), year(when))


def data_gaps(rows: Rows, iso3: str) -> list[Block]:
    """Which scored figures the state lacks, each with its last figure where there was one."""
    sentence = missing_sentence(rows, iso3)
    holes = rows["holes"]
    blocks: list[Block] = [Heading(Say("Data gaps")), Paragraph(sentence)]
    old = [hole for hole in holes if hole["last_year"]]
    never = [hole for hole in holes if not hole["last_year"]]
    items = []
    if old:
        dated = listing(noted(indicator(hole), year(hole["last_year"])) for hole in old)
        items.append(
            Say("Too old to count, with the year of the last figure: {holes}.", {"holes": dated})
        )
    if never:
        items.append(
            Say("No figure in any source held: {holes}.", {"holes": listing(map(indicator, never))})
        )
    return [*blocks, Bullets(tuple(items))] if items else blocks
