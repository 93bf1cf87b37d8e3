"""The compare page's scatter: any two indicators against each other."""

from __future__ import annotations

from typing import Any

import streamlit as st

from readiness import charts, warehouse, wording
from readiness.charts.choropleth import CONFIG
from readiness.components import controls, markup, page
from readiness.components.answers import drawn, rows
from readiness.components.take_away import take_away


def scatter(view: dict) -> None:
    """Two indicators of the reader's choice: what they say together, as table and picture."""
    titles = {
        row["indicator_id"]: f"{row['section']} · {row['title']}" for row in rows("pair_choices")
    }
    # The last two figures on AI itself: what is made of it, and who uses it.
    *_, first, second = (row["indicator_id"] for row in rows("headlines"))
    left, right = st.columns(2)
    with left:
        x = controls.choose("Along the bottom", "x", titles, first)
    with right:
        y = controls.choose("Up the side", "y", titles, second)
    if x == y:
        st.html("<p>An indicator goes together with itself: choose two different ones.</p>")
        return
    facts = {key: rows("indicator", indicator=key)[0] for key in (x, y)}
    line = rows("pair_line", x=x, y=y)[0]
    sentence = wording.association_sentence(facts[x]["title"], facts[y]["title"], line)
    st.html(f"<p>{markup.text(sentence)}</p>")
    with st.expander("These figures as a table"):
        st.html(_pair_table(x, y, view["states"], view["beside"]))
    if line["n"]:
        st.plotly_chart(
            _figure(x, y, view["states"], view["beside"], page.mode(), _database()),
            key=f"scatter_{page.mode()}",
            config=CONFIG,
            theme=None,
            alt=f"Scatter of the member states. {sentence}",
        )
    st.html(f'<p class="source">{_source(facts[x])} {_source(facts[y])} {_rule(facts, line)}</p>')
    take_away(
        "Download both figures", f"{x}_and_{y}", lambda: _pair_rows(x, y, facts, view), ("value",)
    )


@drawn
def _pair_table(x: str, y: str, states: tuple[str, ...], beside: tuple[str, ...]) -> str:
    facts = {key: rows("indicator", indicator=key)[0] for key in (x, y)}
    body = [
        [
            markup.cell(
                f"<b>{markup.text(row['name'])}</b>"
                if row["iso3"] in states and len(states) < len(rows("states"))
                else markup.text(row["name"]),
                is_head=True,
            ),
            *(
                cell
                for key, side in ((x, "x"), (y, "y"))
                for cell in (
                    markup.cell(
                        markup.trace(
                            markup.value({**facts[key], "value": row[side]}),
                            key,
                            row["iso3"],
                            row[f"{side}_year"],
                            row[f"{side}_period"],
                        ),
                        "number",
                    ),
                    markup.cell(_when(row, side)),
                )
            ),
        ]
        for row in rows("pair_values", x=x, y=y)
        if row["is_member"] or row["iso3"] in beside
    ]
    heads = [
        head
        for key in (x, y)
        for head in (
            f"#{markup.text(facts[key]['title'])}, {markup.text(facts[key]['unit'])}",
            "Year",
        )
    ]
    return markup.table("Each place’s newest figure of both", ["Place", *heads], body)


def _when(row: dict, side: str) -> str:
    year = row[f"{side}_year"]
    return wording.period(year, row[f"{side}_period"]) if year else "–"


def _source(row: dict) -> str:
    return (
        f"{markup.text(row['title'])}: {markup.outside(row['publisher'], row['url'])}, "
        f"licence {markup.text(row['licence'])}."
    )


def _rule(facts: dict[str, dict], line: dict) -> str:
    logs = [row["title"] for row in facts.values() if row["transform"] == "log"]
    scale = f" {markup.text(wording.listing(logs))} on a log scale, ln(value + 1)." if logs else ""
    if line["slope"] is None or line["n"] < wording.FEWEST:
        return scale.strip()
    return (
        "Line: least squares; r: Pearson’s correlation; both over all member states with both "
        f"figures, whichever are marked; comparators do not enter.{scale}"
    )


def _pair_rows(x: str, y: str, facts: dict[str, dict], view: dict) -> list[dict]:
    return [
        {
            "place": row["name"],
            "iso3": row["iso3"],
            "indicator": key,
            "title": facts[key]["title"],
            "value": row[side],
            "unit": facts[key]["unit"],
            "year": _when(row, side),
            "edition": row[f"{side}_edition"],
            "source": facts[key]["publisher"],
            "address": facts[key]["url"],
            "licence": row[f"{side}_licence"] or facts[key]["licence"],
            "reuse": row[f"{side}_reuse"] or facts[key]["reuse"],
        }
        for row in rows("pair_values", x=x, y=y)
        if row["is_member"] or row["iso3"] in view["beside"]
        for key, side in ((x, "x"), (y, "y"))
    ]


def _database() -> str:
    return warehouse.release()["database"]


@st.cache_resource(show_spinner=False, max_entries=300)
def _figure(
    x: str, y: str, states: tuple[str, ...], beside: tuple[str, ...], mode: str, database: str
) -> Any:
    facts = {key: rows("indicator", indicator=key)[0] for key in (x, y)}
    places = [
        {
            **row,
            "words": f"{row['name']}: {wording.figure({**facts[x], 'value': row['x']})}, "
            f"{_when(row, 'x')}; {wording.figure({**facts[y], 'value': row['y']})}, "
            f"{_when(row, 'y')}",
        }
        for row in rows("pair_values", x=x, y=y)
        if row["x"] is not None and row["y"] is not None
        if row["is_member"] or row["iso3"] in beside
    ]
    line = rows("pair_line", x=x, y=y)[0]
    is_drawn = line["n"] >= wording.FEWEST and line["slope"] is not None
    return charts.scatter(
        places,
        states,
        facts[x],
        facts[y],
        (line["slope"], line["intercept"]) if is_drawn else None,
        mode,
    )
