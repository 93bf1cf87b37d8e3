"""Faults between files: a row that names something no other file knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from readiness.catalogue import commitments, connectors, models
from readiness.catalogue.faults import Fault, shown

if TYPE_CHECKING:
    from readiness.catalogue.folder import Catalogue

Finding = tuple[models.Row, str, str]
REGION = "ASEAN"
"""Holder of the instruments of the Association itself, which is no state."""


def faults(catalogue: Catalogue) -> list[Fault]:
    """Everything that does not fit together."""
    found = []
    for row, wrong, remedy in chain.from_iterable(check(catalogue) for check in CHECKS):
        cells = (getattr(row, name) for name in row.key)
        subject = "+".join(str(cell or "") for cell in cells)
        found.append(Fault(*catalogue.place(row), subject, wrong, remedy))
    return found + list(_stray_notes(catalogue))


def _unknown(
    it: Catalogue, rows: Iterable[models.Row], column: str, *files: type[models.Row], also: str = ""
) -> Iterator[Finding]:
    """Rows whose ``column`` names an id that none of ``files`` has."""
    if it.incomplete & {file.file for file in files}:
        return
    names = {also}.union(*(_ids(it.table(file)) for file in files))
    for row in rows:
        value = getattr(row, column)
        if value is not None and value not in names:
            what = column.removesuffix("_id")
            where = " or ".join(file.file for file in files)
            yield row, f"{what} {value!r} is not in {where}", "add it there first, or correct it"


def _ids(rows: Iterable[models.Row]) -> set[str]:
    return {getattr(row, row.key[0]) for row in rows}


def _indicators(it: Catalogue) -> Iterator[Finding]:
    yield from _unknown(it, it.indicators, "pillar", models.Pillar)
    yield from _unknown(it, it.indicators, "source_id", models.Source)
    unscored = {row.pillar for row in it.pillars if row.is_scored is False}
    derived = _ids(it.derivations)
    seen: dict[tuple[str, str], models.Indicator] = {}
    for row in it.indicators:
        if (row.weight or 0) > 0 and row.pillar in unscored:
            yield row, f"has weight in {row.pillar}, a pillar that is not scored", "use weight 0"
        is_known = "derivations.csv" in it.incomplete or row.indicator_id in derived
        if row.kind == "register" and not is_known:
            yield row, "comes from the register without a rule", "add it to derivations.csv"
        if (row.weight or 0) > 0 and row.indicator_id not in derived:
            twin = seen.setdefault((row.source_id, row.series), row)
            if twin is not row:
                yield (
                    row,
                    f"scores the series {row.series} that {twin.indicator_id} scores already",
                    "give one of them weight 0: a figure counts once",
                )


def _series(it: Catalogue) -> Iterator[Finding]:
    yield from _unknown(it, it.series, "indicator_id", models.Indicator)
    yield from _unknown(it, it.series, "source_id", models.Source)
    homes = {(row.source_id, row.series): row.indicator_id for row in it.indicators}
    derived = _ids(it.derivations)
    for row in it.series:
        if row.indicator_id in derived:
            yield row, f"{row.indicator_id} is derived and takes no series", "remove the row"
        home = homes.setdefault((row.source_id, row.series), row.indicator_id)
        if home != row.indicator_id:
            yield row, f"series {row.series} belongs to {home} already", "a series has one home"


def _places(it: Catalogue) -> Iterator[Finding]:
    yield from _unknown(it, it.aliases, "iso3", models.Country)
    yield from _unknown(it, it.instruments, "iso3", models.Country, also=REGION)
    known = _ids(it.countries)
    for row in it.aliases:
        if row.alias in known and row.alias != row.iso3:
            yield row, f"{row.alias} is a state of its own in countries.csv", "remove the alias"


def _synonyms(it: Catalogue) -> Iterator[Finding]:
    names = {row.alias.casefold() for row in it.aliases if row.alias}
    names |= {row.name.casefold() for row in it.countries if row.name}
    for row in it.synonyms:
        if (row.word or "").casefold() in names:
            yield row, f"{row.word} is an alias of a place already", "remove the row"


def _editions(it: Catalogue) -> Iterator[Finding]:
    yield from _unknown(it, it.editions, "income_indicator", models.Indicator)
    yield from _unknown(it, it.editions, "population_indicator", models.Indicator)


def _predecessors(it: Catalogue) -> Iterator[Finding]:
    yield from _unknown(it, it.predecessors, "indicator_id", models.Indicator)
    yield from _unknown(it, it.predecessors, "earlier_id", models.Indicator)


def _derivations(it: Catalogue) -> Iterator[Finding]:
    derived = _ids(it.derivations)
    yield from _unknown(it, it.derivations, "indicator_id", models.Indicator)
    yield from _unknown(it, it.derivations, "denominator", models.Indicator)
    for row in it.derivations:
        source = models.InstrumentType if row.method == "maturity" else models.Indicator
        known = _ids(it.table(source))
        for part in row.parts:
            if part not in known and source.file not in it.incomplete:
                wrong = f"input {part!r} is not in {source.file}"
                yield row, wrong, "add it there first, or correct it"
            if part in derived and row.method != "maturity":
                yield row, f"input {part!r} is itself derived", "derive from figures as received"


def _registers(it: Catalogue) -> Iterator[Finding]:
    yield from _unknown(it, it.instruments, "instrument_type", models.InstrumentType)
    yield from _unknown(it, it.instruments, "status", models.InstrumentStatus)
    yield from _unknown(it, it.objectives, "framework_id", models.Framework)
    yield from _unknown(it, it.objectives, "parent_id", models.Objective)
    yield from _unknown(it, it.targets, "framework_id", models.Framework)
    yield from _unknown(it, it.targets, "objective_id", models.Objective)
    yield from _unknown(it, it.targets, "indicator_id", models.Indicator)
    yield from _unknown(it, it.mandates, "mandate", models.Objective)
    yield from _unknown(it, it.mandates, "indicator_id", models.Indicator)
    yield from _unknown(it, it.mandates, "instrument_type", models.InstrumentType)
    yield from _unknown(it, it.pillar_instruments, "pillar", models.Pillar)
    yield from _unknown(it, it.pillar_instruments, "instrument_type", models.InstrumentType)


def _corrections(it: Catalogue) -> Iterator[Finding]:
    yield from _unknown(it, it.corrections, "source_id", models.Source)
    yield from _unknown(it, it.corrections, "place", models.Country, models.Alias)
    homes = {(row.source_id, row.series) for row in it.indicators}
    homes |= {(row.source_id, row.series) for row in it.series}
    if it.incomplete & {"indicators.csv", "series.csv"}:
        return
    for row in it.corrections:
        if (row.source_id, row.series) not in homes:
            yield row, f"series {row.series!r} of {row.source_id} is unknown", "correct the series"


def _stray_notes(it: Catalogue) -> Iterator[Fault]:
    known = _ids(it.indicators)
    for name in it.notes:
        if known and name not in known:
            file = shown(it.folder / "notes" / f"{name}.md")
            yield Fault(file, 1, name, "no indicator has this id", "rename or remove the note")


CHECKS: tuple[Callable[[Catalogue], Iterable[Finding]], ...] = (
    _indicators,
    _series,
    _places,
    _synonyms,
    _editions,
    _derivations,
    _registers,
    commitments.objectives,
    commitments.mandates,
    commitments.scopes,
    commitments.decisions,
    commitments.counts,
    commitments.events,
    commitments.measures,
    _corrections,
    _predecessors,
    connectors.unmatched,
)
