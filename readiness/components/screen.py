"""How the reader wants to see the page: theme, contrast, and one part of it alone. All in the address."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from readiness.components import markup, release

CHOICES = ("more", "standard")
SITE = "AI readiness in ASEAN"


def mode() -> str:
    """The reader's theme for figures: light where it is not known yet, ``-more`` in high contrast."""
    return f"{st.context.theme.type or 'light'}{'-more' if has_more_contrast() else ''}"


def has_more_contrast() -> bool:
    """Whether the reader asks for high contrast: by ``?contrast=more``, kept from page to page.

    The browser's own wish (``prefers-contrast``) comes the same way: readiness/routes/index_page.py.
    """
    asked = st.query_params.get("contrast")
    if asked in CHOICES:
        st.session_state["_contrast"] = asked
    return st.session_state.get("_contrast") == "more"


def remember() -> None:
    """Write the wish into the address of a page that was reached without it."""
    if has_more_contrast() and st.query_params.get("contrast") != "more":
        st.query_params["contrast"] = "more"


def kept() -> dict[str, str] | None:
    """What a link to another page takes along."""
    wishes = {"contrast": "more"} if has_more_contrast() else {}
    return {**wishes, **release.kept()} or None


def alone() -> str:
    """The one part to show (``?only=<anchor>``, or ``top`` for what stands before the first section)."""
    asked = st.query_params.get("only", "")
    return asked if asked.replace("-", "").replace("_", "").isalnum() and asked.isascii() else ""


def is_embedded() -> bool:
    """Whether the page stands in a frame of somebody else's (``?embed=true``)."""
    return bool(st.context.is_embedded)


def open_tab(title: str) -> None:
    """Name the browser's tab after the page, as soon as it opens."""
    st.session_state["_tab"] = [] if title.startswith(SITE) else [title]
    _show_tab()


def name_tab(subject: str) -> None:
    """Add what the page is about: a state, an indicator, whatever the reader chose."""
    if subject not in st.session_state.get("_tab", ()):
        st.session_state.setdefault("_tab", []).append(subject)
        _show_tab()


def _show_tab() -> None:
    st.set_page_config(page_title=" · ".join([*st.session_state["_tab"], SITE]))


def switch() -> str:
    """The link that turns high contrast on or off and keeps every other choice; HTML."""
    wanted = "standard" if has_more_contrast() else "more"
    label = "Standard contrast" if has_more_contrast() else "High contrast"
    return f'<p class="switch">{markup.link(label, query(contrast=wanted))}</p>'


def query(**change: str) -> str:
    """The address's query with some choices changed, from its question mark on."""
    return "?" + urlencode({**st.query_params.to_dict(), **change})
