"""Figures that a state reports about itself: the model of a row, and what it must fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from readiness.catalogue import Catalogue, models
from readiness.catalogue.row import Row
from readiness.catalogue.values import Address, Day, Number, Slug, Text, Whole

FIRST_YEAR = 1900


class Reported(Row):
    """A figure, who says so, and where it can be read."""

    file, key = "values.csv", ("indicator_id", "iso3", "year", "period")
    indicator_id: Slug
    iso3: Text
    year: Whole
    period: Text | None
    value: Number
    unit: Text
    source: Text
    source_url: Address
    reported_by: Text
    reported_on: Day
    note: Text | None

    def faults(self) -> Iterable[tuple[str, str]]:
        if not FIRST_YEAR <= self.year <= self.reported_on.year:
            yield (
                f"year {self.year} is not between {FIRST_YEAR} and {self.reported_on.year}, "
                "the year of reported_on",
                "write the year the figure describes as four digits",
            )


def reportable(catalogue: Catalogue) -> dict[str, models.Indicator]:
    """Indicators that can be reported: all but those computed from other rows."""
    computed = {row.indicator_id for row in catalogue.derivations}
    return {
        row.indicator_id: row for row in catalogue.indicators if row.indicator_id not in computed
    }


def misfits(
    rows: Iterable[Reported], catalogue: Catalogue, today: date
) -> Iterator[tuple[Reported, str, str]]:
    """Rows that contradict the catalogue, as (row, what is wrong, what to do)."""
    open_to_all = reportable(catalogue)
    indicators = {row.indicator_id for row in catalogue.indicators}
    members = {row.iso3 for row in catalogue.countries if row.kind == "member"}
    periods: dict[str, set[str]] = {}
    for series in catalogue.series:
        if series.period:
            periods.setdefault(series.indicator_id, set()).add(series.period)
    for row in rows:
        name = row.indicator_id
        if name and name not in indicators:
            yield row, f"indicator {name!r} is not in indicators.csv", "correct it, or ask for it"
        elif name and name not in open_to_all:
            wrong = f"{name} is computed from other rows"
            yield row, wrong, "hand in what it is computed from (an instrument, or its inputs)"
        elif name:
            yield from _off_scale(row, open_to_all[name])
            known = periods.get(name, set())
            if row.period and row.period not in known:
                words = f"use {' or '.join(sorted(known))}, or leave it" if known else "leave it"
                yield row, f"period {row.period!r} is unknown for {name}", f"{words} empty"
        if row.iso3 and row.iso3 not in members:
            yield row, f"iso3 {row.iso3!r} is no member state", "use the code of a member state"
        if row.year and row.year > today.year:
            yield (
                row,
                f"year {row.year} lies in the future",
                "report what was measured, no forecast",
            )
        if row.reported_on and row.reported_on > today:
            yield (
                row,
                f"reported_on {row.reported_on} lies in the future",
                "write the day it was sent",
            )


def _off_scale(row: Reported, indicator: models.Indicator) -> Iterator[tuple[Reported, str, str]]:
    if row.unit and row.unit != indicator.unit:
        wrong = f"the unit {row.unit!r} is not {indicator.unit!r}, the unit of"
        yield row, f"{wrong} {indicator.indicator_id}", "convert the figure, then name this unit"
    for end, bound in (("below", indicator.valid_min), ("above", indicator.valid_max)):
        value = _read(row, "value")
        if None not in (value, bound) and ((value < bound) if end == "below" else (value > bound)):
            wrong = f"value {value:g} lies {end} {bound:g}, the limit of {indicator.indicator_id}"
            yield row, wrong, "correct the figure, or its unit"


def _read(row: Reported, name: str) -> Any:
    """A cell, or None if it could not be read: rows come here with their faults."""
    return getattr(row, name)
