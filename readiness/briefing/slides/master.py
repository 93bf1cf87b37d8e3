"""The slide master: 16:9, our type and colours, three layouts, and a footer on each.

python-pptx can't make a master, so its own template is opened, emptied and filled with ours.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from readiness.charts import theme

WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.6
WITHIN = WIDTH - 2 * MARGIN
TOP, BOTTOM = 1.55, 6.8
"""Where the body of a slide begins and ends, in inches from its upper edge."""
COVER_TOP = 1.95
"""The same on the first slide, under its larger title."""

TITLE, CONTENT, BARE = range(3)
"""Layouts: the first slide; a title over text; a title over shapes."""

SLOTS = {
    "ink": "dk1",
    "paper": "lt1",
    "quiet": "dk2",
    "panel": "lt2",
    "accent": "accent1",
    "status-achieved": "accent2",
    "status-on-track": "accent3",
    "status-accelerate": "accent4",
    "status-limited": "accent5",
    "status-reverse": "accent6",
}
"""Colour job: the slot of the theme that holds it, so that a changed theme recolours the deck."""
_SCHEME = {slot: job for job, slot in SLOTS.items()} | {"hlink": "accent", "folHlink": "accent"}

_NAMES = nsdecls("a", "r", "p")
_LEVELS = (18, 16, 14, 14, 14)
_FOOT = {
    "ftr": (3, MARGIN, 8.6, "l", ""),
    "dt": (2, 9.4, 2.2, "r", ""),
    "sldNum": (
        4,
        11.8,
        WIDTH - MARGIN - 11.8,
        "r",
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>',
    ),
}


@lru_cache(maxsize=16)
def template(latin: str = "Noto Sans", east: str = "", complex_script: str = "") -> bytes:
    """An empty presentation with our master; the fonts are families, in the theme and nowhere else.

    >>> from pptx import Presentation
    >>> [layout.name for layout in Presentation(BytesIO(template())).slide_layouts]
    ['Title', 'Title and text', 'Title only']
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    master = deck.slide_master
    for layout in list(master.slide_layouts)[3:]:
        master.slide_layouts.remove(layout)
    _dress(master, latin, east, complex_script)
    for layout, (kind, name, places) in zip(master.slide_layouts, _layouts(), strict=True):
        layout._element.set("type", kind)
        layout._element.cSld.set("name", name)
        _fill(layout, "".join(places) + _foot(in_master=False))
    made = BytesIO()
    deck.save(made)
    return made.getvalue()


def _dress(master: Any, latin: str, east: str, complex_script: str) -> None:
    rule = theme.colours("light")["rule"].lstrip("#")
    _fill(
        master,
        _bar(20, 0, 0, WIDTH, 0.09, '<a:schemeClr val="accent1"/>')
        + _bar(21, MARGIN, 6.93, WITHIN, 0.01, f'<a:srgbClr val="{rule}"/>')
        + _place(5, "title", "", MARGIN, 0.4, WITHIN, 1.0, anchor="ctr")
        + _place(6, "body", 'idx="1"', MARGIN, TOP, WITHIN, BOTTOM - TOP)
        + _foot(in_master=True),
    )
    styles = master._element.find(qn("p:txStyles"))
    assert styles is not None
    master._element.replace(styles, parse_xml(_text_styles()))
    of_master = next(r for r in master.part.rels.values() if r.reltype.endswith("/theme"))
    of_master.target_part._blob = _theme(latin, east, complex_script).encode()


def _layouts() -> list[tuple[str, str, tuple[str, ...]]]:
    title = _place(2, "title", "", MARGIN, 0.4, WITHIN, 1.0, anchor="ctr")
    return [
        (
            "title",
            "Title",
            (
                _place(2, "ctrTitle", "", MARGIN, 0.35, WITHIN, 0.95, size=34, anchor="b"),
                _place(3, "subTitle", 'idx="1"', MARGIN, 1.34, WITHIN, 0.5, size=18),
                _place(4, "body", 'idx="13"', MARGIN, COVER_TOP, WITHIN, 1.5, size=22),
            ),
        ),
        (
            "obj",
            "Title and text",
            (title, _place(3, "body", 'idx="1"', MARGIN, TOP, WITHIN, BOTTOM - TOP)),
        ),
        ("titleOnly", "Title only", (title,)),
    ]


def _fill(holder: Any, shapes: str) -> None:
    tree = holder.shapes._spTree
    for shape in list(holder.shapes):
        tree.remove(shape._element)
    for shape in parse_xml(f"<p:spTree {_NAMES}>{shapes}</p:spTree>"):
        tree.append(shape)


def _frame(x: float, y: float, width: float, height: float) -> str:
    at, size = (int(Inches(x)), int(Inches(y))), (int(Inches(width)), int(Inches(height)))
    return (
        f'<a:xfrm><a:off x="{at[0]}" y="{at[1]}"/><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm>'
    )


def _place(
    number: int,
    kind: str,
    index: str,
    x: float,
    y: float,
    width: float,
    height: float,
    size: int = 0,
    anchor: str = "t",
    text: str = "",
    align: str = "l",
) -> str:
    level = (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/><a:defRPr sz="{size * 100}"/></a:lvl1pPr>'
        if size
        else ""
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{kind}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" {index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_frame(x, y, width, height)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{level}</a:lstStyle><a:p>{text or '<a:endParaRPr/>'}</a:p></p:txBody></p:sp>"
    )


def _foot(in_master: bool) -> str:
    size = 10 if in_master else 0
    places = (
        _place(
            30 + at,
            kind,
            f'sz="quarter" idx="{index + 8}"',
            x,
            7.0,
            width,
            0.3,
            size=size,
            anchor="ctr",
            text=text,
            align=align,
        )
        for at, (kind, (index, x, width, align, text)) in enumerate(_FOOT.items())
    )
    return "".join(places)


def _bar(number: int, x: float, y: float, width: float, height: float, colour: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="rule {number}"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_frame(x, y, width, height)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"<a:solidFill>{colour}</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _text_styles() -> str:
    def run(size: int, slot: str, is_bold: bool, kind: str) -> str:
        return (
            f'<a:defRPr sz="{size * 100}" b="{int(is_bold)}" kern="1200"><a:solidFill>'
            f'<a:schemeClr val="{slot}"/></a:solidFill><a:latin typeface="+{kind}-lt"/>'
            f'<a:ea typeface="+{kind}-ea"/><a:cs typeface="+{kind}-cs"/></a:defRPr>'
        )

    body = "".join(
        f'<a:lvl{at}pPr marL="{228600 * (at - 1)}" indent="0"><a:spcBef><a:spcPts val="600"/>'
        f"</a:spcBef><a:buNone/>{run(size, 'tx1', False, 'mn')}</a:lvl{at}pPr>"
        for at, size in enumerate(_LEVELS, 1)
    )
    return (
        f'<p:txStyles {_NAMES}><p:titleStyle><a:lvl1pPr algn="l">'
        f'<a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:buNone/>{run(26, "tx1", True, "mj")}'
        f"</a:lvl1pPr></p:titleStyle><p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>"
        f"<a:lvl1pPr>{run(14, 'tx1', False, 'mn')}</a:lvl1pPr></p:otherStyle></p:txStyles>"
    )


def _theme(latin: str, east: str, complex_script: str) -> str:
    job = theme.colours("light")
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{job[name].lstrip("#")}"/></a:{slot}>'
        for slot, name in _SCHEME.items()
    )
    fonts = (
        f'<a:latin typeface="{latin}"/><a:ea typeface="{east}"/><a:cs typeface="{complex_script}"/>'
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a:theme {_NAMES} '
        f'name="AI readiness in ASEAN"><a:themeElements><a:clrScheme name="Readiness">{colours}'
        '</a:clrScheme><a:fontScheme name="Readiness">'
        f"<a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Readiness"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>"
        f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
