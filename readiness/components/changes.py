"""The page of what changed: two releases side by side, and the row that moved each thing."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from readiness import revisions, warehouse, wording
from readiness.components import changes_figures, controls, markup, region
from readiness.components.answers import rows
from readiness.components.changes_figures import MOST, SIDES, arrow, more, pair
from readiness.components.take_away import take_away
from readiness.wording import changes as words
from readiness.wording.statuses import status_words

FIGURES = ("old_value", "new_value", "percent")
"""What a file may not carry where a source's terms do not allow copies."""
QUOTING = ("moved_by",)
WHOLE = 3
"""Level of the whole index."""


@dataclass(frozen=True)
class View:
    """The two releases of the register that a reader compares, and all that moved."""

    old: dict
    new: dict
    moved: revisions.Moved


def choose() -> View | None:
    """The two releases, by default the newest and the one before; None where there is only one."""
    folder = warehouse.folder()
    known = {
        row["number"]: row for row in warehouse.releases() if (folder / row["database"]).is_file()
    }
    names = {number: words.release_name(row) for number, row in known.items()}
    if len(names) < 2:
        return None
    left, right = st.columns(2)
    with right:
        # The oldest release can only be compared from, never to.
        later = dict(list(names.items())[:-1])
        new = controls.choose("To release", "to", later, next(iter(later)))
    with left:
        earlier = dict(list(names.items())[list(names).index(new) + 1 :])
        old = controls.choose("From release", "from", earlier, next(iter(earlier)))
    return View(known[old], known[new], _moved(known[old]["database"], known[new]["database"]))


def verdict(view: View | None) -> None:
    """How much moved; or that there is nothing to compare yet."""
    if view is None:
        listed = warehouse.releases()
        told = words.first_release_sentence(listed[0]["number"] if listed else None)
        st.html(
            f'<p class="verdict">{markup.text(told)}</p><p>Until there are two, what moved between '
            "the editions inside this release is shown below.</p>"
        )
        return
    it = view.moved
    shown = _shown(it.scores)
    counts = {what: None if it.figures is None else len(it.of(what)) for what in words.WHAT}
    counts["scores"] = None if shown is None else sum(_steps(row, "score") for row in shown)
    counts["groups"] = None if shown is None else sum(_steps(row, "group") for row in shown)
    counts["statuses"] = None if it.statuses is None else len(it.statuses)
    told = words.changes_verdict(view.old, view.new, counts, it.totals)
    st.html(
        f'<p class="verdict">{markup.text(told)}</p>'
        f"<p>Why it was made: {markup.text(view.new['note'])} "
        f'<span class="quiet">Method {markup.text(view.old["method"])} → '
        f"{markup.text(view.new['method'])}.</span></p>"
        + (f"<p>{markup.text(words.lacking_sentence(it.lacking))}</p>" if it.lacking else "")
    )


def scores(view: View | None) -> None:
    """Groups and scores that moved, each with the row that moved it; or the moves between editions."""
    if view is None:
        region.moved()
        return
    shown = _shown(view.moved.scores)
    if not shown:
        st.html("<p>No score, rank or group moved.</p>")
        return
    st.html(_score_table(shown))
    take_away(
        "Download moved scores",
        "moved_scores",
        lambda: [_score_line(row) for row in shown],
        QUOTING,
    )


def statuses(view: View | None) -> None:
    """Statuses of commitments that moved."""
    if view is None:
        return
    listed = view.moved.statuses
    if not listed:
        st.html("<p>No status of a commitment moved.</p>")
        return
    st.html(_status_table(listed))
    take_away(
        "Download moved statuses",
        "moved_statuses",
        lambda: [_status_line(row) for row in listed],
        QUOTING,
    )


def figures(view: View | None) -> None:
    """Figures added, revised and withdrawn, by indicator, and the sources that moved."""
    if view is None:
        return
    listed = view.moved.figures
    if not listed:
        st.html("<p>No figure moved.</p>")
    else:
        st.html(changes_figures.figure_table(listed))
        st.html(changes_figures.revised_table(view.moved.of("revised")))
        take_away("Download all moved figures", "moved_figures", lambda: listed, FIGURES)
    if view.moved.sources:
        st.html(changes_figures.source_table(view.moved.sources))


def revised(view: View | None) -> dict[str, str]:
    """Indicators with figures that were revised or withdrawn: id → title."""
    if view is None:
        return {}
    return {
        row["indicator_id"]: row["title"]
        for what in ("revised", "withdrawn")
        for row in view.moved.of(what)
    }


@st.cache_resource(max_entries=6, show_spinner="Comparing two releases")
def _moved(old: str, new: str) -> revisions.Moved:
    folder = warehouse.folder()
    return revisions.moved(folder / old, folder / new)


def _shown(listed: list[dict] | None) -> list[dict] | None:
    """Scores that moved as they are shown; less than that nobody can see."""
    if listed is None:
        return None
    return [row for row in listed if any(_steps(row, what) for what in ("score", "rank", "group"))]


def _steps(row: dict, what: str) -> bool:
    old, new = (row[f"{side}_{what}"] for side in SIDES)
    if what == "score":
        return wording.number(old, 1) != wording.number(new, 1)
    return bool(old != new)


def _score_table(shown: list[dict]) -> str:
    names = {row["iso3"]: row["name"] for row in rows("explored_places")}
    body = [
        [
            markup.cell(markup.link(row["name"], "profile", state=row["iso3"]), is_head=True),
            markup.cell(markup.text(_node(row))),
            markup.cell(pair(row, "group") if row["level"] == WHOLE else "–"),
            markup.cell(arrow(wording.number(row[f"{side}_score"], 1) for side in SIDES), "tight"),
            markup.cell(arrow(_band(row, side) for side in SIDES), "tight"),
            markup.cell(markup.text(words.cause_words(row["cause"], names)), "note"),
        ]
        for row in shown[:MOST]
    ]
    return markup.table(
        f"Scores and groups that moved{more(len(shown))}",
        [
            "Member state",
            "Index or pillar",
            "Group",
            "Score of 100",
            "Rank band",
            "The row that moved it most",
        ],
        body,
        "wide",
    )


def _node(row: dict) -> str:
    return row["node_title"] or "AI readiness"


def _band(row: dict, side: str) -> str:
    if row[f"{side}_rank_low"] is None:
        return "none"
    return wording.band(row[f"{side}_rank_low"], row[f"{side}_rank_high"])


def _status_table(listed: list[dict]) -> str:
    body = [
        [
            markup.cell(
                markup.link(row["target_id"], "targets", target=row["target_id"]), is_head=True
            ),
            markup.cell(markup.text(row["statement"]), "note"),
            markup.cell(markup.text(row["name"])),
            markup.cell(_status(row["old_status"]), "tight"),
            markup.cell(_status(row["new_status"]), "tight"),
            markup.cell(markup.text(words.status_cause_words(row["cause"])), "note"),
        ]
        for row in listed[:MOST]
    ]
    return markup.table(
        f"Statuses that moved{more(len(listed))}",
        ["Target", "What was promised", "State", "Before", "Now", "The row that moved it"],
        body,
        "wide entries",
    )


def _status(word: str | None) -> str:
    return "not there" if word is None else markup.text(status_words(word))


def _score_line(row: dict) -> dict:
    names = {place["iso3"]: place["name"] for place in rows("explored_places")}
    columns = ("score", "rank", "rank_low", "rank_high", "group")
    return {
        "state": row["name"],
        "iso3": row["iso3"],
        "node": row["node"],
        **{f"{side}_{name}": row[f"{side}_{name}"] for name in columns for side in SIDES},
        "moved_by": words.cause_words(row["cause"], names),
        "reuse": _reuse(row["cause"]),
    }


def _status_line(row: dict) -> dict:
    names = ("target_id", "statement", "name", "iso3", "old_status", "new_status")
    return {name: row[name] for name in names} | {
        "moved_by": words.status_cause_words(row["cause"]),
        "reuse": _reuse(row["cause"]),
    }


def _reuse(cause: dict | None) -> str:
    """Whether the words for a cause may travel in a file: they quote a figure."""
    quoted = (cause or {}).get("through") or cause or {}
    return quoted.get("reuse") or "open"
