"""A look at page one, light enough to travel to a telephone."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from readiness.briefing.document import Document
from readiness.briefing.pdf import preview as page_one

PPI = 72
COLOURS = 40
"""Enough for our jobs' colours and the edges of letters; a quarter of the bytes."""


def preview(document: Document, language: str = "en") -> bytes:
    """Page one of the PDF as a small PNG.

    Raises:
        ValueError: the brief cannot be set in the language; the message says why.
    """
    with Image.open(BytesIO(page_one(document, language, ppi=PPI))) as page:
        few = page.convert("RGB").quantize(
            COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
    small = BytesIO()
    few.save(small, "PNG", optimize=True)
    return small.getvalue()
