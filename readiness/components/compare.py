"""The compare page's opening: who is compared, and where they stand pillar by pillar."""

from __future__ import annotations

from typing import Any

import streamlit as st

from readiness import charts, warehouse, wording
from readiness.charts.choropleth import CONFIG
from readiness.components import controls, heat, markup, page
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away

LEAST = 2
"""As many states make a comparison."""


def choose() -> dict:
    """The choices: ``states`` and ``beside`` as tuples of codes, ``names`` of all places."""
    region = {row["iso3"]: row["name"] for row in rows("states")}
    others = {row["iso3"]: row["name"] for row in rows("comparators")}
    left, right = st.columns(2)
    with left:
        states = controls.several(
            "Member states", "states", region, f"All {len(region)}: choose {LEAST} or more", LEAST
        )
    with right:
        beside = controls.several(
            "Economies beside them", "beside", others, "None: choose any to add"
        )
    return {
        "states": tuple(states),
        "beside": tuple(beside),
        "names": {**region, **others},
        "who": wording.chosen_states([region[iso3] for iso3 in states], len(region)),
    }


def headline(view: dict) -> None:
    """Where the chosen states lie furthest apart, and where closest."""
    pillars = [
        {
            "title": title,
            "scores": [
                (row["score"], row["name"])
                for row in cells
                if row["iso3"] in view["states"] and row["score"] is not None
            ],
        }
        for title, cells in grouped(rows("state_scores"), "pillar_title").items()
    ]
    sentence = wording.compare_verdict(view["who"], pillars)
    st.html(f'<p class="verdict">{markup.text(sentence)}</p>')


def pillars(view: dict) -> None:
    """Chosen states x pillars as a heat table, then the same scores among all states."""
    st.html(_pillar_table(view["states"]))
    if view["beside"]:
        names = wording.listing(view["names"][iso3] for iso3 in view["beside"])
        st.html(
            f'<p class="quiet">{markup.text(names)}: no pillar scores, since the register of laws '
            "and strategies covers member states only. Their figures stand in the table of "
            "indicators and in the scatter.</p>"
        )
    take_away("Download these scores", "compared_pillars", lambda: _pillar_rows(view["states"]))
    st.plotly_chart(
        _spread(view["states"], page.mode(), warehouse.release()["database"]),
        key=f"spread_{page.mode()}",
        config=CONFIG,
        theme=None,
        alt="Dot plot of the pillar scores of all member states, 0 to 100, with the ASEAN mean; "
        f"marked: {view['who']}. The figures stand in the table above.",
    )
    st.html(
        '<p class="source">Each dot is one member state’s score on one pillar, 0 to 100; the bar '
        "is the mean of those with a score. Computed in this release; experimental.</p>"
    )


def members() -> int:
    """How many member states there are."""
    return len(rows("states"))


@drawn
def _pillar_table(states: tuple[str, ...]) -> str:
    pillars, bands = rows("pillars"), {row["iso3"]: row for row in rows("rank_bands")}
    body = [
        [
            markup.cell(markup.link(cells[0]["name"], "profile", state=iso3), is_head=True),
            *_standing(bands.get(iso3)),
            *(
                heat.cell(
                    row["score"],
                    "est." if row["is_estimated"] else "",
                    heat.held(row),
                    (row["pillar"], iso3),
                )
                for row in cells
            ),
        ]
        for iso3, cells in grouped(rows("state_scores"), "iso3").items()
        if iso3 in states
    ]
    return (
        markup.table(
            "Pillar scores, 0 to 100 on fixed global goalposts; rank among the "
            f"{members()} with its band, the middle 90 % of builds of the index",
            ["Member state", "Group", "#Rank", *(markup.text(p["title"]) for p in pillars)],
            body,
            foot=f'<tr><th scope="row">ASEAN mean</th><td></td><td></td>{heat.means(pillars)}</tr>',
        )
        + heat.key()
        + '<p class="source">Computed in this release; experimental. “est.”: under half of the '
        "pillar’s indicators have a figure. A rank means little without its band.</p>"
    )


def _standing(row: dict | None) -> list[str]:
    if row is None:
        return [markup.cell(markup.NO_FIGURE), markup.cell(markup.NO_FIGURE, "number")]
    band = wording.band(row["rank_low"], row["rank_high"])
    return [
        markup.cell(markup.text(row["maturity_group"])),
        markup.cell(f"{int(row['rank'])} <small>band {band}</small>", "number tight"),
    ]


def _pillar_rows(states: tuple[str, ...]) -> list[dict]:
    bands = {row["iso3"]: row for row in rows("rank_bands")}
    return [
        {
            "state": row["name"],
            "iso3": row["iso3"],
            "group": bands[row["iso3"]]["maturity_group"],
            "rank": bands[row["iso3"]]["rank"],
            "rank_low": bands[row["iso3"]]["rank_low"],
            "rank_high": bands[row["iso3"]]["rank_high"],
            "pillar": row["pillar_title"],
            "score": row["score"],
            "unit": "score 0-100",
            "edition": row["edition"],
            "is_estimated": row["is_estimated"],
            "figures_held": row["n_current"],
            "figures_in_pillar": row["n_indicators"],
            "source": "ASEAN AI Readiness Dashboard",
        }
        for row in rows("state_scores")
        if row["iso3"] in states
    ]


@st.cache_resource(show_spinner=False, max_entries=100)
def _spread(states: tuple[str, ...], mode: str, database: str) -> Any:
    means = {pillar["title"]: pillar["mean"] for pillar in rows("pillars")}
    return charts.spread(rows("state_scores"), means, states, mode)
