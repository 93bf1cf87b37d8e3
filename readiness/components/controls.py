"""Choices a reader makes. Every choice is in the address, and nothing in the address is trusted."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from readiness import wording
from readiness.components import screen
from readiness.components.answers import rows

NAMED = range(1, 4)
"""As many of several are named in the browser's tab; none and many are not."""


def leave_behind(page: str) -> None:
    """On another page than before, forget what was chosen: pages share names, not choices.

    Streamlit keeps a widget that two pages have under one key; what a reader brings along to the
    next page stands in the address, or nowhere.
    """
    if st.session_state.get("_address") != page:
        for name in [name for name in st.session_state if f"_{name}" in st.session_state]:
            del st.session_state[name]
    st.session_state["_address"] = page


def choose(label: str, name: str, options: Mapping[str, str], default: str) -> str:
    """A list to choose from, kept in the address as ``?name=id``.

    Streamlit's own binding writes the label into the address; ours writes the id, which stays
    the same when a title is reworded.

    Args:
        options: id → what the reader sees.
        default: the id chosen when the address says nothing, or nonsense.
    """
    _follow_address(name, options, default)
    chosen = st.selectbox(
        label, list(options), key=name, format_func=lambda option: options.get(option, option)
    )
    _name_tab(options, chosen, default)
    return _remember(name, chosen, default)


def slide(label: str, name: str, options: Mapping[str, str], default: str) -> str:
    """The same on a slider; with a single option there is nothing to slide, and it is said."""
    if len(options) == 1:
        st.html(f'<p class="quiet">{label}: {options[default]} (the only one held)</p>')
        return _remember(name, default, default)
    _follow_address(name, options, default)
    chosen = st.select_slider(
        label, list(options), key=name, format_func=lambda option: options.get(option, option)
    )
    _name_tab(options, chosen, default)
    return _remember(name, chosen, default)


def one_click(label: str, name: str, options: Mapping[str, str], default: str) -> str:
    """The same with all options in sight, one click away each."""
    _follow_address(name, options, default)
    chosen = st.radio(
        label,
        list(options),
        key=name,
        format_func=lambda option: options.get(option, option),
        horizontal=True,
    )
    _name_tab(options, chosen, default)
    return _remember(name, chosen, default)


def typed(label: str, name: str, longest: int) -> str:
    """Free text, kept in the address as ``?name=text``; what it finds follows the typing.

    Text is its own id, so Streamlit's binding will do; it cuts what is longer than ``longest``.
    """
    return (
        st.text_input(
            label, key=name, max_chars=longest, type="search", live=True, bind="query-params"
        )
        or ""
    )


def state() -> dict:
    """The member state to show: a row of the question ``states``."""
    states = {row["iso3"]: row for row in rows("states")}
    names = {iso3: row["name"] for iso3, row in states.items()}
    first = next(iter(names))
    chosen = choose("Member state", "state", names, first)
    if chosen == first:
        screen.name_tab(names[first])  # chosen or not, the page is about it
    return states[chosen]


def several(
    label: str, name: str, options: Mapping[str, str], placeholder: str, least: int = 0
) -> list[str]:
    """Several of a list, kept in the address as ``?name=id.id``, in the order of the options.

    Args:
        options: id → what the reader sees; an id holds no dot.
        placeholder: what stands in the empty box, which is the default.
        least: with fewer than this many chosen all options count, and for a choice that is too
            small a note says so.
    """
    asked = st.query_params.get(name, "")
    known = asked.split(".")
    shown = st.session_state.get(name)
    # The widget's own state is gone after a visit to another page, the address is not.
    is_stale = shown is None or not set(shown) <= set(options)
    if is_stale or asked != st.session_state.get(f"_{name}", ""):
        st.session_state[name] = [option for option in options if option in known]
    picked = st.multiselect(
        label,
        list(options),
        key=name,
        format_func=lambda option: options.get(option, option),
        placeholder=placeholder,
    )
    chosen = [option for option in options if option in picked]
    _remember(name, ".".join(chosen), "")
    if len(chosen) in NAMED:
        screen.name_tab(wording.listing(options[option] for option in chosen))
    if len(chosen) >= least:
        return chosen
    if chosen:
        st.html(
            f'<p class="quiet">A comparison takes {least} or more: all {len(options)} are '
            "shown until then.</p>"
        )
    return list(options)


def _name_tab(options: Mapping[str, str], chosen: str, default: str) -> None:
    if chosen != default:
        screen.name_tab(options[chosen])


def _follow_address(name: str, options: Mapping[str, str], default: str) -> None:
    asked = st.query_params.get(name)
    shown = st.session_state.get(f"_{name}")
    # The widget's own state is gone after a visit to another page, the address is not.
    is_stale = st.session_state.get(name) not in options
    if asked in options and (is_stale or asked != shown):
        st.session_state[name] = asked
    elif is_stale:
        st.session_state[name] = default


def _remember(name: str, chosen: str, default: str) -> str:
    asked = st.query_params.get(name)
    if chosen == default and asked is not None and asked != default:
        del st.query_params[name]
    elif chosen != default and asked != chosen:
        st.query_params[name] = chosen
    st.session_state[f"_{name}"] = chosen
    return chosen
