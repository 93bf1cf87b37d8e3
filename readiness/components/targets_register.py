"""Every target of the register, measured or not, with the page it was read from."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import markup
from readiness.components import targets_data as data
from readiness.components.answers import drawn, grouped
from readiness.components.take_away import take_away
from readiness.wording import commitments, statuses

ONE_TABLE = 20
"""Up to as many targets stand in one table; more are folded, framework by framework."""


def register(view: dict) -> None:
    """The targets that pass the filters, by framework and objective."""
    listed = view["listed"]
    if not listed:
        st.html("<p>No target of the register passes these filters: widen one of them.</p>")
        return
    for framework_id, group in grouped(listed, "framework_id").items():
        ids = tuple(target["target_id"] for target in group)
        if len(listed) <= ONE_TABLE:
            st.html(table(framework_id, ids))
            continue
        with st.expander(_label(framework_id, group)):
            st.html(table(framework_id, ids))
    take_away("Download these targets", "targets_register", lambda: register_rows(listed))


@drawn
def table(framework_id: str, ids: tuple[str, ...]) -> str:
    """Some targets of one framework: statement, standing, number, measure or why none, source."""
    every = data.targets()
    body = []
    for target in (every[key] for key in ids):
        body.append(
            [
                markup.cell(
                    f"{data.naming(target)}<br><small>{markup.text(target['objective'] or '')}</small>",
                    is_head=True,
                ),
                markup.cell(markup.text(commitments.goal_words(target))),
                markup.cell(_measure(target)),
                markup.cell(markup.text(_known(target))),
                markup.cell(data.source(target["source_url"])),
                markup.cell(_remarks(target), "note"),
            ]
        )
    name = data.frameworks()[framework_id]["name"]
    return markup.table(
        f"{name}: {wording.plural(len(ids), 'target')} as the register has them",
        ["Target and objective", "Number", "Measured by", "What is known", "Source", "Quote and notes"],
        body,
        css="entries wide",
    )  # fmt: skip


def register_rows(listed: list[dict]) -> list[dict]:
    """Targets for a file, with everything the register holds of them."""
    names = data.frameworks()
    kept = (
        *(
            "target_id",
            "framework_id",
            "objective_id",
            "objective",
            "statement",
            "kind",
            "standing",
        ),
        *("standing_note", "target_value", "target_value_as_printed", "unit", "unit_as_printed"),
        *("target_year", "target_year_as_printed", "baseline", "baseline_as_printed"),
        *("baseline_year", "baseline_year_as_printed", "interim_target", "direction", "scope"),
        *("only_states", "is_measured", "indicator_id", "instrument_types", "met_on"),
        *("measured_by_note", "why_not_measured", "quote", "evidence", "source_url"),
    )
    return [
        {
            "framework": names[target["framework_id"]]["name"],
            **{key: target[key] for key in kept},
            "source": "ASEAN AI Readiness Dashboard, policy register",
        }
        for target in listed
    ]


def _label(framework_id: str, group: list[dict]) -> str:
    counts = [
        f"{n} {standing}"
        for standing in statuses.STANDINGS
        if (n := sum(target["standing"] == standing for target in group))
    ]
    measured = sum(target["is_measured"] for target in group)
    return (
        f"{data.frameworks()[framework_id]['name']}: {wording.listing(counts)}; {measured or 'none'} "
        "measured"
    )


def _measure(target: dict) -> str:
    if target["is_measured"]:
        return markup.text(data.measured_by(target))
    return f"{data.mark('not_measured')}: {markup.text(target['why_not_measured'])}"


def _known(target: dict) -> str:
    if target["met_on"]:
        return f"Happened {wording.moment(target['met_on'])}"
    if target["n_states"] is not None:
        return data.region_words(target)
    own = data.of_target(target["target_id"])
    return "; ".join(sorted({statuses.status_words(row["status"]) for row in own})) or "–"


def _remarks(target: dict) -> str:
    parts = [
        f"“{markup.text(target['quote'])}”" if target["quote"] else "",
        markup.text(target["standing_note"] or ""),
        markup.text(target["evidence"] or ""),
        markup.text(target["measured_by_note"] or ""),
    ]
    return "<br>".join(part for part in parts if part) or "–"
