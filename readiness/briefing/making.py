"""A document into the bytes of a file, and what the file is called."""

from __future__ import annotations

from typing import Literal, TypeAlias

from readiness.briefing.document import Document

Format: TypeAlias = Literal["pdf", "pptx"]
FORMATS: tuple[Format, ...] = ("pdf", "pptx")


class Spills(ValueError):
    """The text is longer than the pages that its kind promises, however close it is set."""


def make(document: Document, form: Format, language: str = "en") -> bytes:
    """The brief as a file.

    Raises:
        languages.Unknown: there is no such language.
        Spills: it does not fit on its pages.
    """
    # Either library takes a moment to import: who wants one does not wait for the other.
    if form == "pdf":
        from readiness.briefing.pdf import pdf

        return pdf(document, language)
    from readiness.briefing.pptx import pptx

    return pptx(document, language)


def file_name(document: Document, form: Format, language: str = "en") -> str:
    """What the file is called: about whom, the month of the release, the language.

    >>> from readiness.briefing.document import Document, Say
    >>> brief = Document("state", "XYZ", Say("a"), Say("b"), "r", "2026-11-25", (), (), 2)
    >>> file_name(brief, "pdf")
    'asean-ai-readiness_XYZ_2026-11_en.pdf'
    """
    about = f"{document.about}-card" if document.kind == "card" else document.about
    return f"asean-ai-readiness_{about}_{document.released_on[:7]}_{language}.{form}"
