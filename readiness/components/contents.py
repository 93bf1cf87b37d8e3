"""The way to every page: sections with their links, folded on a phone; and the page, or a word of regret."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.navigation.page import Page

from readiness import warehouse
from readiness.components import controls, markup, release, screen, search


def draw(sections: Mapping[str, Sequence[Page]], here: Page) -> None:
    """Every visible page under its section. On a narrow screen the list opens under one line.

    The fold is HTML's own: a browser opens it by key or touch, with no script and no rerun. It
    names the page, so it is drawn anew, and closed, on the next one.
    """
    release.choose()
    controls.leave_behind(here.url_path)
    search.remember(sections)
    with st.container(key="contents"):
        st.html(
            f'<details class="fold"><summary>Contents: {markup.text(here.title)}</summary>'
            "</details>"
        )
        with st.container(key="sections", horizontal=True, gap="medium"):
            for title, pages in sections.items():
                _section(title, [page for page in pages if page.visibility == "visible"])
            if here.url_path != search.ADDRESS:
                st.html(search.form(), width="content")
            st.html(screen.switch(), width="content")


def run(page: Page) -> None:
    """The page. Where it fails the reader learns what still works, and the log learns why."""
    try:
        page.run()
    except warehouse.NotInRelease as older:
        st.html(
            f'<p class="verdict">This part is not in the release.</p><p>{markup.text(older)} What '
            "stands above it and all other pages can be read.</p>"
        )
    except Exception as fault:
        logging.getLogger(__name__).exception("The page %s failed", page.url_path or "/")
        st.exception(fault)
        st.html(
            '<p class="verdict">This part of the page could not be shown.</p><p>What stands above '
            "it and all other pages still work. "
            f"{markup.link('Open the page as it was first', '?')}, or choose another one.</p>"
        )


def _section(title: str, pages: Sequence[Page]) -> None:
    with st.container(key=f"section_{title}", horizontal=True, gap=None, width="content"):
        st.html(f'<p class="label">{markup.text(title)}</p>')
        for page in pages:
            st.page_link(page, query_params=screen.kept())
