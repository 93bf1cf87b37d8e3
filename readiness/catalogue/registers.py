"""The registers: governance instruments by state, and the region's frameworks and commitments."""

from __future__ import annotations

from typing import Literal

from readiness.catalogue.row import Row
from readiness.catalogue.values import PartialDay, Period, Slug, Text, YesNo


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
    file, key = "frameworks.csv", ("framework_id",)
    framework_id: Text
    name: Text
    adopted_on: Text | None
    body: Text | None
    period: Text | None
    status: Text | None
    source_url: Text | None
    evidence: Text | None


class Objective(Row):
    file, key = "objectives.csv", ("objective_id",)
    framework_id: Text
    objective_id: Text
    parent_id: Text | None
    level: Text | None
    title: Text
    priority: Text | None
    timing: Text | None
    source_url: Text | None
    evidence: Text | None


class Target(Row):
    """A commitment as it is written; its values are read as text here."""

    file, key = "targets.csv", ("target_id",)
    target_id: Text
    framework_id: Text
    objective_id: Text | None
    statement: Text
    kind: Text | None
    indicator_suggested: Text | None
    baseline: Text | None
    baseline_year: Text | None
    target_value: Text | None
    target_year: Text | None
    unit: Text | None
    direction: Text | None
    scope: Text | None
    source_url: Text | None
    evidence: Text | None
    standing: Text | None
    standing_note: Text | None
    quote: Text | None
    interim_target: Text | None
