"""The map page: one indicator, one year, eleven states as tiles, as shapes and as a table."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import streamlit as st

from readiness import charts, warehouse, wording
from readiness.charts.choropleth import CONFIG
from readiness.components import controls, markup, page
from readiness.components.answers import rows
from readiness.components.take_away import take_away

PROFILE = "pages/states/profile.py"


def choose_view() -> dict:
    """What to show, and when: the controls, and from them everything the page draws."""
    choices = {row["choice"]: row for row in rows("map_choices")}
    titles = {key: f"{row['section']} · {row['title']}" for key, row in choices.items()}
    show = controls.choose("Show", "show", titles, next(iter(titles)))
    if choices[show]["is_pillar"]:
        return _pillar_view(choices[show])
    return _indicator_view(show)


def headline(view: dict) -> None:
    """The finding, in one sentence with its denominator."""
    st.html(f'<p class="verdict">{markup.text(view["sentence"])}</p>')


def tiles(view: dict) -> None:
    """Eleven tiles of equal area, each a link to its state; and the legend."""
    cells = "".join(_tile(state, view) for state in view["states"])
    st.html(f'<div class="map-tiles">{cells}</div>{_key(view)}')


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
        st.switch_page(PROFILE, query_params={"state": chosen})


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
            markup.cell(markup.value(s), "number"),
            markup.cell(markup.text(s["when"])),
            markup.cell(markup.flags(s["flags"])),
        ]
        for s in view["rows"]
    ]
    st.html(
        markup.table(
            f"{view['title']}, {view['unit']}, {view['when']}",
            ["Place", f"#{markup.text(view['unit'])}", "Year", "Flags"],
            body,
        )
        + f'<p class="source">{view["source"]}</p>'
    )
    take_away(
        "Download this table",
        view["key"].replace("/", "_"),
        lambda: view["download"],
        () if view["is_pillar"] else ("value",),
    )


def about(view: dict) -> None:
    """What the indicator measures, and what it cannot tell."""
    st.html(view["about"])


def _pillar_view(choice: dict) -> dict:
    found = rows("pillar_values", pillar=choice["choice"])
    pillar = next(p for p in rows("pillars") if p["pillar"] == choice["choice"])
    title, edition = choice["title"], found[0]["edition"] or "current"
    states = [
        _state(
            {**row, "kind": "pillar", "unit": "of 100", "decimals": 0},
            markup.level(row["value"]),
            f"{edition} edition",
        )
        for row in found
    ]
    for state in states:
        state["flags"] = ["estimated"] if state["is_estimated"] else []
    return {
        "is_pillar": True,
        "key": choice["choice"],
        "title": title,
        "unit": "score 0–100",
        "decimals": 0,
        "when": f"{edition} edition",
        "states": states,
        "rows": states,
        "cuts": [20, 40, 60, 80],
        "sentence": wording.map_sentence(title, "of 100", 0, f"{edition} edition", states),
        "source": "Computed in this release: plain mean of the pillar’s figures that exist, each "
        "from 0 to 100 on fixed global goalposts; experimental.",
        "about": f"<p>{markup.text(pillar['question'])}</p>",
        "download": [
            {
                "state": s["name"],
                "iso3": s["iso3"],
                "pillar": title,
                "value": s["value"],
                "unit": "score 0-100",
                "edition": edition,
                "figures_held": s["n_current"],
                "figures_in_pillar": s["n_indicators"],
                "source": "ASEAN AI Readiness Dashboard",
            }
            for s in states
        ],
    }


def _indicator_view(show: str) -> dict:
    facts = rows("indicator", indicator=show)[0]
    years = rows("map_years", indicator=show)
    labels = {wording.period(row["year"], row["period"]): row for row in years}
    most = max(row["n"] for row in years)
    # The newest year in which at least half as many states have data as in the fullest one.
    default = [label for label, row in labels.items() if 2 * row["n"] >= most][-1]
    year = labels[
        controls.slide(
            "Year" if facts["year_meaning"] == "data" else "Edition",
            "year",
            {label: label for label in labels},
            default,
        )
    ]
    found = rows("map_values", indicator=show, year=year["year"], period=year["period"])
    when = wording.period(year["year"], year["period"])
    cuts = [facts[f"cut_{n}"] for n in range(1, 5)]
    unit, decimals = facts["unit"], int(facts["decimals"])
    kind = {"kind": facts["kind"], "unit": unit, "decimals": decimals}
    places = [_state({**row, **kind}, _step(row["value"], cuts), when) for row in found]
    for place in places:
        place["flags"] = (place["flag"] or "").split("|") if place["flag"] else []
    states = [place for place in places if place["is_member"]]
    edition = wording.listing(sorted({p["edition"] for p in places if p["edition"]}))
    note = f"<p>{markup.text(facts['note'])}</p>" if facts["note"] else ""
    unscored = (
        f"<p class=quiet>Shown, not scored: {markup.text(facts['why_not_scored'])}</p>"
        if facts["why_not_scored"]
        else ""
    )
    return {
        "is_pillar": False,
        "key": f"{show}/{when}",
        "title": facts["title"],
        "unit": unit,
        "decimals": decimals,
        "when": when,
        "states": states,
        "rows": places,
        "cuts": cuts,
        "sentence": wording.map_sentence(facts["title"], unit, decimals, when, states),
        "source": f"Source: {markup.outside(facts['publisher'], facts['url'])}, "
        f"{markup.text(facts['source_full_title'])}; edition: {markup.text(edition)}. "
        f"Licence: {markup.text(facts['licence'])} ({facts['reuse']}). "
        f"Next update: {markup.text(facts['next_update'] or facts['update_note'] or 'not known')}.",
        "about": f"<p>{markup.text(facts['definition'])}</p>{note}{unscored}",
        "download": [
            {
                "place": p["name"],
                "iso3": p["iso3"],
                "indicator": show,
                "title": facts["title"],
                "value": p["value"],
                "unit": unit,
                "year": when,
                "edition": p["edition"],
                "flag": p["flag"],
                "source": facts["publisher"],
                "address": facts["url"],
                "licence": p["licence"],
                "reuse": p["reuse"],
            }
            for p in places
        ],
    }


def _state(row: dict, level: int, when: str) -> dict:
    words = f"{row['name']}: {wording.figure(row)}, {when}"
    return {**row, "level": level, "when": when, "words": words}


def _step(value: float | None, cuts: list[float]) -> int:
    """The step from low figure to high figure on the published cuts; 0 for no data."""
    if value is None:
        return 0
    return 1 + sum(value >= cut for cut in sorted(cuts))


def _tile(state: dict, view: dict) -> str:
    value = state["value"]
    words = (
        f"<b>{wording.number(value, view['decimals'])}</b>"
        if value is not None
        else f"<span>{markup.NO_FIGURE}</span>"
    )
    return (
        f'<a class="tile l{state["level"]}" href="profile?state={state["iso3"]}" target="_self" '
        f'style="grid-row:{int(state["tile_row"])};grid-column:{int(state["tile_column"])}" '
        f'title="{markup.text(state["words"])}"><span>{markup.text(state["name"])}</span>'
        f"{words}</a>"
    )


def _key(view: dict) -> str:
    bounds = sorted(view["cuts"])
    if view["states"][0]["kind"] == "register":
        return markup.legend(
            (_step(code, bounds), stage) for code, stage in sorted(wording.STAGES.items())
        )
    cuts = wording.apart(bounds, view["decimals"])
    labels = [
        f"under {cuts[0]}",
        *(f"{low} to {high}" for low, high in pairwise(cuts)),
        f"{cuts[-1]} and over",
    ]
    return markup.legend(enumerate(labels, 1))


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
