"""The governance register as the page's sections share it: kinds, entries, cells, and their marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from readiness import wording
from readiness.components import markup
from readiness.components.answers import rows
from readiness.wording import governance as phrases

ALL = "all"
"""The choice that filters nothing."""

ADDRESS = "governance"


def kinds() -> dict[str, dict]:
    """Every kind of instrument by its id, those of states and those of ASEAN alone."""
    return {row["instrument_type"]: row for row in rows("instrument_kinds")}


def kinds_of_states() -> dict[str, dict]:
    """The kinds that the register asks of member states."""
    return {key: row for key, row in kinds().items() if row["is_of_states"]}


def entries(kind: str = ALL, state: str = ALL, stage: str = ALL) -> list[dict]:
    """The register's rows that pass the filters, kind by kind."""
    order = {key: place for place, key in enumerate(kinds())}
    found = [
        row
        for row in rows("instruments")
        if kind in (ALL, row["instrument_type"])
        and state in (ALL, row["iso3"])
        and stage in (ALL, row["stage"])
    ]
    return sorted(found, key=lambda row: order[row["instrument_type"]])


def members() -> dict[str, str]:
    """The member states' names by code, alphabetical."""
    return {row["iso3"]: row["name"] for row in rows("states")}


def cells() -> dict[tuple[str, str], list[dict]]:
    """The rows of each kind and member state, the furthest first; no key, no row."""
    found: dict[tuple[str, str], list[dict]] = {}
    for row in entries():
        if row["is_member"]:
            found.setdefault((row["instrument_type"], row["iso3"]), []).append(row)
    return {key: sorted(listed, key=_behind) for key, listed in found.items()}


def stage_of(listed: list[dict] | None) -> str:
    """The stage that a cell shows: that of its furthest row."""
    return listed[0]["stage"] if listed else "no_entry"


def counts(kind: str) -> Counter:
    """How many member states are at which stage with one kind."""
    found = cells()
    return Counter(stage_of(found.get((kind, iso3))) for iso3 in members())


def furthest(kind: str) -> int | None:
    """The highest maturity code that any member state has with one kind."""
    codes = [
        row["maturity_code"]
        for row in entries(kind)
        if row["is_member"] and row["maturity_code"] is not None
    ]
    return max(codes, default=None)


def mark(stage: str, word: str = "") -> str:
    """A table cell in the stage's colour, with its icon and its word, or another word."""
    told = f"{phrases.STAGED[stage][0]} {word}" if word else phrases.stage(stage)
    return markup.cell(f"<span>{markup.text(told)}</span>", f"stage {shade(stage)}".strip())


def shade(stage: str) -> str:
    """The class of a stage's colour; none for a fact without level."""
    level = phrases.STAGED[stage][2]
    return "" if level is None else f"l{level}"


def legend(stages: Iterable[str]) -> str:
    """What each stage means, once."""
    steps = []
    for stage in stages:
        icon, word, level = phrases.STAGED[stage]
        box = "" if level is None else f'<i class="l{level}"></i>'
        steps.append(f"<li>{box}{icon} {word}: {markup.text(phrases.MEANINGS[stage])}</li>")
    return f'<ul class="key">{"".join(steps)}</ul>'


def to_cell(label: str, kind: str, state: str) -> str:
    """A link to the entries behind one cell."""
    return markup.link(label, ADDRESS, type=kind, state=state)


def hosts(*cited: str | None) -> str:
    """Links to sources by the names of their hosts; a cell may hold several, " ; " between them."""
    found = [address for cell in cited if cell for address in cell.split(" ; ")]
    links = [
        markup.outside((urlsplit(address).hostname or address).removeprefix("www."), address)
        for address in dict.fromkeys(found)
    ]
    return "<br>".join(links) or "–"


def coded() -> str:
    """As of when the register speaks, as HTML for a source line."""
    facts = rows("register_facts")[0]
    return (
        f"Source: the governance register of this project, as of "
        f"{wording.day(facts['coded_as_of'])}; each entry links to the page it was read from."
    )


def _behind(row: dict) -> tuple[int, int]:
    code = -1 if row["maturity_code"] is None else row["maturity_code"]
    return -int(code), list(phrases.STAGED).index(row["stage"])
