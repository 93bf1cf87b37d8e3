"""The governance page's sets: two states side by side, and what could complete the set of one."""

from __future__ import annotations

import streamlit as st

from readiness.components import controls, markup
from readiness.components import governance_register as register
from readiness.components.answers import drawn, rows
from readiness.components.take_away import take_away
from readiness.wording import governance as phrases

IN_FORCE = 3
"""The maturity code of what is in force."""


def side_by_side() -> None:
    """Two states of the reader's choice, kind by kind."""
    names = register.members()
    first, second, *_ = names
    left, right = st.columns(2)
    with left:
        one = controls.choose("One state", "left", names, first)
    with right:
        other = controls.choose("The other", "right", names, second)
    if one == other:
        st.html("<p>A state has the same set as itself: choose two different ones.</p>")
        return
    found = register.cells()
    has = [
        [register.stage_of(found.get((kind, iso3))) == "in_force" for iso3 in (one, other)]
        for kind in register.kinds_of_states()
    ]
    only = (sum(a and not b for a, b in has), sum(b and not a for a, b in has))
    sentence = phrases.both_sentence(
        (names[one], names[other]), sum(a and b for a, b in has), only, len(has)
    )
    st.html(f"<p>{markup.text(sentence)}</p>{_both(one, other)}")
    take_away("Download both sets", "governance_two_sets", lambda: _both_rows(one, other))


def options(view: dict) -> None:
    """What is not in force in one state, and the states that have it."""
    names = register.members()
    iso3 = view["state"]
    if iso3 not in names:
        iso3 = controls.choose("Member state", "set", names, next(iter(names)))
    listed = _options(iso3)
    sentence = phrases.options_sentence(
        names[iso3],
        len(register.kinds_of_states()) - _not_joined(iso3),
        len(listed),
        sum(bool(option["have"]) for option in listed),
    )
    st.html(
        f'<p>{markup.text(sentence)}</p><p class="quiet">Options, in the order of the register: a '
        "state may have good reasons for none of them. Agreements that it has not joined are a "
        f"fact and no option ({_not_joined(iso3)} kinds). Where nothing was found, the state may "
        "have one that the register does not know.</p>"
    )
    if listed:
        st.html(_options_table(iso3))
        take_away("Download these options", "governance_options", lambda: _option_rows(iso3))


def _not_joined(iso3: str) -> int:
    found = register.cells()
    return sum(
        register.stage_of(found.get((kind, iso3))) == "not_joined"
        for kind in register.kinds_of_states()
    )


def _options(iso3: str) -> list[dict]:
    """Kinds that are not in force here, or only voluntary, with the states that have them.

    What is never “in force” anywhere, such as a declaration, is complete once adopted.
    """
    found, names = register.cells(), register.members()
    listed = []
    for kind, facts in register.kinds_of_states().items():
        own = found.get((kind, iso3))
        here, most = register.stage_of(own), register.furthest(kind)
        is_voluntary = here == "in_force" and all(
            row["is_voluntary"] for row in own or () if row["stage"] == "in_force"
        )
        is_complete = here == "in_force" or (here == "adopted" and most != IN_FORCE)
        if here == "not_joined" or (is_complete and not is_voluntary):
            continue
        have = [
            other
            for other in names
            if other != iso3 and _has(found.get((kind, other)), most, is_voluntary)
        ]
        word = "voluntary only" if is_voluntary else phrases.STAGED[here][1]
        listed.append({**facts, "here": here, "word": word, "own": own or [], "have": have})
    return listed


def _has(listed: list[dict] | None, most: int | None, is_binding_asked: bool) -> bool:
    if is_binding_asked:
        return any(row["is_binding"] and row["stage"] == "in_force" for row in listed or ())
    stage = register.stage_of(listed)
    return stage == "in_force" or (stage == "adopted" and most != IN_FORCE)


@drawn
def _both(one: str, other: str) -> str:
    found, names = register.cells(), register.members()
    body = []
    for kind, facts in register.kinds_of_states().items():
        pair = [found.get((kind, iso3)) for iso3 in (one, other)]
        cells = [markup.cell(markup.text(facts["title"]), is_head=True)]
        for iso3, listed in zip((one, other), pair, strict=True):
            cells.append(register.mark(register.stage_of(listed)))
            cells.append(markup.cell(_names(kind, iso3, listed)))
        body.append(cells)
    heads = ["Kind of instrument"]
    for iso3 in (one, other):
        heads += [markup.text(names[iso3]), "Entry"]
    return markup.table(
        f"The sets of {names[one]} and {names[other]} side by side", heads, body, css="wide"
    )


def _names(kind: str, iso3: str, listed: list[dict] | None) -> str:
    here = register.stage_of(listed)
    real = [
        row["name"] + ("" if row["stage"] == here else f" ({phrases.STAGED[row['stage']][1]})")
        for row in listed or ()
        if row["maturity_code"] or row["dated_on"]
    ]
    if not real:
        return "–"
    return register.to_cell("; ".join(real), kind, iso3)


@drawn
def _options_table(iso3: str) -> str:
    names = register.members()
    body = [
        [
            markup.cell(markup.text(option["title"]), is_head=True, title=option["question"] or ""),
            register.mark(option["here"], option["word"]),
            markup.cell(_names(option["instrument_type"], iso3, option["own"])),
            markup.cell(_holders(option)),
        ]
        for option in _options(iso3)
    ]
    heads = ["Kind of instrument", "Here", "Entry", "Member states that have it in force"]
    return markup.table(f"What could complete the set of {names[iso3]}", heads, body, css="wide")


def _holders(option: dict) -> str:
    names = register.members()
    if not option["have"]:
        binding = "a binding one" if option["word"] == "voluntary only" else "one"
        return f"no member state has {binding} in the register"
    return ", ".join(
        register.to_cell(names[other], option["instrument_type"], other) for other in option["have"]
    )


def _option_rows(iso3: str) -> list[dict]:
    names = register.members()
    return [
        {
            "iso3": iso3,
            "state": names[iso3],
            "kind": option["instrument_type"],
            "title": option["title"],
            "here": option["word"],
            "entries": "; ".join(row["name"] for row in option["own"]),
            "states_that_have_it": "; ".join(names[other] for other in option["have"]),
            "coded_as_of": rows("register_facts")[0]["coded_as_of"],
            "source": "ASEAN AI Readiness Dashboard, governance register",
        }
        for option in _options(iso3)
    ]


def _both_rows(one: str, other: str) -> list[dict]:
    found, names = register.cells(), register.members()
    return [
        {
            "kind": kind,
            "title": facts["title"],
            "iso3": iso3,
            "state": names[iso3],
            "stage": phrases.STAGED[register.stage_of(found.get((kind, iso3)))][1],
            "entries": "; ".join(row["name"] for row in found.get((kind, iso3)) or ()),
            "source": "ASEAN AI Readiness Dashboard, governance register",
        }
        for kind, facts in register.kinds_of_states().items()
        for iso3 in (one, other)
    ]
