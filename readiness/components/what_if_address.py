"""The what-if page's choices between the address and the controls.

A control lives in a fragment: it moves without a run of the page, and the address that comes along
may still be the one before. So the address is read on full runs only, and never against a control
that the reader has just moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st


def key(name: str) -> str:
    """The control's key: no other page has a control of this name."""
    return f"yours_{name}"


def follow(name: str, asked: object) -> None:
    """Set a control to what the address asks for, unless the reader has just moved it."""
    at = key(name)
    is_moved = at in st.session_state and st.session_state[at] != st.session_state.get(f"_{at}")
    if not is_moved:
        st.session_state[at] = asked


def remember(name: str, chosen: object, text: str | None, place: str = "") -> None:
    """Keep what is shown, and its text in the address.

    Args:
        text: "" for a default, which the address does not name; none leaves the address alone.
        place: the parameter, where it is not called like the control.
    """
    st.session_state[f"_{key(name)}"] = chosen
    if text == "":
        st.query_params.pop(place or name, None)
    elif text is not None and st.query_params.get(place or name) != text:
        st.query_params[place or name] = text


def known(asked: str | None, options: Iterable[str]) -> str:
    """What is asked for, or the first option where there is no such one."""
    listed = list(options)
    return asked if asked is not None and asked in listed else listed[0]


def option(label: str, name: str, options: Mapping[str, str]) -> str:
    """A list to choose from; its first option is the default, which the address does not name."""
    if st.session_state.get(key(name)) not in options:
        st.session_state[key(name)] = next(iter(options))
    chosen = st.selectbox(
        label,
        list(options),
        key=key(name),
        format_func=lambda one: options.get(one, one)[:1].upper() + options.get(one, one)[1:],
    )
    remember(name, chosen, "" if chosen == next(iter(options)) else chosen)
    return chosen
