"""Which release the reader sees: ``?release=<number>``, kept from link to link, and labelled when it is
not the newest."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st

from readiness import warehouse, wording
from readiness.components import markup

NAME = "release"
LONGEST = 40
"""Characters shown of an address that names no release."""
Drawn = TypeVar("Drawn")


def choose() -> None:
    """Read the release that the address names, from here on and wherever the run goes; else the live one."""
    try:
        is_found = warehouse.read_from(st.query_params.get(NAME))
    except warehouse.NotBuilt:
        return  # the page builds what is missing: first_build.py
    st.session_state["_release_is_found"] = is_found


def kept() -> dict[str, str]:
    """What a link to another page takes along."""
    return {NAME: warehouse.cited()} if warehouse.cited() else {}


def fragment(draw: Callable[..., Drawn]) -> Callable[..., Drawn]:
    """Streamlit's fragment, which runs again by itself and so asks again which release to read."""

    @st.fragment
    @wraps(draw)
    def again(*given: object) -> Drawn:
        choose()
        return draw(*given)

    return again


def note() -> None:
    """Say which release this is where it is not the one a reader would expect."""
    said = words()
    if said:
        st.html(f'<p class="release-note" role="status">{said}</p>')


def words() -> str:
    """The same as HTML; nothing on the newest release."""
    if not st.session_state.get("_release_is_found", True):
        asked = st.query_params.get(NAME, "")[:LONGEST]
        return (
            f"<b>⚠ There is no release “{markup.text(asked)}”.</b> What you see is the newest"
            f"{_dated(warehouse.release())}."
        )
    shown, live = warehouse.release(), warehouse.live()
    if not warehouse.cited() or shown["database"] == live["database"]:
        return ""
    newest_first = [row["number"] for row in warehouse.releases()]
    older = newest_first[newest_first.index(live["number"]) :]
    why = "not the newest" if shown["number"] in older else "taken back"
    query = {key: value for key, value in st.query_params.to_dict().items() if key != NAME}
    newest = f'<a href="?{markup.text(urlencode(query))}" target="_self">Open the newest</a>'
    return (
        f"<b>⏱ Release {markup.text(shown['number'])} of {wording.day(shown['visible_from'])}: "
        f"{why}.</b> {newest}{_dated(live)}."
    )


def named() -> str:
    """The release shown, with number, name and dates, as it stands at the foot of a page; HTML."""
    shown = warehouse.release()
    name, built = markup.text(shown.get("release")), wording.day(shown.get("built_at"))
    if not shown.get("number"):
        return f"Release {name}, built {built}."
    return (
        f"Release {markup.text(shown['number'])} of {wording.day(shown['visible_from'])} "
        f"({name}, method {markup.text(shown['method'])}), built {built}."
    )


def _dated(row: dict) -> str:
    if not row.get("number"):
        return f", {markup.text(row.get('release'))}"
    return f", {markup.text(row['number'])} of {wording.day(row['visible_from'])}"
