"""A PDF read back: its text, its tags and its pictures, by another program than the one that wrote it."""

import re
from io import BytesIO

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject


def reader(made):
    return PdfReader(BytesIO(made))


def squeezed(text):
    """Without white space: lines break where they will, and a space may be any of several.

    Portuguese writes the hyphen twice where a line breaks at it.
    """
    return re.sub(r"-+", "-", re.sub(r"[\s\u200b]+", "", text))


def text(made):
    return "\n".join(page.extract_text() for page in reader(made).pages)


def spoken(made):
    """The text as a screen reader has it: what the marks say for themselves, and no footers."""
    return "".join(_spoken(page) for page in reader(made).pages)


def _spoken(page):
    fonts = {
        name: dict(re.findall(r"<(\w{4})> <(\w+)>", font["/ToUnicode"].get_data().decode()))
        for name, font in page["/Resources"]["/Font"].items()
    }
    said, inside, meanings = [], [], {}
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in (b"BDC", b"BMC"):
            own = operands[1].get("/ActualText") if operator == b"BDC" else None
            is_heard = operands[0] != "/Artifact" and own is None and all(inside)
            said += [own or ""] * all(inside)
            inside.append(is_heard)
        elif operator == b"EMC":
            inside.pop()
        elif operator == b"Tf":
            meanings = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and all(inside):
            pieces = operands[0] if operator == b"TJ" else operands
            glyphs = "".join(_hex(piece) for piece in pieces if isinstance(piece, str | bytes))
            said += [
                bytes.fromhex(meanings[glyphs[at : at + 4]]).decode("utf-16-be")
                for at in range(0, len(glyphs), 4)
            ]
    return "".join(said)


def _hex(piece):
    return (piece if isinstance(piece, bytes) else piece.original_bytes).hex().upper()


def tags(made):
    """Every structure element in reading order: (tag, its dictionary)."""
    return list(_walk(reader(made).trailer["/Root"]["/StructTreeRoot"]))


def _walk(node):
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, DictionaryObject):
        if "/S" in node:
            yield str(node["/S"]), node
        if "/K" in node:
            yield from _walk(node["/K"])
    elif isinstance(node, ArrayObject):
        for one in node:
            yield from _walk(one)


def fonts(made):
    """Name of each font: whether its file is inside."""
    found = {}
    for page in reader(made).pages:
        for font in page["/Resources"]["/Font"].values():
            (inner,) = font["/DescendantFonts"]
            held = inner.get_object()["/FontDescriptor"].keys()
            found[str(font["/BaseFont"]).split("+")[-1]] = bool({"/FontFile2", "/FontFile3"} & held)
    return found


def has_clean_margins(picture, share=0.07):
    """Nothing stands in the outer strips of a page: no line runs over its edge."""
    image = Image.open(BytesIO(picture)).convert("L")
    strip = int(image.width * share)
    sides = [(0, 0, strip, image.height), (image.width - strip, 0, image.width, image.height)]
    return all(image.crop(side).getextrema()[0] > 250 for side in sides)
