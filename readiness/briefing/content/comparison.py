"""A comparison of two to five states on two pages; never who is ahead by rank."""

from __future__ import annotations

from readiness.briefing.content import closing, instruments, paces, standing
from readiness.briefing.content.region import states_table
from readiness.briefing.content.terms import (
    Row,
    Rows,
    count,
    figure,
    indicator,
    instrument,
    listing,
    noted,
    pillar,
    points,
    stage,
    state,
    title,
    year,
)
from readiness.briefing.document import (
    Block,
    Bullets,
    Column,
    Document,
    Dots,
    Heading,
    Mark,
    Number,
    Page,
    Paragraph,
    Part,
    Say,
    Table,
    Verdict,
)

FEWEST, MOST = 2, 5
MOST_ROWS = 6


def comparison_brief(rows: Rows, chosen: tuple[str, ...]) -> Document:
    """Chosen states side by side."""
    states = [row for row in rows["states"] if row["iso3"] in chosen]
    verdict, far = _verdict(rows, states)
    first: list[Block] = [
        Verdict(verdict),
        Paragraph(closing.experimental(), is_note=True),
        *states_table(rows, tuple(row["iso3"] for row in states)),
        *([_dots(rows, far, states)] if far else []),
        *_figures(rows, states),
    ]
    second: list[Block] = [
        *_paces(rows, states),
        *_instruments(rows, states),
        *_data_gaps(rows, states),
    ]
    return Document(
        kind="comparison",
        about="-".join(row["iso3"] for row in states),
        title=Say("{states}: AI readiness side by side", {"states": listing(map(state, states))}),
        subtitle=Say("Where they lie apart, what they are asked for, and what they have in place"),
        pages=tuple(Page(tuple(blocks)) for blocks in (first, second) if blocks),
        sources=closing.sources(rows),
        most_pages=2,
        **closing.stamp(rows),
    )


def _verdict(rows: Rows, states: list[Row]) -> tuple[Say, Row | None]:
    """On which pillar they lie furthest apart, and on which closest together."""
    chosen = {row["iso3"] for row in states}
    spans = []
    for theme in rows["pillars"]:
        cells = sorted(
            (
                row
                for row in rows["state_scores"]
                if row["pillar"] == theme["pillar"]
                and row["iso3"] in chosen
                and row["score"] is not None
            ),
            key=lambda row: (row["score"], row["name"]),
        )
        if len(cells) > 1:
            spans.append((theme, cells[0], cells[-1]))
    if len(spans) < 2:
        return Say("Too few of these states have scores to be compared."), None
    spans.sort(key=lambda span: span[1]["score"] - span[2]["score"])
    far, near = spans[0], spans[-1]
    told: dict[str, Part] = {
        "states": listing(map(state, states)),
        **_ends("far", far),
        **_ends("near", near),
    }
    return (
        Say(
            "{states} lie furthest apart on {far} (from {far_low} in {far_low_state} to {far_high} in "
            "{far_high_state}, of 100) and closest together on {near} (from {near_low} in "
            "{near_low_state} to {near_high} in {near_high_state}).",
            told,
        ),
        far[0],
    )


def _ends(which: str, span: tuple[Row, Row, Row]) -> dict[str, Part]:
    theme, low, high = span
    return {
        which: pillar(theme),
        f"{which}_low": points(low["score"]),
        f"{which}_low_state": state(low),
        f"{which}_high": points(high["score"]),
        f"{which}_high_state": state(high),
    }


def _dots(rows: Rows, theme: Row, states: list[Row]) -> Dots:
    chosen = {row["iso3"] for row in states}
    cells = [
        row
        for row in rows["state_scores"]
        if row["pillar"] == theme["pillar"] and row["iso3"] in chosen
    ]
    scores = [noted(state(row), points(row["score"])) for row in cells]
    scores.append(noted(Say("ASEAN mean"), points(theme["mean"])))
    return Dots(
        title=Say(
            "{pillar}: the pillar on which they lie furthest apart", {"pillar": pillar(theme)}
        ),
        alt=standing.dots_alt(pillar(theme), scores),
        marks=tuple(
            Mark(name=state(row), value=row["score"], reference=theme["mean"], is_chosen=True)
            for row in cells
        ),
        low=0,
        high=100,
        axis=Say("Score from 0 to 100 between fixed global goalposts"),
        value=Say("Member state"),
        reference=Say("ASEAN mean"),
    )


def _figures(rows: Rows, states: list[Row]) -> list[Block]:
    """What is about AI itself, then the scored figures on which they lie furthest apart."""
    by_indicator: dict[str, dict[str, Row]] = {}
    for row in rows["scored_values"]:
        by_indicator.setdefault(row["indicator_id"], {})[row["iso3"]] = row
    codes = [row["iso3"] for row in states]
    first = [row["indicator_id"] for row in rows["headlines"]]
    spread = {
        key: max(known) - min(known)
        for key, cells in by_indicator.items()
        if key not in first
        and len(known := [cells[code]["normalised"] for code in codes if code in cells]) > 1
    }
    widest = sorted(spread, key=lambda key: -spread[key])
    shown = [key for key in (*first, *widest) if any(c in by_indicator.get(key, {}) for c in codes)]
    if not shown:
        return []
    return [
        Heading(Say("Key figures")),
        Table(
            caption=Say("Figures about AI itself, then those on which they lie furthest apart"),
            columns=(
                Column(Say("Indicator"), 2.2),
                *(Column(title(state(row)), 1.3) for row in states),
            ),
            rows=tuple(
                (
                    indicator(next(iter(by_indicator[key].values()))),
                    *(_value(by_indicator[key].get(code)) for code in codes),
                )
                for key in shown[:MOST_ROWS]
            ),
        ),
    ]


def _value(row: Row | None) -> Part:
    if row is None:
        return Number(None)
    return noted(figure(row), year(row["year"]))


def _paces(rows: Rows, states: list[Row]) -> list[Block]:
    """What each is still asked for and takes most, as many rows each as fit."""
    each = max(1, MOST_ROWS // len(states))
    body = []
    words = []
    for row in states:
        for target, it in paces.asked(rows, row["iso3"])[:each]:
            body.append((state(row), *paces.pace_row(target, it)))
            words.append(it["status"])
    if not body:
        return []
    return [
        Heading(Say("The pace it takes")),
        Table(
            caption=paces.PACES,
            columns=(Column(Say("Member state"), 1.2), *paces.pace_columns()),
            rows=tuple(body),
            statuses=tuple(words),
        ),
    ]


def _instruments(rows: Rows, states: list[Row]) -> list[Block]:
    found = instruments.cells(rows)
    body = [
        (
            instrument(kind),
            *(
                stage(instruments.stage_of(found.get((kind["instrument_type"], row["iso3"]))))
                for row in states
            ),
        )
        for kind in instruments.kinds(rows)[:MOST_ROWS]
    ]
    if not body:
        return []
    return [
        Heading(Say("Laws, strategies and bodies")),
        Table(
            caption=Say("How far each kind of instrument is, those that the index scores first"),
            columns=(
                Column(Say("Kind"), 1.8),
                *(Column(title(state(row)), 1.2) for row in states),
            ),
            rows=tuple(body),
            note=instruments.as_of(rows),
        ),
    ]


def _data_gaps(rows: Rows, states: list[Row]) -> list[Block]:
    items = []
    for row in states:
        scored = sum(
            int(cell["n_indicators"] or 0)
            for cell in rows["state_scores"]
            if cell["iso3"] == row["iso3"]
        )
        own = [hole for hole in rows["holes"] if hole["iso3"] == row["iso3"]]
        parts: dict[str, Part] = {
            "state": state(row),
            "n": count(len(own)),
            "of": count(scored),
        }
        if own:
            names = listing(indicator(hole) for hole in own)
            items.append(
                Say(
                    "{state}: {n} of {of} scored figures missing: {holes}.",
                    {**parts, "holes": names},
                )
            )
    heading = Heading(Say("Data gaps"))
    if not items:
        return [heading, Paragraph(Say("Every scored figure of these states exists."))]
    return [heading, Bullets(tuple(items))]
