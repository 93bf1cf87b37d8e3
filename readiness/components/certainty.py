"""The certainty page: ranks with their bands, groups, and how all of it was computed."""

from __future__ import annotations

from typing import Any

import streamlit as st

from readiness import charts, warehouse, wording
from readiness.charts.choropleth import CONFIG
from readiness.components import controls, markup, page
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away

ALL = "all"


def choose_state() -> str:
    """The state to look at closely: its iso3, or nothing for all of them alike."""
    names = {row["iso3"]: row["name"] for row in rows("states")}
    options = {ALL: "All member states alike", **names}
    chosen = controls.choose("Look closely at", "state", options, ALL)
    return "" if chosen == ALL else chosen


def verdict() -> None:
    """How many ranks are firm, in one sentence, and what a build is; without bands the page ends."""
    league = rows("rank_bands")
    if not league or league[0]["rank_low"] is None:
        st.html(
            "<p>This release has no bands of ranks: too few figures exist to build the index in "
            "more than one way. The pillars are on the overview.</p>"
        )
        page.foot()
        st.stop()
    st.html(_verdict())


def bands(iso3: str) -> None:
    """Rank, band and group of every state, the rule of the groups, and the chances of a rank."""
    sentence = wording.bands_sentence(rows("rank_bands"))
    st.html(_standing(iso3))
    with st.expander("These figures as a table"):
        st.html(_league_table())
        st.html(_chances_table())
    words, picture = st.columns([2, 3], gap="medium")
    with words:
        st.html(_groups())
    with picture:
        st.plotly_chart(
            _bands_chart(iso3, page.mode(), warehouse.release()["database"]),
            key=f"bands_{page.mode()}",
            config=CONFIG,
            theme=None,
            alt=f"Rank bands of the member states. {sentence}",
        )
        st.html(
            '<p class="source">Dot: rank of the published score. Bar: the ranks of the middle '
            f"90 % of builds. {builds()}</p>"
        )
    with st.expander("Rank bands in each pillar"):
        st.html(_pillar_table())
        take_away("Download bands in each pillar", "pillar_bands", lambda: rows("pillar_bands"))
    take_away("Download ranks, bands and groups", "rank_bands", lambda: rows("rank_bands"))
    take_away("Download chances of each rank", "rank_chances", lambda: rows("rank_chances"))


def about() -> None:
    """Builds, seed, intervals and where the method is from."""
    st.html(_about())


def builds() -> str:
    """How many builds the figures rest on: the end of a source line."""
    run = rows("builds")[0]
    return (
        f"Computed in this release: {wording.number(run['draws'], 0)} builds of the "
        f"{markup.text(run['edition'])} edition, seed {int(run['seed'])}."
    )


def each_pair() -> list[dict]:
    """Each pair of states once, the one that stands first in the league in front."""
    place = {row["iso3"]: at for at, row in enumerate(rows("rank_bands"))}
    pairs = rows("order_chances")
    return [row for row in pairs if place[row["iso3"]] < place[row["other"]]]


@drawn
def _verdict() -> str:
    sentence = wording.certainty_verdict(rows("rank_bands"), each_pair())
    return (
        f'<p class="verdict">{markup.text(sentence)}</p>'
        '<p class="quiet">A build is the index made once more with other choices that could be '
        "defended: other fillings of the missing figures, scales, weights and means, one "
        "indicator fewer. A rank without its band says more than is known.</p>"
    )


@drawn
def _standing(iso3: str) -> str:
    league, chances = rows("rank_bands"), rows("rank_chances")
    if iso3:
        own = next(row for row in league if row["iso3"] == iso3)
        within = [row for row in chances if row["iso3"] == iso3]
        told = (wording.place_sentence(own), wording.within_sentence(within, own["name"]))
    else:
        told = (wording.bands_sentence(league), wording.top_sentence(chances))
    return f"<p>{markup.text(' '.join(told))}</p>"


@drawn
def _league_table() -> str:
    body = [
        [
            markup.cell(markup.link(row["name"], "profile", state=row["iso3"]), is_head=True),
            markup.cell(str(int(row["rank"])), "number"),
            markup.cell(wording.band(row["rank_low"], row["rank_high"]), "number"),
            markup.cell(str(int(row["rank_median"])), "number"),
            markup.cell(markup.text(row["maturity_group"])),
            markup.cell(
                markup.trace(wording.number(row["score"]), markup.INDEX, row["iso3"]), "number"
            ),
            markup.cell(
                wording.of(row["n_indicators"] - row["n_holes"], row["n_indicators"], ""), "number"
            ),
        ]
        for row in rows("rank_bands")
    ]
    return markup.table(
        "League order: rank of the score, 0 to 100, with the band of ranks over the middle 90 % of "
        "builds; equal shown scores share the smaller rank",
        ["Member state", "#Rank", "#Band", "#Median", "Group", "#Score", "#Figures held"],
        body,
    )


@drawn
def _chances_table() -> str:
    by_state = grouped(rows("rank_chances"), "iso3").values()
    ranks = [int(row["rank"]) for row in next(iter(by_state))]
    body = [
        [
            markup.cell(markup.text(group[0]["name"]), is_head=True),
            *(
                markup.cell(markup.text(wording.hundredths(row["draw_share_up_to"])), "number")
                for row in group
            ),
        ]
        for group in by_state
    ]
    return markup.table(
        "In how many of 100 builds a state holds this rank or one above it",
        ["Member state", *("#1" if rank == 1 else f"#1–{rank}" for rank in ranks)],
        body,
        "wide",
    )


@drawn
def _groups() -> str:
    listed = "".join(
        f"<li><strong>{markup.text(group)}</strong>: {markup.text(names)}</li>"
        for group, names in wording.groups(rows("rank_bands"))
    )
    return (
        "<p>States whose bands cannot be told apart form one group:</p>"
        f'<ul class="points">{listed}</ul><p class="quiet">{markup.text(wording.GROUP_RULE)}</p>'
    )


@drawn
def _pillar_table() -> str:
    pillars = grouped(rows("pillar_bands"), "pillar_title")
    body = [
        [markup.cell(markup.text(group[0]["name"]), is_head=True), *(_place(row) for row in group)]
        for group in grouped(rows("pillar_bands"), "iso3").values()
    ]
    return markup.table(
        "Rank in each pillar, with its band; est.: under half of the pillar’s figures exist",
        ["Member state", *(f"#{markup.text(title)}" for title in pillars)],
        body,
        "wide",
    )


@drawn
def _about() -> str:
    return (
        f"<p>{builds()} The same seed gives the same figures on any machine. Each build ranks the "
        "scores as they are shown, with one decimal; equal scores share the smaller rank. A band "
        "runs from the 5th to the 95th percentile of a state’s ranks; the median is its middle. "
        "An order counts as settled when one state lies above the other in at least "
        f"{wording.number(100 * wording.SETTLED, 0)} of 100 builds, and as likely from "
        f"{wording.number(100 * wording.LIKELY, 0)}.</p>"
        '<p class="quiet">After the OECD/JRC Handbook on Constructing Composite Indicators, '
        "step 7; shares of the choices after Saltelli and Jansen; weightings after "
        "Saisana, d’Hombres and Saltelli. The bands cover choices of method and missing "
        "figures, not errors in the figures that the publishers give.</p>"
    )


def _place(row: dict) -> str:
    note = " <small>est.</small>" if row["is_estimated"] else ""
    shown = f"{int(row['rank'])}<small> ({wording.band(row['rank_low'], row['rank_high'])})</small>"
    return markup.cell(f"{shown}{note}", "number tight")


@st.cache_resource(show_spinner=False, max_entries=60)
def _bands_chart(iso3: str, mode: str, database: str) -> Any:
    return charts.bands(rows("rank_bands"), iso3, mode)
