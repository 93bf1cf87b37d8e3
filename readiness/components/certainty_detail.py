"""The certainty page: what moves the ranking, choice by choice and indicator by indicator."""

from __future__ import annotations

from typing import Any

import streamlit as st

from readiness import charts, warehouse, wording
from readiness.charts.choropleth import CONFIG
from readiness.components import markup, page
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away


def causes(iso3: str) -> None:
    """Which choice of method moves the ranking, or one state's rank, most."""
    listed = rows("causes", iso3=iso3)
    sentence = wording.causes_sentence(listed, _name(iso3))
    st.html(f"<p>{markup.text(sentence)}</p>")
    with st.expander("These figures as a table"):
        st.html(_causes_table(iso3))
    words, picture = st.columns([2, 3], gap="medium")
    with words:
        st.html(_choices())
    with picture:
        if listed[0]["total"]:
            st.plotly_chart(
                _causes_chart(iso3, page.mode(), warehouse.release()["database"]),
                key=f"causes_{page.mode()}",
                config=CONFIG,
                theme=None,
                alt=f"Bars, the share of each choice in what moves. {sentence}",
            )
        st.html(
            '<p class="source">Shares of the variance (Sobol indices). Bar: what would still move '
            "if every other choice were settled, with its 90 % interval. Dot: what settling this "
            "choice alone would take away. Choices act together, so bars may add up to more than "
            "100 %; noise may put a share a little below 0 or above 100 %.</p>"
        )
    take_away(
        "Download the shares of the choices",
        f"causes_{iso3 or 'ranking'}",
        lambda: [{"output": iso3 or "ranking", **row} for row in listed],
    )


def weightings(iso3: str) -> None:
    """In which share of all weightings of the pillars each state holds each rank."""
    chances = rows("rank_chances")
    n_pillars = len(rows("pillars"))
    sentence = wording.weightings_sentence(chances, n_pillars, iso3)
    st.html(f"<p>{markup.text(sentence)}</p>")
    with st.expander("These figures as a table"):
        st.html(_weightings_table())
    st.plotly_chart(
        _weightings_chart(iso3, page.mode(), warehouse.release()["database"]),
        key=f"weightings_{page.mode()}",
        config=CONFIG,
        theme=None,
        alt=f"Grid of states and ranks. {sentence}",
    )
    st.html(
        '<p class="source">Of 100 weightings, how many give the state of the row the rank of the '
        "column. Every weighting of the pillars counts alike, even one in which a single pillar "
        "decides; all other choices as published. Computed in this release.</p>"
    )
    take_away("Download the share of weightings", "share_of_weightings", lambda: chances)


def left_out(iso3: str) -> None:
    """What the ranks would be if one indicator were not there."""
    shifts = rows("left_out")
    st.html(f"<p>{markup.text(wording.left_out_sentence(shifts))}</p>")
    st.html(_left_out_of(iso3) if iso3 else _left_out_table())
    st.html(
        '<p class="source">Every other indicator and choice as published; the weights of the '
        "pillar’s other indicators grow alike. Computed in this release.</p>"
    )
    take_away("Download every indicator left out", "left_out", lambda: shifts)


@drawn
def _causes_table(iso3: str) -> str:
    body = [
        [
            markup.cell(markup.text(wording.CHOICES[row["choice"]][0]), is_head=True),
            *_share(row, "total"),
            *_share(row, "first"),
        ]
        for row in rows("causes", iso3=iso3)
    ]
    what = f"the rank of {_name(iso3)}" if iso3 else "the ranking (mean shift of rank)"
    return markup.table(
        f"Share of each choice in what moves {what}, with 90 % intervals",
        ["Choice", "#Total", "#Interval", "#Alone", "#Interval"],
        body,
    )


@drawn
def _choices() -> str:
    listed = "".join(
        f"<li><strong>{markup.text(title)}</strong>: {markup.text(how)}</li>"
        for title, _, how in wording.CHOICES.values()
    )
    return f'<p>What varies from build to build:</p><ul class="points">{listed}</ul>'


@drawn
def _weightings_table() -> str:
    by_state = grouped(rows("rank_chances"), "iso3").values()
    ranks = [int(row["rank"]) for row in next(iter(by_state))]
    body = [
        [
            markup.cell(markup.text(group[0]["name"]), is_head=True),
            *(
                markup.cell(markup.text(wording.hundredths(row["weight_share"])), "number")
                for row in group
            ),
        ]
        for group in by_state
    ]
    return markup.table(
        "Of 100 weightings of the pillars, how many give a state this rank",
        ["Member state", *(f"#{rank}" for rank in ranks)],
        body,
        "wide",
    )


@drawn
def _left_out_table() -> str:
    body = [
        [
            markup.cell(markup.link(group[0]["title"], "map", show=indicator), is_head=True),
            markup.cell(markup.text(group[0]["pillar_title"])),
            markup.cell(
                "; ".join(
                    f"{markup.text(row['name'])} {int(row['rank'])} → {int(row['rank_without'])}"
                    for row in group
                    if row["rank_shift"]
                )
            ),
        ]
        for indicator, group in grouped(rows("left_out"), "indicator_id").items()
        if group[0]["moved"]
    ]
    if not body:
        return "<p>No rank hangs on a single indicator.</p>"
    return markup.table(
        "Indicators whose absence changes a rank: rank with it → rank without it",
        ["Left out", "Pillar", "States that move"],
        body,
    )


@drawn
def _left_out_of(iso3: str) -> str:
    own = [row for row in rows("left_out") if row["iso3"] == iso3]
    own.sort(key=lambda row: -abs(row["score_shift"]))
    body = [
        [
            markup.cell(markup.link(row["title"], "map", show=row["indicator_id"]), is_head=True),
            markup.cell(markup.text(row["pillar_title"])),
            markup.cell(wording.step(row["score_shift"]), "number"),
            markup.cell(
                f"{int(row['rank'])} → {int(row['rank_without'])}" if row["rank_shift"] else "same",
                "number tight",
            ),
        ]
        for row in own
    ]
    return markup.table(
        f"{own[0]['name']} without one indicator: change of its score "
        f"({wording.number(own[0]['score'])} of 100) and of its rank, the largest change first",
        ["Left out", "Pillar", "#Score", "#Rank"],
        body,
    )


def _share(row: dict, of: str) -> tuple[str, str]:
    low, high = (
        wording.number(100 * row[f"{of}_{end}"], 0) + wording.PART + "%" for end in ("low", "high")
    )
    return (
        markup.cell(markup.text(wording.percent(row[of])), "number"),
        markup.cell(f"{low} to {high}", "number tight"),
    )


def _name(iso3: str) -> str:
    return next((row["name"] for row in rows("states") if row["iso3"] == iso3), "")


@st.cache_resource(show_spinner=False, max_entries=60)
def _causes_chart(iso3: str, mode: str, database: str) -> Any:
    return charts.causes(rows("causes", iso3=iso3), mode)


@st.cache_resource(show_spinner=False, max_entries=60)
def _weightings_chart(iso3: str, mode: str, database: str) -> Any:
    return charts.rank_chances(rows("rank_chances"), "weight_share", iso3, mode)
