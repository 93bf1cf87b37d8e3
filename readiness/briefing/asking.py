"""The rows that a brief is made of, asked of the published database."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from readiness import warehouse
from readiness.briefing import content
from readiness.briefing.document import Document, Kind

REGION = "ASEAN"

OF_ALL = (
    *("breaks", "builds", "capacity", "coverage_total", "decisions", "framework_standings"),
    *("frameworks", "half_scores", "headlines", "instrument_kinds", "instruments", "moved"),
    *("pillars", "rank_bands", "register_facts", "scored_sources", "scored_values", "sources"),
    *("state_scores", "states", "target_statuses", "targets"),
)
"""Questions that every brief asks."""

OF_ONE = (*("gap_holders", "holes", "neighbours", "peer_gains", "state_indicators", "state_moves"),)
"""Questions about one state."""


class Refused(ValueError):
    """A brief that cannot be made, in one line."""


def document(kind: Kind, about: str = REGION, year: int | None = None) -> Document:
    """The brief of a kind.

    Args:
        kind: state, card, region, framework or comparison.
        about: a state's code; a framework's id; codes with "-" between them.
        year: the edition of the index, the current one if not given.

    Raises:
        Refused: there is no such state, framework, edition or kind.
        warehouse.NotBuilt: there is no published database.
    """
    held = sorted({row["edition"] for row in answer("rank_bands")})
    if year is not None and str(year) not in held:
        raise Refused(f"no edition {year} of the index is held; held: {', '.join(held)}")
    if kind == "region":
        return content.region_brief(rows())
    if kind == "framework":
        known = [row["framework_id"] for row in answer("frameworks")]
        return content.framework_brief(rows(), _known("framework", about, known))
    codes = [row["iso3"] for row in answer("states")]
    if kind == "comparison":
        chosen = tuple(dict.fromkeys(_known("state", code, codes) for code in about.split("-")))
        if not content.FEWEST <= len(chosen) <= content.MOST:
            raise Refused(
                f"{len(chosen)} states to compare; give {content.FEWEST} to {content.MOST}"
            )
        return content.comparison_brief(rows(), chosen)
    make = {"state": content.state_brief, "card": content.card}.get(kind)
    if make is None:
        raise Refused(f"no kind {kind!r}; there are: state, card, region, framework, comparison")
    iso3 = _known("state", about, codes)
    return make(rows(iso3), iso3)


def _known(what: str, name: str, names: Sequence[str]) -> str:
    if name not in names:
        raise Refused(f"no {what} {name!r}; there are: {', '.join(names)}")
    return name


def rows(iso3: str = "") -> dict[str, list[dict]]:
    """Every answer that a brief may need, by question; without a state, holes of all of them."""
    found = {question: answer(question) for question in OF_ALL}
    found["holes"] = answer("holes", iso3="")
    if iso3:
        found |= {question: answer(question, iso3=iso3) for question in OF_ONE}
    read = warehouse.release()
    # Cited by its number where it has one.
    return found | {"release": [{**read, "release": read.get("number") or read["release"]}]}


def answer(question: str, **bind: str) -> list[dict]:
    """Rows of one question, a hole as None. All readers share them: never change them."""
    return _answer(question, warehouse.release()["database"], tuple(sorted(bind.items())))


@lru_cache(maxsize=500)
def _answer(question: str, _database: str, bind: tuple[tuple[str, str], ...]) -> list[dict]:
    frame = warehouse.ask(question, **dict(bind))
    return frame.astype(object).where(frame.notna(), None).to_dict("records")
