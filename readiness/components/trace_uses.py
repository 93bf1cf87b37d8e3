"""The trace page's other end: which scores, indicators and targets rest on a figure."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import markup
from readiness.components.answers import rows
from readiness.wording import provenance


def uses(view: dict) -> None:
    """Whether it counts, in which scores, what is computed from it, and which targets it measures."""
    indicator, row = view["choice"]["choice"], view["row"]
    weight = next(iter(rows("trace_weight", indicator=indicator)), None)
    is_member = any(state["iso3"] == view["iso3"] for state in rows("states"))
    if is_member:
        counts = provenance.use_sentence(row, weight, view["facts"]["why_not_scored"])
    else:
        counts = "It stands beside the member states for comparison and enters no score."
    scores = _scores(view, weight) if is_member and weight and row["is_current"] else ""
    st.html(
        f"<p>{markup.text(counts)}</p>{scores}{_made_of_it(view)}"
        f"{_targets(indicator, view['iso3'] if is_member else '')}"
    )


def _scores(view: dict, weight: dict) -> str:
    found = [
        (weight["pillar"], weight["pillar_title"]),
        *(
            (choice["choice"], choice["title"])
            for choice in rows("trace_choices")
            if choice["kind"] == "index"
        ),
    ]
    body = []
    for node, title in found:
        standing = rows("trace_standing", node=node, state=view["iso3"])
        score = standing[0]["score"] if standing else None
        body.append(
            [
                markup.cell(markup.text(title), is_head=True),
                markup.cell(
                    markup.trace(wording.number(score), node, view["iso3"])
                    if score is not None
                    else markup.NO_FIGURE,
                    "number",
                ),
            ]
        )
    return markup.table(
        f"Scores of {view['name']} that it enters, 0 to 100", ["Score", "#Points"], body
    )


def _made_of_it(view: dict) -> str:
    listed = rows("trace_made_of_it", indicator=view["choice"]["choice"])
    links = [
        markup.trace(markup.text(row["title"]), row["indicator_id"], view["iso3"]) for row in listed
    ]
    return f"<p>Computed from it: {', '.join(links)}.</p>" if links else ""


def _targets(indicator: str, iso3: str) -> str:
    listed = rows("trace_targets", indicator=indicator)
    if not listed:
        return "<p>No target in the register is measured by it.</p>"
    body = [
        [
            markup.cell(
                markup.link(row["statement"], "targets", target=row["target_id"], state=iso3)
                if iso3
                else markup.text(row["statement"]),
                is_head=True,
            ),
            markup.cell(markup.text(row["framework"])),
            markup.cell(markup.flags([row["standing"]])),
            markup.cell(str(int(row["target_year"])) if row["target_year"] else "–"),
            markup.cell(markup.outside("text of the target", row["source_url"])),
        ]
        for row in listed
    ]
    return markup.table(
        f"{wording.plural(len(listed), 'target')} that it measures",
        ["Target", "Framework", "Standing", "Due", "Source"],
        body,
        "wide",
    )
