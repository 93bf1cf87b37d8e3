"""The registers: governance instruments by state, and the region's frameworks and commitments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from readiness.catalogue.row import Row
from readiness.catalogue.values import (
    Address,
    Day,
    Number,
    PartialDay,
    Period,
    Slug,
    Text,
    Whole,
    YesNo,
)

REGION, EACH, LEAST_DEVELOPED = "region", "each state", "each state (LDC)"
"""Scopes of a target; any other is the code of the one state it is about."""

MEASURES = {
    "value": "indicator_id",
    "rank": "indicator_id",
    "yes_no": "met_on",
    "count": "instrument_types",
}
"""What may measure a target of each progress_kind."""


class InstrumentType(Row):
    file, key = "instrument_types.csv", ("instrument_type",)
    instrument_type: Slug
    title: Text
    is_plan: YesNo
    question: Text | None


class InstrumentStatus(Row):
    file, key = "instrument_statuses.csv", ("status",)
    status: Text
    maturity_code: Literal["0", "1", "2", "3"] | None
    meaning: Text


class Instrument(Row):
    file, key = "instruments.csv", ("instrument_id",)
    instrument_id: Slug
    iso3: Text
    instrument_type: Slug
    name: Text
    status: Text
    adopted_on: PartialDay | None
    in_force_on: PartialDay | None
    period: Period | None
    responsible_body: Text | None
    source_url: Text | None
    confidence: Literal["high", "medium", "low"] | None
    note: Text | None


class Framework(Row):
    """A plan, guide or declaration. ``owner`` says whose: only in ASEAN's own is membership asked."""

    file, key = "frameworks.csv", ("framework_id",)
    framework_id: Text
    name: Text
    owner: Literal["asean", "global", "national"]
    adopted_on: PartialDay | None
    adopted_on_as_printed: Text | None
    body: Text | None
    period: Period | None
    period_as_printed: Text | None
    status: Text | None
    source_url: Address | None
    evidence: Text | None


class Objective(Row):
    file, key = "objectives.csv", ("objective_id",)
    framework_id: Text
    objective_id: Text
    parent_id: Text | None
    level: Literal["outcome", "element", "principle", "recommendation", "action"]
    title: Text
    priority: Text | None
    timing: Text | None
    source_url: Text | None
    evidence: Text | None


class Mandate(Row):
    """What measures a part of the network's mandate: an indicator, or the states with an instrument.

    ``mandate`` is the objective that is the part.
    """

    file, key = "mandates.csv", ("mandate", "indicator_id", "instrument_type")
    may_be_empty = True
    mandate: Text
    indicator_id: Slug | None
    instrument_type: Slug | None
    why: Text

    def faults(self) -> Iterable[tuple[str, str]]:
        if (self.indicator_id is None) == (self.instrument_type is None):
            yield (
                "is measured by an indicator or by a kind of instrument, never by both or neither",
                "give indicator_id or instrument_type",
            )


class PillarInstrument(Row):
    """A kind of instrument that bears on what a pillar measures."""

    file, key = "pillar_instruments.csv", ("pillar", "instrument_type")
    may_be_empty = True
    pillar: Slug
    instrument_type: Slug
    why: Text


class Decision(Row):
    """A decision that the secretariat seeks of a state, or of the region: what briefs carry."""

    file, key, may_be_empty = "decisions.csv", ("decision_id",), True
    decision_id: Slug
    iso3: Text | None
    decision: Text
    owner: Text
    due_on: Day
    source_url: Address | None


class Target(Row):
    """A commitment as it is written, and by what it is measured.

    Measured is what names an indicator (value, rank), kinds of instrument (count) or the day on
    which it happened (yes_no); everything else says why not. ``…_as_printed`` keeps a text that
    is no plain number or year.
    """

    file, key = "targets.csv", ("target_id",)
    target_id: Text
    framework_id: Text
    objective_id: Text
    statement: Text
    kind: Literal["quantitative", "qualitative", "milestone", "count of states", "projection"]
    progress_kind: Literal["value", "rank", "yes_no", "count"]
    indicator_suggested: Text | None
    indicator_id: Slug | None
    instrument_types: Text | None
    counts_from: Whole | None
    met_on: PartialDay | None
    measured_by_note: Text | None
    why_not_measured: Text | None
    baseline: Number | None
    baseline_as_printed: Text | None
    baseline_year: Whole | None
    baseline_year_as_printed: Text | None
    target_value: Number | None
    target_value_as_printed: Text | None
    target_year: Whole | None
    target_year_as_printed: Text | None
    unit: Text | None
    unit_as_printed: Text | None
    direction: Literal["up", "down", "parity"] | None
    scope: Text
    only_states: Text | None
    source_url: Address
    evidence: Text | None
    standing: Literal["official", "reported", "proxy"]
    standing_note: Text | None
    quote: Text | None
    interim_target: Text | None

    @property
    def instruments(self) -> tuple[tuple[str, ...], ...]:
        """Kinds of instrument: one of each group is asked for.

        ``plan + law|guide`` is a plan, and a law or a guide.
        """
        groups = (self.instrument_types or "").split("+")
        return tuple(tuple(kind.strip() for kind in group.split("|")) for group in groups)

    @property
    def states(self) -> tuple[str, ...]:
        """The only states it is about; none where the scope says it all."""
        return tuple(self.only_states.split("|")) if self.only_states else ()

    def faults(self) -> Iterable[tuple[str, str]]:
        measures = {
            "indicator_id": self.indicator_id,
            "instrument_types": self.instrument_types,
            "met_on": self.met_on,
        }
        given = [name for name, value in measures.items() if value]
        fitting = MEASURES[self.progress_kind]
        for name in given:
            if name != fitting:
                yield (
                    f"is measured by {name}, but its progress_kind is {self.progress_kind}",
                    f"a {self.progress_kind} is measured by {fitting}",
                )
        if not given and not self.why_not_measured:
            yield "is not measured and gives no reason", f"give {fitting}, or why_not_measured"
        if given and self.why_not_measured:
            yield "is measured and says why it is not", "empty why_not_measured"
        if (self.kind == "projection") and given:
            yield "is a projection and is measured", "a projection has no status: say why"
        if (self.counts_from is None) != (self.instrument_types is None):
            yield "instrument_types and counts_from belong together", "give both, or neither"
        if self.counts_from is not None and self.counts_from not in (1, 2, 3):
            yield f"counts_from is {self.counts_from}", "use a stage from 1 to 3"
        if self.scope == LEAST_DEVELOPED and not self.only_states:
            yield f"the scope {self.scope!r} names no states", "list them in only_states"
        yield from self._number_faults()

    def _number_faults(self) -> Iterable[tuple[str, str]]:
        value, year = self.target_value, self.target_year
        if self.indicator_id and value is not None:
            if year is None:
                yield "has a number and no target_year", "give the year, or no number"
            if self.direction is None:
                yield "has a number and no direction", "use up, down or parity"
        if self.direction == "parity" and value not in (None, 1):
            yield f"parity aims at 1, not at {value:g}", "correct target_value or direction"
        if self.direction == "parity" and self.progress_kind == "rank":
            yield "a rank aims at no parity", "use up or down"
        if self.progress_kind == "yes_no" and value not in (None, 1):
            yield f"a yes_no target is 1 or empty, not {value:g}", "correct target_value"
        for name in ("target_year", "baseline_year"):
            if (given := getattr(self, name)) is not None and len(str(given)) != 4:
                yield f"{name} is {given}", "write a year as four digits"
        if year is not None and self.baseline_year is not None and self.baseline_year > year:
            yield f"baseline_year {self.baseline_year} lies after {year}", "correct one of them"
