"""The compare page's figures: indicator by indicator, and through the years."""

from __future__ import annotations

from typing import Any

import streamlit as st

from readiness import charts, warehouse, wording
from readiness.charts.choropleth import CONFIG
from readiness.components import controls, heat, markup, page
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away

NO_BREAK = chr(0x2011)
"""A hyphen that keeps "0-100" on one line."""


def indicators(view: dict) -> None:
    """Scored indicators x places, those beside the states included; a hole is hatched."""
    places = view["states"] + view["beside"]
    st.html(_indicator_table(places))
    take_away(
        "Download these figures",
        "compared_indicators",
        lambda: _indicator_rows(places),
        ("value", "score"),
    )


def history(view: dict) -> None:
    """Scores on the constant panel, one small picture a state; never a rank."""
    panel, listed = rows("history_panel"), rows("history")
    inside = [row for row in panel if row["is_in_panel"]]
    nodes = grouped(listed, "node")
    if not nodes:
        st.html("<p>This edition has no history.</p>")
        return
    titles = {node: points[0]["title"] for node, points in nodes.items()}
    node = controls.choose("Score", "over", titles, next(iter(titles)))
    points = nodes[node]
    ends = _ends(points, view["states"])
    sentence = wording.history_sentence(view["who"], titles[node], ends)
    st.html(
        f"<p><b>{wording.panel_title(int(points[0]['n_in_panel']), len(panel))}.</b> "
        f"{markup.text(sentence)}</p>"
    )
    with st.expander("These scores as a table"):
        st.html(_history_table(node, view["states"]))
    st.plotly_chart(
        _panels(node, view["states"], page.mode(), warehouse.release()["database"]),
        key=f"panels_{page.mode()}",
        config=CONFIG,
        theme=None,
        alt=f"Small lines, one a state, 0 to 100. {sentence}",
    )
    st.html(
        '<p class="source">Grey: the other member states. A year counts the newest figure up to '
        "it, within the age that the edition allows. The panel is not the whole index, so its "
        "scores differ from those above, and no rank is made of them. Experimental.</p>"
    )
    with st.expander(f"Which {len(inside)} of {len(panel)} indicators are in, and why others not"):
        st.html(_panel_table())
    take_away(
        "Download this history",
        "compared_history",
        lambda: _history_rows(points, view["states"]),
    )


@drawn
def _indicator_table(places: tuple[str, ...]) -> str:
    found = [row for row in rows("scored_places") if row["iso3"] in places]
    by_indicator = grouped(found, "indicator_id")
    names = {row["iso3"]: row["name"] for row in found}
    body = []
    for cells in by_indicator.values():
        at = {row["iso3"]: row for row in cells}
        first = cells[0]
        body.append(
            [
                markup.cell(
                    f"{markup.link(first['title'], 'map', show=first['indicator_id'])} "
                    f"<small>{markup.text(_unit(first))}</small>",
                    is_head=True,
                ),
                *(_figure(at[iso3]) for iso3 in places),
            ]
        )
    publishers = {row["publisher"]: row["url"] for row in found if row["value"] is not None}
    return (
        markup.table(
            f"{len(by_indicator)} scored indicators: score from 0 to 100 on fixed goalposts; below "
            "it the figure in its own unit, and its year",
            ["Indicator", *(markup.text(names[iso3]) for iso3 in places)],
            body,
        )
        + heat.key()
        + '<p class="source">Sources: '
        + ", ".join(markup.outside(who, url) for who, url in sorted(publishers.items()))
        + ". Registers of laws and strategies were coded for member states only.</p>"
    )


def _unit(row: dict) -> str:
    return (
        "stage in the register" if row["kind"] == "register" else row["unit"].replace("-", NO_BREAK)
    )


def _figure(row: dict) -> str:
    if row["value"] is None:
        hint = f"{row['name']}: {row['reason']}"
        return heat.cell(None, hint=hint, of=(row["indicator_id"], row["iso3"]))
    own = (
        wording.STAGES[row["value"]]
        if row["kind"] == "register"
        else wording.number(row["value"], row["decimals"])
    )
    when = wording.period(row["year"], row["period"])
    return heat.cell(
        row["normalised"],
        f"{own}, {when}",
        f"{row['name']}: {wording.figure(row)}, {when}",
        (row["indicator_id"], row["iso3"], row["year"], row["period"]),
    )


def _indicator_rows(places: tuple[str, ...]) -> list[dict]:
    return [
        {
            "place": row["name"],
            "iso3": row["iso3"],
            "indicator": row["indicator_id"],
            "title": row["title"],
            "pillar": row["pillar_title"],
            "value": row["value"],
            "unit": row["unit"],
            "score": row["normalised"],
            "year": wording.period(row["year"], row["period"]) if row["year"] else "",
            "why_missing": row["reason"],
            "edition": row["edition"],
            "flag": row["flag"],
            "source": row["publisher"],
            "address": row["url"],
            "licence": row["licence"],
            "reuse": row["reuse"],
        }
        for iso3 in places
        for row in rows("scored_places")
        if row["iso3"] == iso3
    ]


def _ends(points: list[dict], states: tuple[str, ...]) -> list[dict]:
    return [
        {
            "name": own[0]["name"],
            "first": own[0]["score"],
            "first_year": own[0]["year"],
            "last": own[-1]["score"],
            "last_year": own[-1]["year"],
        }
        for iso3, own in grouped(points, "iso3").items()
        if iso3 in states
    ]


@drawn
def _history_table(node: str, states: tuple[str, ...]) -> str:
    points = [row for row in rows("history") if row["node"] == node]
    years = sorted({row["year"] for row in points})
    body = []
    for iso3, own in grouped(points, "iso3").items():
        if iso3 in states:
            at = {row["year"]: row["score"] for row in own}
            body.append(
                [
                    markup.cell(markup.text(own[0]["name"]), is_head=True),
                    *(markup.cell(wording.number(at.get(y)), "number") for y in years),
                    markup.cell(wording.step(own[-1]["score"] - own[0]["score"]), "number"),
                ]
            )
    return markup.table(
        f"{points[0]['title']}: scores on the constant panel, 0 to 100",
        ["Member state", *(f"#{year}" for year in years), "#Change"],
        body,
    )


@drawn
def _panel_table() -> str:
    return markup.table(
        "The panel: every member state has a figure that counts in every year, by one method",
        ["Indicator", "Pillar", "In the panel"],
        [
            [
                markup.cell(markup.text(row["title"]), is_head=True),
                markup.cell(markup.text(row["pillar_title"])),
                markup.cell("yes" if row["is_in_panel"] else f"no: {markup.text(row['reason'])}"),
            ]
            for row in rows("history_panel")
        ],
    )


def _history_rows(points: list[dict], states: tuple[str, ...]) -> list[dict]:
    return [
        {
            "state": row["name"],
            "iso3": row["iso3"],
            "score_of": row["title"],
            "year": row["year"],
            "score": row["score"],
            "unit": "score 0-100 on the constant panel",
            "indicators_in_panel": row["n_in_panel"],
            "source": "ASEAN AI Readiness Dashboard",
        }
        for row in points
        if row["iso3"] in states
    ]


@st.cache_resource(show_spinner=False, max_entries=200)
def _panels(node: str, states: tuple[str, ...], mode: str, database: str) -> Any:
    return charts.panels([row for row in rows("history") if row["node"] == node], states, mode)
