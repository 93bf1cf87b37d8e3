"""What goes together in the index: correlations, income, both halves, and effective weights."""

from __future__ import annotations

from typing import Any

import streamlit as st

from readiness import charts, warehouse, wording
from readiness.charts.choropleth import CONFIG
from readiness.components import markup, page
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away


def cohesion() -> None:
    """Do the pillars hang together, and how closely does all of it go with income?"""
    pairs = rows("correlations")
    st.html(_cohesion())
    with st.expander("Correlations of all pairs as a table"):
        st.html(_pairs())
    st.plotly_chart(
        _grid(page.mode(), warehouse.release()["database"]),
        key=f"correlations_{page.mode()}",
        config=CONFIG,
        theme=None,
        alt=f"Grid of the correlations between all scored indicators. {_cohesion_sentence()}",
    )
    st.html(
        '<p class="source">Blue: go together; orange: go against each other; ⌀: one of the two '
        "does not vary. Columns stand in the order of the rows: that of the table above. Pearson’s correlation of the points from 0 to 100, over the states that have both "
        "figures. Computed in this release.</p>"
    )
    take_away("Download correlation and alpha by pillar", "diagnosis", lambda: rows("diagnosis"))
    take_away("Download all correlations", "correlations", lambda: pairs)


def halves() -> None:
    """AI-specific indicators and foundations, apart."""
    st.html(_halves())
    take_away("Download both halves", "halves", lambda: rows("half_scores"))


def influence() -> None:
    """The weight an indicator was given, and the one it has in effect."""
    sentence = wording.influence_sentence(rows("scored_indicators"))
    st.html(f"<p>{markup.text(sentence)}</p>")
    with st.expander("These figures as a table"):
        st.html(_influence())
    st.plotly_chart(
        _weights(page.mode(), warehouse.release()["database"]),
        key=f"influence_{page.mode()}",
        config=CONFIG,
        theme=None,
        alt=f"Given and effective weight of each scored indicator. {sentence}",
    )
    st.html(
        '<p class="source">In effect: the squared correlation of an indicator with the score, over '
        "the sum of all. Computed in this release.</p>"
    )
    take_away("Download given and effective weights", "influence", _influence_rows)


@drawn
def _cohesion() -> str:
    facts, nodes = rows("index_facts")[0], rows("diagnosis")
    index = next(node for node in nodes if node["level"] == "index")
    body = [
        [
            markup.cell(markup.text(node["title"]), is_head=True),
            markup.cell(wording.number(node["within"], 2), "number"),
            markup.cell(wording.number(node["across"], 2), "number"),
            markup.cell(_alpha(node), "number tight"),
            markup.cell(
                f"{wording.number(node['income_correlation'], 2)} "
                f"<small>({node['n_income']} of {node['members']})</small>",
                "number tight",
            ),
        ]
        for node in nodes
        if node["level"] == "pillar"
    ]
    return (
        f"<p>{markup.text(_cohesion_sentence())}</p>"
        f"<p>{markup.text(wording.income_sentence(index, facts['income_title']))}</p>"
        + markup.table(
            "How each pillar hangs together, and how it goes with income (states with the figures "
            "in brackets)",
            [
                "Pillar",
                "#Correlation within",
                "#With other pillars",
                "#Alpha",
                "#With income",
            ],
            body,
        )
    )


def _cohesion_sentence() -> str:
    return wording.cohesion_sentence([n for n in rows("diagnosis") if n["level"] == "pillar"])


def _alpha(node: dict) -> str:
    if node["alpha"] is None:
        return markup.NO_FIGURE
    held = f"<small>({int(node['n_alpha'])} of {node['members']})</small>"
    return f"{wording.number(node['alpha'], 2)} {held}"


@drawn
def _pairs() -> str:
    by_row = grouped(rows("correlations"), "title")
    places = {title: at for at, title in enumerate(by_row, 1)}
    body = []
    for title, pairs in by_row.items():
        found = {pair["other"]: wording.number(pair["correlation"], 2) for pair in pairs}
        cells = (markup.cell(found.get(other, "–"), "number") for other in places)
        body.append([markup.cell(f"{places[title]} {markup.text(title)}", is_head=True), *cells])
    return markup.table(
        "Correlation of each pair of scored indicators; “no data” where one of them does not vary "
        "over the states they share",
        ["Indicator", *(f"#{at}" for at in places.values())],
        body,
        "wide",
    )


@drawn
def _halves() -> str:
    facts, listed = rows("index_facts")[0], rows("half_scores")
    body = [
        [
            markup.cell(markup.link(row["name"], "profile", state=row["iso3"]), is_head=True),
            *(
                markup.cell(wording.number(row[half], 0), "number")
                for half in ("ai_specific", "foundations")
            ),
            markup.cell(
                ("<small>est.</small> " if row["is_estimated"] else "")
                + wording.number(row["score"], 0),
                "number",
            ),
        ]
        for row in listed
    ]
    about_ai = [r["title"] for r in rows("scored_indicators") if r["half"] == "ai_specific"]
    return (
        f"<p>{markup.text(wording.halves_sentence(facts, listed))}</p>"
        + markup.table(
            f"Scores of 100 over each half's own indicators, {facts['edition']}; they do not add up",
            [
                "Member state",
                f"#AI-specific ({wording.percent(facts['ai_share'])} of the weight)",
                f"#Foundations ({wording.percent(1 - facts['ai_share'])})",
                "#The whole index",
            ],
            body,
        )
        + f'<p class="source">AI-specific: {markup.text("; ".join(about_ai))}. '
        "“est.”: in a pillar under half of the figures exist. Computed in this release.</p>"
    )


@drawn
def _influence() -> str:
    body = [
        [
            markup.cell(markup.text(row["title"]), is_head=True),
            markup.cell(wording.share(row["given_share"]), "number"),
            markup.cell(wording.share(row["share"]), "number"),
            markup.cell(wording.number(row["correlation"], 2), "number"),
        ]
        for row in rows("scored_indicators")
    ]
    return markup.table(
        "Given and effective weight of the scored indicators",
        ["Indicator", "#Given", "#In effect", "#Correlation with the score"],
        body,
    )


def _influence_rows() -> list[dict]:
    kept = ("indicator_id", "title", "given_share", "share", "correlation")
    return [{name: row[name] for name in kept} for row in rows("scored_indicators")]


@st.cache_resource(show_spinner=False, max_entries=4)
def _grid(mode: str, database: str) -> Any:
    return charts.correlations(rows("correlations"), mode)


@st.cache_resource(show_spinner=False, max_entries=4)
def _weights(mode: str, database: str) -> Any:
    return charts.influence(rows("scored_indicators"), mode)
