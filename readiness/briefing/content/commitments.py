"""Commitments: where a state stands framework by framework, and the pace it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from readiness.briefing.content import paces
from readiness.briefing.content.terms import (
    Row,
    Rows,
    count,
    framework,
    listing,
    noted,
    standing_word,
    state,
    status,
    told,
)
from readiness.briefing.document import Block, Heading, Paragraph, Part, Say, Stack
from readiness.wording import statuses

UNMEASURED = {"no_target", "not_measured", "projection"}
"""Statuses of what no figure measures."""

ASEAN = "asean"
"""Whose frameworks are the region's own."""


def standing(row: Row) -> Say:
    """A framework with the standing of its targets: standings are never added together."""
    return noted(framework(row), standing_word(row["standing"]))


def by_framework(rows: Rows, held: Iterable[Row]) -> dict[tuple[str, str], Counter[str]]:
    """How many statuses of which kind each framework has, by standing, in the register's order."""
    targets = {row["target_id"]: row for row in rows["targets"]}
    counts: dict[tuple[str, str], Counter[str]] = {
        (row["framework_id"], row["standing"]): Counter() for row in rows["framework_standings"]
    }
    for row in held:
        target = targets[row["target_id"]]
        counts[target["framework_id"], target["standing"]][row["status"]] += 1
    return {key: ordered(found) for key, found in counts.items() if found}


def ordered(found: Mapping[str, int]) -> Counter[str]:
    """Counts in the order in which statuses are always named."""
    return Counter({word: found[word] for word in statuses.STATUSES if found.get(word)})


def counted(found: Mapping[str, int]) -> Part:
    """Counts in words: only what there is."""
    return listing(noted(status(word), count(n)) for word, n in found.items())


def stack(rows: Rows, counts: Mapping[tuple[str, str], Mapping[str, int]], title: Say) -> Stack:
    """Bars of statuses, one a framework and standing."""
    names = {(row["framework_id"], row["standing"]): row for row in rows["framework_standings"]}
    bars = [(standing(names[key]), found) for key, found in counts.items()]
    return Stack(
        title=title,
        alt=stack_alt(bars),
        bars=tuple((name, dict(found)) for name, found in bars),
    )


def stack_alt(bars: Iterable[tuple[Part, Mapping[str, int]]]) -> Say:
    """What bars of statuses show, in words."""
    told_bars = listing(told(name, counted(found)) for name, found in bars)
    return Say("Stacked bars by status. {bars}.", {"bars": told_bars})


def of_state(rows: Rows, iso3: str) -> list[Block]:
    """A state's commitments framework by framework; those without any measure in one line."""
    own = [row for row in rows["target_statuses"] if row["iso3"] == iso3]
    counts = by_framework(rows, own)
    measured = {key: found for key, found in counts.items() if set(found) - UNMEASURED}
    bare = [key for key in counts if key not in measured]
    if not counts:
        return []
    blocks: list[Block] = [Heading(Say("Commitments"))]
    if measured:
        name = state({"iso3": iso3, "name": own[0]["state"]})
        blocks.append(stack(rows, measured, Say("Targets by status, {state}", {"state": name})))
    if bare:
        names = {(row["framework_id"], row["standing"]): row for row in rows["framework_standings"]}
        blocks.append(
            Paragraph(
                Say(
                    "No number, or nothing that measures it: {frameworks}.",
                    {"frameworks": listing(standing(names[key]) for key in bare)},
                ),
                is_note=True,
            )
        )
    return blocks


def of_region(rows: Rows) -> list[Block]:
    """Where the states stand to the measured targets of ASEAN's own frameworks."""
    targets = {row["target_id"]: row for row in rows["targets"]}
    own = {row["framework_id"] for row in rows["frameworks"] if row["owner"] == ASEAN}
    held = [
        row
        for row in rows["target_statuses"]
        if (target := targets[row["target_id"]])["is_measured"]
        and target["is_of_each"]
        and target["framework_id"] in own
    ]
    if not held:
        return []
    title = Say("Cases by status, each a measured target in one state")
    return [
        Heading(Say("Commitments")),
        stack(rows, by_framework(rows, held), title),
        *paces.hardest(rows),
    ]
