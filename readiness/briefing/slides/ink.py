"""Text on a slide: runs with their language, size and colour job."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from readiness.briefing.document import Part, Say, Verbatim
from readiness.briefing.languages import Words
from readiness.briefing.slides.master import SLOTS
from readiness.briefing.slides.measure import Type
from readiness.charts import theme

REGIONS = {
    "en": "GB",
    "id": "ID",
    "ms": "MY",
    "fil": "PH",
    "th": "TH",
    "vi": "VN",
    "km": "KH",
    "lo": "LA",
    "my": "MM",
    "pt": "PT",
    "tet": "TL",
    "zh-Hans": "CN",
    "ta": "SG",
}
"""Office knows a language by language and place: the place whose spelling is meant."""

_THEME = {
    "dk1": MSO_THEME_COLOR.TEXT_1,
    "lt1": MSO_THEME_COLOR.BACKGROUND_1,
    "dk2": MSO_THEME_COLOR.TEXT_2,
    "lt2": MSO_THEME_COLOR.BACKGROUND_2,
    **{f"accent{at}": getattr(MSO_THEME_COLOR, f"ACCENT_{at}") for at in range(1, 7)},
}


@dataclass(frozen=True)
class Pen:
    """What writes in one language: its words, its type, its language tag."""

    words: Words

    @cached_property
    def type(self) -> Type:
        """The metrics of the language's fonts."""
        return Type(self.words.fonts)

    @property
    def language(self) -> str:
        """As Office writes it.

        >>> Pen(Words("en")).language
        'en-GB'
        """
        return tag(self.words.code)

    def say(self, part: Part) -> str:
        """Any part as words of the language."""
        return self.words.say(part)

    def said_in(self, part: Part) -> str:
        """The language that a part is in: a quotation keeps its own."""
        alone = isinstance(part, Say) and part.text.startswith("{") and len(part.parts) == 1
        inner = next(iter(part.parts.values())) if alone and isinstance(part, Say) else part
        return tag(inner.language) if isinstance(inner, Verbatim) else self.language


def tag(language: str) -> str:
    """
    >>> tag("th"), tag("zh-Hans"), tag("fr")
    ('th-TH', 'zh-CN', 'fr')
    """
    return f"{language.split('-')[0]}-{REGIONS[language]}" if language in REGIONS else language


def colour(target: Any, job: str) -> None:
    """Give a fill's or font's colour the one of a job: by the theme where it has the job."""
    if job in SLOTS:
        target.theme_color = _THEME[SLOTS[job]]
    else:
        target.rgb = rgb(job)


def rgb(job: str) -> RGBColor:
    """A job's colour on paper."""
    return RGBColor.from_string(theme.colours("light")[job].lstrip("#").upper())


def fill(shape: Any, job: str) -> None:
    """A plain fill, no line."""
    shape.fill.solid()
    colour(shape.fill.fore_color, job)
    shape.line.fill.background()


def write(
    paragraph: Any,
    text: str,
    language: str,
    size: float = 0,
    job: str = "ink",
    is_bold: bool | None = None,
) -> None:
    """Add a run; without a size it has the placeholder's."""
    run = paragraph.add_run()
    run.text = text
    run._r.get_or_add_rPr().set("lang", language)
    if size:
        run.font.size = Pt(size)
    if is_bold is not None:
        run.font.bold = is_bold
    if job != "ink":
        colour(run.font.color, job)


def box(slide: Any, place: tuple[float, float, float, float], name: str) -> Any:
    """A text frame at (x, y, width, height) in inches, without inner margins."""
    shape = slide.shapes.add_textbox(*(Inches(at) for at in place))
    shape.name = name
    return bare(shape.text_frame)


def bare(frame: Any, inset: float = 0) -> Any:
    """A text frame that wraps, keeps its size and has the same margin all round."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Inches(inset)
    return frame


def moved(place_holder: Any, place: tuple[float, float, float, float]) -> Any:
    """The text frame of a placeholder that is put elsewhere than its layout says."""
    edges = (Inches(at) for at in place)
    place_holder.left, place_holder.top, place_holder.width, place_holder.height = edges
    return place_holder.text_frame


def paragraphs(frame: Any) -> Iterator[Any]:
    """The frame's first paragraph if it is still empty, and then new ones."""
    if not frame.paragraphs[0].runs:
        yield frame.paragraphs[0]
    while True:
        yield frame.add_paragraph()


def describe(shape: Any, name: str, text: str) -> None:
    """A name for the selection pane, and an alternative text."""
    shape.name = name
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)


def decorative(shape: Any) -> None:
    """Say that a shape means nothing: its text stands elsewhere, or it has none."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", "")


def lead(slide: Any, pen: Pen) -> None:
    """Give every line the height that its script needs: not every program asks the font for it."""
    for paragraph in slide._element.iter(qn("a:p")):
        sizes = [int(run.get("sz")) for run in paragraph.iter(qn("a:rPr")) if run.get("sz")]
        if sizes:
            paragraph.get_or_add_pPr().line_spacing = Pt(pen.type.leading * max(sizes) / 100)


def bullet(paragraph: Any) -> None:
    """Give a paragraph a hanging bullet."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Inches(0.22)))
    properties.set("indent", str(-Inches(0.22)))
    for kind, key, value in (("a:buFont", "typeface", "Noto Sans"), ("a:buChar", "char", "•")):
        made = properties.makeelement(qn(kind), {key: value})
        properties.append(made)
