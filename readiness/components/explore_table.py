"""The chosen figures as a table, a page at a time: one line a figure, or set across."""

from __future__ import annotations

from typing import Any

import pandas as pd

from readiness import wording
from readiness.components import explore_rows, markup
from readiness.components.answers import drawn
from readiness.components.explore_choices import Wish
from readiness.wording import provenance

LINES, CELLS, MOST_ACROSS = 50, 400, 24
"""Lines of a page; cells of a page of a pivot; columns of a pivot that are shown."""

HEADS = ("Indicator", "State or economy", "Value", "Unit", "Year", "Flags", "Source", "Terms")


def pages(wish: Wish) -> int:
    """How many pages the choice fills."""
    frame = explore_rows.selected(wish)
    if wish.across == "none":
        return max(1, -(-len(frame) // LINES))
    return max(1, -(-explore_rows.n_lines(frame, wish.across) // _lines(frame, wish.across)))


@drawn
def page(wish: Wish, number: int) -> str:
    """One page of the table as HTML."""
    frame = explore_rows.selected(wish)
    if wish.across == "none":
        return _long(frame, number)
    return _across(frame, wish.across, number)


def plain(wish: Wish, number: int) -> dict:
    """The same page as text, for a picture: ``heads`` and ``rows``."""
    frame = explore_rows.selected(wish)
    if wish.across == "none":
        part = explore_rows.records(frame.iloc[(number - 1) * LINES : number * LINES])
        return {
            "heads": list(HEADS),
            "rows": [
                [
                    row["title"],
                    row["name"],
                    _text(row),
                    row["unit"],
                    wording.period(row["year"], row["period"]),
                    row["flag"].replace("|", ", "),
                    row["source"],
                    provenance.REUSE[row["reuse"]][0],
                ]
                for row in part
            ],
        }
    heads = explore_rows.columns(frame, wish.across)[:MOST_ACROSS]
    indicators, _, _ = explore_rows.known()
    body = []
    for key, cells in _part(frame, wish.across, number):
        shown = [
            _text({**cells[at], **_facts(cells[at], indicators)}) if at in cells else "⌀"
            for at, _ in heads
        ]
        body.append([*_down(key, wish.across), *shown])
    return {"heads": [*_down_heads(wish.across), *(head for _, head in heads)], "rows": body}


def _long(frame: pd.DataFrame, number: int) -> str:
    part = explore_rows.records(frame.iloc[(number - 1) * LINES : number * LINES])
    body = [
        [
            markup.cell(markup.text(row["title"]), is_head=True),
            markup.cell(markup.text(row["name"])),
            markup.cell(_traced(row), "number"),
            markup.cell(markup.text(row["unit"])),
            markup.cell(wording.period(row["year"], row["period"])),
            markup.cell(markup.flags(flag for flag in row["flag"].split("|") if flag)),
            markup.cell(markup.link(row["source"], "sources", source=row["source_id"])),
            markup.cell(provenance.REUSE[row["reuse"]][0]),
        ]
        for row in part
    ]
    first = (number - 1) * LINES + 1
    caption = (
        f"Figures {wording.number(first, 0)} to {wording.number(first + len(part) - 1, 0)} of "
        f"{wording.number(len(frame), 0)}; each leads to where it is from"
    )
    heads = [f"#{head}" if head == "Value" else head for head in HEADS]
    return markup.table(caption, heads, body, "wide")


def _across(frame: pd.DataFrame, across: str, number: int) -> str:
    indicators, _, _ = explore_rows.known()
    listed = explore_rows.columns(frame, across)
    heads = listed[:MOST_ACROSS]
    body = []
    for key, cells in _part(frame, across, number):
        first, *more = _down(key, across)
        line = [markup.cell(markup.text(first), is_head=True)]
        line += [markup.cell(markup.text(one)) for one in more]
        for at, _ in heads:
            row = cells.get(at)
            line.append(
                markup.cell(_traced({**row, **_facts(row, indicators)}), "number")
                if row
                else markup.cell("⌀", "number")
            )
        body.append(line)
    total = explore_rows.n_lines(frame, across)
    start = (number - 1) * _lines(frame, across) + 1
    cut = (
        f"; the first {len(heads)} of {len(listed)} columns, the files hold all"
        if len(heads) < len(listed)
        else ""
    )
    caption = (
        f"Lines {wording.number(start, 0)} to {wording.number(start + len(body) - 1, 0)} of "
        f"{wording.number(total, 0)}{cut}; ⌀: no figure held or chosen"
    )
    down = [markup.text(head) for head in _down_heads(across)]
    return markup.table(
        caption, [*down, *(f"#{markup.text(head)}" for _, head in heads)], body, "pivot"
    )


def _part(frame: pd.DataFrame, across: str, number: int) -> list[tuple[tuple, dict[Any, dict]]]:
    many = _lines(frame, across)
    return explore_rows.pivoted(frame, across, slice((number - 1) * many, number * many))


def _lines(frame: pd.DataFrame, across: str) -> int:
    wide = min(MOST_ACROSS, len(explore_rows.columns(frame, across)))
    return min(LINES, CELLS // max(1, wide))


def _down(key: tuple, across: str) -> list[str]:
    indicators, places, _ = explore_rows.known()
    if across == "year":
        facts = indicators[key[0]]
        return [facts["title"], places[key[1]]["name"], facts["unit"]]
    if across == "place":
        facts = indicators[key[0]]
        return [facts["title"], wording.period(key[1], key[2]), facts["unit"]]
    return [places[key[0]]["name"], wording.period(key[1], key[2])]


def _down_heads(across: str) -> list[str]:
    return {
        "year": ["Indicator", "State or economy", "Unit"],
        "place": ["Indicator", "Year", "Unit"],
        "indicator": ["State or economy", "Year"],
    }[across]


def _facts(row: dict, indicators: dict[str, dict]) -> dict:
    return {name: indicators[row["indicator_id"]][name] for name in ("decimals", "kind")}


def _text(row: dict) -> str:
    if row["kind"] == "register":
        return wording.figure({**row, "unit": ""})
    return wording.number(row["value"], row["decimals"])


def _traced(row: dict) -> str:
    return markup.trace(
        markup.text(_text(row)), row["indicator_id"], row["iso3"], row["year"], row["period"]
    )
