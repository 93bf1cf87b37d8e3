"""Key figures: what, how much, and beneath it year, mean and how it moved."""

from __future__ import annotations

from readiness.briefing.content.terms import (
    Row,
    Rows,
    change,
    count,
    figure,
    indicator,
    noted,
    part_of,
    points,
    states_of,
    year,
    years,
)
from readiness.briefing.document import Block, Number, Part, Say, Tile, Tiles

TOP = 100
"""Where every score ends."""


def state_tiles(rows: Rows, iso3: str) -> list[Block]:
    """A state's figures that are about AI itself, then the two halves of the index."""
    figures = {row["indicator_id"]: row for row in rows["state_indicators"]}
    moves = {row["indicator_id"]: row for row in rows["state_moves"]}
    tiles = [
        _tile(figures[row["indicator_id"]], row, moves.get(row["indicator_id"]))
        for row in rows["headlines"]
        if row["indicator_id"] in figures
    ]
    tiles += _halves(rows, iso3)
    return [Tiles(tuple(tiles))] if tiles else []


def _tile(it: Row, region: Row, move: Row | None) -> Tile:
    mean: dict[str, Part] = {
        "mean": Number(region["mean"], int(region["decimals"]), region["unit"]),
        "n": count(region["n"]),
        "of": count(region["members"]),
    }
    if it["value"] is None:
        note = Say("ASEAN mean {mean}, {n} of {of} states", mean)
        if region["kind"] == "register":
            note = _in_force(region)
        return Tile(indicator(it), Number(None), note)
    if region["kind"] == "register":
        return Tile(indicator(it), figure(it), noted(_in_force(region), year(it["year"])))
    if move is None:
        note = Say(
            "{year}; ASEAN mean {mean}, {n} of {of} states", {"year": year(it["year"]), **mean}
        )
    else:
        note = Say(
            "{year}, {change} since {before}; ASEAN mean {mean}, {n} of {of} states",
            {
                "year": year(it["year"]),
                "change": change(move, move["change"]),
                "before": year(move["previous_year"]),
                **mean,
            },
        )
    return Tile(indicator(it), figure(it), note)


def _in_force(region: Row) -> Say:
    return Say(
        "in force in {n} of {of} states",
        {"n": count(region["n_at_best"]), "of": count(region["members"])},
    )


def _halves(rows: Rows, iso3: str) -> list[Tile]:
    found = rows["half_scores"]
    it = next((row for row in found if row["iso3"] == iso3), None)
    titles = {"ai_specific": Say("AI-specific part"), "foundations": Say("Foundations")}
    tiles = []
    for half, title in titles.items():
        known = [row[half] for row in found if row[half] is not None]
        if it is None or it[half] is None or not known:
            continue
        tiles.append(
            Tile(
                title,
                part_of(it[half], TOP),
                Say(
                    "ASEAN mean {mean}, {n} of {of} states; holes filled",
                    {
                        "mean": points(sum(known) / len(known)),
                        "n": count(len(known)),
                        "of": count(len(found)),
                    },
                ),
            )
        )
    return tiles


def region_tiles(rows: Rows) -> list[Block]:
    """The region's figures that are about AI itself: value, denominator, years, spread."""
    tiles = []
    for row in rows["headlines"]:
        if row["mean"] is None:
            continue
        known: dict[str, Part] = {
            "years": years(row["year_min"], row["year_max"]),
            "n": count(row["n"]),
            "of": count(row["members"]),
        }
        if row["kind"] == "register":
            value: Part = states_of(row["n_at_best"], row["members"])
            note = Say("in force, {years}; known for {n} of {of} states", known)
        else:
            value = Number(row["mean"], int(row["decimals"]), row["unit"])
            note = Say(
                "mean of {n} of {of} states, {years}; from {low} to {high}",
                {
                    **known,
                    "low": Number(row["lowest"], int(row["decimals"])),
                    "high": Number(row["highest"], int(row["decimals"])),
                },
            )
        tiles.append(Tile(indicator(row), value, note))
    return [Tiles(tuple(tiles))] if tiles else []
