"""The path to a target: headline by state, chart, and every method with what it was made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from readiness import charts, warehouse, wording
from readiness.charts.choropleth import CONFIG
from readiness.components import markup, page, targets_methods
from readiness.components import targets_data as data
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away
from readiness.components.targets_data import ALL
from readiness.wording import commitments, progress, statuses


def path(target: dict, state: str) -> None:
    """The figures of one state or of all: table first, then the chart, then the methods."""
    key = target["target_id"]
    st.html(_headlines(key, state))
    if not target["is_relative"]:
        _chart(target, state)
    else:
        st.html(
            '<p class="quiet">No line is drawn: these figures are relative within an edition, so '
            "one edition’s says nothing against another’s.</p>"
        )
    with st.expander("The figures behind it"):
        st.html(_figures(key, state))
    if target["has_number"]:
        with st.expander("Every method and what it was made of"):
            st.html(targets_methods.table(key, state))
    take_away(
        "Download this target’s rows", f"target_{key}", lambda: figure_rows(key, state), ("value",)
    )
    if target["has_number"]:
        take_away(
            "Download the components of every method",
            f"methods_{key}",
            lambda: targets_methods.method_rows(key, state),
            data.FIGURES,
        )


def figure_rows(target_id: str, state: str) -> list[dict]:
    """Every figure of the indicator that measures a target, with source and terms."""
    target = data.targets()[target_id]
    return [
        {
            "target": target_id,
            "statement": target["statement"],
            "standing": target["standing"],
            "iso3": row["iso3"],
            "state": row["state"],
            "indicator": target["indicator_id"],
            "year": row["year"],
            "value": row["value"],
            "unit": target["indicator_unit"],
            "edition": row["edition"],
            "flag": row["flag"],
            "source": row["publisher"],
            "address": row["url"],
            "licence": row["licence"],
            "reuse": row["reuse"],
        }
        for row in _held(target_id, state)
    ]


def _chart(target: dict, state: str) -> None:
    paths = _paths(target, state)
    if not paths:
        return
    n = wording.plural(len(paths), "state")
    st.plotly_chart(
        _figure(target["target_id"], state, page.mode(), warehouse.release()["database"]),
        key=f"path_{target['target_id']}_{state}_{page.mode()}",
        config=CONFIG,
        theme=None,
        alt=f"Path of {n} to the {target['standing']} target {target['statement']}, "
        f"{commitments.goal_words(target)}: figures, required path and forecast. The same stands in "
        "the table above.",
    )
    scale = "Each state has a scale of its own. " if charts.has_own_scales(paths) else ""
    number = (
        "Thin dashes: the even path from the first figure to the target (◇). Dots and band: the "
        "headline method’s forecast with its 80 % interval, told from five figures on. "
        if target["has_number"]
        else "The framework states no number, so there is no path to it. "
    )
    st.html(
        f'<p class="source">{scale}Line: figures, {markup.text(target["indicator_unit"])}; grey ones '
        f"are older than the base; a gap with a dotted mark is a break in method. {number}Source: "
        f"{markup.outside(target['publisher'], target['publisher_url'])}.</p>"
    )


@st.cache_resource(show_spinner=False, max_entries=200)
def _figure(target_id: str, state: str, mode: str, database: str) -> Any:
    target = data.targets()[target_id]
    return charts.target_path(
        _paths(target, state), target["indicator_unit"], target["direction"] != "parity", mode
    )


def _paths(target: dict, state: str) -> list[dict]:
    """What the chart draws, for every state with a figure."""
    breaks = [int(year) for year in str(target["breaks"] or "").split("|") if year]
    paths = []
    for iso3, listed in grouped(rows("target_figures", target=target["target_id"]), "iso3").items():
        row = data.headlines()[target["target_id"], iso3]
        if state not in (ALL, iso3) or row["latest_value"] is None:
            continue
        has_goal = target["has_number"] and target["progress_kind"] == "value"
        base = (row["base_year"], row["base_value"]) if has_goal and row["base_year"] else None
        paths.append(
            {
                "title": f"{row['state']}  {statuses.status_words(row['status'])}",
                "points": [(point["year"], point["value"]) for point in listed],
                "breaks": breaks,
                "base": base,
                "target": _goal(target) if has_goal else None,
                "forecast": _forecast(target, row) if has_goal else None,
            }
        )
    return paths


def _goal(target: dict) -> tuple[float, float, str]:
    value = target["target_value"]
    return target["target_year"], value, f"{value:g} by {int(target['target_year'])}"


def _forecast(target: dict, row: dict) -> tuple[float, float, float | None, float | None] | None:
    if row["forecast"] is None:
        return None
    ends = [row["forecast"], row["forecast_low"], row["forecast_high"]]
    if target["direction"] == "parity":
        # The forecast is of the distance to 1; it is drawn on the side where the state is.
        side = 1 if row["latest_value"] >= 1 else -1
        ends = [None if end is None else 1 + side * end for end in ends]
    return (target["target_year"], *ends)


@drawn
def _headlines(target_id: str, state: str) -> str:
    target = data.targets()[target_id]
    places = target["decimals"]
    has_path = target["has_number"] and target["progress_kind"] == "value"
    heads = ["State", "Status", "#First figure", "#Newest figure"]
    heads += ["#Pace so far", "#Pace needed", "Arrives, 80 % interval", "Methods"] * has_path
    body = []
    for row in _listed(target_id, state):
        cells = [
            markup.cell(_state_link(target, row), is_head=True),
            data.status_cell(target, row),
            markup.cell(targets_methods.dated(row, "base", places), "number"),
            markup.cell(targets_methods.dated(row, "latest", places), "number"),
        ]
        if has_path:
            cells += [
                markup.cell(progress.pace(row["actual_pace"], places), "number"),
                markup.cell(progress.pace(row["required_pace_now"], places), "number"),
                markup.cell(markup.text(_arrival(row))),
                markup.cell(_badge(row["agreement"])),
            ]
        body.append(cells)
    unit = target["indicator_unit"]
    caption = f"{target['statement']} ({target['standing']}), {unit}"
    if has_path:
        of_what = ", of the distance to 1" if target["direction"] == "parity" else ""
        caption += f"; paces a year{of_what}; target {commitments.goal_words(target)}"
    return markup.table(caption, heads, body, css="wide") + _best(target, state)


def _listed(target_id: str, state: str) -> Sequence[dict]:
    return [row for row in data.of_target(target_id) if state in (ALL, row["iso3"])]


def _state_link(target: dict, row: dict) -> str:
    href = data.address(target["target_id"], state=row["iso3"])
    return f'<a href="{href}" target="_self">{markup.text(row["state"])}</a>'


def _best(target: dict, state: str) -> str:
    """The fastest pace held, once, where all states are shown; a single state's sentence has it."""
    held = next(
        (row for row in data.of_target(target["target_id"]) if row["best_pace_state"]), None
    )
    if held is None or state != ALL or not target["has_number"]:
        return ""
    return f'<p class="source">{markup.text(progress.held_pace_sentence(target, held))}</p>'


def _arrival(row: dict) -> str:
    if row["chance_by_target"] is None:
        return "–"
    year = int(row["arrival_year"]) if row["arrival_year"] else "not within a century"
    low, high = row["arrival_low"], row["arrival_high"]
    if low and high:
        return f"{year} ({wording.span(low, high)})"
    return f"{year} (from {int(low)} on)" if low else f"{year}"


def _badge(said: str | None) -> str:
    return markup.flags([statuses.agreement_words(said)]) if said else "–"


@drawn
def _figures(target_id: str, state: str) -> str:
    target = data.targets()[target_id]
    body = [
        [
            markup.cell(markup.text(row["state"]), is_head=True),
            markup.cell(str(int(row["year"])), "number"),
            markup.cell(
                markup.trace(
                    wording.number(row["value"], target["decimals"]),
                    target["indicator_id"],
                    row["iso3"],
                    row["year"],
                    row["period"],
                ),
                "number",
            ),
            markup.cell(markup.flags(word for word in (row["flag"] or "").split("|") if word)),
            markup.cell(markup.outside(row["publisher"], row["url"])),
            markup.cell(markup.text(row["edition"])),
        ]
        for row in _held(target_id, state)
    ]
    return markup.table(
        f"{target['indicator']}, {target['indicator_unit']}",
        ["State", "#Year", "#Figure", "Flags", "Source", "Edition"],
        body,
        css="wide",
    )


def _held(target_id: str, state: str) -> list[dict]:
    listed = rows("target_figures", target=target_id)
    return [row for row in listed if state in (ALL, row["iso3"])]
