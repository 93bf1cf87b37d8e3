"""The brief about what a page shows: a look at its first page, and the files to take along."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Literal, TypeAlias

import streamlit as st

from readiness import warehouse
from readiness.briefing import asking, content, languages, making
from readiness.briefing.document import Document, Kind, Verdict
from readiness.components import controls, markup
from readiness.components.answers import rows

Look: TypeAlias = Literal["look"]
LANGUAGE = "brief_language"
LENGTHS = {"state": "Brief: two pages", "card": "Card: one page, before the meeting"}
TYPES: dict[making.Format, tuple[str, str, str]] = {
    "pdf": ("PDF", "application/pdf", ":material/picture_as_pdf:"),
    "pptx": (
        "PowerPoint",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ":material/slideshow:",
    ),
}
"""File type: what a reader calls it, its MIME type, its icon."""


def of_state(state: dict) -> None:
    """The brief about a member state, or the card of one page."""
    if (fold := _fold()).open:
        with fold:
            kind = controls.one_click("Length", "brief_length", LENGTHS, "state")
            _offer("card" if kind == "card" else "state", state["iso3"])


def of_region() -> None:
    """The brief about the region."""
    if (fold := _fold()).open:
        with fold:
            _offer("region", asking.REGION)


def of_states(chosen: Sequence[str]) -> None:
    """The comparison of chosen states; with too few or too many, how to get one."""
    if not (fold := _fold()).open:
        return
    with fold:
        if content.FEWEST <= len(chosen) <= content.MOST:
            _offer("comparison", "-".join(chosen))
        else:
            st.html(
                f"<p>A brief compares {content.FEWEST} to {content.MOST} states; {len(chosen)} are "
                "shown. Choose them above.</p>"
            )


def of_frameworks(ids: Sequence[str], first: str = "") -> None:
    """The brief about one of some frameworks, ``first`` unless the reader chooses another."""
    if not (fold := _fold()).open:
        return
    with fold:
        names = {row["framework_id"]: row["name"] for row in rows("frameworks")}
        chosen = first if first in ids else ids[0]
        if len(ids) > 1:
            known = {key: names[key] for key in ids}
            chosen = controls.choose("Framework of the brief", "brief_framework", known, chosen)
        _offer("framework", chosen)


def made(kind: Kind, about: str, form: making.Format | Look, language: str) -> bytes:
    """A file, or the look at its first page; readers who want the same at once share one making."""
    return _made(warehouse.release()["database"], kind, about, form, language)


def _fold() -> Any:
    """Closed it costs nothing; a shared address that names a language opens it."""
    return st.expander(
        "The brief: PDF or PowerPoint, in your language",
        key="brief",
        expanded=LANGUAGE in st.query_params,
        on_change="rerun",
    )


def _offer(kind: Kind, about: str) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        names = {code: _named(one) for code, one in languages.ON.items()}
        language = controls.choose("Language of the brief", LANGUAGE, names, languages.SOURCE)
        st.html(f"<p>{markup.text(_about(language))}</p>")
        document = _document(warehouse.release()["database"], kind, about)
        for form, (label, mime, icon) in TYPES.items():
            st.download_button(
                f"Download {label}",
                data=warehouse.bound(partial(made, kind, about, form, language)),
                file_name=making.file_name(document, form, language),
                mime=mime,
                key=f"brief_{form}",
                on_click="ignore",
                icon=icon,
                width="stretch",
            )
    with right:
        _look(kind, about, language, document)


def _look(kind: Kind, about: str, language: str, document: Document) -> None:
    try:
        page = made(kind, about, "look", language)
    except ValueError as why:
        st.html(f"<p>This brief cannot be shown in this language: {markup.text(why)}</p>")
        return
    with st.container(key="brief_look"):
        st.image(page, alt=f"Page one of the brief: {_verdict(document)}", width="stretch")


def _verdict(document: Document) -> str:
    verdicts = (b for page in document.pages for b in page.blocks if isinstance(b, Verdict))
    return languages.Words().say(next(verdicts).text)


def _named(language: languages.Language) -> str:
    if language.language == languages.SOURCE:
        return language.name
    return f"{language.name} ({language.english_name})"


def _about(language: str) -> str:
    """What is in the files, and who has read them."""
    what = "Two files with the same words and figures: pages to print, and slides to edit."
    if languages.Words(language).notice() is None:
        return what
    return f"{what} No speaker has reviewed this translation; its last page says so."


@st.cache_resource(show_spinner=False, max_entries=200)
def _document(database: str, kind: Kind, about: str) -> Document:
    return asking.document(kind, about)


@st.cache_resource(show_spinner=False, max_entries=60)
def _made(
    database: str, kind: Kind, about: str, form: making.Format | Look, language: str
) -> bytes:
    document = _document(database, kind, about)
    if form != "look":
        return making.make(document, form, language)
    from readiness.briefing import preview  # here: typst and Pillow, for who looks

    return preview.preview(document, language)
