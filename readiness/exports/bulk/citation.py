"""How to cite a release, for people, for reference managers and for repositories.

No day and no address stands in it: the same release is cited alike wherever it is served.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

TITLE = "AI readiness in ASEAN (experimental)"
AUTHOR = "ASEAN AI Readiness Dashboard"


class Citation(NamedTuple):
    """One release, as it is cited in three ways."""

    apa: str
    bibtex: str
    cff: str


def citation(release: str, year: int, edition: str, n_indicators: int, n_places: int) -> Citation:
    """The ways to cite a release.

    Args:
        release: its number, or its name where it has none.
        year: of the newest figures received.
        edition: the title of the edition.

    >>> citation("r-1", 1999, "1999 edition", 3, 2).apa
    'ASEAN AI Readiness Dashboard. (1999). AI readiness in ASEAN (experimental) (1999 edition, release r-1) [Data set].'
    """
    about = (
        f"{n_indicators} indicators of {n_places} states and groups of states, with an "
        "experimental index. Figures belong to their publishers: cite them too, by the source, "
        "edition and licence in each row."
    )
    key = re.sub(r"\W", "_", release)
    bibtex = (
        f"@misc{{asean_ai_readiness_{key},\n"
        f"  author = {{{{{AUTHOR}}}}},\n"
        f"  title = {{{{{TITLE}}}}},\n"
        f"  year = {{{year}}},\n"
        f"  edition = {{{edition}}},\n"
        f"  version = {{{release}}},\n"
        f"  note = {{Data set, {edition}, release {release}}}\n"
        "}\n"
    )
    lines = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below, and the publishers of the figures.",
        "type": "dataset",
        "title": TITLE,
        "version": release,
        "abstract": about,
    }
    cff = "".join(f"{key}: {json.dumps(value)}\n" for key, value in lines.items())
    cff += (
        f"authors:\n  - name: {json.dumps(AUTHOR)}\n"
        "keywords:\n  - artificial intelligence\n  - ASEAN\n  - composite indicator\n"
        "preferred-citation:\n  type: data\n"
        f"  title: {json.dumps(TITLE)}\n  authors:\n    - name: {json.dumps(AUTHOR)}\n"
        f"  year: {year}\n  edition: {json.dumps(edition)}\n  version: {json.dumps(release)}\n"
    )
    return Citation(
        f"{AUTHOR}. ({year}). {TITLE} ({edition}, release {release}) [Data set].", bibtex, cff
    )
