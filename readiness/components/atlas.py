"""The map page: eleven states as tiles, as shapes and as a table."""

from __future__ import annotations

from typing import Any

import streamlit as st

from readiness import charts, warehouse
from readiness.charts.choropleth import CONFIG
from readiness.components import markup, page, release
from readiness.components.take_away import take_away

PROFILE = "pages/states/profile.py"


def headline(view: dict) -> None:
    """The finding, in one sentence with its denominator, and the way past the picture."""
    st.html(
        f'<p class="verdict">{markup.text(view["sentence"])}</p>'
        '<p class="quiet"><a href="#table">The same figures as a table</a></p>'
    )


def tiles(view: dict) -> None:
    """Eleven tiles of equal area, each a link to its state; and the legend."""
    cells = "".join(_tile(state) for state in view["states"])
    st.html(f'<div class="map-tiles">{cells}</div>{markup.legend(view["legend"])}')


def shapes(view: dict) -> None:
    """The true map. A click on a state or its pin opens its profile."""
    figure = _figure(warehouse.release()["database"], view["key"], page.mode(), view["states"])
    event = st.plotly_chart(
        figure,
        key=f"map_{page.mode()}",
        on_select="rerun",
        selection_mode="points",
        config=CONFIG,
        theme=None,
        alt=f"Map of the eleven member states. {view['sentence']}",
    )
    st.html(
        '<p class="source">The boundaries and names shown do not imply official endorsement or '
        "acceptance. Shapes: Natural Earth, public domain. Choose a state to open its profile.</p>"
    )
    chosen = _clicked(event, view["states"])
    if chosen:
        st.switch_page(PROFILE, query_params={"state": chosen, **release.kept()})


def table(view: dict) -> None:
    """The same figures as a table: the eleven first, then other economies and groups."""
    body = [
        [
            markup.cell(
                markup.link(s["name"], "profile", state=s["iso3"])
                if s["is_member"]
                else markup.text(s["name"]),
                is_head=True,
            ),
            markup.cell(s["cell"], "number" if view["is_number"] else ""),
            markup.cell(markup.text(s["when"])),
            markup.cell(markup.flags(s["flags"])),
        ]
        for s in view["rows"]
    ]
    st.html(
        markup.table(
            f"{view['title']}, {view['unit']}, {view['when']}",
            [
                "State or economy",
                f"{'#' if view['is_number'] else ''}{markup.text(view['unit'])}",
                "Year",
                "Flags",
            ],
            body,
        )
        + f'<p class="source">{view["source"]}</p>'
    )
    take_away(
        "Download this table",
        view["key"].replace("/", "_"),
        lambda: view["download"],
        () if view["is_ours"] else ("value",),
    )


def about(view: dict) -> None:
    """What the indicator measures, and what it cannot tell."""
    st.html(view["about"])


def _tile(state: dict) -> str:
    address = markup.way("profile", state=state["iso3"])
    known = f"<b>{state['figure']}</b>"
    words = known if state["level"] else f"<span>{markup.NO_FIGURE}</span>"
    return (
        f'<a class="tile l{state["level"]}" href="{address}" target="_self" '
        f'style="grid-row:{int(state["tile_row"])};grid-column:{int(state["tile_column"])}" '
        f'title="{markup.text(state["words"])}"><span>{markup.text(state["name"])}</span>'
        f"{words}</a>"
    )


@st.cache_resource(show_spinner=False, max_entries=400)
def _figure(database: str, key: str, mode: str, _states: list[dict]) -> Any:
    return charts.choropleth(_states, mode)


def _clicked(event: Any, states: list[dict]) -> str | None:
    known = {state["iso3"] for state in states}
    for point in event.selection.points if event else []:
        pinned = point.get("customdata")
        for iso3 in (point.get("location"), pinned[0] if isinstance(pinned, list) else None):
            if iso3 in known:
                return iso3
    return None
