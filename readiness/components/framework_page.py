"""A framework as a briefing: what it is, what it holds, what is measured, what has no number."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import markup, targets, targets_matrix
from readiness.components import targets_data as data
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away
from readiness.components.targets_register import register_rows
from readiness.wording import commitments, statuses

MILESTONE = "milestone"
"""The kind of target that is dated and not measured by a pace."""


def framework(framework_id: str) -> dict:
    """A row of the register of frameworks."""
    return data.frameworks()[framework_id]


def opening(framework_id: str) -> None:
    """What can be measured, standing by standing, and what the register says of it."""
    st.html(_opening(framework_id))


def elements(framework_id: str) -> None:
    """Every element or outcome with its targets and what measures them, or why nothing does."""
    st.html(_elements(framework_id))
    take_away(
        "Download these targets",
        f"framework_{framework_id}",
        lambda: register_rows(_own(framework_id)),
    )


def states(framework_id: str) -> None:
    """The measured targets by state."""
    measured = [target for target in _own(framework_id) if target["is_measured"]]
    of_states = [target for target in measured if target["is_of_each"]]
    if not of_states:
        st.html("<p>None of its targets can be measured state by state yet.</p>")
        return
    st.html(_states(framework_id))
    take_away(
        "Download this matrix",
        f"framework_matrix_{framework_id}",
        lambda: data.status_rows(of_states),
        data.FIGURES,
    )


def dates(framework_id: str) -> None:
    """Its milestones: done, planned, or neither confirmed."""
    milestones = [target for target in _own(framework_id) if target["kind"] == MILESTONE]
    if not milestones:
        st.html("<p>The register holds no milestone of it.</p>")
        return
    st.html(_dates(framework_id))


def unmeasured(framework_id: str) -> None:
    """What has no number and what nothing measures, said plainly."""
    st.html(_unmeasured(framework_id))


def _own(framework_id: str) -> list[dict]:
    every = data.targets().values()
    return [target for target in every if target["framework_id"] == framework_id]


def _standings(framework_id: str) -> list[dict]:
    listed = rows("framework_standings")
    return [row for row in listed if row["framework_id"] == framework_id]


@drawn
def _opening(framework_id: str) -> str:
    it = framework(framework_id)
    lines = [
        targets.standing_verdict(row, is_first=at == 0)
        for at, row in enumerate(_standings(framework_id))
    ]
    facts = [
        ("Adopted", markup.text(commitments.adopted_words(it))),
        ("Status", markup.text(it["status"])),
        ("Body", markup.text(it["body"])),
        ("Period", markup.text(it["period"] or it["period_as_printed"] or "not noted")),
        ("Source", data.source(it["source_url"])),
        *([("Evidence", markup.text(it["evidence"]))] if it["evidence"] else []),
    ]
    listed = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts)
    meant = "; ".join(
        commitments.standing_words(row["standing"]) for row in _standings(framework_id)
    )
    return (
        f'{"".join(lines)}<dl class="facts">{listed}</dl>'
        f'<p class="source">{markup.text(meant[:1].upper() + meant[1:])}. Standings are never added '
        "together. Words and dates are the policy register’s, each with its source.</p>"
    )


@drawn
def _elements(framework_id: str) -> str:
    own = grouped(_own(framework_id), "objective_id")
    body = []
    for objective in rows("objectives", framework=framework_id):
        listed = own.get(objective["objective_id"], [])
        head = _objective(objective)
        if not listed:
            body.append(
                [
                    markup.cell(head, is_head=True),
                    markup.cell("no target in the register"),
                    *(markup.cell("–") for _ in range(3)),
                ]
            )
        for at, target in enumerate(listed):
            body.append(
                [
                    markup.cell(head if at == 0 else _again(objective), is_head=True),
                    markup.cell(data.naming(target)),
                    markup.cell(markup.text(commitments.goal_words(target))),
                    markup.cell(_measure(target)),
                    markup.cell(markup.text(_known(target))),
                ]
            )
    it = framework(framework_id)
    n = wording.plural(int(it["n_objectives"]), "entry", "entries")
    return markup.table(
        f"{it['name']}: {n} of what it holds, with the targets of each",
        ["Element or outcome", "Target", "Number", "Measured by, or why not", "Where states stand"],
        body,
        css="entries wide",
    )


def _objective(objective: dict) -> str:
    more = [part for part in (objective["priority"], objective["timing"]) if part]
    links = data.source(objective["source_url"])
    evidence = f"; {markup.text(objective['evidence'])}" if objective["evidence"] else ""
    small = f"{markup.text('; '.join(more))}{'; ' if more else ''}{links}{evidence}"
    return f"{markup.text(objective['title'])}<br><small>{small}</small>"


def _again(objective: dict) -> str:
    return f'<span class="unseen">{markup.text(objective["title"])}</span>'


def _measure(target: dict) -> str:
    if not target["is_measured"]:
        return f"{data.mark('not_measured')}: {markup.text(target['why_not_measured'])}"
    note = target["measured_by_note"]
    small = f"<br><small>{markup.text(note)}</small>" if note else ""
    return f"{markup.text(data.measured_by(target))}{small}"


def _known(target: dict) -> str:
    if target["met_on"]:
        return f"happened {wording.moment(target['met_on'])}"
    if target["n_states"] is not None:
        return data.region_words(target)
    own = data.of_target(target["target_id"])
    return "; ".join(sorted({statuses.status_words(row["status"]) for row in own})) or "–"


@drawn
def _states(framework_id: str) -> str:
    listed = [
        target for target in _own(framework_id) if target["is_measured"] and target["is_of_each"]
    ]
    return (
        targets_matrix.tables(listed, {"framework": framework_id})
        + '<p class="source">The word is the headline method’s (ESCAP); the bar is the part of the '
        "way from the first figure to the target that is gone. Choose a cell for the path. "
        "Computed in this release.</p>"
    )


@drawn
def _dates(framework_id: str) -> str:
    milestones = [target for target in _own(framework_id) if target["kind"] == MILESTONE]
    ordered = sorted(milestones, key=lambda target: target["met_on"] or f"{target['target_year']}~")
    body = [
        [
            markup.cell(data.naming(target), is_head=True),
            markup.cell(
                f"happened {wording.moment(target['met_on'])}"
                if target["met_on"]
                else markup.text(target["why_not_measured"])
            ),
            markup.cell(markup.text(commitments.goal_words(target))),
            markup.cell(markup.text(target["standing_note"] or "–")),
            markup.cell(data.source(target["source_url"])),
        ]
        for target in ordered
    ]
    it = framework(framework_id)
    n = wording.plural(len(ordered), "milestone")
    return markup.table(
        f"{it['name']}: {n} as the register words them",
        ["Milestone", "State of it", "Due", "Note", "Source"],
        body,
        css="entries wide",
    )


@drawn
def _unmeasured(framework_id: str) -> str:
    name = framework(framework_id)["name"]
    sentence = commitments.number_sentence(name, _standings(framework_id))
    own = _own(framework_id)
    without = [target for target in own if not target["has_number"]]
    items = "".join(
        f"<li>{data.naming(target)}: {markup.text(_why(target))}</li>" for target in without
    )
    listed = f'<ul class="points">{items}</ul>' if items else ""
    return (
        f"<p>{markup.text(sentence)} Without one:</p>{listed}"
        '<p class="source">A number that the secretariat holds enters as a row of the register.</p>'
    )


def _why(target: dict) -> str:
    if target["met_on"]:
        return f"an event, which happened {wording.moment(target['met_on'])}"
    if target["is_measured"]:
        return f"{data.measured_by(target)}; no status, since no number is set"
    return str(target["why_not_measured"])
