"""What the data routes answer with, and by what it can be filtered."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from readiness import warehouse
from readiness.wording.downloads import ROUTES


class Filter(NamedTuple):
    """A parameter that takes one or several ids."""

    column: str
    """The column of the answer that is compared."""
    known: str
    """Where the ids are listed, as ``schema.table.column``."""
    says: str


class Resource(NamedTuple):
    """One route of the data interface."""

    what: str
    """The question that leaves out what may not be passed on, or a table of ours."""
    key: tuple[str, ...]
    """The columns that tell rows apart; pages are in their order."""
    says: str
    filters: dict[str, Filter]
    years: str = ""
    """The column that year_from and year_to bound, if there is one."""


INDICATOR = Filter("indicator_id", "core.indicator.indicator_id", "Indicators, see /catalogue.")
SOURCE = Filter("source_id", "core.source.source_id", "Publications, see /catalogue.")
STATE = Filter("iso3", "core.country.iso3", "States by ISO 3166 code, and groups of states.")

RESOURCES = {
    "observations": Resource(
        "open_figures",
        ("indicator_id", "iso3", "year", "period"),
        ROUTES["observations"][0],
        {"indicator": INDICATOR, "state": STATE, "source": SOURCE},
        years="year",
    ),
    "scores": Resource(
        "mart.score",
        ("edition", "iso3", "node"),
        ROUTES["scores"][0],
        {
            "state": STATE,
            "node": Filter("node", "mart.score.node", "Pillars, or readiness for the index."),
            "edition": Filter("edition", "core.edition.edition", "Editions of the index."),
        },
    ),
    "progress": Resource(
        "open_target_status",
        ("target_id", "iso3"),
        ROUTES["progress"][0],
        {
            "target": Filter("target_id", "core.target.target_id", "Commitments."),
            "framework": Filter("framework_id", "core.framework.framework_id", "Frameworks."),
            "state": Filter("iso3", "mart.target_scope.iso3", "States, or ASEAN as a whole."),
            "status": Filter("status", "mart.target_status.status", "Where a state stands."),
            "standing": Filter("standing", "core.target.standing", "How sure the target is."),
        },
    ),
    "instruments": Resource(
        "core.instrument",
        ("instrument_id",),
        ROUTES["instruments"][0],
        {
            "state": Filter("iso3", "core.instrument.iso3", "States, or ASEAN as a whole."),
            "kind": Filter("instrument_type", "core.instrument.instrument_type", "Kinds."),
            "status": Filter("status", "core.instrument.status", "Whether it is in force."),
            "confidence": Filter("confidence", "core.instrument.confidence", "How sure it is."),
        },
    ),
    "catalogue": Resource(
        "catalogue",
        ("indicator_id",),
        ROUTES["catalogue"][0],
        {
            "indicator": Filter("indicator_id", "core.indicator.indicator_id", "Indicators."),
            "pillar": Filter("pillar", "core.pillar.pillar", "Pillars."),
            "source": Filter("source_id", "core.source.source_id", "Publications."),
            "reuse": Filter("reuse", "core.source.reuse", "Reuse classes."),
        },
    ),
}


def known(listed: str) -> frozenset[str]:
    """The ids that a filter takes in the release that is published now."""
    return _known(listed, warehouse.release()["database"])


@lru_cache(maxsize=200)
def _known(listed: str, _database: str) -> frozenset[str]:
    table, _, column = listed.rpartition(".")
    return frozenset(warehouse.values(table, column))
