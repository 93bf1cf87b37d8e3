"""What people decided about revised figures: which were accepted, and which indicator carries on another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from readiness.catalogue.row import Row
from readiness.catalogue.values import Day, Number, Slug, Text, Whole


class Acceptance(Row):
    """One suspicious change that a person looked at and let pass; a cell left empty means all.

    It holds against ``since_release`` alone, the release that was the newest then: a later move of
    the same figure is suspicious anew. Where it names one figure it holds for ``new_value`` only.
    """

    file, may_be_empty = "acceptances.csv", True
    key = (
        "what", "source_id", "indicator_id", "iso3", "year", "period", "since_release", "new_value",
    )  # fmt: skip
    what: Literal["closed_year", "jump", "vanished", "backwards"]
    source_id: Slug
    indicator_id: Slug | None
    iso3: Text | None
    year: Whole | None
    period: Text | None
    since_release: Text
    new_value: Number | None
    accepted_by: Text
    reason: Text
    accepted_on: Day

    def faults(self) -> Iterable[tuple[str, str]]:
        is_one = self.iso3 is not None and self.year is not None
        is_move = self.what in ("closed_year", "jump")
        if is_move and self.indicator_id is None:
            yield "accepts moved figures of every indicator", "name the indicator"
        if is_move and is_one and self.new_value is None:
            yield "accepts one figure without its new_value", "give the figure that was looked at"
        if self.new_value is not None and not (is_move and is_one):
            yield "gives a new_value for more than one figure", "leave it empty"
        if self.what == "backwards" and (self.indicator_id or self.iso3):
            yield "is about a whole source", "leave indicator_id and iso3 empty"
        if self.what == "vanished" and self.iso3 is None:
            yield "accepts that every state vanished", "name the state"


class Predecessor(Row):
    """An earlier indicator of the same publication that another carries on with a new method."""

    file, key, may_be_empty = "predecessors.csv", ("indicator_id", "earlier_id"), True
    indicator_id: Slug
    earlier_id: Slug
    reason: Text

    def faults(self) -> Iterable[tuple[str, str]]:
        if self.indicator_id == self.earlier_id:
            yield "an indicator that carries on itself", "name the earlier one, or remove the row"
