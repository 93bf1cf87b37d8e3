"""The profile's second half: every figure of one member state, table by table."""

from __future__ import annotations

import streamlit as st

from readiness import charts, warehouse, wording
from readiness.charts.choropleth import CONFIG
from readiness.components import controls, markup, page
from readiness.components.answers import grouped, rows
from readiness.components.take_away import take_away

PUBLISHED = ("composite", "rank", "composite_part")
"""Kinds of indicator that belong to somebody's published index."""


def indicators(state: dict) -> None:
    """Every indicator by pillar: value, year, regional mean, place, trend, flags, source."""
    listed = rows("state_indicators", iso3=state["iso3"])
    series = _series(state["iso3"])
    ours = [
        row
        for row in listed
        if row["kind"] != "rank" and (row["is_scored_pillar"] or row["kind"] not in PUBLISHED)
    ]
    for title, group in grouped(ours, "pillar_title").items():
        known = sum(row["value"] is not None for row in group)
        with st.expander(f"{title}: {known} of {len(group)} indicators have a figure"):
            st.html(_indicator_table(title, group, series, state["iso3"]))
    take_away(
        "Download all figures of this state",
        state["iso3"],
        lambda: _rows(state, listed),
        ("value", "asean_mean"),
    )


def published(state: dict) -> None:
    """What others publish about the state, side by side, with the breaks in their methods."""
    listed, series = rows("state_indicators", iso3=state["iso3"]), _series(state["iso3"])
    totals = [row for row in listed if row["kind"] == "composite" and not row["weight"]]
    parts = [
        row for row in listed if row["kind"] == "composite_part" and not row["is_scored_pillar"]
    ]
    st.html(
        "<p>Published indices measure different things with different years and methods, and most "
        "contain one another’s figures. They are shown side by side, never averaged, and never "
        "enter our scores. Ranks stand on the page that "
        f"{markup.link('compares states', 'compare')}.</p>"
        + _indicator_table("Published indices", totals, series, state["iso3"])
    )
    with st.expander(f"Parts of the published indices: {len(parts)} figures"):
        st.html(_indicator_table("Parts of the published indices", parts, series, state["iso3"]))


def over_time(state: dict) -> None:
    """One indicator through the years, against the regional mean."""
    series = _series(state["iso3"])
    listed = {
        row["indicator_id"]: row
        for row in rows("state_indicators", iso3=state["iso3"])
        if len(series.get(row["indicator_id"], [])) > 1
    }
    if not listed:
        st.html("<p>No indicator has figures for more than one year.</p>")
        return
    titles = {key: f"{row['pillar_title']} · {row['title']}" for key, row in listed.items()}
    chosen = controls.choose("Indicator", "indicator", titles, next(iter(titles)))
    row = listed[chosen]
    points, regional = series[chosen], rows("regional_series", indicator=chosen)
    yearly = {r["year"]: r["mean"] for r in regional if r["n"] > 1}
    mean = list(yearly.items())  # of a year's halves or quarters the last, as for the state
    sentence = wording.trend_sentence(state["name"], row, points, _breaks(row))
    st.html(f"<p>{markup.text(sentence)}</p>")
    with st.expander("These figures as a table"):
        st.html(_trend_table(row, regional, state["iso3"]))
    st.plotly_chart(
        charts.trend(points, mean, state["name"], row["unit"], _breaks(row), page.mode()),
        key=f"trend_{page.mode()}",
        config=CONFIG,
        theme=None,
        alt=sentence,
    )
    st.html(
        f'<p class="source">{_source(row)} The mean is over the states with a figure in each '
        "year, so its members change.</p>"
    )
    take_away(
        "Download this series",
        f"{state['iso3']}_{chosen}",
        lambda: _series_rows(state, row, regional),
        ("value", "asean_mean"),
    )


def _series_rows(state: dict, row: dict, regional: list[dict]) -> list[dict]:
    means = {(r["year"], r["period"]): r for r in regional}
    return [
        {
            "state": state["name"],
            "iso3": state["iso3"],
            "indicator": row["indicator_id"],
            "title": row["title"],
            "year": wording.period(r["year"], r["period"]),
            "value": r["value"],
            "unit": row["unit"],
            "edition": r["edition"],
            "flag": r["flag"],
            "asean_mean": means[r["year"], r["period"]]["mean"],
            "n": means[r["year"], r["period"]]["n"],
            "source": row["publisher"],
            "address": row["url"],
            "licence": r["licence"],
            "reuse": r["reuse"],
        }
        for r in rows("state_series", iso3=state["iso3"])
        if r["indicator_id"] == row["indicator_id"]
    ]


def _indicator_table(title: str, group: list[dict], series: dict, iso3: str) -> str:
    body = []
    for row in group:
        points = series.get(row["indicator_id"], [])
        body.append(
            [
                markup.cell(
                    markup.link(row["title"], "map", show=row["indicator_id"]), is_head=True
                ),
                markup.cell(
                    markup.trace(
                        markup.value(row, row["unit"]),
                        row["indicator_id"],
                        iso3,
                        row["year"],
                        row["period"],
                    ),
                    "number",
                ),
                markup.cell(wording.period(row["year"], row["period"]) if row["year"] else "–"),
                markup.cell(
                    f"{wording.number(row['mean'], row['decimals'])} <small>({row['n']})</small>"
                    if row["mean"] is not None and row["kind"] != "register"
                    else "–",
                    "number",
                ),
                markup.cell(_trend_cell(row, points)),
                markup.cell(_marks(row)),
                markup.cell(markup.outside(row["source"], row["url"])),
            ]
        )
    return markup.table(
        title,
        ["Indicator", "#Value", "Year", "#ASEAN mean (n)", "Trend", "Flags", "Source"],
        body,
        "wide",
    )


def _trend_cell(row: dict, points: list[tuple[float, float]]) -> str:
    if row["is_relative"]:
        return "<small>not comparable between editions</small>" if len(points) > 1 else "–"
    if len(points) < 2:
        return "–"
    alt = wording.trend_sentence("Trend", row, points, _breaks(row))
    return markup.sparkline(points, alt, _breaks(row))


def _marks(row: dict) -> str:
    flags = [flag for flag in (row["flag"] or "").split("|") if flag]
    if row["value"] is not None and not row["is_current"]:
        flags.append("older than the edition allows")
    if row["year_meaning"] == "edition" and row["value"] is not None:
        flags.append("year of the edition")
    if row["breaks"]:
        flags.append(f"method changed {row['breaks'].replace('|', ', ')}")
    return markup.flags(flags)


def _trend_table(row: dict, regional: list[dict], iso3: str) -> str:
    own = {
        (r["year"], r["period"]): r["value"]
        for r in rows("state_series", iso3=iso3)
        if r["indicator_id"] == row["indicator_id"]
    }
    body = [
        [
            markup.cell(wording.period(r["year"], r["period"]), is_head=True),
            markup.cell(
                markup.trace(
                    wording.number(own[r["year"], r["period"]], row["decimals"]),
                    row["indicator_id"],
                    iso3,
                    r["year"],
                    r["period"],
                )
                if (r["year"], r["period"]) in own
                else markup.NO_FIGURE,
                "number",
            ),
            markup.cell(f"{wording.number(r['mean'], row['decimals'])} ({r['n']})", "number"),
        ]
        for r in regional
    ]
    return markup.table(
        f"{row['title']}, {row['unit']}", ["Year", "#Value", "#ASEAN mean (n)"], body
    )


def _source(row: dict) -> str:
    return (
        f"Source: {markup.outside(row['publisher'], row['url'])}, edition "
        f"{markup.text(row['edition'] or 'not held')}; licence {markup.text(row['licence'])}."
    )


def _breaks(row: dict) -> list[int]:
    return [int(year) for year in str(row["breaks"] or "").split("|") if year]


def _series(iso3: str) -> dict[str, list[tuple[float, float]]]:
    return _grouped(iso3, warehouse.release()["database"])


@st.cache_resource(show_spinner=False, max_entries=200)
def _grouped(iso3: str, database: str) -> dict[str, list[tuple[float, float]]]:
    found: dict[str, dict[float, float]] = {}
    for row in rows("state_series", iso3=iso3):
        # Of a year's halves or quarters the last stands for the year on a line of years.
        found.setdefault(row["indicator_id"], {})[row["year"]] = row["value"]
    return {key: sorted(points.items()) for key, points in found.items()}


def _rows(state: dict, listed: list[dict]) -> list[dict]:
    return [
        {
            "state": state["name"],
            "iso3": state["iso3"],
            "indicator": r["indicator_id"],
            "title": r["title"],
            "value": r["value"],
            "unit": r["unit"],
            "year": wording.period(r["year"], r["period"]) if r["year"] else "",
            "edition": r["edition"],
            "flag": r["flag"],
            "asean_mean": r["mean"],
            "n": r["n"],
            "source": r["publisher"],
            "address": r["url"],
            "licence": r["licence"],
            "reuse": r["reuse"],
        }
        for r in listed
    ]
