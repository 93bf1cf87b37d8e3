"""States and targets: a status in every cell; and the targets that ask the region or one state."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from readiness import wording
from readiness.components import markup
from readiness.components import targets_data as data
from readiness.components.answers import drawn, grouped
from readiness.components.take_away import take_away
from readiness.components.targets import passing
from readiness.components.targets_data import ALL
from readiness.wording import commitments

NOT_MEASURED = "not_measured"


def matrix(view: dict) -> None:
    """The targets of every state, framework by framework, then those of the region or one state."""
    chosen = (view["framework"], view["standing"], view["state"], view["status"])
    shown = _shown(*chosen)
    n_measured = sum(target["is_measured"] for target in view["listed"])
    counts = commitments.filter_sentence(len(view["listed"]), len(data.targets()), n_measured)
    hidden = len(view["listed"]) - len(shown)
    if hidden:
        counts += (
            f" The {hidden} that nothing measures stand in the register below; choose a framework "
            "to see them here."
        )
    st.html(f"<p>{markup.text(counts)}</p>")
    if not shown:
        return
    st.html(_matrix(*chosen))
    take_away(
        "Download this matrix", "targets_matrix", lambda: data.status_rows(_shown(*chosen)),
        data.FIGURES,
    )  # fmt: skip


def tables(listed: list[dict], more: Mapping[str, str], state: str = ALL, status: str = ALL) -> str:
    """The tables of some targets: one for those of every state, one for all others.

    Args:
        more: further choices for the addresses behind the cells.
        state: the column to be put first, in colour; all others keep their words.
        status: the only status to be in colour.
    """
    of_each = [target for target in listed if target["is_of_each"]]
    others = [target for target in listed if not target["is_of_each"]]
    parts = [
        _of_each(data.frameworks()[framework_id]["name"], group, state, status, more)
        for framework_id, group in grouped(of_each, "framework_id").items()
    ]
    if others:
        parts.append(_others(others, status, more))
    return "".join(parts) + data.legend(_words(listed))


@drawn
def _matrix(framework: str, standing: str, state: str, status: str) -> str:
    kept = {"framework": framework, "standing": standing, "status": status}
    more = {key: chosen for key, chosen in kept.items() if chosen != ALL}
    return (
        tables(_shown(framework, standing, state, status), more, state, status)
        + '<p class="source">The word is the headline method’s (ESCAP); the bar is the part of the '
        "way from the first figure to the target that is gone; under it the newest figure and its "
        "year. Choose a cell for the path behind it. Computed in this release from the figures of "
        "the sources named with each target.</p>"
    )


def _shown(framework: str, standing: str, state: str, status: str) -> list[dict]:
    """Of the targets that pass, those with a measure; all of them once a framework is chosen."""
    listed = passing(framework, standing, state, status)
    if framework != ALL or status == NOT_MEASURED:
        return listed
    return [target for target in listed if target["is_measured"]]


def _words(listed: list[dict]) -> set[str]:
    return {row["status"] for target in listed for row in data.of_target(target["target_id"])}


def _of_each(name: str, group: list[dict], state: str, status: str, more: Mapping[str, str]) -> str:
    states = sorted(data.members().values(), key=lambda row: row["iso3"] != state)
    body = [
        [_head(target, more), *_cells(target, states, state, status, more), _region(target)]
        for target in group
    ]
    n = wording.plural(len(group), "target")
    return markup.table(
        f"{name}: {n} of every state, by status",
        ["Target", *(markup.text(row["short_name"]) for row in states), "Region"],
        body,
        css="targets",
    )


def _head(target: dict, more: Mapping[str, str]) -> str:
    return markup.cell(
        f"{data.naming(target, **more)}"
        f"<small>{markup.text(commitments.goal_words(target))}</small>"
        + (f"<small>{markup.text(data.measured_by(target))}</small>" if target["is_measured"] else ""),
        is_head=True,
        title=target["objective"] or "",
    )  # fmt: skip


def _cells(
    target: dict, states: list[dict], state: str, status: str, more: Mapping[str, str]
) -> list[str]:
    if not target["is_measured"]:
        words = f"{data.mark(NOT_MEASURED)}: {markup.text(target['why_not_measured'])}"
        return [f'<td colspan="{len(states)}">{words}</td>']
    found = data.headlines()
    cells = []
    for place in states:
        row = found.get((target["target_id"], place["iso3"]))
        is_marked = state in (ALL, place["iso3"]) and (
            row is None or status in (ALL, row["status"])
        )
        cells.append(data.status_cell(target, row, is_marked, **more))
    return cells


def _region(target: dict) -> str:
    return markup.cell(f"<small>{markup.text(data.region_words(target))}</small>", "status")


def _others(listed: list[dict], status: str, more: Mapping[str, str]) -> str:
    body = []
    for target in listed:
        for row in data.of_target(target["target_id"]):
            name = "the region" if row["iso3"] == data.REGION else row["state"]
            cell = data.status_cell(target, row, status in (ALL, row["status"]), **more)
            body.append(
                [
                    _head(target, more),
                    markup.cell(markup.text(data.frameworks()[target["framework_id"]]["name"])),
                    markup.cell(markup.text(name)),
                    cell,
                    markup.cell(markup.text(_finding(target))),
                ]
            )
    n = wording.plural(len(listed), "target")
    return markup.table(
        f"{n} of the region as a whole or of one state",
        ["Target", "Framework", "Asked of", "Status", "What is known"],
        body,
        css="wide single",
    )


def _finding(target: dict) -> str:
    if target["met_on"]:
        return f"Happened {wording.moment(target['met_on'])}"
    if target["is_measured"]:
        return data.measured_by(target)
    return str(target["why_not_measured"])
