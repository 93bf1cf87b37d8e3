"""What the SDMX files are made of: code lists, concepts and two data structures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from readiness import warehouse
from readiness.exports.bulk import about
from readiness.exports.reuse import CLASSES
from readiness.wording import downloads

if TYPE_CHECKING:
    from sdmx.message import StructureMessage

AGENCY, VERSION = "AIREADY", "1.0"


class Flow(NamedTuple):
    """One dataflow: its columns in order, and what each of them is coded by."""

    id: str
    name: str
    dimensions: tuple[str, ...]
    attributes: tuple[str, ...]


FIGURES = Flow(
    "FIGURES",
    "Figures by indicator, place and period",
    ("FREQ", "REF_AREA", "INDICATOR", "TIME_PERIOD"),
    ("UNIT_MEASURE", "SOURCE", "EDITION", "LICENCE", "REUSE", "OBS_FLAG"),
)
SCORES = Flow(
    "SCORES",
    "Scores and rank bands of the experimental index",
    ("EDITION", "REF_AREA", "NODE"),
    ("RANK", "RANK_LOW", "RANK_HIGH", "MATURITY_GROUP", "COVERAGE", "IS_ESTIMATED"),
)
CODED = {
    "FREQ": "CL_FREQ",
    "REF_AREA": "CL_AREA",
    "INDICATOR": "CL_INDICATOR",
    "NODE": "CL_NODE",
    "SOURCE": "CL_SOURCE",
    "REUSE": "CL_REUSE",
}
TYPED = {
    "TIME_PERIOD": "observationalTimePeriod",
    "OBS_VALUE": "double",
    "RANK": "integer",
    "RANK_LOW": "integer",
    "RANK_HIGH": "integer",
    "COVERAGE": "double",
    "IS_ESTIMATED": "boolean",
}
"""What the others hold, where it is not a text."""

CONCEPTS = {
    "FREQ": "Frequency",
    "REF_AREA": "State or group of states",
    "INDICATOR": "Indicator",
    "TIME_PERIOD": "The period the figure describes",
    "OBS_VALUE": "The figure in its unit, or the score of 0 to 100",
    "UNIT_MEASURE": "Unit",
    "SOURCE": "Publication",
    "EDITION": "Edition of the publication, or of the index",
    "LICENCE": "The publisher's terms",
    "REUSE": "Reuse class",
    "OBS_FLAG": "Words about the figure, joined by |",
    "NODE": "Pillar, or the index",
    "RANK": "Rank among the member states",
    "RANK_LOW": "5th percentile of the rank",
    "RANK_HIGH": "95th percentile of the rank",
    "MATURITY_GROUP": "Group of states that cannot be told apart",
    "COVERAGE": "Share of the indicators with a current figure",
    "IS_ESTIMATED": "Under half of the indicators have a current figure",
}
FREQUENCIES = {"A": "Year", "S": "Half-year", "Q": "Quarter", "M": "Month"}


def structure() -> StructureMessage:
    """Code lists, concepts and the two data structures, as a message of the `sdmx` library."""
    from sdmx import message
    from sdmx.model import common, v21

    ours = common.Agency(id=AGENCY, name="ASEAN AI Readiness Dashboard")
    kept: dict[str, Any] = {
        "maintainer": ours,
        "version": VERSION,
        "is_final": True,
        "is_external_reference": False,
    }
    lists, concepts = {}, common.ConceptScheme(id="CS_READINESS", name="Concepts", **kept)
    for id_, name in CONCEPTS.items():
        concepts.append(common.Concept(id=id_, name=name))
    for id_, (name, codes) in _codes().items():
        lists[id_] = common.Codelist(id=id_, name=name, **kept)
        for code, title, more in codes:
            lists[id_].append(common.Code(id=code, name=title, description=more or title))
    received = datetime.fromisoformat(about.facts().received_until).replace(tzinfo=UTC)
    sent = message.StructureMessage(
        header=message.Header(id=about.facts().release, prepared=received, sender=ours)
    )
    for made in (*lists.values(), concepts):
        sent.add(made)

    def component(kind: type, id_: str, **more: object) -> Any:
        if id_ in CODED:
            form = common.Representation(enumerated=lists[CODED[id_]])
        else:
            facet = common.Facet(value_type=common.FacetValueType[TYPED.get(id_, "string")])
            form = common.Representation(non_enumerated=[facet])
        return kind(id=id_, concept_identity=concepts[id_], local_representation=form, **more)

    for flow in (FIGURES, SCORES):
        measure = component(v21.PrimaryMeasure, "OBS_VALUE")
        design = v21.DataStructureDefinition(
            id=f"DSD_{flow.id}",
            name=flow.name,
            dimensions=common.DimensionDescriptor(
                id="DimensionDescriptor",
                components=[
                    component(
                        common.TimeDimension if id_ == "TIME_PERIOD" else common.Dimension,
                        id_,
                        order=order,
                    )
                    for order, id_ in enumerate(flow.dimensions, 1)
                ],
            ),
            measures=v21.MeasureDescriptor(id="MeasureDescriptor", components=[measure]),
            attributes=common.AttributeDescriptor(
                id="AttributeDescriptor",
                components=[
                    component(
                        common.DataAttribute,
                        id_,
                        related_to=v21.PrimaryMeasureRelationship(),
                        usage_status=common.UsageStatus.conditional,
                    )
                    for id_ in flow.attributes
                ],
            ),
            **kept,
        )
        sent.add(design)
        sent.add(v21.DataflowDefinition(id=flow.id, name=flow.name, structure=design, **kept))
    return sent


def _codes() -> dict[str, tuple[str, list[tuple[str, str, str]]]]:
    indicators = _rows("core.indicator")
    return {
        "CL_FREQ": ("Frequency", [(code, name, "") for code, name in FREQUENCIES.items()]),
        "CL_AREA": ("Places", [(r["iso3"], r["name"], r["kind"]) for r in _rows("core.country")]),
        "CL_INDICATOR": (
            "Indicators",
            [
                (r["indicator_id"], r["title"], f"{r['definition']} ({r['unit']})")
                for r in indicators
            ],
        ),
        "CL_NODE": (
            "Pillars and the index",
            [
                *((r["pillar"], r["title"], r["question"] or "") for r in _rows("core.pillar")),
                ("readiness", "AI readiness (experimental)", downloads.DISCLAIMER),
            ],
        ),
        "CL_SOURCE": (
            "Publications",
            [
                (r["source_id"], f"{r['publisher']}: {r['title']}", f"{r['licence']}; {r['url']}")
                for r in _rows("core.source")
            ],
        ),
        "CL_REUSE": ("Reuse classes", [(code, code, says) for code, says in CLASSES.items()]),
    }


def _rows(table: str) -> Sequence[dict]:
    return warehouse.stream(table).read_all().to_pylist()
