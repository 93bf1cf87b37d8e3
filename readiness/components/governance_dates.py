"""The governance page's dates: which instruments came when, state by state or kind by kind."""

from __future__ import annotations

from typing import Any

import streamlit as st

from readiness import charts, warehouse
from readiness.charts.choropleth import CONFIG
from readiness.components import controls, markup, page
from readiness.components import governance_register as register
from readiness.components.answers import drawn, rows
from readiness.components.governance_evidence import entry_rows
from readiness.components.take_away import take_away
from readiness.wording import governance as phrases

YEARS = 10
"""How many years the picture shows, the edition's own the last."""

DATABLE = ("in_force", "adopted", "expired", "replaced", "in_preparation")
"""Stages of what exists or is under way, and could bear a date."""

LANES = {"states": "State by state", "kinds": "Kind by kind"}


def dates(view: dict) -> None:
    """The dated entries as a table and as lanes of a picture; undated ones apart."""
    asked = (view["kind"], view["state"], view["stage"])
    within, before, undated = _split(*asked)
    first, last = _window()
    sentence = phrases.dates_sentence(len(within), len(before), len(undated), first, last)
    st.html(f"<p>{markup.text(sentence)}</p>")
    with st.expander(f"The {len(within) + len(before)} dated entries as a table"):
        st.html(_dated(*asked))
    if undated:
        with st.expander(f"The {len(undated)} without a date"):
            st.html(_undated(*asked))
    if within:
        lanes = controls.choose("Lanes of the picture", "lanes", LANES, next(iter(LANES)))
        st.plotly_chart(
            _figure(*asked, lanes, page.mode(), warehouse.release()["database"]),
            key=f"dates_{page.mode()}",
            config=CONFIG,
            theme=None,
            alt=f"Marks in lanes along the years {first} to {last}, {LANES[lanes].lower()}. "
            f"{sentence} All of them stand in the table above.",
        )
    st.html(
        '<p class="source">Each mark stands at the day of adoption, else of entry into force; a '
        "bar shows the month or year where no day is known. An instrument in preparation stands at "
        f"its announcement. {register.coded()}</p>"
    )
    take_away("Download the dated entries", "governance_dates", lambda: _rows(*asked))


def _window() -> tuple[int, int]:
    last = int(rows("register_facts")[0]["cutoff_year"])
    return last - YEARS + 1, last


def _split(kind: str, state: str, stage: str) -> tuple[list[dict], list[dict], list[dict]]:
    """Entries with a date in the picture's years, with an earlier one, and with none."""
    first, _ = _window()
    datable = [row for row in register.entries(kind, state, stage) if row["stage"] in DATABLE]
    dated = sorted(
        (row for row in datable if row["dated_on"]), key=lambda r: (r["dated_from"], r["state"])
    )
    return (
        [row for row in dated if int(row["dated_on"][:4]) >= first],
        [row for row in dated if int(row["dated_on"][:4]) < first],
        [row for row in datable if not row["dated_on"]],
    )


@drawn
def _dated(kind: str, state: str, stage: str) -> str:
    within, before, _ = _split(kind, state, stage)
    return _listed("Dated entries of the register, the newest first", [*before, *within][::-1])


@drawn
def _undated(kind: str, state: str, stage: str) -> str:
    *_, undated = _split(kind, state, stage)
    return _listed("Entries that exist or are in preparation and bear no date", undated)


def _listed(caption: str, listed: list[dict]) -> str:
    kinds = register.kinds()
    body = [
        [
            markup.cell(markup.text(phrases.moment(row["dated_on"])), "tight", is_head=True),
            markup.cell(markup.text(row["state"])),
            markup.cell(markup.text(row["name"])),
            markup.cell(markup.text(kinds[row["instrument_type"]]["title"])),
            register.mark(row["stage"]),
            markup.cell(register.hosts(row["source_url"])),
        ]
        for row in listed
    ]
    heads = ["Date", "State", "Instrument", "Kind", "Stage", "Source"]
    return markup.table(caption, heads, body, css="wide")


def _rows(kind: str, state: str, stage: str) -> list[dict]:
    within, before, _ = _split(kind, state, stage)
    return entry_rows([*before, *within])


@st.cache_resource(show_spinner=False, max_entries=200)
def _figure(kind: str, state: str, stage: str, lanes: str, mode: str, database: str) -> Any:
    within, *_ = _split(kind, state, stage)
    first, last = _window()
    if lanes == "states":
        lane, names = "iso3", {row["iso3"]: row["state"] for row in rows("instruments")}
    else:
        lane = "instrument_type"
        names = {key: row["title"] for key, row in register.kinds().items()}
    used = {row[lane] for row in within}
    marks = [
        {
            "lane": row[lane],
            "from": row["dated_from"],
            "until": row["dated_until"],
            "look": row["stage"],
            "words": f"{row['state']}: {row['name']}<br>{phrases.moment(row['dated_on'])}, "
            f"{phrases.STAGED[row['stage']][1]}",
        }
        for row in within
    ]
    return charts.lanes(
        marks,
        {key: name for key, name in names.items() if key in used},
        {stage: phrases.STAGED[stage][1] for stage in DATABLE},
        (first, last),
        mode=mode,
    )
