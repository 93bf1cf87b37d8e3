"""The governance page's opening: what is chosen, the finding, and the matrix of states and kinds."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from readiness import wording
from readiness.components import controls, markup
from readiness.components import governance_register as register
from readiness.components.answers import drawn, rows
from readiness.components.governance_register import ALL
from readiness.components.take_away import take_away
from readiness.wording import governance as phrases


def choose() -> dict:
    """The three filters: ``kind``, ``state`` and ``stage``, each an id or all."""
    titles = {key: row["title"] for key, row in register.kinds().items()}
    owners = {row["iso3"]: row["state"] for row in rows("instruments")}
    held = {row["stage"] for row in rows("instruments")}
    stages = {key: phrases.stage(key) for key in phrases.STAGED if key in held}
    first, second, third = st.columns(3)
    with first:
        kind = controls.choose(
            "Kind of instrument", "type", {ALL: f"All {len(titles)} kinds", **titles}, ALL
        )
    with second:
        everyone = {ALL: "All member states and ASEAN", **owners}
        state = controls.choose("State", "state", everyone, ALL)
    with third:
        stage = controls.choose("Stage", "stage", {ALL: "Any stage", **stages}, ALL)
    return {"kind": kind, "state": state, "stage": stage, "state_name": owners.get(state, "")}


def headline(view: dict) -> None:
    """The finding on what is chosen, else on the first kind that the index scores."""
    kind, state, stage = view["kind"], view["state"], view["stage"]
    kinds, facts = register.kinds(), rows("register_facts")[0]
    first = next(iter(kinds)) if kind == ALL else kind
    if stage == ALL and kind == ALL and state in register.members():
        sentence = phrases.set_sentence(view["state_name"], _set(state))
    elif stage == ALL and state == ALL and kinds[first]["is_of_states"]:
        title = kinds[first]["title"]
        sentence = phrases.kind_sentence(title, register.counts(first), facts["members"])
    else:
        sentence = phrases.entries_sentence(
            view["state_name"],
            "" if kind == ALL else kinds[kind]["title"],
            Counter(row["stage"] for row in register.entries(kind, state, stage)),
            "" if stage == ALL else phrases.STAGED[stage][1],
        )
    st.html(
        f'<p class="verdict">{markup.text(sentence)}</p>'
        f'<p class="quiet">{markup.text(phrases.register_sentence(facts))}</p>'
    )


def matrix(view: dict) -> None:
    """States and kinds: a stage in every cell, and behind it the entries it rests on."""
    listed = _shown(view["kind"], view["state"], view["stage"])
    if not listed:
        st.html(
            "<p>No member state has such an entry: these are ASEAN’s own instruments, or no state "
            "is at the chosen stage. The entries stand below.</p>"
        )
        return
    st.html(_matrix(view["kind"], view["state"], view["stage"]))
    take_away(
        "Download this matrix",
        "governance_matrix",
        lambda: _matrix_rows(view["kind"], view["state"], view["stage"]),
    )


def _set(iso3: str) -> Counter:
    found = register.cells()
    return Counter(
        register.stage_of(found.get((kind, iso3))) for kind in register.kinds_of_states()
    )


def _shown(kind: str, state: str, stage: str) -> list[tuple[str, dict[str, list[dict] | None]]]:
    """Kinds with their cells by state, as far as the filters let them through."""
    found = register.cells()
    states = [iso3 for iso3 in register.members() if state in (ALL, iso3)]
    lines = []
    for key in register.kinds_of_states():
        line = {iso3: found.get((key, iso3)) for iso3 in states}
        has_stage = stage == ALL or any(register.stage_of(c) == stage for c in line.values())
        if line and kind in (ALL, key) and has_stage:
            lines.append((key, line))
    return lines


@drawn
def _matrix(kind: str, state: str, stage: str) -> str:
    lines = _shown(kind, state, stage)
    names = {row["iso3"]: row["short_name"] for row in rows("states")}
    kinds = register.kinds()
    body = [
        [
            markup.cell(
                markup.link(kinds[key]["title"], register.ADDRESS, type=key)
                + (" <small>scored</small>" if kinds[key]["is_scored"] else ""),
                is_head=True,
                title=kinds[key]["question"] or "",
            ),
            *(_cell(key, iso3, listed, stage) for iso3, listed in line.items()),
        ]
        for key, line in lines
    ]
    states = list(lines[0][1])
    used = {register.stage_of(listed) for _, line in lines for listed in line.values()}
    return (
        markup.table(
            f"Stage of {wording.plural(len(lines), 'kind')} of instrument in "
            f"{wording.plural(len(states), 'member state')}; choose a cell for its entries",
            ["Kind of instrument", *(markup.text(names[iso3]) for iso3 in states)],
            body,
            css="stages",
        )
        + register.legend(key for key in phrases.STAGED if key in used)
        + '<p class="source">A cell shows its furthest entry. “scored”: enters the index. '
        f"{register.coded()}</p>"
    )


def _cell(kind: str, iso3: str, listed: list[dict] | None, stage: str) -> str:
    here = register.stage_of(listed)
    icon, word, _level = phrases.STAGED[here]
    more = f" ({len(listed)})" if listed and len(listed) > 1 else ""
    shown = f"<small><span>{icon}<br>{word}{more}</span></small>"
    if listed:
        address = markup.way(register.ADDRESS, type=kind, state=iso3)
        shown = f'<a href="{address}" target="_self">{shown}</a>'
    # What is unknown stays hatched, whichever stage is asked for.
    is_marked = stage in (ALL, here) or here in phrases.UNKNOWN
    shade = register.shade(here) if is_marked else ""
    return markup.cell(shown, f"score {shade}".strip())


def _matrix_rows(kind: str, state: str, stage: str) -> list[dict]:
    names = register.members()
    facts = rows("register_facts")[0]
    return [
        {
            "kind": key,
            "title": register.kinds()[key]["title"],
            "iso3": iso3,
            "state": names[iso3],
            "stage": phrases.STAGED[register.stage_of(listed)][1],
            "maturity_code": listed[0]["maturity_code"] if listed else None,
            "entries": len(listed or ()),
            "names": "; ".join(row["name"] for row in listed or ()),
            "coded_as_of": facts["coded_as_of"],
            "source": "ASEAN AI Readiness Dashboard, governance register",
        }
        for key, line in _shown(kind, state, stage)
        for iso3, listed in line.items()
    ]
