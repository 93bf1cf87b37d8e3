"""Finds things by the words people use: exact names, then beginnings, then words, then near spellings.

Pure: what can be found, other words for it and what was typed are all arguments.
"""

from readiness.search.index import EXACT, LONGEST, NEAR, PART, STARTS, WORDS, Found, Index, Thing
from readiness.search.words import initials

__all__ = [
    "EXACT",
    "LONGEST",
    "NEAR",
    "PART",
    "STARTS",
    "WORDS",
    "Found",
    "Index",
    "Thing",
    "initials",
]
