"""A framework's brief of two pages: what it asks for, what can be measured, where states stand."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from readiness.briefing.content import closing, commitments
from readiness.briefing.content.instruments import dated
from readiness.briefing.content.terms import (
    Row,
    Rows,
    count,
    framework,
    listing,
    noted,
    part_of,
    standing_word,
    state,
    status,
    year,
)
from readiness.briefing.document import (
    Block,
    Column,
    Document,
    Heading,
    Number,
    Page,
    Paragraph,
    Part,
    Say,
    Source,
    Stack,
    Table,
    Verbatim,
    Verdict,
)

MILESTONE = "milestone"
MOST_UNMEASURED = 8
MOST_COLUMNS = 3


def framework_brief(rows: Rows, framework_id: str) -> Document:
    """One framework on two pages."""
    it = next(row for row in rows["frameworks"] if row["framework_id"] == framework_id)
    own = [row for row in rows["targets"] if row["framework_id"] == framework_id]
    first: list[Block] = [
        Verdict(_number_sentence(rows, it)),
        Paragraph(_facts(it)),
        *_standings(rows, framework_id),
        *_milestones(own),
        *_stack(rows, own),
    ]
    second: list[Block] = [*_states(rows, own), *_unmeasured(own)]
    name = framework(it)
    return Document(
        kind="framework",
        about=framework_id,
        title=Say("{framework}: brief", {"framework": name}),
        subtitle=Say("What it asks for, what can be measured, and where states stand"),
        pages=tuple(Page(tuple(blocks)) for blocks in (first, second) if blocks),
        sources=_sources(rows, it, own),
        most_pages=2,
        **closing.stamp(rows),
    )


def _number_sentence(rows: Rows, it: Row) -> Say:
    found = _own_standings(rows, it["framework_id"])
    if not found:
        return Say("{framework}: no target is in the register.", {"framework": framework(it)})
    counts = listing(
        noted(part_of(row["n_with_number"], row["n_targets"]), standing_word(row["standing"]))
        for row in found
    )
    return Say(
        "{framework}: targets with a number, by standing: {counts}.",
        {"framework": framework(it), "counts": counts},
    )


def _own_standings(rows: Rows, framework_id: str) -> list[Row]:
    return [row for row in rows["framework_standings"] if row["framework_id"] == framework_id]


def _facts(it: Row) -> Say:
    adopted: Part = dated(it["adopted_on"])
    if it["adopted_on_as_printed"]:
        adopted = Verbatim(it["adopted_on_as_printed"])
    return Say(
        "Adopted: {adopted}. Body: {body}. Status: {status}.",
        {
            "adopted": adopted,
            "body": Verbatim(it["body"]) if it["body"] else Number(None),
            "status": Verbatim(it["status"]) if it["status"] else Number(None),
        },
    )


def _standings(rows: Rows, framework_id: str) -> list[Block]:
    found = _own_standings(rows, framework_id)
    if not found:
        return []
    return [
        Table(
            caption=Say("Targets by standing"),
            columns=(
                Column(Say("Standing"), 2),
                Column(Say("Targets"), 1, is_number=True),
                Column(Say("With a number"), 1, is_number=True),
                Column(Say("Measured"), 1, is_number=True),
                Column(Say("Projections"), 1, is_number=True),
            ),
            rows=tuple(
                (
                    standing_word(row["standing"]),
                    *(
                        count(row[key])
                        for key in ("n_targets", "n_with_number", "n_measured", "n_projections")
                    ),
                )
                for row in found
            ),
            note=Say(
                "Official: the framework, a minister or the publisher says so. Reported: one secondary "
                "source only. Proxy: a measurable stand-in of this project. They are never added "
                "together."
            ),
        )
    ]


def _milestones(own: list[Row]) -> list[Block]:
    listed = [row for row in own if row["kind"] == MILESTONE]
    if not listed:
        return []
    return [
        Heading(Say("Milestones")),
        Table(
            caption=Say("Milestones, as the register words them"),
            columns=(
                Column(Say("Target"), 2.4),
                Column(Say("Standing"), 0.8),
                Column(Say("Dated"), 1),
                Column(Say("Note"), 2.6),
            ),
            rows=tuple(
                (
                    statement(row),
                    standing_word(row["standing"]),
                    dated(row["met_on"]) if row["met_on"] else Say("not confirmed"),
                    Verbatim(row["why_not_measured"] or row["standing_note"] or "–"),
                )
                for row in sorted(listed, key=lambda row: row["met_on"] or f"{row['target_year']}~")
            ),
        ),
    ]


def _measured(own: list[Row]) -> list[Row]:
    return [row for row in own if row["is_measured"] and row["is_of_each"]]


def _stack(rows: Rows, own: list[Row]) -> list[Block]:
    measured = _measured(own)
    if not measured:
        return [
            Heading(Say("Where states stand")),
            Paragraph(Say("None of its targets can be measured state by state yet.")),
        ]
    bars = []
    for target in measured:
        found = Counter(
            row["status"]
            for row in rows["target_statuses"]
            if row["target_id"] == target["target_id"]
        )
        bars.append((_named(target), commitments.ordered(found)))
    return [
        Heading(Say("Where states stand")),
        Stack(
            title=Say("Member states by status, target by target"),
            alt=commitments.stack_alt(bars),
            bars=tuple((name, dict(found)) for name, found in bars),
        ),
    ]


def _named(target: Row) -> Say:
    return noted(statement(target), standing_word(target["standing"]))


def statement(target: Row) -> Verbatim:
    """A target in the words of its framework."""
    return Verbatim(target["statement"])


def _states(rows: Rows, own: list[Row]) -> list[Block]:
    """State by state, for the targets that have the most to tell."""
    told = sorted(_measured(own), key=lambda row: not row["has_number"])[:MOST_COLUMNS]
    if not told:
        return []
    cells = {(row["target_id"], row["iso3"]): row for row in rows["target_statuses"]}
    return [
        Heading(Say("State by state")),
        Table(
            caption=Say("Status of each member state, with its newest figure"),
            columns=(
                Column(Say("Member state"), 1.3),
                *(Column(_named(target), 1.8) for target in told),
            ),
            rows=tuple(
                (
                    state(row),
                    *(
                        _cell(target, cells.get((target["target_id"], row["iso3"])))
                        for target in told
                    ),
                )
                for row in rows["states"]
            ),
        ),
    ]


def _cell(target: Row, row: Row | None) -> Part:
    if row is None:
        return Say("not asked")
    if row["is_counted"] is not None:
        return Say("has it") if row["is_counted"] else Say("not yet")
    if row["latest_value"] is None or target["progress_kind"] == "count":
        return status(row["status"])
    return Say(
        "{status}, {value} ({year})",
        {
            "status": status(row["status"]),
            "value": Number(
                row["latest_value"], int(target["decimals"]), target["indicator_unit"] or ""
            ),
            "year": year(row["latest_year"]),
        },
    )


def _unmeasured(own: list[Row]) -> list[Block]:
    without = [row for row in own if not row["is_measured"] and row["kind"] != MILESTONE]
    if not without:
        return []
    return [
        Heading(Say("What nothing measures yet")),
        Table(
            caption=Say(
                "Targets without a measure: {n} of {of}",
                {"n": count(len(without)), "of": count(len(own))},
            ),
            columns=(
                Column(Say("Target"), 2),
                Column(Say("Standing"), 0.7),
                Column(Say("Note"), 3),
            ),
            rows=tuple(
                (
                    statement(row),
                    standing_word(row["standing"]),
                    Verbatim(row["why_not_measured"]),
                )
                for row in without[:MOST_UNMEASURED]
            ),
        ),
    ]


def _sources(rows: Rows, it: Row, own: list[Row]) -> tuple[Source, ...]:
    """Where the framework and its targets were read, then the publications of the figures."""
    ids = {row["target_id"] for row in own}
    used = {row["source_id"] for row in rows["target_statuses"] if row["target_id"] in ids}
    cited = [it["source_url"], *(row["source_url"] for row in own)]
    addresses = dict.fromkeys(part for address in cited if address for part in address.split(" ; "))
    read = tuple(
        Source(
            publisher=(urlsplit(address).hostname or address).removeprefix("www."),
            title=it["name"],
            edition="",
            licence="",
            address=address,
        )
        for address in addresses
    )
    return (*read, *closing.sources({**rows, "scored_sources": []}, used - {None}))
