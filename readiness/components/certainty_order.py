"""The certainty page: who lies above whom, and in how many of the builds."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import streamlit as st

from readiness import charts, warehouse, wording
from readiness.charts.choropleth import CONFIG
from readiness.components import markup, page
from readiness.components.answers import drawn, grouped, rows
from readiness.components.certainty import builds, each_pair
from readiness.components.take_away import take_away


def order(iso3: str) -> None:
    """How often each state lies above each other one; of a chosen state its neighbours first."""
    sentence = wording.order_sentence(each_pair())
    st.html(f"<p>{markup.text(sentence)}</p>")
    with st.expander("These figures as a table"):
        st.html(_order_table())
    words, picture = st.columns([2, 3], gap="medium")
    with words:
        st.html(_neighbours(iso3))
    with picture:
        st.plotly_chart(
            _order_chart(iso3, page.mode(), warehouse.release()["database"]),
            key=f"order_{page.mode()}",
            config=CONFIG,
            theme=None,
            alt=f"Grid of the states: how often each lies above each other. {sentence}",
        )
        st.html(
            '<p class="source">In how many of 100 builds the state of the row lies above the state '
            "of the column; what is missing to 100 in a pair’s two cells are ties of the shown "
            f"score. {builds()}</p>"
        )
    take_away("Download the order of all pairs", "order_chances", lambda: rows("order_chances"))


@drawn
def _order_table() -> str:
    by_state = grouped(rows("order_chances"), "iso3")
    body = []
    for group in by_state.values():
        above = {row["other"]: row["above"] for row in group}
        cells = (_hundredths(above[other]) if other in above else "–" for other in by_state)
        body.append(
            [
                markup.cell(markup.text(group[0]["name"]), is_head=True),
                *(markup.cell(cell, "number") for cell in cells),
            ]
        )
    return markup.table(
        "In how many of 100 builds the state of the row lies above the state of the column",
        ["Member state", *(f"#{markup.text(g[0]['short_name'])}" for g in by_state.values())],
        body,
        "wide",
    )


@drawn
def _neighbours(iso3: str) -> str:
    league = [row["iso3"] for row in rows("rank_bands")]
    pairs = {(row["iso3"], row["other"]): row for row in rows("order_chances")}
    near = [pairs[pair] for pair in pairwise(league) if iso3 in ("", *pair)]
    if not iso3:
        return _near_table(near)
    points = "".join(f"<li>{markup.text(_pair(row))}</li>" for row in near)
    others = [pairs[iso3, other] for other in league if other != iso3]
    name = others[0]["name"]
    return (
        f'<p>{markup.text(name)} against its neighbours:</p><ul class="points">{points}</ul>'
        + _others_table(name, others)
    )


def _near_table(pairs: list[dict]) -> str:
    body = [
        [
            markup.cell(markup.text(row["name"]), is_head=True),
            markup.cell(markup.text(row["other_name"])),
            markup.cell(_hundredths(row["above"]), "number tight"),
            markup.cell(_verdict(row)),
        ]
        for row in pairs
    ]
    return markup.table(
        "Neighbours in league order: in how many of 100 builds the first lies above the second",
        ["First", "Second", "#Of 100", "Order"],
        body,
    )


def _others_table(name: str, pairs: list[dict]) -> str:
    body = [
        [
            markup.cell(markup.text(row["other_name"]), is_head=True),
            markup.cell(_hundredths(row["above"]), "number tight"),
            markup.cell(_hundredths(row["below"]), "number tight"),
            markup.cell(_verdict(row)),
        ]
        for row in pairs
    ]
    return markup.table(
        f"In how many of 100 builds {name} lies above or below each other state",
        ["Other state", "#Above it", "#Below it", "Order"],
        body,
    )


def _verdict(pair: dict) -> str:
    return wording.verdict_of(max(pair["above"], pair["below"]))


def _pair(row: dict) -> str:
    return wording.pair_sentence(row["name"], row["other_name"], row["above"], row["below"])


def _hundredths(share: float) -> str:
    return markup.text(wording.hundredths(share))


@st.cache_resource(show_spinner=False, max_entries=60)
def _order_chart(iso3: str, mode: str, database: str) -> Any:
    return charts.order_chances(rows("order_chances"), iso3, mode)
