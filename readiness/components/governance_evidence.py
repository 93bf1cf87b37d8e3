"""The governance page's evidence: every entry of the register with the page it was read from."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import governance_register as register
from readiness.components import markup
from readiness.components.answers import drawn, rows
from readiness.components.take_away import take_away
from readiness.wording import governance as phrases

OPEN = 60
"""Up to as many entries stand open; more are folded."""


def evidence(view: dict) -> None:
    """The entries that pass the filters, folded where they are many."""
    listed = register.entries(view["kind"], view["state"], view["stage"])
    if not listed:
        st.html("<p>No entry of the register passes these filters: widen one of them.</p>")
        return
    if len(listed) <= OPEN:
        st.html(_table(view["kind"], view["state"], view["stage"]))
    else:
        st.html("<p>Choose a cell above, or a kind, a state or a stage, to see fewer.</p>")
        with st.expander(f"All {len(listed)} entries, kind by kind"):
            st.html(_table(view["kind"], view["state"], view["stage"]))
    st.html(
        f'<p class="source">{register.coded()} Force and confidence as the register notes them; '
        "it keeps no day of reading for a single entry. A low confidence asks for a second "
        "source.</p>"
    )
    take_away(
        "Download these entries",
        "governance_register",
        lambda: entry_rows(register.entries(view["kind"], view["state"], view["stage"])),
    )


def entry_rows(listed: list[dict]) -> list[dict]:
    """Entries for a file, with everything the register holds of them."""
    facts = rows("register_facts")[0]
    return [
        {
            "instrument_id": row["instrument_id"],
            "iso3": row["iso3"],
            "state": row["state"],
            "kind": row["instrument_type"],
            "title": register.kinds()[row["instrument_type"]]["title"],
            "name": row["name"],
            "stage": phrases.STAGED[row["stage"]][1],
            "maturity_code": row["maturity_code"],
            "status_in_the_register": row["status"],
            "adopted_on": row["adopted_on"],
            "in_force_on": row["in_force_on"],
            "period": row["period"],
            "responsible_body": row["responsible_body"],
            "force": row["force"],
            "confidence": row["confidence"],
            "remark": row["remark"],
            "address": row["source_url"],
            "coded_as_of": facts["coded_as_of"],
            "source": "ASEAN AI Readiness Dashboard, governance register",
        }
        for row in listed
    ]


@drawn
def _table(kind: str, state: str, stage: str) -> str:
    listed = register.entries(kind, state, stage)
    is_one_kind = len({row["instrument_type"] for row in listed}) == 1
    is_one_state = len({row["iso3"] for row in listed}) == 1
    kinds = register.kinds()
    heads = [
        "Instrument",
        *([] if is_one_state else ["State"]),
        *([] if is_one_kind else ["Kind"]),
        *("Stage", "Dates", "Binding or voluntary", "Source", "Note"),
    ]
    body = [
        [
            markup.cell(
                _two(row["name"], row["responsible_body"]), is_head=True, title=row["instrument_id"]
            ),
            *([] if is_one_state else [markup.cell(markup.text(row["state"]))]),
            *(
                []
                if is_one_kind
                else [markup.cell(markup.text(kinds[row["instrument_type"]]["title"]))]
            ),
            register.mark(row["stage"]),
            markup.cell(_dates(row), "tight"),
            markup.cell(markup.text(row["force"] or "not noted")),
            markup.cell(
                f"{register.hosts(row['source_url'])}<br><small>"
                f"confidence: {markup.text(row['confidence'] or 'not noted')}</small>"
            ),
            markup.cell(markup.text(row["remark"] or "–"), "note"),
        ]
        for row in listed
    ]
    title = kinds[listed[0]["instrument_type"]]["title"] if is_one_kind else "Instruments"
    owner = f" of {listed[0]['state']}" if is_one_state else ""
    count = wording.plural(len(listed), "entry", "entries")
    return markup.table(f"{title}{owner}: {count} of the register", heads, body, css="entries wide")


def _two(first: str, second: str | None) -> str:
    small = f"<br><small>{markup.text(second)}</small>" if second else ""
    return f"{markup.text(first)}{small}"


def _dates(row: dict) -> str:
    told = [
        f"{word} {phrases.moment(row[key])}"
        for word, key in (("adopted", "adopted_on"), ("in force", "in_force_on"))
        if row[key]
    ]
    if told and row["stage"] == "in_preparation":
        told[0] = told[0].replace("adopted", "announced")
    if row["period"]:
        told.append(f"period {phrases.lasting(row['period'])}")
    return "<br>".join(markup.text(line) for line in told) or "–"
