"""The certainty page: what is missing, how it was filled, and what skipping it would pretend."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import markup
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away


def holes(iso3: str) -> None:
    """What is missing, in which ways it was filled, and what skipping it would pretend."""
    league = rows("rank_bands")
    missing = wording.holes_sentence(rows("holes", iso3=""), rows("states"))
    st.html(
        f"<p>{markup.text(missing)} A hole is filled in every build anew, each defensible way as "
        "often as the others, and the published score is the median over the fillings. That widens "
        f"its band.</p><p>{markup.text(wording.skipped_sentence(league))}"
        "</p>"
    )
    st.html(_skipped_table())
    take_away("Download scores with holes filled and skipped", "skipped", lambda: league)
    with st.expander(f"How each of the missing figures{_of(iso3)} may be filled"):
        st.html(_fillings_table(iso3))
    take_away("Download the fillings", "fillings", lambda: rows("fillings"))


@drawn
def _skipped_table() -> str:
    body = [
        [
            markup.cell(markup.text(row["name"]), is_head=True),
            markup.cell(str(int(row["n_holes"])), "number"),
            markup.cell(wording.number(row["score"]), "number"),
            markup.cell(wording.number(row["skipped_score"]), "number"),
            markup.cell(
                f"{int(row['rank'])}<small> "
                f"({wording.band(row['rank_low'], row['rank_high'])})</small>",
                "number",
            ),
            markup.cell(str(int(row["skipped_rank"])), "number"),
        ]
        for row in rows("rank_bands")
    ]
    return markup.table(
        "As published, and were holes skipped: a variant that is never published",
        [
            "Member state",
            "#Holes",
            "#Score",
            "#Score, holes skipped",
            "#Rank (band)",
            "#Rank, holes skipped",
        ],
        body,
    )


@drawn
def _fillings_table(iso3: str) -> str:
    listed = [row for row in rows("fillings") if iso3 in ("", row["iso3"])]
    if not listed:
        return f"<p>Every scored figure of {markup.text(_name(iso3))} exists.</p>"
    ways = list(wording.WAYS)
    body = []
    for group in grouped(listed, "iso3").values():
        for cells in grouped(group, "indicator_id").values():
            cells = sorted(cells, key=lambda row: ways.index(row["way"]))
            body.append(
                [
                    markup.cell(markup.text(cells[0]["name"]), is_head=True),
                    markup.cell(markup.text(cells[0]["title"])),
                    markup.cell("; ".join(_filling(row) for row in cells)),
                ]
            )
    meaning = "".join(
        f"<li><strong>{markup.text(way)}</strong>: {markup.text(what)}</li>"
        for way, what in wording.WAYS.values()
    )
    return (
        markup.table(
            "Fillings on the scale of the goalposts, 0 to 100",
            ["Member state", "Missing figure", "May be taken as"],
            body,
        )
        + f'<ul class="points quiet">{meaning}</ul>'
    )


def _filling(row: dict) -> str:
    title = markup.text(wording.WAYS[row["way"]][0])
    noise = f" ± {wording.number(row['noise'], 0)}" if row["noise"] is not None else ""
    return f"{title} {wording.number(row['normalised'], 0)}{noise}"


def _name(iso3: str) -> str:
    return next((row["name"] for row in rows("states") if row["iso3"] == iso3), "")


def _of(iso3: str) -> str:
    return f" of {_name(iso3)}" if iso3 else ""
