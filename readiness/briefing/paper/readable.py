"""Text that can be copied, searched and read aloud where a script stacks its marks.

One written syllable of Khmer or Thai is several glyphs. typst gives the syllable's text to each of
them, and says once for all only where they stand on one line; where a mark is raised or lowered, a
reader would get the syllable as often as it has glyphs. Here the glyphs after the first are told to
mean nothing of their own.
"""

from __future__ import annotations

import io
import re
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject

MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{8,})>")
"""A glyph and the two or more UTF-16 units that it stands for."""

_STRING = rb"(?:<[0-9A-Fa-f]*>|\((?:[^\\()]|\\.|\((?:[^\\()]|\\.)*\))*\))"
TOKEN = re.compile(
    rb"(?P<begin>/\w+\s*(?:<<(?:[^<>]|<[^<>]*>)*>>)?\s*B[DM]C)"
    rb"|(?P<end>EMC)"
    rb"|/(?P<font>\w+) [\d.]+ Tf"
    rb"|(?P<shown>\[(?:[^\]\\()<>]|" + _STRING + rb")*\]\s*TJ|" + _STRING + rb"\s*Tj)",
    re.DOTALL,
)
"""What of a page's content matters here; the rest (lines, colours, places) is passed over."""
OWN_TEXT = re.compile(rb"/ActualText\s*<FEFF([0-9A-F]*)>")
PIECE = re.compile(_STRING + rb"|-?[\d.]+", re.DOTALL)
STRING = (b"(", b"<")
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
SILENT = b"/Span<</ActualText<FEFF>>>BDC"

Meanings = dict[bytes, bytes]


def readable(made: bytes) -> bytes:
    """The same pages, each syllable with its text once; untouched where no glyphs share a text."""
    pages = PdfReader(io.BytesIO(made)).pages
    if not any(_repeats(meanings) for page in pages for meanings in _fonts(page).values()):
        return made
    writer = PdfWriter(clone_from=io.BytesIO(made))
    for page in writer.pages:
        if (content := page.get_contents()) is not None:
            said = DecodedStreamObject()
            said.set_data(_Page(_fonts(page)).spoken_once(content.get_data()))
            page.replace_contents(said.flate_encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _fonts(page: Any) -> dict[bytes, Meanings]:
    """Glyph → text of several letters, for each font of a page."""
    return {
        name[1:].encode(): dict(MAPPED.findall(font["/ToUnicode"].get_data()))
        for name, font in page["/Resources"].get("/Font", {}).items()
    }


def _repeats(meanings: Meanings) -> bool:
    return len(set(meanings.values())) < len(meanings)


class _Page:
    """A page's content while it is read: the font, and the syllable with the glyph it began with."""

    def __init__(self, fonts: dict[bytes, Meanings]) -> None:
        self.fonts, self.meanings = fonts, Meanings()
        self.first, self.text = b"", b""
        self.spoken: list[bool] = []  # the marked content that we are in: has it a text of its own?

    def spoken_once(self, content: bytes) -> bytes:
        return TOKEN.sub(lambda token: self._token(token, content), content)

    def _token(self, token: re.Match[bytes], content: bytes) -> bytes:
        if token["begin"]:
            own = OWN_TEXT.search(token["begin"])
            self.spoken.append(own is not None)
            if own and self._goes_on(_next_glyph(content, token.end()), own[1]):
                return SILENT
        elif token["end"]:
            self.spoken.pop()
        elif token["font"]:
            self.meanings = self.fonts.get(token["font"], {})
        elif not any(self.spoken):
            return self._shown(token["shown"])
        return token[0]

    def _shown(self, shown: bytes) -> bytes:
        """A string of glyphs, cut where a syllable's further glyphs begin and end."""
        runs: list[tuple[bool, list[bytes]]] = [(False, [])]
        for piece in PIECE.findall(shown):
            if piece[:1] not in STRING:
                runs[-1][1].append(piece)
                continue
            for glyph in _glyphs(piece):
                is_rest = self._goes_on(glyph, self.meanings.get(glyph, b""))
                if runs[-1][0] != is_rest:
                    runs.append((is_rest, []))
                runs[-1][1].append(b"<" + glyph + b">")
        if not any(is_rest for is_rest, _ in runs):
            return shown
        written = [(is_rest, b"[" + b" ".join(run) + b"]TJ\n") for is_rest, run in runs]
        return b"\n" + b"".join(
            SILENT + b"\n" + run + b"EMC\n" if is_rest else run for is_rest, run in written
        )

    def _goes_on(self, glyph: bytes, text: bytes) -> bool:
        """Whether a glyph belongs to the syllable before it, and so has said its text already."""
        if text == self.text != b"" and glyph != self.first:
            return True
        self.first, self.text = glyph, text
        return False


def _next_glyph(content: bytes, start: int) -> bytes:
    """The first glyph that is shown from a place on."""
    for token in TOKEN.finditer(content, start):
        for piece in PIECE.findall(token["shown"] or b""):
            if piece[:1] in STRING and (glyphs := _glyphs(piece)):
                return glyphs[0]
    return b""


def _glyphs(piece: bytes) -> list[bytes]:
    """The glyphs of a string, each as the four digits that the fonts' lists name it by."""
    digits = piece[1:-1].upper()
    if piece.startswith(b"("):
        raw = ESCAPED.sub(lambda found: _unescaped(found[1]), piece[1:-1])
        digits = raw.hex().upper().encode()
    return [digits[at : at + 4] for at in range(0, len(digits), 4)]


def _unescaped(code: bytes) -> bytes:
    return bytes([int(code, 8)]) if code.isdigit() else LETTERS.get(code, code)
