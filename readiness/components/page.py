"""What every page has: the style, a database behind it, a title, and a last line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st

from readiness.charts import theme
from readiness.components import markup, release, screen, share
from readiness.components.first_build import ensure_database
from readiness.components.screen import mode

__all__ = ["foot", "head", "minor", "mode", "section"]


def head(title: str, lead: str = "") -> None:
    """Open the page: style, database, title, and one quiet line under it."""
    alone = screen.alone()
    st.html(_style(screen.has_more_contrast(), screen.is_embedded(), alone))
    screen.remember()
    ensure_database()
    share.forget_parts()
    screen.open_tab(title)
    release.note()
    st.title(title, anchor=False)
    if lead:
        st.html(f'<p class="quiet">{markup.text(lead)}</p>')


def section(title: str, anchor: str, lead: str = "") -> None:
    """Open a section that can be linked to, and that can stand alone (``?only=<anchor>``)."""
    _end_if_alone()
    share.note_part(anchor, title)
    st.header(title, anchor=anchor)
    if lead:
        st.html(f'<p class="quiet">{markup.text(lead)}</p>')


def minor(title: str) -> None:
    """A small heading inside the opening, where no section has begun."""
    st.html(markup.minor(title))


def foot(is_part: bool = False) -> None:
    """Close the page: how to hand it on, release, build date, and what to know about all of it."""
    st.divider()
    if is_part or screen.is_embedded():
        st.html(
            f'<p class="source">{markup.outside("See the whole page", share.whole())}. '
            f"{release.named()} {screen.SITE} is an experimental index: member states have not "
            f"reviewed it. {release.words()}</p>"
        )
        return
    share.share()
    st.html(
        f'<p class="source">{release.named()} {screen.SITE} is an experimental index: '
        "member states have not reviewed it. A figure that is missing is shown as missing. The "
        "boundaries and names shown do not imply official endorsement or acceptance. "
        f"{markup.link('Accessibility', 'accessibility')}</p>"
    )


def _end_if_alone() -> None:
    """Stop before the next section where one part alone is asked for and has just been drawn."""
    drawn = list(st.session_state["_parts"])[-1]
    if screen.alone() == drawn:
        foot(is_part=True)
        st.stop()


@lru_cache(maxsize=8)
def _style(has_more_contrast: bool, is_embedded: bool, alone: str) -> str:
    rules = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
    if has_more_contrast:
        rules += (
            ".stApp, .stApp header { background: var(--paper); color: var(--ink); }"
            ".stApp :is([role=group], .stExpander details) { border-color: var(--edge) !important; }"
        )
    if is_embedded:
        rules += ".st-key-contents { display: none; } .stMainBlockContainer { padding-top: 1rem; }"
    if alone and alone != share.TOP:
        # What stands before the part is drawn, since choices live there, but not shown. Where the
        # page has no such part nothing matches, and all of it is seen.
        rules += (
            f".stMainBlockContainer > .stVerticalBlock > :has(~ * #{alone}) {{ display: none; }}"
        )
    return f"<style>{theme.variables(has_more_contrast)}{rules}</style>"
