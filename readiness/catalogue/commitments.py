"""Faults between the registers of commitments and what measures them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readiness.catalogue import models
from readiness.catalogue.registers import EACH, LEAST_DEVELOPED, REGION

if TYPE_CHECKING:
    from readiness.catalogue.folder import Catalogue

Finding = tuple[models.Row, str, str]

TELLING = ("%", "rank", "GDP", "GNI", "household", "school")
"""Words of a unit that two units of the same thing share, or both lack."""


def objectives(it: Catalogue) -> Iterator[Finding]:
    """Objectives and targets that stand under an objective of another framework."""
    home = {row.objective_id: row.framework_id for row in it.objectives}
    known = {row.framework_id for row in it.frameworks}
    under: list[tuple[models.Objective | models.Target, str | None]] = [
        *((row, row.parent_id) for row in it.objectives),
        *((row, row.objective_id) for row in it.targets),
    ]
    for row, above in under:
        other = home.get(above or "")
        if other and row.framework_id in known and other != row.framework_id:
            wrong = f"{above} is an objective of {other}, not of {row.framework_id}"
            yield row, wrong, "correct one of them"


def mandates(it: Catalogue) -> Iterator[Finding]:
    """Parts of a mandate that is not the one network's."""
    home = {row.objective_id: row.framework_id for row in it.objectives}
    first = next((home[row.mandate] for row in it.mandates if home.get(row.mandate)), None)
    for row in it.mandates:
        other = home.get(row.mandate)
        if other and other != first:
            wrong = f"{row.mandate} is an objective of {other}, the rows above are of {first}"
            yield row, wrong, "one framework has the mandate: correct the objective"


def scopes(it: Catalogue) -> Iterator[Finding]:
    """Targets about states that are none."""
    if "countries.csv" in it.incomplete:
        return
    members = {row.iso3 for row in it.countries if row.kind == "member"}
    for row in it.targets:
        if row.scope and row.scope not in {REGION, EACH, LEAST_DEVELOPED, *members}:
            wrong = f"scope {row.scope!r} is no member state"
            yield row, wrong, f"use {REGION!r}, {EACH!r} or the code of a member state"
        if row.states and row.scope not in (EACH, LEAST_DEVELOPED):
            yield row, f"only_states narrows the scope {row.scope!r}", "leave it empty"
        for iso3 in row.states:
            if iso3 not in members:
                yield row, f"only_states: {iso3!r} is no member state", "correct the code"


def decisions(it: Catalogue) -> Iterator[Finding]:
    """Decisions that are sought of a place that is no member state."""
    if "countries.csv" in it.incomplete:
        return
    members = {row.iso3 for row in it.countries if row.kind == "member"}
    for row in it.decisions:
        if row.iso3 and row.iso3 not in members:
            wrong = f"iso3 {row.iso3!r} is no member state"
            yield row, wrong, "use the code of a member state, or leave it empty for the region"


def counts(it: Catalogue) -> Iterator[Finding]:
    """Counts of instruments that the register has no kind for."""
    if "instrument_types.csv" in it.incomplete:
        return
    known = {row.instrument_type for row in it.instrument_types}
    for row in it.targets:
        for kind in (kind for group in row.instruments for kind in group):
            if row.instrument_types and kind not in known:
                wrong = f"instrument_types: {kind!r} is not in instrument_types.csv"
                yield row, wrong, "write kinds like plan + law|guide"


def events(it: Catalogue) -> Iterator[Finding]:
    """Events of the future."""
    for row in it.targets:
        if row.met_on and it.edition and it.edition.coded_as_of:
            until = it.edition.coded_as_of.isoformat()
            if row.met_on > until[: len(row.met_on)]:
                wrong = f"met_on {row.met_on} lies after the edition's date {until}"
                yield row, wrong, "correct it, or leave it empty"


def measures(it: Catalogue) -> Iterator[Finding]:
    """Targets that their indicator contradicts."""
    indicators = {row.indicator_id: row for row in it.indicators if row.is_sound}
    start = it.edition.targets_from if it.edition else None
    for row in it.targets:
        indicator = indicators.get(row.indicator_id or "")
        if indicator is None:
            continue
        yield from _numbers(row, indicator)
        name = indicator.indicator_id
        if (indicator.kind == "rank") != (row.progress_kind == "rank") and row.progress_kind:
            wrong = f"progress_kind is {row.progress_kind} and {name} is a {indicator.kind}"
            yield row, wrong, "ranks, and only ranks, have progress_kind rank"
        for word in TELLING if row.unit else ():
            if (word in (row.unit or "")) != (word in indicator.unit):
                wrong = f"the unit {row.unit!r} contradicts {indicator.unit!r} of {name}"
                yield row, wrong, "bind it to an indicator in the same unit, or to none"
                break
        if (row.direction, indicator.higher_is) in (("up", "worse"), ("down", "better")):
            wrong = f"direction is {row.direction}, and more of {name} is {indicator.higher_is}"
            yield row, wrong, "correct one of them"
        base = row.baseline_year or start
        is_paced = row.progress_kind == "value" and row.target_value is not None
        if is_paced and base and row.target_year and row.target_year <= base:
            wrong = f"target_year {row.target_year} is not after the base year {base}"
            yield row, wrong, "give an earlier baseline_year"


def _numbers(row: models.Target, indicator: models.Indicator) -> Iterator[Finding]:
    for name in ("target_value", "baseline"):
        value = getattr(row, name)
        for end, bound in (("below", indicator.valid_min), ("above", indicator.valid_max)):
            if value is None or bound is None:
                continue
            if (value < bound) if end == "below" else (value > bound):
                wrong = f"{name} {value:g} lies {end} {bound:g}, the limit of"
                yield row, f"{wrong} {indicator.indicator_id}", "correct the figure or its measure"
