"""Tables of figures and sources that moved between two releases."""

from __future__ import annotations

from collections.abc import Iterable

from readiness import wording
from readiness.components import markup
from readiness.components.answers import grouped
from readiness.wording import changes as words

MOST = 25
"""Rows of a table; the rest is counted, and all of it is in the file."""
SIDES = ("old", "new")


def figure_table(listed: list[dict]) -> str:
    """By indicator, how many figures came, moved and went; the most first."""
    groups = sorted(grouped(listed, "indicator_id").values(), key=len, reverse=True)
    body = [
        [
            markup.cell(
                markup.link(group[0]["title"], "explore", indicators=group[0]["indicator_id"]),
                is_head=True,
            ),
            markup.cell(markup.link(group[0]["source"], "sources", source=group[0]["source_id"])),
            *(
                markup.cell(str(sum(row["what"] == what for row in group)), "number")
                for what in words.WHAT
            ),
            markup.cell(
                wording.span(*(pick(row["year"] for row in group) for pick in (min, max))), "tight"
            ),
        ]
        for group in groups[:MOST]
    ]
    return markup.table(
        f"{wording.plural(len(groups), 'indicator')} with figures that moved{more(len(groups))}",
        ["Indicator", "Source", "#Added", "#Revised", "#Withdrawn", "Years"],
        body,
        "wide",
    )


def revised_table(listed: list[dict]) -> str:
    """Revised figures before and now, the largest change first."""
    if not listed:
        return "<p>No figure was revised.</p>"
    largest = sorted(listed, key=_size, reverse=True)[:MOST]
    body = [
        [
            markup.cell(markup.text(row["title"]), is_head=True),
            markup.cell(
                markup.trace(
                    markup.text(row["name"]),
                    row["indicator_id"],
                    row["iso3"],
                    row["year"],
                    row["period"],
                )
            ),
            markup.cell(wording.period(row["year"], row["period"])),
            markup.cell(_value(row, "old_value"), "number"),
            markup.cell(_value(row, "new_value"), "number"),
            markup.cell(words.percent_words(row["percent"], row["old_value"]), "number"),
            markup.cell(markup.text(row["new_edition"]), "note"),
        ]
        for row in largest
    ]
    return markup.table(
        f"Revised figures, the largest change first{more(len(listed))}",
        ["Indicator", "State or economy", "Year", "#Before", "#Now", "#Change", "Edition now"],
        body,
        "wide",
    )


def source_table(listed: list[dict]) -> str:
    """What is held of each source that moved, before and now."""
    body = [
        [
            markup.cell(
                markup.link(row["source"], "sources", source=row["source_id"]), is_head=True
            ),
            markup.cell(pair(row, "edition")),
            markup.cell(arrow(wording.day(row[f"{side}_received_on"]) for side in SIDES), "tight"),
            markup.cell(arrow(wording.number(row[f"{side}_held"], 0) for side in SIDES), "tight"),
            markup.cell(pair(row, "year"), "tight"),
        ]
        for row in listed
    ]
    return markup.table(
        f"{wording.plural(len(listed), 'source')} of which another edition or other figures are held",
        ["Source", "Edition", "Received", "Figures held", "Newest year"],
        body,
        "wide",
    )


def pair(row: dict, what: str) -> str:
    """What a row says of something before and now.

    >>> pair({"old_group": "Building", "new_group": None}, "group")
    'Building → none'
    """
    return arrow(markup.text(row[f"{side}_{what}"] or "none") for side in SIDES)


def arrow(ends: Iterable[str]) -> str:
    """Before and now; one of them where nothing moved.

    >>> arrow(["55.1", "55.2"]), arrow(["55.1", "55.1"])
    ('55.1 → 55.2', '55.1')
    """
    return " → ".join(dict.fromkeys(ends))


def more(number: int) -> str:
    """What a caption adds where a table is cut.

    >>> more(3), more(1000)
    ('', ': the first 25 of 1000, all in the file')
    """
    return "" if number <= MOST else f": the first {MOST} of {number}, all in the file"


def _size(row: dict) -> float:
    return float("inf") if row["percent"] is None else abs(row["percent"])


def _value(row: dict, name: str) -> str:
    return markup.value({**row, "value": row[name]}, row["unit"] or "")
