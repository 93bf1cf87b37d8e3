"""What stands beside the tables in every pack: README, citation, and what is left out."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from readiness import warehouse
from readiness.exports.bulk import written
from readiness.exports.bulk.citation import TITLE, Citation, citation
from readiness.exports.reuse import CLASSES, RULE, withheld
from readiness.wording import downloads


class Facts(NamedTuple):
    """What a pack has to know of its release."""

    release: str
    edition: str
    year: int
    """Of the newest figures received."""
    received_until: str
    cite: Citation
    sentence: str
    """How much of what is held is passed on."""


def facts() -> Facts:
    """The release that is asked."""
    core = warehouse.stream("core.release").read_all().to_pylist()[0]
    published = warehouse.tables()
    passed = warehouse.page("open_figures", {}, {}, ["indicator_id"], 0, 0, **RULE).total
    received = core["received_until"]
    number = warehouse.release().get("number")
    cite = citation(
        number or core["release"],
        received.year,
        core["title"],
        published["core.indicator"],
        published["core.country"],
    )
    sentence = downloads.passed_on_sentence(passed, withheld())
    return Facts(
        core["release"], core["title"], received.year, received.isoformat(), cite, sentence
    )


def beside(pack: zipfile.ZipFile, rows: dict[str, int]) -> None:
    """Put README, citation and the list of what is left out into a pack.

    Args:
        rows: rows by table of the pack.
    """
    known = facts()
    says = {table.name: table.says for table in written.tables()}
    listed = [(name, number, says.get(name, "")) for name, number in rows.items()]
    text = downloads.bulk_readme(TITLE, known.cite.apa, known.sentence, CLASSES, listed)
    written.put(pack, "README.md", text)
    written.put(pack, "CITATION.cff", known.cite.cff)
    written.put(pack, "citation.bib", known.cite.bibtex)
    with written.entry(pack, "withheld.csv") as out:
        out.write(question("withheld_figures"))


def question(name: str) -> bytes:
    """The whole answer to a question of the warehouse, as CSV."""
    out = io.BytesIO()
    written.csv(warehouse.stream(name, **RULE), out)
    return out.getvalue()
