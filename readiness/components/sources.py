"""The sources page: one publication, its terms and copies, and all that rests on it."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import controls, markup
from readiness.components.answers import drawn, rows
from readiness.components.take_away import take_away
from readiness.wording import provenance


def choose() -> dict:
    """The publication to look at: a row of the question ``source_facts``."""
    listed = {row["source_id"]: row for row in rows("source_facts")}
    titles = {key: f"{row['short_title']} · {row['title']}" for key, row in listed.items()}
    return listed[controls.choose("Publication", "source", titles, next(iter(titles)))]


def verdict(source: dict) -> None:
    """How much rests on it, and how old it is."""
    told = f"{provenance.source_sentence(source)} {provenance.age_sentence(source)}"
    st.html(
        f'<p class="verdict">{markup.text(told)}</p><p>{markup.text(source["about"])}</p>'
        f'<p class="quiet">{markup.link("All its figures", "explore", source=source["source_id"], places="all")}'
        "</p>"
    )


def facts(source: dict) -> None:
    """Publisher, licence and what it lets a reader do, edition, dates, snapshot."""
    name, terms = provenance.REUSE[source["reuse"]]
    update = source["next_update"]
    kept = (
        f"data/snapshots, {wording.number(source['rows'], 0)} lines; newest received "
        f"{wording.day(source['received_on'])}; sha256 <code>{markup.text(source['sha256'])}</code>"
        if source["rows"]
        else "data/catalogue/instruments.csv: typed row by row, each with its own link"
    )
    listed = [
        ("Publisher", markup.outside(source["publisher"], source["url"])),
        ("Publication", markup.text(source["title"])),
        ("Newest edition held", markup.text(source["edition"])),
        ("Licence", markup.text(source["licence"])),
        ("What you may do", f"{name}: {terms}"),
        ("Retrieved", wording.day(source["retrieved_on"])),
        ("Next update", wording.day(update) if update else markup.text(source["update_note"])),
        ("Snapshot", kept),
    ]
    body = [[markup.cell(what, is_head=True), markup.cell(told)] for what, told in listed]
    st.html(markup.table("The publication", ["What", "As recorded"], body, "record"))


def indicators(source: dict) -> None:
    """Every indicator that rests on it, and what rests on each in turn."""
    listed = rows("source_indicators", source=source["source_id"])
    if not listed:
        st.html("<p>None: its figures are held as copies behind those of another source.</p>")
        return
    st.html(_indicator_table(source["source_id"]))
    take_away(
        "Download this list",
        f"source_{source['source_id']}",
        lambda: [_line(source, row) for row in listed],
    )


def copies(source: dict) -> None:
    """The editions held and where each copy was read, then the known errors in it."""
    st.html(_copy_table(source["source_id"]))
    st.html(_correction_table(source["source_id"]))


def all_sources() -> None:
    """Every publication, with how much rests on it."""
    st.html(_source_table())


@drawn
def _indicator_table(source_id: str) -> str:
    titles = {row["choice"]: row["title"] for row in rows("trace_choices")}
    body = []
    for row in rows("source_indicators", source=source_id):
        makes = [titles[name] for name in (row["makes"] or "").split("|") if name in titles]
        weight = (
            f"{wording.number(100 * row['given_share'], 1)} %"
            if row["weight"] and row["given_share"] is not None
            else "not scored"
        )
        body.append(
            [
                markup.cell(
                    markup.link(
                        row["title"], "explore", indicators=row["indicator_id"], places="all"
                    ),
                    is_head=True,
                ),
                markup.cell(markup.text(row["pillar_title"])),
                markup.cell(wording.number(row["n"], 0), "number"),
                markup.cell(
                    f"{int(row['n_states'])} <small>({int(row['n_places'])})</small>", "number"
                ),
                markup.cell(wording.span(row["year_min"], row["year_max"]), "tight"),
                markup.cell(weight, "number"),
                markup.cell(markup.text("; ".join(makes)) if makes else "–"),
                markup.cell(str(int(row["n_targets"])), "number"),
            ]
        )
    return markup.table(
        "Indicators that rest on it",
        [
            "Indicator",
            "Pillar",
            "#Figures",
            "#Member states (all places)",
            "Years",
            "#Weight in the index",
            "Computed from it",
            "#Targets measured",
        ],
        body,
        "wide",
    )


@drawn
def _copy_table(source_id: str) -> str:
    held = rows("source_copies", source=source_id)
    if not held:
        return "<p>No copy is held: it is compiled here.</p>"
    body = [
        [
            markup.cell(f"{int(row['copy_number'])}", is_head=True),
            markup.cell(markup.text(row["edition"])),
            markup.cell(markup.outside(row["publisher"], row["address"])),
            markup.cell(f"<code>{markup.text(row['obtained_from'])}</code>", "note"),
            markup.cell(wording.day(row["retrieved_on"]), "tight"),
            markup.cell(f"{markup.text(row['licence'])} {markup.flags([row['reuse']])}"),
            markup.cell(wording.number(row["rows"], 0), "number"),
            markup.cell(wording.number(row["n_winners"], 0), "number"),
        ]
        for row in held
    ]
    return markup.table(
        f"{wording.plural(len(held), 'copy', 'copies')} held, as its receipt lists them",
        [
            "Copy",
            "Edition",
            "Publisher",
            "Read in",
            "Retrieved",
            "Licence",
            "#Lines",
            "#Lines shown",
        ],
        body,
        "wide",
    )


@drawn
def _correction_table(source_id: str) -> str:
    found = rows("source_corrections", source=source_id)
    if not found:
        return "<p>No error in it is known to us.</p>"
    body = [
        [
            markup.cell(f"<code>{markup.text(row['correction_id'])}</code>", is_head=True),
            markup.cell(f"<code>{markup.text(row['series'])}</code>"),
            markup.cell(markup.text(row["place"] or "every place")),
            markup.cell(str(int(row["year"])) if row["year"] else "every year"),
            markup.cell(markup.text(provenance.correction_words(row))),
            markup.cell(markup.text(row["reason"]), "note"),
        ]
        for row in found
    ]
    return markup.table(
        f"{wording.plural(len(found), 'known error')} in it",
        ["Correction", "Series", "Place", "Year", "What we do", "Why"],
        body,
        "wide",
    )


@drawn
def _source_table() -> str:
    listed = rows("source_facts")
    body = [
        [
            markup.cell(
                markup.link(row["short_title"], "sources", source=row["source_id"]), is_head=True
            ),
            markup.cell(wording.number(row["n_rows"] or 0, 0), "number"),
            markup.cell(wording.number(row["n_indicators"] or 0, 0), "number"),
            markup.cell(wording.span(row["year_min"], row["year_max"]), "tight"),
            markup.cell(markup.text(row["edition"])),
            markup.cell(markup.text(provenance.REUSE[row["reuse"]][0])),
        ]
        for row in listed
    ]
    return markup.table(
        f"{len(listed)} publications",
        ["Publication", "#Figures", "#Indicators", "Years", "Newest edition held", "Terms"],
        body,
        "wide",
    )


def _line(source: dict, row: dict) -> dict:
    return {
        "source_id": source["source_id"],
        "publisher": source["publisher"],
        "publication": source["title"],
        "edition": source["edition"],
        "licence": source["licence"],
        "reuse": source["reuse"],
        "indicator": row["indicator_id"],
        "title": row["title"],
        "pillar": row["pillar_title"],
        "figures": row["n"],
        "member_states": row["n_states"],
        "places": row["n_places"],
        "year_min": row["year_min"],
        "year_max": row["year_max"],
        "weight_in_index": row["given_share"] if row["weight"] else 0,
        "computed_from_it": row["makes"],
        "targets_measured": row["n_targets"],
        "address": source["url"],
    }
