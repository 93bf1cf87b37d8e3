"""The trace of a score: the figures and points it is made of, each leading to its own trace."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import markup, page
from readiness.components.answers import rows
from readiness.components.take_away import take_away
from readiness.wording import provenance


def life(view: dict) -> None:
    """The score, its ingredients, and how it is made of them."""
    node, iso3 = view["choice"]["choice"], view["iso3"]
    is_pillar = view["choice"]["kind"] == "pillar"
    standing = next(iter(rows("trace_standing", node=node, state=iso3)), None)
    parts = _figures(node, iso3) if is_pillar else _pillars(iso3)
    if standing and not (is_pillar and all(part["score"] is None for part in parts)):
        n_filled = sum(part["value"] is None for part in parts)
        told = provenance.score_sentence(
            view["name"],
            view["choice"]["title"],
            {**standing, "n_indicators": len(parts)},
            n_filled,
            is_pillar,
        )
    else:
        told = f"{view['name']}, {view['choice']['title']}: no score, since no figure is held."
    st.html(
        f'<p class="verdict">{markup.text(told)}</p><p class="quiet">'
        f"{markup.link(view['name'], 'profile', state=iso3)} · "
        f"{markup.link('how scores are made', 'method')} · "
        f"{markup.link('how certain they are', 'certainty', state=iso3)}</p>"
    )
    page.section("What it is made of", "made")
    st.html(_figure_table(view, parts) if is_pillar else _pillar_table(view, parts))
    st.html(
        '<p class="source">Points: 0 to 100 on fixed global goalposts. A missing figure is filled '
        "in each of the ways given, and the score is the median over them. Experimental.</p>"
    )
    take_away(
        "Download what it is made of",
        f"trace_{node}_{iso3}",
        lambda: [_line(view, part) for part in parts],
        ("value", "points") if is_pillar else (),
    )


def _figures(pillar: str, iso3: str) -> list[dict]:
    found = rows("trace_score", pillar=pillar, state=iso3)
    return [{**row, "score": row["normalised"]} for row in found]


def _pillars(iso3: str) -> list[dict]:
    found = [row for row in rows("state_scores") if row["iso3"] == iso3]
    return [{**row, "value": row["score"], "title": row["pillar_title"]} for row in found]


def _figure_table(view: dict, parts: list[dict]) -> str:
    body = [
        [
            markup.cell(markup.text(part["title"]), is_head=True),
            markup.cell(
                markup.trace(
                    markup.value(part, part["unit"]),
                    part["indicator_id"],
                    view["iso3"],
                    part["year"],
                    part["period"],
                ),
                "number",
            ),
            markup.cell(wording.period(part["year"], part["period"]) if part["year"] else "–"),
            markup.cell(_points(part), "number"),
            markup.cell(f"{wording.number(100 * part['share_of_pillar'], 0)} %", "number"),
            markup.cell(markup.link(part["short_title"], "sources", source=part["source_id"])),
        ]
        for part in parts
    ]
    heads = ["Indicator", "#Value", "Year", "#Points of 100", "#Share of the pillar", "Source"]
    return markup.table(f"{view['choice']['title']}: figures of {view['name']}", heads, body)


def _points(part: dict) -> str:
    if part["normalised"] is not None:
        return wording.number(part["normalised"])
    if part["n_ways"] is None:
        return f"not filled: {markup.text(part['reason'])}"
    low, high = wording.apart([part["filled_low"], part["filled_high"]], 0)
    between = low if low == high else f"{low} to {high}"
    return f"filled: {between} <small>({wording.plural(int(part['n_ways']), 'way')})</small>"


def _pillar_table(view: dict, parts: list[dict]) -> str:
    body = [
        [
            markup.cell(markup.text(part["title"]), is_head=True),
            markup.cell(
                markup.trace(wording.number(part["score"]), part["pillar"], view["iso3"])
                if part["score"] is not None
                else markup.trace(markup.NO_FIGURE, part["pillar"], view["iso3"]),
                "number",
            ),
            markup.cell(
                f"{int(part['n_current'] or 0)} of {int(part['n_indicators'] or 0)} figures"
                f"{' <small>est.</small>' if part['is_estimated'] else ''}"
            ),
        ]
        for part in parts
    ]
    return markup.table(f"Pillars of {view['name']}, 0 to 100", ["Pillar", "#Score", "Held"], body)


def _line(view: dict, part: dict) -> dict:
    return {
        "place": view["name"],
        "iso3": view["iso3"],
        "score_of": view["choice"]["title"],
        "part": part.get("indicator_id") or part.get("pillar"),
        "title": part["title"],
        "value": part["value"],
        "unit": part.get("unit", "score 0-100"),
        "year": wording.period(part["year"], part["period"]) if part.get("year") else "",
        "points": part["score"],
        "filled_low": part.get("filled_low"),
        "filled_high": part.get("filled_high"),
        "why_missing": part.get("reason"),
        "source": part.get("publisher", "ASEAN AI Readiness Dashboard"),
        "address": part.get("url", ""),
        "licence": part.get("licence", ""),
        "reuse": part.get("reuse", "open"),
    }
