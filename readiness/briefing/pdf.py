"""A brief as PDF: tagged for screen readers (PDF/UA-1), set by typst, with our own fonts only."""

from __future__ import annotations

import json
import re
import threading
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import typst

from readiness.briefing.document import Document
from readiness.briefing.languages import Words
from readiness.briefing.making import Spills
from readiness.briefing.paper.readable import readable
from readiness.briefing.paper.told import told

HERE = Path(__file__).parent
SHEET = HERE / "paper" / "brief.typ"
FONTS = HERE / "fonts"

STEPS = (
    *((1.0, 1.45), (1.0, 1.2), (1.0, 1.0), (0.97, 0.9), (0.94, 0.8), (0.92, 0.7)),
    *((0.9, 0.6), (0.88, 0.5), (0.87, 0.4), (0.86, 0.3), (0.84, 0.25)),
)
"""Size of text and of white space, from airy to dense."""
TIDY = 6
"""So many steps keep each page of the document on a sheet of its own; if that can't be, text flows
on from page to page, as airy as the promised number of sheets allows."""

SETTING = {
    "vi": (1.0, 0.86, 0.2, 0.28),
    "th": (1.0, 0.95, 0.26, 0.18),
    "lo": (1.0, 0.95, 0.26, 0.18),
    "km": (1.0, 0.92, 0.4, 0.14),
    "my": (0.93, 0.92, 0.42, 0.14),
    "ta": (0.93, 0.8, 0.24, 0.24),
    "zh-Hans": (1.0, 0.84, 0.12, 0.36),
}
"""For scripts that are not plain Latin: the size beside Latin that reads as large, and in sizes of
the text how high it reaches over the line, how deep under it, and the space between."""
PLAIN = (1.0, 0.714, 0.0, 0.6)
NO_SPACES = {"th", "lo", "km", "my", "zh-Hans"}
"""Written without spaces between words: typst knows from its dictionaries where a line may break."""

COUNT = re.compile(rb"/Type/Pages/Count (\d+)")

_setting = threading.Lock()
# One at a time: ten threads inside typst at once wait for each other's caches, and take four times
# as long in all as one after the other.


def pdf(document: Document, language: str = "en") -> bytes:
    """The brief as a PDF file; the same document gives the same bytes.

    Raises:
        Spills: it does not fit on ``document.most_pages``.
    """
    with _setting:
        made = _Setting(document, language).airiest()
    return readable(made)


def preview(document: Document, language: str = "en", ppi: float = 72) -> bytes:
    """Page one as a PNG picture."""
    return pictures(document, language, ppi)[0]


def pictures(document: Document, language: str = "en", ppi: float = 72) -> list[bytes]:
    """Every page as a PNG picture; under 30 points an inch typst has no room for its hatch."""
    with _setting:
        setting = _Setting(document, language)
        setting.airiest()
        pages = setting.compiler.compile(format="png", ppi=ppi, sys_inputs=setting.inputs)
    return pages if isinstance(pages, list) else [cast(bytes, pages)]


class _Setting:
    """A document on its way to paper: the same words, tried at several steps."""

    def __init__(self, document: Document, language: str) -> None:
        self.document, self.words = document, Words(language)
        self.brief = json.dumps(told(document, self.words), ensure_ascii=False)
        self.compiler = typst.Compiler(SHEET, root=SHEET.parent, font_paths=_fonts())
        self.inputs: dict[str, str] = {}
        """What typst was told the last time that the pages were few enough."""

    def airiest(self) -> bytes:
        """The PDF at the airiest step that keeps the promised pages."""
        found = self.tried(TIDY - 1, flows=False)
        flows = not found
        airy, dense = (TIDY // 2, len(STEPS) - 1) if flows else (0, TIDY - 1)
        while airy < dense or not found:
            middle = (airy + dense) // 2
            if fits := self.tried(middle, flows):
                found, dense = fits, middle
            elif airy == dense:
                raise Spills(
                    f"{self.document.kind} {self.document.about} ({self.words.code}): more than the "
                    f"promised {self.document.most_pages} pages at the densest step; shorten its content"
                )
            else:
                airy = middle + 1
        return found

    def tried(self, step: int, flows: bool) -> bytes:
        """The PDF at one step; nothing, where it has too many pages."""
        inputs = {
            "brief": self.brief,
            "look": json.dumps(_look(self.words, *STEPS[step], flows)),
        }
        made = self.compiler.compile(
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=["ua-1"],
            timestamp=_moment(self.document),
        )
        (pages,) = COUNT.findall(cast(bytes, made))
        if int(pages) > self.document.most_pages:
            return b""
        self.inputs = inputs
        return cast(bytes, made)


def _look(words: Words, scale: float, gap: float, flows: bool) -> dict[str, Any]:
    size, over, under, between = SETTING.get(words.code, PLAIN)
    return {
        "language": words.code.split("-")[0],
        "fonts": words.fonts,
        "over": over,
        "under": under,
        "leading": between * min(1, 0.75 + 0.3 * gap),
        "scale": scale * size,
        "gap": gap,
        "flows": flows,
        "has-spaces": words.code not in NO_SPACES,
    }


def _moment(document: Document) -> datetime:
    return datetime.fromisoformat(document.released_on[:10]).replace(tzinfo=UTC)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
