"""The network page's opening: what it is, the parts of its mandate, and its milestones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from readiness import wording
from readiness.components import markup
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away
from readiness.wording.governance import UNKNOWN

MILESTONE = "milestone"
CODES = {3: "in_force", 2: "adopted", 1: "in_preparation", 0: "confirmed_none"}
"""Maturity codes of the register's indicators as stages."""


def opening() -> None:
    """What the network rests on, what it is to do, and how it is governed."""
    listed = rows("network")
    if not listed:
        st.html("<p>No framework’s mandate is bound to measures in this release.</p>")
        return
    framework = listed[0]
    sentence = wording.network_verdict(framework, _milestones())
    status = f"As the register has it: {framework['status']}." if framework["status"] else ""
    st.html(
        f'<p class="verdict">{markup.text(sentence)}</p>'
        f'<p class="quiet">{markup.text(status)} '
        f"{markup.outside('Source', framework['framework_url'])}</p>{_elements()}"
    )


def mandate() -> None:
    """Each part of the mandate with its measures: the region, its groups, and why they stand for it."""
    st.html(_mandate())
    take_away("Download the measures of the mandate", "network_mandate", _measure_rows, ("value",))


def milestones() -> None:
    """Milestones done and open, each with its source and standing."""
    st.html(_milestone_table())
    take_away("Download milestones and targets", "network_targets", lambda: rows("network_targets"))


def _milestones() -> list[dict]:
    return [row for row in rows("network_targets") if row["kind"] == MILESTONE]


@drawn
def _elements() -> str:
    """Objectives that are no part of the mandate, by the word before their colon."""
    other = [row | _split(row["title"]) for row in rows("network") if not row["is_bound"]]
    lists = "".join(
        f"<div>{markup.minor(head)}<ul class=points>"
        + "".join(f"<li>{_element(row)}</li>" for row in group)
        + "</ul></div>"
        for head, group in grouped(other, "head").items()
    )
    return f"<div class=pair>{lists}</div>"


def _element(row: dict) -> str:
    timing = f" ({markup.text(row['timing'])})" if row["timing"] else ""
    return f"{markup.text(row['rest'])}{timing} {markup.outside('source', row['source_url'])}"


def _split(title: str) -> dict:
    head, _, rest = title.rpartition(": ")
    return {"head": head or "Also", "rest": rest[:1].upper() + rest[1:]}


@drawn
def _mandate() -> str:
    parts = [row for row in rows("network") if row["is_bound"]]
    measures = grouped(rows("mandate_measures"), "mandate")
    return "".join(_part(part, measures.get(part["objective_id"], [])) for part in parts)


def _part(part: dict, found: list[dict]) -> str:
    title = _split(part["title"])["rest"]
    by_measure = list(grouped(found, "position").values())
    staged = [_staged(group) for group in by_measure]
    members = len(rows("states"))
    complete = sum(
        not set(stages) & set(UNKNOWN) if stages else all(row["value"] is not None for row in group)
        for group, stages in zip(by_measure, staged, strict=True)
    )
    sentence = wording.mandate_sentence(len(by_measure), complete, members)
    own = [
        row
        for row in rows("network_targets")
        if row["objective_id"] == part["objective_id"] and row["kind"] != MILESTONE
    ]
    targets = "".join(f"<li>{_target(row)}</li>" for row in own)
    blocs = list(dict.fromkeys(row["grouping"] for row in found))
    blocs.sort()
    table = markup.table(
        f"{title}: means of the states with a figure; of instruments, the states that have them",
        [
            "Measure",
            "Region",
            *(f"#{_head(bloc)}" for bloc in blocs),
            "Years",
            "Why it stands here",
        ],
        [_measure(group, stages, blocs) for group, stages in zip(by_measure, staged, strict=True)],
        "wide",
    )
    return (
        f"<h3>{markup.text(title)}</h3><p>{markup.text(sentence)} "
        f"{markup.outside('Source of the mandate', part['source_url'])}</p>{table}"
        + (f'<ul class="points quiet">{targets}</ul>' if targets else "")
    )


def _staged(group: Sequence[dict]) -> list[str]:
    """The stage of each state on one measure of the register; empty for a measured figure."""
    first = group[0]
    if first["kind"] == "register":
        return ["not_found" if row["value"] is None else CODES[int(row["value"])] for row in group]
    if first["kind"] != "instrument":
        return []
    order = list(wording.STAGED)
    best: dict[str, str] = {}
    for row in rows("instruments"):
        if row["instrument_type"] == first["instrument_type"]:
            known = best.get(row["iso3"], order[-1])
            best[row["iso3"]] = min(known, row["stage"], key=order.index)
    return [best.get(row["iso3"], order[-1]) for row in group]


def _measure(group: list[dict], stages: list[str], blocs: list[str]) -> list[str]:
    first = group[0]
    title = (
        markup.link(first["title"], "map", show=first["indicator_id"])
        if first["indicator_id"]
        else markup.text(first["title"])
    )
    unit = "" if stages else f" <small>{markup.text(first['unit'])}</small>"
    years = [row["year"] for row in group if row["year"] is not None]
    cells = [_figure(group, stages, bloc) for bloc in blocs]
    region = (
        markup.text(wording.kind_sentence("", Counter(stages), len(group)).removeprefix(": "))
        if stages
        else _mean(group)
    )
    coded = rows("register_facts")[0]["cutoff_year"]
    when = wording.span(min(years), max(years)) if years else str(coded)
    source = (
        markup.link("Governance register", "governance")
        if stages
        else markup.outside(first["short_title"], first["url"])
    )
    return [
        markup.cell(title + unit, is_head=True),
        markup.cell(region, "note" if stages else ""),
        *(markup.cell(cell, "number tight") for cell in cells),
        markup.cell(when, "tight"),
        markup.cell(f"{markup.text(first['why'])}<br><small>{source}</small>", "note"),
    ]


def _head(bloc: str) -> str:
    """A group's name that never breaks at its hyphen."""
    return markup.text(bloc.replace("-", chr(0x2011)))


def _figure(group: list[dict], stages: list[str], bloc: str) -> str:
    if not stages:
        return _mean([row for row in group if row["grouping"] == bloc])
    own = [s for row, s in zip(group, stages, strict=True) if row["grouping"] == bloc]
    unknown = sum(stage in UNKNOWN for stage in own)
    if unknown == len(own):
        return wording.stage(own[0] if len(set(own)) == 1 else "not_found")
    has = sum(stage in ("in_force", "adopted") for stage in own)
    note = f"<br><small>{unknown} unknown</small>" if unknown else ""
    return f"{has} of {len(own)}{note}"


def _mean(group: Sequence[dict]) -> str:
    known = [row["value"] for row in group if row["value"] is not None]
    if not known:
        return markup.NO_FIGURE
    mean = wording.number(sum(known) / len(known), group[0]["decimals"])
    return f"{mean}<br><small>{len(known)} of {len(group)}</small>"


def _target(row: dict) -> str:
    known = (
        ""
        if row["n_known"] is None
        else f", known for {wording.of(row['n_known'], row['n_states'])}"
    )
    how = (
        f"measured by {row['measured_by']}{known}. {row['measured_by_note'] or ''}"
        if row["measured_by"] and not row["why_not_measured"]
        else f"not measured. {row['why_not_measured']}"
    )
    return (
        f"Target in the register ({markup.text(row['standing'])}): {markup.text(row['statement'])}; "
        f"{markup.text(how)}"
    )


@drawn
def _milestone_table() -> str:
    listed = _milestones()
    body = [
        [
            markup.cell(markup.text(row["statement"]), is_head=True),
            markup.cell("● done" if row["met_on"] else "○ open", "tight"),
            markup.cell(
                markup.text(
                    wording.moment(row["met_on"]) if row["met_on"] else f"planned: {row['due']}"
                )
            ),
            markup.cell(markup.flags([row["standing"]])),
            markup.cell(
                markup.text(row["why_not_measured"] or f"“{row['quote']}”")
                + f" {markup.outside('Source', row['source_url'])}",
                "note",
            ),
        ]
        for row in listed
    ]
    return markup.table(
        f"{wording.plural(len(listed), 'milestone')} of the network",
        ["Milestone", "Stage", "Date", "Standing", "What the source says"],
        body,
        "wide",
    )


def _measure_rows() -> list[dict]:
    listed = []
    for group in grouped(rows("mandate_measures"), "position").values():
        stages = _staged(group)
        for at, row in enumerate(group):
            listed.append(
                {
                    "mandate": row["mandate"],
                    "measure": row["title"],
                    "state": row["name"],
                    "iso3": row["iso3"],
                    "grouping": row["grouping"],
                    "value": row["value"],
                    "stage": wording.STAGED[stages[at]][1] if stages else "",
                    "unit": row["unit"],
                    "year": row["year"],
                    "why": row["why"],
                    "source": row["publisher"],
                    "licence": row["licence"],
                    "reuse": row["reuse"],
                }
            )
    return listed
