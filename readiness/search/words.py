"""A text as the search reads it: words without case, accents, plurals and small signs."""

from __future__ import annotations

import re
import unicodedata

SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an and any are as at by can do does for from has have how in into is it its of on or "
        "that the their there this to was what when where which who whom whose why with",
    )
)
"""Words that choose nothing, unless there are no others."""


def initials(name: str) -> list[str]:
    """Abbreviations that a name gives by its capitals.

    >>> initials("Personal Data Protection Act 2012"), initials("UN: E-Government Development Index")
    (['PDPA'], ['EGDI'])
    >>> initials("AI Preparedness Index"), initials("Data Protection Act No. 7"), initials("Rule of law")
    (['AIPI'], ['DPA'], [])
    """
    found = []
    for part in re.split(r"[:;()/]", name):
        capitals = [word for word in re.findall(r"\b[^\W\d_]+\b(?!\.)", part) if word[0].isupper()]
        letters = "".join(word if word.isupper() else word[0] for word in capitals)
        if len(capitals) > 1 and 3 <= len(letters) <= 8:
            found.append(letters)
    return found


def words(text: str) -> list[str]:
    """Words without case, accents and the small signs inside them.

    >>> words("Việt Nam's R&D: e-Government 2.0"), words("Đà Nẵng"), words("ไทย")
    (['viet', 'nams', 'rd', 'e', 'government', '2', '0'], ['da', 'nang'], ['ไทย'])
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
    return re.findall(r"[^\W_]+", re.sub(r"(?<=\w)[&'’](?=\w)", "", kept.replace("đ", "d")))


def stem(word: str) -> str:
    """A word without the ending of its plural.

    >>> [stem(word) for word in ("laws", "policies", "status", "laos", "gas", "address")]
    ['law', 'policy', 'status', 'lao', 'gas', 'address']
    """
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def stems(text: str) -> tuple[str, ...]:
    """All words of a text, without the endings of plurals."""
    return tuple(map(stem, words(text)))


def telling(text: str) -> tuple[str, ...]:
    """The same without the words that choose nothing."""
    return tuple(stem(word) for word in words(text) if word not in SMALL)
