"""The region's brief of four pages."""

from __future__ import annotations

from collections import Counter

from readiness.briefing.content import closing, commitments, instruments, standing, tiles
from readiness.briefing.content.terms import (
    Row,
    Rows,
    band,
    change,
    count,
    group,
    indicator,
    listing,
    noted,
    part_of,
    pillar,
    points,
    state,
    title,
    told,
    year,
    years,
)
from readiness.briefing.document import (
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Map,
    Page,
    Paragraph,
    Part,
    Say,
    Table,
    Verbatim,
    Verdict,
)

ABOUT = "ASEAN"
MOST_MOVES = 6


def region_brief(rows: Rows) -> Document:
    """The region on four pages."""
    dots = standing.region_dots(rows)
    register = standing.register_sentence(rows)
    opening: list[Block] = [
        Verdict(standing.groups_sentence(rows)),
        Paragraph(standing.region_sentence(rows)),
        *([Paragraph(register)] if register else []),
        Paragraph(standing.coverage_sentence(rows)),
        Paragraph(closing.experimental(), is_note=True),
        *tiles.region_tiles(rows),
        group_map(rows),
    ]
    pages = [
        opening,
        [*([dots] if dots else []), *states_table(rows), *_moved(rows)],
        [
            *closing.decisions(rows),
            *commitments.of_region(rows),
            *instruments.of_region(rows),
        ],
        [*_support(rows), *_data_gaps(rows)],
    ]
    return Document(
        kind="region",
        about=ABOUT,
        title=Say("ASEAN: AI readiness brief"),
        subtitle=Say("Where the region stands, and what moved"),
        pages=tuple(Page(tuple(blocks)) for blocks in pages if blocks),
        sources=closing.sources(rows),
        most_pages=4,
        **closing.stamp(rows),
    )


def group_map(rows: Rows) -> Map:
    """Member states by group."""
    by_group: dict[str | None, list[Row]] = {}
    for row in rows["rank_bands"]:
        by_group.setdefault(row["maturity_group"], []).append(row)
    groups = listing(
        told(group(name), listing(map(state, sorted(own, key=lambda row: row["name"]))))
        for name, own in by_group.items()
    )
    return Map(
        title=Say("Member states by group"),
        alt=Say("Map of the member states by group. {groups}.", {"groups": groups}),
        groups={row["iso3"]: row["maturity_group"] or "" for row in rows["rank_bands"]},
    )


def states_table(rows: Rows, chosen: tuple[str, ...] = ()) -> list[Block]:
    """States with group, band and pillar scores, alphabetical; all of them, or the chosen."""
    standings = {row["iso3"]: row for row in rows["rank_bands"]}
    listed = [row for row in rows["states"] if not chosen or row["iso3"] in chosen]
    body = []
    for row in listed:
        it = standings[row["iso3"]]
        scores = [cell for cell in rows["state_scores"] if cell["iso3"] == row["iso3"]]
        body.append(
            (
                state(row),
                group(it["maturity_group"]),
                band(it) if it["maturity_group"] else Say("no band"),
                *(points(cell["score"]) for cell in scores),
            )
        )
    means: tuple[Part, ...] = (
        Say("ASEAN mean"),
        Verbatim("–"),
        Verbatim("–"),
        *(points(row["mean"]) for row in rows["pillars"]),
    )
    return [
        Table(
            caption=Say("Groups with bands of ranks, and pillar scores from 0 to 100"),
            columns=(
                Column(Say("Member state"), 1.9),
                Column(Say("Group"), 1.2),
                Column(Say("Band of ranks"), 1.9),
                *(Column(title(pillar(row)), 1, is_number=True) for row in rows["pillars"]),
            ),
            rows=(*body, means),
            note=Say(
                "In alphabetical order. Where under half of a pillar’s figures are known, the rest of "
                "its score is estimated; without any figure there is no score."
            ),
        )
    ]


def _moved(rows: Rows) -> list[Block]:
    steps = rows["moved"]
    if not steps:
        return []
    summary = Say(
        "Of {of} indicators that can be compared with the figure before, most states rose on {up} "
        "and fell on {down}; a rise is not always a gain (prices).",
        {
            "of": count(len(steps)),
            "up": count(sum(2 * step["n_up"] > step["n"] for step in steps)),
            "down": count(sum(2 * step["n_down"] > step["n"] for step in steps)),
        },
    )
    blocks: list[Block] = [
        Heading(Say("What moved since the edition before")),
        Paragraph(summary),
        Table(
            caption=Say("States with a figure in both years, newest first"),
            columns=(
                Column(Say("Indicator"), 3),
                Column(Say("Years"), 1.3),
                Column(Say("States"), 1, is_number=True),
                Column(Say("Rose"), 0.8, is_number=True),
                Column(Say("Fell"), 0.8, is_number=True),
                Column(Say("Median change"), 1.2, is_number=True),
            ),
            rows=tuple(_move(step) for step in steps[:MOST_MOVES]),
        ),
    ]
    if rows["breaks"]:
        names = listing(
            noted(indicator(row), listing((year(row["previous_year"]), year(row["year"]))))
            for row in rows["breaks"]
        )
        gone = Say("Not compared, because the method changed: {indicators}.", {"indicators": names})
        blocks.append(Paragraph(gone, is_note=True))
    return blocks


def _move(step: Row) -> tuple[Part, ...]:
    return (
        indicator(step),
        years(step["previous_year"], step["year"]),
        part_of(step["n"], step["members"]),
        count(step["n_up"]),
        count(step["n_down"]),
        change(step, step["median_change"]),
    )


def _support(rows: Rows) -> list[Block]:
    """Theme by theme, who could use support and who can offer it."""
    themes: dict[str, list[Row]] = {}
    for row in rows["capacity"]:
        themes.setdefault(row["pillar"], []).append(row)
    if not themes:
        return []
    return [
        Heading(Say("Who could help whom")),
        Table(
            caption=Say("Needs and offers by theme, states in alphabetical order"),
            columns=(
                Column(Say("Theme"), 1.4),
                Column(Say("Could use support"), 2.4),
                Column(Say("Can offer"), 2.4),
            ),
            rows=tuple(
                (
                    pillar(own[0]),
                    listing(state(row) for row in own if row["is_below"]),
                    listing(state(row) for row in own if row["is_well_above"]),
                )
                for own in themes.values()
            ),
            note=Say(
                "Support: below the ASEAN mean on at least half of the theme’s known figures. Offer: "
                "{points} points of 100 or more above it on at least half. No data is never a need.",
                {"points": points(rows["capacity"][0]["gap_points"])},
            ),
        ),
    ]


def _data_gaps(rows: Rows) -> list[Block]:
    missing = Counter(hole["iso3"] for hole in rows["holes"])
    whole = [row for row in rows["states"] if row["iso3"] not in missing]
    items = []
    if missing:
        named = listing(
            noted(state(row), count(missing[row["iso3"]]))
            for row in rows["states"]
            if row["iso3"] in missing
        )
        items.append(Say("Scored figures missing, by state: {states}.", {"states": named}))
        seldom = Counter(hole["indicator_id"] for hole in rows["holes"])
        names = {hole["indicator_id"]: hole for hole in rows["holes"]}
        often = listing(noted(indicator(names[key]), count(n)) for key, n in seldom.most_common(4))
        items.append(
            Say("Missing most often, by number of states: {indicators}.", {"indicators": often})
        )
    if whole:
        items.append(
            Say("With every scored figure: {states}.", {"states": listing(map(state, whole))})
        )
    blocks: list[Block] = [Heading(Say("Data gaps")), Paragraph(standing.coverage_sentence(rows))]
    return [*blocks, Bullets(tuple(items))] if items else blocks
