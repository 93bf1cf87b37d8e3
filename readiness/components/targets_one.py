"""One target: where it is written, what measures it, and how the states and the region stand to it."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import controls, markup, targets_path
from readiness.components import targets_data as data
from readiness.components.answers import drawn
from readiness.components.take_away import take_away
from readiness.components.targets_data import ALL
from readiness.wording import commitments, progress, statuses

STEADY = ("value", "rank")
"""Kinds of progress that have a figure for each state."""


def one(view: dict) -> None:
    """The target of the address, else the first that passes the filters and has a path."""
    every = data.targets()
    labels = {key: data.label(target) for key, target in every.items()}
    chosen = controls.choose("Target", "target", labels, _first(view["listed"]))
    target = every[chosen]
    st.html(_facts(chosen))
    if not target["is_measured"]:
        return
    state = view["state"]
    if state != ALL and (chosen, state) not in data.headlines():
        name = data.members()[state]["name"]
        st.html(f"<p>{markup.text(name)} is not asked for this target; all who are, are shown.</p>")
        state = ALL
    if target["progress_kind"] in STEADY:
        if target["is_of_each"] and target["mean"] is not None:
            _region(target)
        if state != ALL:
            st.html(_sentences(chosen, state))
        targets_path.path(target, state)
    elif target["progress_kind"] == "count":
        st.html(_counted(chosen))
        take_away("Download who has it", f"target_{chosen}", lambda: data.status_rows([target]))


def _first(listed: list[dict]) -> str:
    """An official one with a number where there is one: a path can be drawn for it."""
    order = sorted(
        listed or data.targets().values(),
        key=lambda target: (
            not target["is_measured"],
            not (target["has_number"] and target["progress_kind"] == "value"),
            target["standing"] != "official",
            not target["is_of_each"],
            -_n_judged(target),
        ),
    )
    return str(order[0]["target_id"])


def _n_judged(target: dict) -> int:
    courses = ("n_achieved", "n_on_way", "n_too_slow", "n_other_way", "n_missed")
    return sum(int(target[course] or 0) for course in courses)


@drawn
def _facts(target_id: str) -> str:
    target = data.targets()[target_id]
    framework = data.frameworks()[target["framework_id"]]
    facts = [
        ("Framework", markup.text(framework["name"])),
        ("Objective", markup.text(target["objective"] or "–")),
        ("Standing", _standing(target)),
        ("Number", markup.text(commitments.goal_words(target))),
        *_printed(target),
        ("Source", data.source(target["source_url"])),
        *([("Evidence", markup.text(target["evidence"]))] if target["evidence"] else []),
        ("Measured by", _measure(target)),
    ]
    quote = f"<blockquote>{markup.text(target['quote'])}</blockquote>" if target["quote"] else ""
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts)
    return f'<p class="verdict">{data.naming(target)}</p>{quote}<dl class="facts">{rows}</dl>'


def _standing(target: dict) -> str:
    meant = f"({statuses.STANDINGS[target['standing']]})"
    told = f"{meant}: {target['standing_note']}" if target["standing_note"] else meant
    return f"{data.standing_flag(target)} {markup.text(told)}"


def _printed(target: dict) -> list[tuple[str, str]]:
    """Texts of the register that are no plain number or year, and what the framework starts from."""
    names = {
        "target_value_as_printed": "Number as printed",
        "target_year_as_printed": "Year as printed",
        "unit_as_printed": "Unit as printed",
        "baseline_as_printed": "Baseline as printed",
        "baseline_year_as_printed": "Baseline year as printed",
        "interim_target": "On the way",
    }
    listed = [(name, markup.text(target[key])) for key, name in names.items() if target[key]]
    if target["baseline"] is not None:
        year = f", {int(target['baseline_year'])}" if target["baseline_year"] else ""
        value = wording.quantity(target["baseline"], target["unit"] or "", 1)
        listed.insert(0, ("Baseline of the framework", markup.text(f"{value}{year}")))
    return listed


def _measure(target: dict) -> str:
    note = markup.text(target["measured_by_note"]) if target["measured_by_note"] else ""
    if not target["is_measured"]:
        asked = target["indicator_suggested"]
        tail = f" <small>What could: {markup.text(asked)}</small>" if asked else ""
        return f"{data.mark('not_measured')}: {markup.text(target['why_not_measured'])}{tail}"
    if target["indicator"]:
        where = markup.link(target["indicator"], "map", show=target["indicator_id"])
        link = markup.outside(target["publisher"], target["publisher_url"])
        return f"{where}, {markup.text(target['indicator_unit'])} ({link}). {note}"
    if target["instrument_types"]:
        return f"Counting states in the governance register: {data.kind_links(target)}. {note}"
    return f"Happened {wording.moment(target['met_on'])}. {note}"


def _region(target: dict) -> None:
    by = controls.one_click(
        "Regional mean",
        "mean",
        {"states": "Each state alike", "people": "Weighted by population"},
        "states",
    )
    sentence = commitments.mean_sentence(target, by == "people")
    st.html(f"<p>{markup.text(sentence)} {markup.text(data.region_words(target))}.</p>")


@drawn
def _sentences(target_id: str, state: str) -> str:
    """What is known of the chosen state: where it stands, what it takes, when it arrives."""
    target = data.targets()[target_id]
    row = data.headlines()[target_id, state]
    told = [
        progress.course_sentence(target, row),
        *(
            [progress.needed_sentence(target, row), progress.arrival_sentence(target, row)]
            if target["progress_kind"] == "value" and target["has_number"]
            else []
        ),
    ]
    first, *rest = (markup.text(line) for line in told if line)
    return f"<p><strong>{first}</strong></p>" + "".join(f"<p>{line}</p>" for line in rest)


@drawn
def _counted(target_id: str) -> str:
    target = data.targets()[target_id]
    body = [
        [
            markup.cell(markup.text(row["state"]), is_head=True),
            data.status_cell(target, row),
            markup.cell(_stage(row)),
        ]
        for row in data.of_target(target_id)
    ]
    return (
        f"<p>{markup.text(commitments.held_sentence(target))}</p>"
        + markup.table(
            f"{target['statement']} ({target['standing']}): who has it",
            ["State", "Status", "Stage of the weakest kind asked for"],
            body,
        )
        + f'<p class="source">Counted from the stage “{markup.text(_from(target))}” on, from the '
        f"governance register: {data.kind_links(target)}.</p>"
    )


def _from(target: dict) -> str:
    return wording.STAGES.get(int(target["counts_from"]), "in force")


def _stage(row: dict) -> str:
    if row["latest_value"] is None:
        return markup.NO_FIGURE
    return markup.text(wording.STAGES[int(row["latest_value"])])
