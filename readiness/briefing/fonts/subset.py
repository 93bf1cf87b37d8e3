"""Cut the brief's fonts from Debian's Noto packages: `python -m readiness.briefing.fonts.subset`.

Needs fonts-noto-core and fonts-noto-cjk; the fonts that it writes are in git, so that nobody needs
it but who adds a script, a sign or Chinese words.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont
from fontTools.unicodedata import block

from readiness.briefing import languages
from readiness.briefing.fonts import FOLDER

DEBIAN = Path("/usr/share/fonts")
WEIGHTS = ("Regular", "Bold")

LATIN = (range(0x20, 0x250), range(0x300, 0x370), range(0x1E00, 0x1F00), range(0x2000, 0x2070))
MARKS = (range(0x20, 0x7F), range(0x2000, 0x2070), (0xA0, 0xAB, 0xB7, 0xBB, 0x25CC))
CHINESE = (range(0x20, 0x7F), range(0x2010, 0x2027), range(0x3000, 0x3020), range(0xFF01, 0xFF5F))
SIGNS = {"Tamil": "−", "Symbols": "→←↑↓⌀", "Symbols2": "●▲◆◇▼■○□", "Math": "◁≤≥≈"}
"""What Debian's Noto Sans lacks and the brief prints: the cut font gets it from its sisters."""
HEIGHTS = {
    "hhea": ("ascent", "descent", "lineGap"),
    "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
}


def main() -> None:
    """Write every font anew; the same packages give the same bytes."""
    for weight in WEIGHTS:
        _latin(weight)
        for script in _scripts():
            font = _open(_debian(f"NotoSans{script}", weight))
            letters = [point for point in font.getBestCmap() if block(chr(point)) == script]
            _keep(font, (letters, *MARKS)).save(FOLDER / f"NotoSans{script}-{weight}.ttf")
        _chinese(weight)
    for path in sorted(FOLDER.glob("*.[ot]tf")):
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB", file=sys.stderr)


def _scripts() -> list[str]:
    """The scripts that have a family of their own, named like their Unicode block."""
    families = {family for facts in languages.ALL.values() for family in facts.fonts}
    plain = (family.removeprefix("Noto Sans").strip() for family in sorted(families))
    return [script for script in plain if script and "CJK" not in script]


def _latin(weight: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        parts = [Path(folder) / "0.ttf"]
        _keep(_open(_debian("NotoSans", weight)), LATIN).save(parts[0])
        for sister, signs in SIGNS.items():
            parts.append(Path(folder) / f"{len(parts)}.ttf")
            path = _debian(f"NotoSans{sister}", weight)
            font = _open(path if path.exists() else _debian(f"NotoSans{sister}", "Regular"))
            _keep(font, ([ord(sign) for sign in signs],), layout=False).save(parts[-1])
        merged, own = Merger().merge([str(part) for part in parts]), _open(parts[0])
        for table, measures in HEIGHTS.items():
            for (
                measure
            ) in measures:  # the merger takes the tallest, Math's: lines would drift apart
                setattr(merged[table], measure, getattr(own[table], measure))
        merged.recalcTimestamp = False
        merged["head"].created = own["head"].created
        merged["head"].modified = own["head"].modified
        merged.save(FOLDER / f"NotoSans-{weight}.ttf")


def _chinese(weight: str) -> None:
    fonts = TTCollection(DEBIAN / "opentype" / "noto" / f"NotoSansCJK-{weight}.ttc").fonts
    font = next(f for f in fonts if f["name"].getDebugName(1) == "Noto Sans CJK SC")
    font.recalcTimestamp = False
    used = {ord(sign) for sign in languages.letters("zh-Hans")}
    _keep(font, (*CHINESE, used)).save(FOLDER / f"NotoSansCJKSC-{weight}.otf")


def _debian(name: str, weight: str) -> Path:
    return DEBIAN / "truetype" / "noto" / f"{name}-{weight}.ttf"


def _open(path: Path) -> TTFont:
    return TTFont(path, recalcTimestamp=False)


def _keep(font: TTFont, ranges: Iterable[Iterable[int]], layout: bool = True) -> TTFont:
    options = Options(
        layout_features="*" if layout else "",
        hinting=False,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        recalc_timestamp=False,
        drop_tables=["MATH", "DSIG"],
    )
    if not layout:
        options.drop_tables += ["GSUB", "GPOS", "GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[point for points in ranges for point in points])
    subsetter.subset(font)
    return font


if __name__ == "__main__":
    main()
