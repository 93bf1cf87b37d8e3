"""The trace page's evidence: inputs, entries of the register, copies that won and lost, corrections."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import markup
from readiness.components.answers import rows
from readiness.components.governance_register import hosts
from readiness.wording import provenance


def copies(view: dict) -> None:
    """Every copy held of the figure, the winner first, and the known errors that touch it."""
    here = view["row"]["year"], view["row"]["period"]
    held = [row for row in _all_copies(view) if (row["year"], row["period"]) == here]
    if held:
        st.html(_copy_table(view, held))
    else:
        st.html("<p>No copy of it is held: it is made here, of what is named above.</p>")
    touching = [row for row in _all_corrections(view) if (row["year"], row["period"]) == here]
    st.html(_correction_table(touching) if touching else "<p>No correction touches it.</p>")


def nothing(view: dict) -> None:
    """Copies that were kept back, entries that say nothing, inputs that lack; or that there is none."""
    held, touching = _all_copies(view), _all_corrections(view)
    if view["choice"]["choice"] in {row["indicator_id"] for row in _registers()}:
        st.html(entries(view))
    if parts := rows("trace_derivation", indicator=view["choice"]["choice"]):
        st.html(f"<p>It would be computed: {markup.text(parts[0]['reason'])}</p>" + _lacking(view))
    if held:
        st.html(_copy_table(view, held))
    if touching:
        st.html(_correction_table(touching))
    if not (held or touching or parts):
        facts = view["facts"]
        st.html(
            f"<p>The indicator’s source is {markup.link(facts['source_full_title'], 'sources', source=facts['source_id'])}; "
            "what is held of it has no line for this place, and no other source held has one.</p>"
        )


def inputs(view: dict) -> str:
    """The figures that a derived figure is made of, each a link to its own trace."""
    body = [
        [
            markup.cell(markup.text(part["title"]), is_head=True),
            markup.cell(
                markup.trace(
                    markup.value(part, part["unit"]),
                    part["input_id"],
                    view["iso3"],
                    part["year"],
                    part["period"],
                ),
                "number",
            ),
            markup.cell(wording.period(part["year"], part["period"])),
            markup.cell("divides" if part["role"] == "denominator" else "enters"),
            markup.cell(markup.link(part["short_title"], "sources", source=part["source_id"])),
            markup.cell(_line(part), "tight"),
        ]
        for part in _parts(view)
    ]
    heads = ["Figure it is made of", "#Value", "Year", "Role", "Source", "Snapshot and line"]
    return markup.table("What the figure is computed from", heads, body)


def formula(view: dict) -> str:
    """How a derived figure comes about, its inputs in it."""
    made = rows("trace_derivation", indicator=view["choice"]["choice"])[0]
    if made["method"] == "maturity":
        return f"{wording.figure({**view['facts'], 'value': view['row']['value']})}."
    return provenance.derivation_words(made, _parts(view), view["row"]["value"]) + "."


def entries(view: dict) -> str:
    """The register's entries behind a stage, the furthest first."""
    found = rows("trace_instruments", indicator=view["choice"]["choice"], state=view["iso3"])
    if not found:
        return "<p>The register has no entry of this kind for this place.</p>"
    body = [
        [
            markup.cell(markup.text(row["name"]), is_head=True),
            markup.cell(markup.text(row["type_title"])),
            markup.cell(markup.text(row["status"])),
            markup.cell(
                "–" if row["maturity_code"] is None else str(int(row["maturity_code"])), "number"
            ),
            markup.cell(hosts(row["source_url"])),
            markup.cell(f"<code>{markup.text(row['instrument_id'])}</code>"),
        ]
        for row in found
    ]
    return markup.table(
        "Entries behind the stage, in data/catalogue/instruments.csv",
        ["Instrument", "Kind", "Status", "#Code", "Read at", "Entry"],
        body,
        "wide",
    )


def _registers() -> list[dict]:
    return [row for row in rows("explored_indicators") if row["kind"] == "register"]


def _all_copies(view: dict) -> list[dict]:
    return rows("trace_copies", indicator=view["choice"]["choice"], state=view["iso3"])


def _all_corrections(view: dict) -> list[dict]:
    return rows("trace_corrections", indicator=view["choice"]["choice"], state=view["iso3"])


def _parts(view: dict) -> list[dict]:
    row = view["row"]
    return rows(
        "trace_inputs",
        indicator=view["choice"]["choice"],
        state=view["iso3"],
        year=row["year"],
        period=row["period"],
    )


def _lacking(view: dict) -> str:
    """Which inputs a place has at all, each leading to its own trace."""
    made = rows("trace_derivation", indicator=view["choice"]["choice"])[0]
    titles = {row["choice"]: row["title"] for row in rows("trace_choices")}
    wanted = [name for name in (made["inputs"] or "").split("|") if name in titles]
    if made["denominator"] in titles:
        wanted.append(made["denominator"])
    items = "".join(
        f"<li>{markup.trace(markup.text(titles[name]), name, view['iso3'])}: "
        f"{_years(name, view['iso3'])}</li>"
        for name in wanted
    )
    return f'<ul class="points">{items}</ul>' if items else ""


def _years(indicator: str, iso3: str) -> str:
    held = rows("traced", indicator=indicator, state=iso3)
    years = wording.listing(wording.period(row["year"], row["period"]) for row in held)
    return f"figures of {years}" if held else "no figure"


def _copy_table(view: dict, held: list[dict]) -> str:
    facts = view["facts"]
    body = [
        [
            markup.cell(wording.period(row["year"], row["period"]), is_head=True),
            markup.cell(markup.text(provenance.as_read(row["value"], facts["unit"])), "number"),
            markup.cell("shown" if row["is_winner"] else f"not shown: {markup.text(row['why'])}"),
            markup.cell(markup.link(row["short_title"], "sources", source=row["source_id"])),
            markup.cell(f"<code>{markup.text(row['series'])}</code>"),
            markup.cell(_line(row), "tight"),
            markup.cell(markup.text(row["edition"])),
            markup.cell(f"<code>{markup.text(row['obtained_from'])}</code>", "note"),
        ]
        for row in held
    ]
    heads = [
        "Year",
        "#Value",
        "Which copy",
        "Source",
        "Series",
        "Snapshot and line",
        "Edition",
        "Read in",
    ]
    return markup.table("Copies held, the one that is shown first", heads, body, "wide")


def _correction_table(touching: list[dict]) -> str:
    body = [
        [
            markup.cell(f"<code>{markup.text(row['correction_id'])}</code>", is_head=True),
            markup.cell(wording.period(row["year"], row["period"])),
            markup.cell(markup.text(provenance.correction_words(row))),
            markup.cell(markup.text(row["reason"]), "note"),
            markup.cell(wording.day(row["added_on"]), "tight"),
        ]
        for row in touching
    ]
    return markup.table(
        "Known errors at the source",
        ["Correction", "Year", "What we do", "Why", "Since"],
        body,
        "wide",
    )


def _line(row: dict) -> str:
    if row["line"] is None:
        return "computed"
    return f"{markup.text(row['snapshot'])}, line {int(row['line'])}"
