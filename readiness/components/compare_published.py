"""The compare page's triangulation: where published indices place the states, and why they differ."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import markup
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away


def published(view: dict) -> None:
    """Places among the member states in every published index, ours beside them with its band."""
    spreads = _spreads(view["states"])
    st.html(
        f"<p>{markup.text(wording.disagreement_sentence(spreads))}</p>"
        + _place_table(view["states"])
    )
    with st.expander("Why they disagree: what each measures, whom it covers, and how old it is"):
        st.html(_reasons())
    take_away(
        "Download these places",
        "compared_indices",
        lambda: _rows(view["states"]),
        ("value", "place"),
    )


def _spreads(states: tuple[str, ...]) -> list[dict]:
    """Each chosen state's highest and lowest place in the indices on AI and the digital."""
    found = []
    for iso3, places in grouped(rows("published_places"), "iso3").items():
        known = [row for row in places if row["place"] is not None and row["is_ai_or_digital"]]
        if iso3 in states and len(known) > 1:
            high, low = (pick(known, key=lambda row: row["place"]) for pick in (min, max))
            found.append(
                {
                    "iso3": iso3,
                    "name": high["name"],
                    "spread": int(low["place"] - high["place"]),
                    "high": high,
                    "low": low,
                }
            )
    return found


@drawn
def _place_table(states: tuple[str, ...]) -> str:
    listed = [row for row in rows("published_places") if row["iso3"] in states]
    spreads = {spread["iso3"]: spread for spread in _spreads(states)}
    widest = max((spread["spread"] for spread in spreads.values()), default=0)
    body = [_ours(states)]
    for group in grouped(listed, "indicator_id").values():
        first = group[0]
        counted = "" if first["is_ai_or_digital"] else " <small>not in the spread</small>"
        body.append(
            [
                markup.cell(
                    markup.link(first["title"], "map", show=first["indicator_id"]) + counted,
                    is_head=True,
                ),
                markup.cell(str(int(first["newest_year"])), "tight"),
                markup.cell(f"{int(first['n'])} of {len(rows('states'))}", "number tight"),
                *(_place(row, spreads.get(row["iso3"])) for row in group),
            ]
        )
    names = [group[0]["name"] for group in grouped(listed, "iso3").values()]
    last = "".join(_spread_cell(spreads.get(iso3), widest) for iso3 in states)
    return markup.table(
        "Place among the member states with data in the newest edition of each index; 1 is the "
        "highest",
        ["Index", "Year", "#States", *(f"#{markup.text(name)}" for name in names)],
        body,
        "named",
        f'<tr><th scope="row">Places between highest and lowest</th><td></td><td></td>{last}</tr>',
    ) + (
        '<p class="source">Published indices are never averaged and never enter our scores. '
        "▲ and ▼ mark a state’s highest and lowest place in the indices on AI and the digital; "
        "the wider indices measure other things and stand outside the spread. An index that leaves "
        "out a state moves those below it up. Publishers, licences and limits: below.</p>"
    )


def _ours(states: tuple[str, ...]) -> list[str]:
    bands = {row["iso3"]: row for row in rows("rank_bands")}
    edition = next(iter(bands.values()))["edition"] if bands else ""
    cells = [
        markup.cell(
            f"{int(bands[iso3]['rank'])}<br><small>band "
            f"{wording.band(bands[iso3]['rank_low'], bands[iso3]['rank_high'])}</small>"
            if iso3 in bands
            else markup.NO_FIGURE,
            "number tight",
        )
        for iso3 in states
    ]
    return [
        markup.cell(
            "<b>This index</b> <small>experimental, not in the spread</small>", is_head=True
        ),
        markup.cell(markup.text(edition), "tight"),
        markup.cell(f"{len(bands)} of {len(rows('states'))}", "number tight"),
        *cells,
    ]


def _place(row: dict, spread: dict | None) -> str:
    if row["place"] is None:
        return markup.cell(markup.NO_FIGURE, "number")
    mark = ""
    if spread and spread["spread"] and row["is_ai_or_digital"]:
        ends = {spread["high"]["place"]: "▲ ", spread["low"]["place"]: "▼ "}
        mark = ends.get(row["place"], "")
    notes = [f"of {int(row['n'])}"] if row["n"] < len(rows("states")) else []
    notes += [str(int(row["year"]))] if row["year"] != row["newest_year"] else []
    small = f" <small>{', '.join(notes)}</small>" if notes else ""
    place = markup.trace(str(int(row["place"])), row["indicator_id"], row["iso3"], row["year"])
    return markup.cell(f"{mark}{place}{small}", "number tight")


def _spread_cell(spread: dict | None, widest: int) -> str:
    if spread is None:
        return markup.cell("–", "number")
    flag = f" {markup.flags(['widest'])}" if spread["spread"] == widest and widest else ""
    return markup.cell(f"{spread['spread']}{flag}", "number")


@drawn
def _reasons() -> str:
    body = [
        [
            markup.cell(markup.text(group[0]["title"]), is_head=True),
            markup.cell(
                markup.text(" ".join(filter(None, (group[0]["definition"], group[0]["note"]))))
            ),
            markup.cell(_facts(group)),
        ]
        for group in grouped(rows("published_places"), "indicator_id").values()
    ]
    return (
        "<p>They ask different questions of different years, and most contain one another’s "
        "figures.</p>"
        + markup.table(
            "The published indices",
            ["Index", "What it measures, and its limits", "Coverage, year, publisher, licence"],
            body,
            "wide",
        )
    )


def _facts(group: list[dict]) -> str:
    first = group[0]
    left_out = wording.listing(row["name"] for row in group if row["place"] is None)
    gap = f", without {left_out}" if first["n"] < len(group) else ""
    return (
        f"{markup.text(wording.of(first['n'], len(group), 'member states') + gap)}; "
        f"{_year(first, group)}. {markup.outside(first['publisher'], first['url'])}, "
        f"{markup.text(first['licence'])} {markup.flags([first['reuse']])}"
    )


def _year(first: dict, group: list[dict]) -> str:
    years = [row["year"] for row in group if row["year"] is not None]
    parts = [wording.span(min(years), max(years))]
    if first["year_meaning"] == "edition":
        parts.append("year of the edition")
    if first["breaks"]:
        parts.append(f"method changed {first['breaks'].replace('|', ', ')}")
    if first["is_relative"]:
        parts.append("relative to the economies covered")
    return markup.text("; ".join(parts))


def _rows(states: tuple[str, ...]) -> list[dict]:
    return [
        {
            "state": row["name"],
            "iso3": row["iso3"],
            "index": row["indicator_id"],
            "title": row["title"],
            "place": row["place"],
            "of_states": row["n"],
            "value": row["value"],
            "unit": row["unit"],
            "year": row["year"],
            "edition": row["edition"],
            "is_in_spread": row["is_ai_or_digital"],
            "source": row["publisher"],
            "address": row["url"],
            "licence": row["licence"],
            "reuse": row["reuse"],
        }
        for row in rows("published_places")
        if row["iso3"] in states
    ]
