"""Who could be asked about a gap: members that came from there to the mean, or stand above it."""

from __future__ import annotations

from collections.abc import Sequence

from readiness.briefing.content.terms import (
    Row,
    Rows,
    count,
    figure,
    indicator,
    listing,
    points,
    state,
    told,
    year,
)
from readiness.briefing.document import Block, Bullets, Heading, Name, Paragraph, Part, Say

MOST_PATHS = 3
MOST_PEERS = 2


def of_state(rows: Rows, iso3: str, most: int = MOST_PATHS) -> list[Block]:
    """For a state's gaps: the paths that peers have gone, then who holds the others."""
    gains = rows["peer_gains"]
    known = sum(row["iso3"] == iso3 for row in rows["scored_values"])
    if not known:
        return []
    by_gap: dict[str, list[Row]] = {}
    for row in gains:
        by_gap.setdefault(row["indicator_id"], []).append(row)
    with_peer = {key: listed for key, listed in by_gap.items() if listed[0]["peer"]}
    parts: dict[str, Part] = {
        "n": count(len(by_gap)),
        "of": count(known),
        "points": points(rows["capacity"][0]["gap_points"]) if rows["capacity"] else points(None),
        "paths": count(len(with_peer)),
    }
    heading = Heading(Say("Who could help"))
    if not by_gap:
        return [
            heading,
            Paragraph(
                Say(
                    "None of the {of} known scored figures lies {points} points of 100 or more below "
                    "the ASEAN mean.",
                    {"of": parts["of"], "points": parts["points"]},
                )
            ),
        ]
    summary = Say(
        "Known scored figures that lie {points} points of 100 or more below the ASEAN mean: {n} of "
        "{of}. A member state has come from there to the mean on {paths} of them; no cause is "
        "claimed.",
        parts,
    )
    items = [_path(listed) for listed in with_peer.values()][:most]
    items += _holders(rows, by_gap, with_peer)[: most - len(items)]
    return (
        [heading, Paragraph(summary), Bullets(tuple(items))]
        if items
        else [heading, Paragraph(summary)]
    )


def _path(listed: Sequence[Row]) -> Say:
    shortest = sorted(listed, key=lambda row: (row["reached_year"] - row["from_year"], row["peer"]))
    first = shortest[0]
    return told(indicator(first), listing(_gain(row) for row in shortest[:MOST_PEERS]))


def _gain(row: Row) -> Say:
    return Say(
        "{state} from {before} ({from_year}) to {after} ({to_year})",
        {
            "state": Name("state", row["peer"], row["peer_name"]),
            "before": figure(row, row["from_value"]),
            "from_year": year(row["from_year"]),
            "after": figure(row, row["reached_value"]),
            "to_year": year(row["reached_year"]),
        },
    )


def _holders(rows: Rows, by_gap: dict, with_peer: dict) -> list[Say]:
    holders: dict[str, list[Row]] = {}
    for row in rows["gap_holders"]:
        holders.setdefault(row["indicator_id"], []).append(row)
    widest = sorted(
        (listed[0] for key, listed in by_gap.items() if key not in with_peer),
        key=lambda row: row["score"] - row["mean_score"],
    )
    return [
        Say(
            "{indicator}: at the mean or above it are {states}",
            {
                "indicator": indicator(row),
                "states": listing(
                    state({"iso3": one["holder"], "name": one["holder_name"]})
                    for one in holders[row["indicator_id"]]
                ),
            },
        )
        for row in widest
        if row["indicator_id"] in holders
    ]
