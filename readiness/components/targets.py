"""The targets page's opening: what is chosen, and how much of it can be measured."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import controls, markup
from readiness.components import targets_data as data
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away
from readiness.components.targets_data import ALL
from readiness.wording import commitments, statuses


def choose() -> dict:
    """The four filters by id, and ``listed``, the targets that they let through."""
    names = {key: row["name"] for key, row in data.frameworks().items() if row["n_targets"]}
    states = {iso3: row["name"] for iso3, row in data.members().items()}
    held = {row["status"] for row in rows("target_statuses")}
    words = {key: statuses.status_words(key) for key in statuses.STATUSES if key in held}
    first, second, third, fourth = st.columns(4)
    with first:
        every = {ALL: f"All {len(names)} with targets", **names}
        framework = controls.choose("Framework", "framework", every, ALL)
    with second:
        kinds = {ALL: "All, kept apart", **{key: key for key in statuses.STANDINGS}}
        standing = controls.choose("Standing", "standing", kinds, ALL)
    with third:
        everyone = {ALL: f"All {len(states)} states", **states}
        state = controls.choose("State", "state", everyone, ALL)
    with fourth:
        status = controls.choose("Status", "status", {ALL: "Any status", **words}, ALL)
    view = {"framework": framework, "standing": standing, "state": state, "status": status}
    return {
        **view,
        "frameworks": list(names),
        "listed": passing(framework, standing, state, status),
    }


def passing(framework: str, standing: str, state: str, status: str) -> list[dict]:
    """The targets that pass the filters, in the register's order.

    A state asks for the targets that it is asked for; a status for those where that state has it,
    or without a state anybody.
    """
    found = {
        row["target_id"]
        for row in rows("target_statuses")
        if state in (ALL, row["iso3"]) and status in (ALL, row["status"])
    }
    return [
        target
        for target in data.targets().values()
        if framework in (ALL, target["framework_id"])
        and standing in (ALL, target["standing"])
        and target["target_id"] in found
    ]


def verdict(view: dict) -> None:
    """How much can be measured, one sentence for each standing and none over all."""
    st.html(_verdict(view["framework"], view["standing"], view["state"]))


def frameworks() -> None:
    """The same for every framework, folded."""
    with st.expander("Framework by framework: what is there and what can be measured"):
        st.html(_frameworks())
        take_away("Download these counts", "framework_counts", lambda: rows("framework_standings"))


def standing_verdict(row: dict, is_first: bool) -> str:
    """What can be measured of one standing, the first of them large; HTML."""
    measured, cases = (
        markup.text(line(row)) for line in (commitments.standing_line, commitments.pairs_line)
    )
    if not is_first:
        return f"<p>{measured} {cases}</p>"
    return f'<p class="verdict">{measured}</p>' + (f"<p>{cases}</p>" if cases else "")


@drawn
def _verdict(framework: str, standing: str, state: str) -> str:
    listed = [
        row
        for row in rows("standings" if framework == ALL else "framework_standings")
        if standing in (ALL, row["standing"]) and framework in (ALL, row.get("framework_id"))
    ]
    opening = "All frameworks"
    if framework != ALL:
        opening = data.frameworks()[framework]["name"]
    lines = [standing_verdict(row, row is listed[0]) for row in listed]
    if state != ALL:
        lines += [f"<p>{markup.text(line)}</p>" for line in _of_state(framework, standing, state)]
    meant = "; ".join(commitments.standing_words(row["standing"]) for row in listed)
    none = f"<p>No {markup.text(standing)} target stands in this framework.</p>"
    return (
        f'<p class="quiet">{markup.text(opening)}</p>{"".join(lines) or none}'
        f'<p class="quiet">{markup.text(meant[:1].upper() + meant[1:])}. Standings are never '
        "added together.</p>"
    )


def _of_state(framework: str, standing: str, state: str) -> list[str]:
    """One sentence for each standing on what one state is asked for."""
    name = data.members()[state]["name"]
    lines = []
    for kind in statuses.STANDINGS:
        words = [
            row["status"]
            for (target_id, iso3), row in data.headlines().items()
            if iso3 == state
            and data.targets()[target_id]["standing"] == kind
            and framework in (ALL, data.targets()[target_id]["framework_id"])
            and standing in (ALL, kind)
        ]
        if words:
            lines.append(commitments.state_line(name, kind, words))
    return lines


@drawn
def _frameworks() -> str:
    body = []
    for framework_id, listed in grouped(rows("framework_standings"), "framework_id").items():
        for row in listed:
            body.append(
                [
                    markup.cell(
                        markup.link(row["name"], data.ADDRESS, framework=framework_id), is_head=True
                    ),
                    markup.cell(data.standing_flag(row)),
                    markup.cell(
                        markup.text(
                            f"{commitments.standing_line(row)} {commitments.pairs_line(row)}"
                        )
                    ),
                ]
            )
    empty = [row["name"] for row in data.frameworks().values() if not row["n_targets"]]
    listing = markup.table(
        "Targets of each framework by standing",
        ["Framework", "Standing", "Finding"],
        body,
        css="wide named",
    )
    return (
        f'{listing}<p class="source">No target in the register: '
        f"{markup.text(wording.listing(empty))}. Computed in this release from the policy "
        "register.</p>"
    )
