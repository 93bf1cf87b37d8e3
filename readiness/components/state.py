"""The profile's first half: where a member state stands, against whom, and what is missing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import streamlit as st

from readiness import charts, warehouse, wording
from readiness.briefing.content import standing
from readiness.charts.choropleth import CONFIG
from readiness.components import markup, page
from readiness.components.answers import grouped, rows
from readiness.components.take_away import take_away

NEAREST = 3
"""How many nearest states the database names."""


def opening(state: dict) -> None:
    """Where the state stands in one sentence, and its pillars as tiles."""
    scores = [row for row in rows("state_scores") if row["iso3"] == state["iso3"]]
    holes = rows("holes", iso3=state["iso3"])
    means = {pillar["pillar"]: pillar for pillar in rows("pillars")}
    league = {row["iso3"]: row for row in rows("rank_bands")}
    own = league[state["iso3"]]
    beside = sorted(
        row["name"]
        for row in league.values()
        if row["maturity_group"] == own["maturity_group"] and row is not own
    )
    st.html(
        f'<p class="verdict">{markup.text(wording.standing_sentence(own, beside))} '
        f"{markup.text(wording.state_verdict(state, scores, holes))}</p>"
        f'<p class="quiet">{markup.text(wording.band_meaning(rows("builds")[0]["draws"]))} '
        f"{markup.link('How certain is this?', 'certainty', state=state['iso3'])}</p>"
    )
    pillars = [_pillar(row, means[row["pillar"]]) for row in scores]
    st.html(markup.tiles([*pillars, *_halves(state["iso3"])]))


def compared(state: dict) -> None:
    """Strengths and gaps against the nearest states, and the picture of all scored figures."""
    scored = rows("scored_values")
    by_indicator = grouped(scored, "indicator_id").values()
    near = rows("neighbours", iso3=state["iso3"])
    sentence = wording.neighbours_sentence(state, near)
    gains, gaps = standing.against(scored, state["iso3"], {row["iso3"] for row in near})
    st.html(
        f"<p>{markup.text(sentence)}</p><div class=pair>"
        f"<div><h3>Strengths</h3>{_points(gains, 'ahead of')}</div>"
        f"<div><h3>Gaps</h3>{_points(gaps, 'behind')}</div></div>"
    )
    with st.expander("These figures as a table"):
        st.html(_scored_table(by_indicator, state))
    st.plotly_chart(
        _dots(state["iso3"], state["name"], page.mode(), warehouse.release()["database"]),
        key=f"dots_{page.mode()}",
        config=CONFIG,
        theme=None,
        alt=f"Dot plot of the scored indicators, 0 to 100. {sentence}",
    )
    st.html(
        '<p class="source">Each figure from 0 to 100 on fixed global goalposts; sources and years '
        "in the tables below. 100 is the goalpost, not perfection.</p>"
    )
    take_away(
        "Download these scores of all states",
        "scored_figures",
        lambda: scored,
        ("value", "normalised"),
    )


def gaps(state: dict) -> None:
    """Which scored figures the state lacks: its agenda for data."""
    holes = rows("holes", iso3=state["iso3"])
    if not holes:
        st.html("<p>Every scored indicator has a current figure.</p>")
        return
    body = [
        [
            markup.cell(
                markup.trace(markup.text(hole["title"]), hole["indicator_id"], hole["iso3"]),
                is_head=True,
            ),
            markup.cell(markup.text(hole["pillar_title"])),
            markup.cell(
                f"{wording.quantity(hole['last_value'], hole['unit'], hole['decimals'])}, "
                f"{int(hole['last_year'])}"
                if hole["last_year"]
                else "never seen"
            ),
            markup.cell(markup.text(hole["reason"])),
        ]
        for hole in holes
    ]
    st.html(
        markup.table(
            f"Scored figures missing for {state['name']}",
            ["Indicator", "Pillar", "Last figure", "Why it is missing"],
            body,
        )
    )


def _pillar(row: dict, pillar: dict) -> tuple[str, str, str]:
    if row["score"] is None:
        figure, under = "⌀", "no data"
    else:
        note = ", estimated" if row["is_estimated"] else ""
        score = markup.trace(wording.number(row["score"], 0), row["pillar"], row["iso3"])
        figure = f"{score}<small> of 100{note}</small>"
        under = (
            f"ASEAN mean {wording.number(pillar['mean'], 0)} ({pillar['n']} of "
            f"{pillar['members']}); {int(row['n_current'])} of {int(row['n_indicators'])} figures"
        )
    return markup.link(row["pillar_title"], "map", show=row["pillar"]), figure, under


def _halves(iso3: str) -> list[tuple[str, str, str]]:
    """The index in two halves: what is about AI itself, and what it stands on."""
    found = rows("half_scores")
    own = next(row for row in found if row["iso3"] == iso3)
    tiles = []
    for half, title in wording.HALVES.items():
        known = [row[half] for row in found if row[half] is not None]
        if own[half] is None:
            figure, under = "⌀", "no data"
        else:
            figure = f"{wording.number(own[half], 0)}<small> of 100</small>"
            mean = wording.number(sum(known) / len(known), 0)
            under = f"ASEAN mean {mean} ({len(known)} of {len(found)}); holes filled"
        tiles.append((markup.link(title, "method"), figure, under))
    return tiles


def _points(steps: list[dict], word: str) -> str:
    if not steps:
        return "<p>None that stands out.</p>"
    items = "".join(
        f"<li>{markup.text(s['title'])}: {_traced(s)}, {int(s['year'])}; "
        f"{wording.number(abs(s['ahead']), 0)} points of 100 {word} their mean "
        f"({s['n_near']} of {NEAREST} with data)</li>"
        for s in steps
    )
    return f'<ul class="points">{items}</ul>'


def _traced(row: dict) -> str:
    shown = markup.text(wording.figure(row))
    return markup.trace(shown, row["indicator_id"], row["iso3"], row["year"])


def _scored_table(by_indicator: Collection[list[dict]], state: dict) -> str:
    body = []
    for group in by_indicator:
        own = next((r for r in group if r["iso3"] == state["iso3"]), None)
        body.append(
            [
                markup.cell(markup.text(group[0]["title"]), is_head=True),
                markup.cell(
                    markup.trace(
                        wording.number(own["normalised"], 0) if own else markup.NO_FIGURE,
                        group[0]["indicator_id"],
                        state["iso3"],
                    ),
                    "number",
                ),
                markup.cell(wording.number(_mean(group), 0), "number"),
                markup.cell(str(len(group)), "number"),
            ]
        )
    return markup.table(
        "Scored indicators, 0 to 100",
        ["Indicator", f"#{markup.text(state['name'])}", "#ASEAN mean", "#States with data"],
        body,
    )


def _mean(group: list[dict]) -> float:
    return sum(row["normalised"] for row in group) / len(group)


@st.cache_resource(show_spinner=False, max_entries=100)
def _dots(iso3: str, name: str, mode: str, database: str) -> Any:
    return charts.dots(rows("scored_values"), iso3, name, mode)
