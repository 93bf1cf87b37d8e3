"""The trace page: one figure's whole life, from the line it was read from to what rests on it."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import (
    controls,
    markup,
    page,
    trace_copies,
    trace_score,
    trace_uses,
)
from readiness.components.answers import rows
from readiness.components.take_away import take_away
from readiness.wording import provenance

FIGURES = ("value", "points")
"""What a file of a trace may not carry where the terms do not allow copies."""


def choose() -> dict:
    """What to trace: indicator, pillar or index; of whom; and of which year."""
    _split_address()
    choices = {row["choice"]: row for row in rows("trace_choices")}
    titles = {key: f"{row['section']} · {row['title']}" for key, row in choices.items()}
    left, middle, right = st.columns([3, 2, 1])
    with left:
        chosen = controls.choose("Figure", "indicator", titles, next(iter(titles)))
    is_score = choices[chosen]["kind"] != "indicator"
    places = {
        row["iso3"]: row["name"]
        for row in rows("explored_places")
        if row["is_member"] or not is_score
    }
    with middle:
        state = controls.choose("State or economy", "state", places, next(iter(places)))
    view = {"choice": choices[chosen], "iso3": state, "name": places[state], "is_score": is_score}
    if is_score:
        return view
    held = rows("traced", indicator=chosen, state=state)
    labels = {wording.period(row["year"], row["period"]): row for row in held}
    row = None
    if labels:
        newest = next(label for label, one in labels.items() if one["is_newest"])
        with right:
            year = controls.choose("Year", "year", {label: label for label in labels}, newest)
        row = labels[year]
    return view | {
        "row": row,
        "held": held,
        "facts": rows("indicator", indicator=chosen)[0],
        "hole": next(iter(rows("trace_hole", indicator=chosen, state=state)), None),
    }


def life(view: dict) -> None:
    """Everything that is known of the figure, or of the score."""
    if view["is_score"]:
        trace_score.life(view)
        return
    st.html(f'<p class="verdict">{markup.text(_verdict(view))}</p>{_neighbours(view)}')
    if view["row"] is None:
        page.section("Why there is no figure", "none")
        trace_copies.nothing(view)
        return
    page.section("Where it was read", "origin")
    origin(view)
    page.section("What was done to it", "made")
    made(view)
    page.section("Copies and corrections", "copies")
    trace_copies.copies(view)
    page.section("What rests on it", "uses")
    trace_uses.uses(view)
    take_away(
        "Download this trace",
        f"trace_{view['choice']['choice']}_{view['iso3']}",
        lambda: [_line(view)],
        FIGURES,
    )


def origin(view: dict) -> None:
    """Snapshot and line, receipt, edition, where the copy was read, and the terms."""
    row = view["row"]
    if row["flag"] and "register" in row["flag"].split("|"):
        st.html(trace_copies.entries(view))
    elif row["line"] is None:
        st.html(trace_copies.inputs(view))
    else:
        st.html(_facts("The figure as it was read", _reading(view)))
    st.html(_facts("The publication", _publication(view)))


def made(view: dict) -> None:
    """Every transform between the line and the screen, with the numbers in it."""
    row, facts = view["row"], view["facts"]
    steps = []
    derivation = rows("trace_derivation", indicator=view["choice"]["choice"])
    if row["line"] is not None:
        steps.append(
            f"<b>Taken over as it stands.</b> Series {markup.text(row['series'])} is the indicator "
            f"{markup.text(facts['title'])}; shown with "
            f"{wording.plural(int(facts['decimals']), 'decimal')}."
        )
    elif derivation:
        steps.append(
            f"<b>Computed by us.</b> {markup.text(trace_copies.formula(view))} "
            f"{markup.text(derivation[0]['reason'])}"
        )
    if row["normalised"] is not None:
        formula = provenance.points_formula(row["value"], row["normalised"], facts)
        steps.append(
            f"<b>Put on 0 to 100 points.</b> {markup.text(formula)}. Worst and best value are "
            f"fixed goalposts: {markup.link('method', 'method')}."
        )
    else:
        steps.append("<b>Not put on points,</b> because the indicator is not scored.")
    steps += [f"<b>Flag:</b> {markup.text(words)}." for words in provenance.flag_words(row["flag"])]
    if facts["year_meaning"] == "edition":
        steps.append("<b>The year</b> is that of the edition: the publisher gives no other.")
    if facts["breaks"]:
        years = facts["breaks"].replace("|", ", ")
        steps.append(f"<b>Its method changed</b> in {years}: never compared across.")
    st.html(f'<ul class="points">{"".join(f"<li>{step}</li>" for step in steps)}</ul>')


def _verdict(view: dict) -> str:
    row, facts, hole = view["row"], view["facts"], view["hole"]
    title = facts["title"]
    if row is None:
        return provenance.no_figure_sentence(view["name"], title, hole, None)
    told = provenance.trace_sentence(view["name"], facts, row)
    if hole and row["is_newest"]:
        return f"{provenance.no_figure_sentence(view['name'], title, hole, row)} {told}"
    return told


def _neighbours(view: dict) -> str:
    """Links to where the figure stands: the map, the state, and the same series."""
    choice, iso3 = view["choice"]["choice"], view["iso3"]
    links = [
        markup.link("on the map", "map", show=choice),
        markup.link("all years of it", "explore", indicators=choice, places=iso3),
        markup.link("all places", "explore", indicators=choice, places="all"),
    ]
    if any(state["iso3"] == iso3 for state in rows("states")):
        links.append(markup.link(view["name"], "profile", state=iso3))
    if view["row"]:
        links.append(markup.link("its source", "sources", source=view["row"]["source_id"]))
    return f'<p class="quiet">See it elsewhere: {" · ".join(links)}</p>'


def _reading(view: dict) -> list[tuple[str, str]]:
    row, text = view["row"], markup.text
    return [
        ("Line", f"line {int(row['line'])} of data/snapshots/{text(row['snapshot'])}"),
        (
            "What stands there",
            f"series {text(row['series'])}, place {text(view['iso3'])}, year {int(row['year'])}, "
            f"copy {int(row['copy_number'])}",
        ),
        ("Value as read", text(provenance.as_read(row["value"], view["facts"]["unit"]))),
        (
            "A second copy, or the publisher’s own arithmetic, agrees",
            "yes" if row["is_cross_checked"] else "not checked",
        ),
        ("Receipt", _receipt(row)),
        ("Edition", text(row["edition"])),
        ("Published at", markup.outside(row["address"] or "not recorded", row["address"])),
        ("This copy was read in", f"<code>{text(row['obtained_from'])}</code>"),
        ("Retrieved", wording.day(row["retrieved_on"])),
    ]


def _receipt(row: dict) -> str:
    summed = (
        f", sha256 <code>{markup.text(row['sha256'])}</code>"
        if row["sha256"]
        else "; its sha256 stands in the receipt beside it"
    )
    return f"snapshot received {wording.day(row['received_on'])}{summed}"


def _publication(view: dict) -> list[tuple[str, str]]:
    row = view["row"]
    name, terms = provenance.REUSE[row["reuse"]]
    update = row["next_update"]
    return [
        ("Publication", markup.link(row["source_full_title"], "sources", source=row["source_id"])),
        ("Publisher", markup.outside(row["copy_publisher"] or row["publisher"], row["url"])),
        ("Edition", markup.text(row["edition"])),
        ("Licence", markup.text(row["licence"])),
        ("What you may do", f"{name}: {terms}"),
        ("Next update", wording.day(update) if update else markup.text(row["update_note"])),
    ]


def _facts(caption: str, listed: list[tuple[str, str]]) -> str:
    body = [[markup.cell(name, is_head=True), markup.cell(what)] for name, what in listed]
    return markup.table(caption, ["What", "As recorded"], body, "record")


def _line(view: dict) -> dict:
    row, facts = view["row"], view["facts"]
    return {
        "place": view["name"],
        "iso3": view["iso3"],
        "indicator": facts["indicator_id"],
        "title": facts["title"],
        "year": wording.period(row["year"], row["period"]),
        "value": row["value"],
        "unit": facts["unit"],
        "points": row["normalised"],
        "flag": row["flag"],
        "snapshot": row["snapshot"],
        "line": row["line"],
        "series": row["series"],
        "edition": row["edition"],
        "read_in": row["obtained_from"],
        "retrieved_on": row["retrieved_on"],
        "received_on": row["received_on"],
        "sha256": row["sha256"],
        "source": row["publisher"],
        "address": row["address"] or row["url"],
        "licence": row["licence"],
        "reuse": row["reuse"],
    }


def _split_address() -> None:
    """A half or a quarter may come apart from its year: ``?year=2026&period=Q1``."""
    part = st.query_params.get("period")
    if part is not None:
        year = st.query_params.get("year", "")
        st.query_params["year"] = f"{year} {part}".strip()
        del st.query_params["period"]
