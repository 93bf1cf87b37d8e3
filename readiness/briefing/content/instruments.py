"""The governance register: what a state has in place, and what others have in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from readiness.briefing.content.terms import (
    Row,
    Rows,
    count,
    instrument,
    listing,
    noted,
    stage,
    state,
    states_of,
    title,
    told,
)
from readiness.briefing.document import (
    Block,
    Column,
    Day,
    Heading,
    Paragraph,
    Part,
    Say,
    Table,
    Verbatim,
    Year,
)
from readiness.wording.governance import STAGED

MOST_IN_PLACE = 4
MOST_MISSING = 4
UNKNOWN = {"not_found", "no_entry"}
COMPLETE = {"in_force", "adopted"}
AWAY = {"not_joined"}
"""A fact about agreements that a state does not take part in: no gap."""

ISO_DAY = 10

Cells = Mapping[tuple[str, str], Sequence[Row]]


def cells(rows: Rows) -> Cells:
    """The register's entries by kind and member state, the furthest first."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows["instruments"]:
        if row["is_member"]:
            found.setdefault((row["instrument_type"], row["iso3"]), []).append(row)
    order = list(STAGED)
    return {
        key: sorted(listed, key=lambda row: order.index(row["stage"]))
        for key, listed in found.items()
    }


def kinds(rows: Rows) -> list[Row]:
    """The kinds of instrument that the register asks of member states, those that are scored first."""
    return [row for row in rows["instrument_kinds"] if row["is_of_states"]]


def stage_of(listed: Sequence[Row] | None) -> str:
    """The stage of the furthest entry."""
    return listed[0]["stage"] if listed else "no_entry"


def of_state(rows: Rows, iso3: str) -> list[Block]:
    """What a state has in place by name and date, and what other states have and it has not."""
    found, listed = cells(rows), kinds(rows)
    here = {
        row["instrument_type"]: stage_of(found.get((row["instrument_type"], iso3)))
        for row in listed
    }
    if not set(here.values()) - UNKNOWN:
        return [
            Heading(Say("Laws, strategies and bodies")),
            Paragraph(Say("The register knows of no instrument: that is unknown, and no “no”.")),
        ]
    counts = Counter(here.values())
    summary = Say(
        "Of {of} kinds of instrument: {stages}. Where nothing was found, the state may have one that "
        "the register does not know.",
        {
            "of": count(len(listed)),
            "stages": listing(
                noted(stage(word), count(counts[word])) for word in STAGED if counts[word]
            ),
        },
    )
    blocks: list[Block] = [Heading(Say("Laws, strategies and bodies")), Paragraph(summary)]
    return [*blocks, *_in_place(found, listed, iso3), *_missing(rows, found, listed, here)]


def _in_place(found: Cells, listed: Sequence[Row], iso3: str) -> list[Block]:
    entries = []
    for kind in listed:
        own = [
            row
            for row in found.get((kind["instrument_type"], iso3), ())
            if row["stage"] in COMPLETE
        ]
        if own and not kind["instrument_type"].startswith("intl_"):
            entries.append((kind, own[0]))
    if not entries:
        return []
    return [
        Table(
            caption=Say("In place, the kinds that the index scores first"),
            columns=(
                Column(Say("Kind"), 1.3),
                Column(Say("Instrument"), 3),
                Column(Say("Stage"), 0.8),
                Column(Say("Dated"), 0.8),
            ),
            rows=tuple(
                (
                    instrument(kind),
                    Verbatim(row["name"]),
                    stage(row["stage"]),
                    dated(row["dated_on"]),
                )
                for kind, row in entries[:MOST_IN_PLACE]
            ),
        )
    ]


def _missing(
    rows: Rows, found: Cells, listed: Sequence[Row], here: Mapping[str, str]
) -> list[Block]:
    names = {row["iso3"]: row for row in rows["states"]}
    lacking = []
    for kind in listed:
        word = here[kind["instrument_type"]]
        if word in COMPLETE or word in AWAY or kind["instrument_type"].startswith("intl_"):
            continue
        have = [
            iso3
            for iso3 in names
            if stage_of(found.get((kind["instrument_type"], iso3))) == "in_force"
        ]
        if have:
            lacking.append((kind, word, have))
    lacking.sort(key=lambda item: -len(item[2]))
    if not lacking:
        return []
    return [
        Table(
            caption=Say("Not in place here and in force in other member states"),
            columns=(
                Column(Say("Kind"), 1.3),
                Column(Say("Stage"), 0.8),
                Column(Say("In force in"), 3),
            ),
            rows=tuple(
                (instrument(kind), stage(word), _holders(names, have))
                for kind, word, have in lacking[:MOST_MISSING]
            ),
        )
    ]


def _holders(names: Mapping[str, Row], have: Sequence[str]) -> Say:
    return told(states_of(len(have), len(names)), listing(state(names[iso3]) for iso3 in have))


def dated(date: str | None) -> Part:
    """A date as far as it is known.

    >>> dated("2026-01-16"), dated("2021")
    (Day(iso='2026-01-16'), Year(value=2021))
    """
    if not date:
        return Say("not dated")
    return Day(date) if len(date) == ISO_DAY else Year(int(date[:4]))


SHOWN = ("in_force", "adopted", "in_preparation", "confirmed_none")
"""Stages that the region's table counts; every other is unknown or has ended."""

MOST_KINDS = 6


def of_region(rows: Rows) -> list[Block]:
    """In how many states each of the kinds of instrument is how far, the scored kinds first."""
    found, members = cells(rows), [row["iso3"] for row in rows["states"]]
    body: list[tuple[Part, ...]] = []
    for kind in kinds(rows)[:MOST_KINDS]:
        counts = Counter(stage_of(found.get((kind["instrument_type"], iso3))) for iso3 in members)
        known = tuple(count(counts[word]) for word in SHOWN)
        unknown = count(sum(counts[word] for word in UNKNOWN))
        body.append((instrument(kind), *known, unknown))
    if not body:
        return []
    return [
        Heading(Say("Laws, strategies and bodies")),
        Table(
            caption=Say(
                "How many of {of} member states are at which stage", {"of": count(len(members))}
            ),
            columns=(
                Column(Say("Kind"), 2.2),
                *(Column(title(stage(word)), 1, is_number=True) for word in SHOWN),
                Column(Say("Nothing found"), 1, is_number=True),
            ),
            rows=tuple(body),
            note=as_of(rows),
        ),
    ]


def as_of(rows: Rows) -> Say:
    """The day of the register, and what finding nothing means."""
    return Say(
        "Register as of {day}. Where nothing was found, that is unknown, and no “no”.",
        {"day": Day(str(rows["register_facts"][0]["coded_as_of"])[:10])},
    )
