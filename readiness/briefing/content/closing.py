"""What stands under every brief: decisions sought, sources, and how it was made."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict

from readiness.briefing.content.terms import Rows, count
from readiness.briefing.document import (
    Block,
    Column,
    Day,
    Heading,
    Say,
    Source,
    Table,
    Verbatim,
)

MOST_DECISIONS = 6


def decisions(rows: Rows, iso3: str | None = None) -> list[Block]:
    """What the secretariat has entered for a state, or for the region; nothing where it has not."""
    own = [row for row in rows["decisions"] if row["iso3"] == iso3]
    if not own:
        return []
    return [
        Heading(Say("Decisions sought")),
        Table(
            caption=Say("Decisions sought, as the secretariat has entered them"),
            columns=(
                Column(Say("Decision"), 3),
                Column(Say("Owner"), 1.5),
                Column(Say("Due"), 1),
            ),
            rows=tuple(
                (
                    Verbatim(row["decision"]),
                    Verbatim(row["owner"]),
                    Day(str(row["due_on"])[:10]) if row["due_on"] else Say("not dated"),
                )
                for row in own[:MOST_DECISIONS]
            ),
        ),
    ]


class Stamp(TypedDict):
    """What every brief says of the release it was made of."""

    release: str
    released_on: str
    method: Say


def stamp(rows: Rows) -> Stamp:
    """The release, its day, and how its figures were made."""
    (of,) = rows["release"]
    return Stamp(release=of["release"], released_on=of["built_at"][:10], method=_method(rows))


def _method(rows: Rows) -> Say:
    """How figures were made and what words mean, in a paragraph."""
    return Say(
        "The index is experimental: member states have not reviewed it. Scores run from 0 to 100 "
        "between fixed global goalposts. A band holds the ranks of a state in the middle 90\u202f% of "
        "{draws} builds of the index, each with other defensible choices and fillings; states whose "
        "bands cannot be told apart form a group. Commitments are judged by ESCAP’s method. No data "
        "means unknown, never zero.",
        {"draws": count(rows["builds"][0]["draws"])},
    )


def sources(rows: Rows, used: Collection[str] = ()) -> tuple[Source, ...]:
    """The publications behind a brief: those of the scored figures, and the others it names."""
    wanted = {row["source_id"] for row in rows["scored_sources"]} | set(used)
    return tuple(
        Source(
            publisher=row["publisher"],
            title=row["title"],
            edition=row["edition"] or "",
            licence=row["licence"] or "",
            address=row["url"] or "",
        )
        for row in rows["sources"]
        if row["source_id"] in wanted
    )


def experimental() -> Say:
    """What no brief leaves out."""
    return Say("The index is experimental: member states have not reviewed it.")
