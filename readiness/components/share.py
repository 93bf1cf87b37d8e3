"""Handing a view on: its address, and the address of each of its parts without the page around it."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from readiness.components import markup

TOP = "top"
"""The part before the first section; it has no heading of its own."""


def forget_parts() -> None:
    """A page begins: it has no parts yet."""
    st.session_state["_parts"] = {TOP: "The opening"}


def note_part(anchor: str, title: str) -> None:
    """A section of the page that may stand alone."""
    st.session_state["_parts"][anchor] = title


def share() -> None:
    """The address of this view to copy, and its parts to embed; made when a reader unfolds it."""
    fold = st.expander("Share this view", key="share", on_change="rerun")
    if not fold.open:
        return
    with fold:
        st.html(
            "<p>This address opens the page as it is now, with every choice. The button at its end "
            "copies it.</p>"
        )
        st.code(_address(), language=None, wrap_lines=True)
        body = [
            [
                markup.cell(markup.text(title), is_head=True),
                markup.cell(markup.outside("open alone", _address(embed="true", only=anchor))),
                markup.cell(f"<code>{markup.text(_address(embed='true', only=anchor))}</code>"),
            ]
            for anchor, title in st.session_state["_parts"].items()
        ]
        st.html(
            markup.table(
                "Parts of this page that can stand alone, without the page around them",
                ["Part", "Look", "Address to embed or to print"],
                body,
                "wide",
            )
        )


def whole() -> str:
    """The address of the whole page, for a reader who sees a part of it."""
    return _address(only=None, embed=None)


def _address(**change: str | None) -> str:
    query = {**st.query_params.to_dict(), **change}
    tail = urlencode({key: value for key, value in query.items() if value is not None})
    return f"{st.context.url or ''}{'?' if tail else ''}{tail}"
