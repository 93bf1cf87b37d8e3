"""How much room words take, from the metrics of the fonts that are shipped.

Glyphs are measured one by one, unshaped: scripts that stack their signs (Khmer, Burmese) come out
wider than they are drawn, so an estimate errs towards room to spare.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "fonts"
POINTS = 72
SPARE = 0.96
"""Of a line's width that is counted on: other programs and substitute fonts set type wider."""
SPARE_OF_WORDS = 0.88
"""The same where words stand without spaces: letters are counted here, but words are kept whole."""
PLAIN_LEADING = 1.4
"""Fonts of taller lines than this stack marks over and under their letters."""
MOST_LEADING = 1.8
"""Burmese fonts leave room for stacks that no sentence of a brief has."""
UNKNOWN = 1.0
"""Width in ems of a sign that no shipped font has."""
NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uff00-\uffef]")
"""Scripts whose lines may break between letters: Thai and Lao, Burmese, Khmer, Chinese."""


@dataclass(frozen=True)
class Type:
    """The type of one language: font families, the first that has a sign gives it."""

    families: tuple[str, ...]

    def width(self, text: str, size: float, is_bold: bool = False) -> float:
        """Inches that a line takes.

        >>> type = Type(("Noto Sans",))
        >>> 0.4 < type.width("AI readiness", 12) < 1.2
        True
        >>> type.width("", 12)
        0.0
        """
        return sum(_em(sign, self.families, is_bold) for sign in text) * size / POINTS

    def lines(self, text: str, width: float, size: float, is_bold: bool = False) -> int:
        """How many lines a text breaks into.

        >>> type = Type(("Noto Sans",))
        >>> type.lines("one", 2, 12), type.lines("one two three four", 0.7, 12), type.lines("", 2, 12)
        (1, 3, 1)
        """
        return _lines(self, text, width, size, is_bold)

    def height(self, text: str, width: float, size: float, is_bold: bool = False) -> float:
        """Inches that a paragraph takes, without the space before it.

        >>> type = Type(("Noto Sans",))
        >>> type.height("two\\nlines", 5, 18) == 2 * type.height("one", 5, 18)
        True
        """
        return self.lines(text, width, size, is_bold) * self.leading * size / POINTS

    @property
    def is_tall(self) -> bool:
        """Whether lines need more room than Latin letters do."""
        return self.leading > PLAIN_LEADING

    @cached_property
    def leading(self) -> float:
        """Height of a line in ems: that of the tallest of the fonts, within reason."""
        found = [
            _metrics(family, False).leading for family in self.families if _file(family, False)
        ]
        return min(max(found, default=PLAIN_LEADING), MOST_LEADING)


def is_unspaced(text: str) -> bool:
    """Whether a text has letters of a script that writes words without spaces between them.

    >>> is_unspaced("ASEAN"), is_unspaced("\u0e44\u0e17\u0e22")
    (False, True)
    """
    return NO_SPACES.search(text) is not None


@lru_cache(maxsize=50_000)
def _lines(type: Type, text: str, width: float, size: float, is_bold: bool) -> int:
    count = 0
    for part in text.split("\n"):
        room = width * (SPARE_OF_WORDS if is_unspaced(part) else SPARE)
        count, used = count + 1, 0.0
        for piece in unbroken(part):
            wide = type.width(piece, size, is_bold)
            if used and used + type.width(piece.rstrip(" "), size, is_bold) > room:
                count, used = count + 1, 0.0
            used += wide
            if used > room and wide > room:  # a word longer than a line is broken
                count, used = count + int(wide / room), wide % room
    return count


@dataclass(frozen=True)
class _Metrics:
    advance: dict[int, float]
    leading: float


def unbroken(text: str) -> list[str]:
    """What a line keeps together: words with the space after them, single letters of some scripts.

    >>> unbroken("two words"), unbroken("well-known")
    (['two ', 'words'], ['well-', 'known'])
    """
    pieces: list[str] = []
    word = ""
    for sign in text:
        word += sign
        if sign in " -/" or is_unspaced(sign):
            pieces, word = [*pieces, word], ""
    return [*pieces, word] if word else pieces


@lru_cache(maxsize=20_000)
def _em(sign: str, families: tuple[str, ...], is_bold: bool) -> float:
    for family in families:
        if _file(family, is_bold) and ord(sign) in (known := _metrics(family, is_bold).advance):
            return known[ord(sign)]
    return UNKNOWN


@lru_cache(maxsize=64)
def _metrics(family: str, is_bold: bool) -> _Metrics:
    file = _file(family, is_bold)
    assert file is not None
    with TTFont(file, lazy=True) as font:
        units, head, advance = font["head"].unitsPerEm, font["hhea"], font["hmtx"].metrics
        return _Metrics(
            {code: advance[glyph][0] / units for code, glyph in font.getBestCmap().items()},
            (head.ascent - head.descent + head.lineGap) / units,
        )


def _file(family: str, is_bold: bool) -> Path | None:
    stem = family.replace(" ", "").casefold()
    return _files().get(f"{stem}-{'bold' if is_bold else 'regular'}") or _files().get(
        f"{stem}-regular"
    )


@lru_cache(maxsize=1)
def _files() -> dict[str, Path]:
    return {file.stem.casefold(): file for file in sorted(FONTS.glob("*.[to]tf"))}
