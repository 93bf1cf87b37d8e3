"""One frozen model per file of the catalogue; the fields are the file's columns, in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from readiness.catalogue.connectors import Connector, ConnectorSeries
from readiness.catalogue.registers import (
    Decision,
    Framework,
    Instrument,
    InstrumentStatus,
    InstrumentType,
    Mandate,
    Objective,
    PillarInstrument,
    Target,
)
from readiness.catalogue.revised import Acceptance, Predecessor
from readiness.catalogue.row import Row
from readiness.catalogue.values import Address, Day, Number, Slug, Text, Whole, Years, YesNo

Reuse = Literal["open", "non-commercial", "show-only", "terms-unread"]


class Pillar(Row):
    file, key = "pillars.csv", ("pillar",)
    pillar: Slug
    title: Text
    question: Text | None
    max_age_years: Whole
    is_scored: YesNo
    position: Whole


class Indicator(Row):
    """One measured thing. ``worst`` and ``best`` are the goalposts, in ``unit``.

    Direction is not stored: less is better exactly when ``best < worst``.
    """

    file, key = "indicators.csv", ("indicator_id",)
    indicator_id: Slug
    series: Text
    title: Text
    pillar: Slug
    unit: Text
    worst: Number | None
    best: Number | None
    weight: Number
    transform: Literal["log"] | None
    half: Literal["ai_specific", "foundations"]
    kind: Literal["measure", "composite", "composite_part", "rank", "register", "input"]
    valid_min: Number | None
    valid_max: Number | None
    decimals: Whole
    source_id: Slug
    year_meaning: Literal["data", "edition"]
    breaks: Years | None
    is_relative: YesNo
    is_perception: YesNo
    higher_is: Literal["better", "worse"] | None
    definition: Text
    why_not_scored: Text | None

    def faults(self) -> Iterable[tuple[str, str]]:
        if self.worst is not None and self.worst == self.best:
            yield f"worst and best are both {self.best:g}", "goalposts must differ"
        if (self.worst is None) != (self.best is None):
            yield "only one goalpost is given", "give both worst and best, or neither"
        if self.weight < 0:
            yield f"weight is {self.weight:g}", "use 0 to show an indicator without scoring it"
        if self.weight > 0 and self.worst is None and self.best is None:
            yield "is scored but has no goalposts", "give worst and best, or weight 0"
        if self.weight == 0 and not self.why_not_scored:
            yield "has weight 0 and no reason", "say in why_not_scored why it does not count"
        limits = (self.valid_min, self.valid_max)
        if None not in limits and limits[0] >= limits[1]:  # type: ignore[operator]
            yield "valid_min {:g} is not below valid_max {:g}".format(*limits), "correct the limits"
        if not 0 <= self.decimals <= 6:
            yield f"decimals is {self.decimals}", "use 0 to 6"
        if self.transform == "log":
            for name in ("worst", "best", "valid_min"):
                floor = getattr(self, name)
                if floor is None or floor <= -1:
                    yield (
                        f"the log transform is ln(value + 1) and {name} is {floor}",
                        f"give a {name} above -1, or no transform",
                    )


class Source(Row):
    file, key = "sources.csv", ("source_id",)
    source_id: Slug
    publisher: Text
    title: Text
    short_title: Text
    licence: Text
    reuse: Reuse
    url: Address | None
    edition: Text | None
    reader: Slug
    precedence: Whole
    retrieved_on: Day | None
    next_update: Day | None
    update_note: Text | None
    about: Text | None


class Country(Row):
    file, key = "countries.csv", ("iso3",)
    iso3: Text
    name: Text
    short_name: Text
    kind: Literal["member", "comparator", "aggregate"]
    joined_on: Day | None
    grouping: Text | None
    tile_row: Whole | None
    tile_column: Whole | None
    longitude: Number | None
    latitude: Number | None

    def faults(self) -> Iterable[tuple[str, str]]:
        if self.kind == "member":
            for name in ("joined_on", "tile_row", "tile_column", "longitude", "latitude"):
                if getattr(self, name) is None:
                    yield f"a member state without {name}", f"fill in {name}"
        if not -180 <= (self.longitude or 0) <= 180 or not -90 <= (self.latitude or 0) <= 90:
            yield "the label lies off the globe", "correct longitude and latitude"


class Alias(Row):
    file, key, may_be_empty = "aliases.csv", ("alias",), True
    alias: Text
    iso3: Text
    used_by: Text | None


class Synonym(Row):
    """A word that people use and words of the catalogue that it means: for the search."""

    file, key, may_be_empty = "synonyms.csv", ("word", "means"), True
    word: Text
    means: Text

    def faults(self) -> Iterable[tuple[str, str]]:
        if self.word.casefold() == self.means.casefold():
            yield "a word that means itself", "remove the row: it is found as it is"


class Series(Row):
    file, key, may_be_empty = "series.csv", ("indicator_id", "source_id", "series"), True
    indicator_id: Slug
    source_id: Slug
    series: Text
    period: Text | None
    preference: Whole
    reason: Text | None


class Derivation(Row):
    file, key, may_be_empty = "derivations.csv", ("indicator_id",), True
    indicator_id: Slug
    method: Literal["ratio", "mean", "maturity"]
    inputs: Text
    denominator: Slug | None
    multiplier: Number | None
    window_years: Whole | None
    reason: Text | None

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple((self.inputs or "").split("|"))

    def faults(self) -> Iterable[tuple[str, str]]:
        if self.method == "ratio":
            if len(self.parts) != 1 or not self.denominator:
                yield "a ratio has one input and one denominator", "name one indicator in each"
            if not self.multiplier:
                yield "a ratio without multiplier", "give the multiplier, 1 for none"
            if (self.window_years or 0) < 1:
                yield "a ratio without window_years", "give the number of years, 1 for one"
        elif self.denominator or self.multiplier or self.window_years:
            yield (
                f"a {self.method} takes no denominator, multiplier or window_years",
                "leave them empty",
            )


class Correction(Row):
    file, key, may_be_empty = "corrections.csv", ("correction_id",), True
    correction_id: Slug
    source_id: Slug
    series: Text
    place: Text | None
    year: Whole | None
    published_value: Number | None
    action: Literal["withhold", "flag"]
    reason: Text
    added_on: Day

    def faults(self) -> Iterable[tuple[str, str]]:
        is_exact = self.place is not None and self.year is not None
        if self.action == "withhold" and not is_exact:
            yield "withholds more than one figure", "name place and year, or use action flag"
        if is_exact and self.published_value is None:
            yield (
                "has no published_value",
                "give the figure as the source has it, so that the guard can tell when it is mended",
            )
        if not is_exact and self.published_value is not None:
            yield "gives a published_value for many rows", "name place and year, or leave it empty"


class Edition(Row):
    file, key = "editions.csv", ("edition",)
    edition: Text
    title: Text
    cutoff_year: Whole
    coded_as_of: Day
    history_from: Whole | None
    income_indicator: Slug | None
    population_indicator: Slug | None
    targets_from: Whole | None

    def faults(self) -> Iterable[tuple[str, str]]:
        if abs(self.cutoff_year - self.coded_as_of.year) > 1:
            yield (
                f"cutoff_year {self.cutoff_year} is far from coded_as_of {self.coded_as_of}",
                "correct one of them",
            )
        if self.history_from is not None and self.history_from > self.cutoff_year:
            yield (
                f"history_from {self.history_from} lies after cutoff_year {self.cutoff_year}",
                "give an earlier year, or leave it empty: there is no history then",
            )


FILES: tuple[type[Row], ...] = (
    Pillar,
    Indicator,
    Source,
    Country,
    Alias,
    Synonym,
    Series,
    Derivation,
    InstrumentType,
    InstrumentStatus,
    Instrument,
    Framework,
    Objective,
    Target,
    Mandate,
    PillarInstrument,
    Decision,
    Correction,
    Edition,
    Acceptance,
    Predecessor,
    Connector,
    ConnectorSeries,
)
