"""What every page has: the style, a database behind it, a title, and a last line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st

from readiness import warehouse, wording
from readiness.charts import theme
from readiness.components import markup
from readiness.components.first_build import ensure_database


def head(title: str, lead: str = "") -> None:
    """Open the page: style, database, title, and one quiet line under it."""
    st.html(_style())
    ensure_database()
    st.title(title, anchor=False)
    if lead:
        st.html(f'<p class="quiet">{markup.text(lead)}</p>')


def section(title: str, anchor: str, lead: str = "") -> None:
    """Open a section that can be linked to."""
    st.header(title, anchor=anchor)
    if lead:
        st.html(f'<p class="quiet">{markup.text(lead)}</p>')


def foot() -> None:
    """Close the page: release, build date, and what the reader should know about all of it."""
    current = warehouse.release()
    st.divider()
    st.html(
        f'<p class="source">Release {markup.text(current.get("release"))}, built '
        f"{wording.day(current.get('built_at'))}. AI readiness in ASEAN is an experimental index: "
        "member states have not reviewed it. A figure that is missing is shown as missing. The "
        "boundaries and names shown do not imply official endorsement or acceptance.</p>"
    )


def mode() -> str:
    """The reader's theme, light where it is not known yet."""
    return st.context.theme.type or "light"


@lru_cache(maxsize=1)
def _style() -> str:
    rules = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
    return f"<style>{theme.variables()}{rules}</style>"
