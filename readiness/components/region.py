"""The overview's blocks: what a minister reads two minutes before a meeting."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import heat, markup
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away

MOVES = ("median_change", "most_up_change", "most_down_change")
"""What a file of `moved` may not carry where the source's terms do not allow copies."""


def verdict() -> None:
    """One sentence on where the region stands, one on how much of it is known."""
    st.html(_verdict())


def groups() -> None:
    """The groups from the top, each with its states and their bands."""
    st.html(_groups())


def tiles() -> None:
    """The AI-specific figures: the regional value, its denominator, its years."""
    st.html(_tiles())


def states_table() -> None:
    """Eleven states, six pillars, alphabetical; a hatched cell has no score, never a zero."""
    st.html(_states_table())
    take_away("Download pillar scores", "pillar_scores", lambda: rows("state_scores"))
    take_away("Download groups and bands", "groups", lambda: rows("group_values"))


def moved() -> None:
    """What the newest edition of each source changed, and what may not be compared."""
    st.html(_moved())
    take_away("Download what moved", "what_moved", lambda: rows("moved"), MOVES)


def missing() -> None:
    """Which scored figures do not exist, state by state."""
    st.html(_missing())
    take_away(
        "Download the data gaps", "data_gaps", lambda: rows("holes", iso3=""), ("last_value",)
    )


def sources() -> None:
    """Every publication behind the figures, with its licence and age."""
    st.html(_sources())


@drawn
def _verdict() -> str:
    pillars, total = rows("pillars"), rows("coverage_total")[0]
    return (
        f'<p class="verdict">{markup.text(wording.groups_sentence(rows("rank_bands")))} '
        f"{markup.text(wording.region_verdict(pillars, rows('headlines')))}</p>"
        f'<p class="quiet">{markup.text(wording.coverage_sentence(total))}</p>'
    )


@drawn
def _groups() -> str:
    parts = []
    for name, states in grouped(rows("rank_bands"), "maturity_group").items():
        listed = sorted(states, key=lambda row: row["name"])
        items = "".join(
            f"<li>{markup.link(row['name'], 'profile', state=row['iso3'])} "
            f"<small>{wording.band(row['rank_low'], row['rank_high'])}</small></li>"
            for row in listed
            if name
        )
        parts.append(
            f"<div><dt>{markup.text(name or 'In no group')}</dt><dd><ul>{items}</ul></dd></div>"
        )
    meaning = wording.band_meaning(rows("builds")[0]["draws"])
    return (
        f'<dl class="groups">{"".join(parts)}</dl><p class="source">Beside each state its band of '
        f"ranks, of {len(rows('rank_bands'))}. {markup.text(meaning)} "
        f"{markup.link('How certain is this?', 'certainty')}</p>"
    )


@drawn
def _tiles() -> str:
    total = rows("coverage_total")[0]
    held = (
        "Scored figures that exist",
        f"{int(total['n_current'])}<small> of {int(total['n_cells'])}</small>",
        f"{total['n_states_with_holes']} of {total['members']} states have a gap; "
        f"mean data year {wording.number(total['mean_year'], 0).replace(wording.PART, '')}",
    )
    return markup.tiles([*(_tile(row) for row in rows("headlines")), held])


@drawn
def _states_table() -> str:
    pillars = rows("pillars")
    standing = {row["iso3"]: row for row in rows("rank_bands")}
    body = [
        [
            markup.cell(markup.link(cells[0]["name"], "profile", state=iso3), is_head=True),
            markup.cell(_standing(standing[iso3]), "tight"),
            *(_score(row) for row in cells),
            markup.cell(
                f"{sum(int(r['n_current'] or 0) for r in cells)} of "
                f"{sum(int(r['n_indicators'] or 0) for r in cells)}",
                "number",
            ),
        ]
        for iso3, cells in grouped(rows("state_scores"), "iso3").items()
    ]
    return (
        markup.table(
            "Groups with bands of ranks, and pillar scores from 0 to 100 on fixed global goalposts; "
            "experimental, states in alphabetical order",
            ["Member state", "Group", *(markup.text(p["title"]) for p in pillars), "#Figures held"],
            body,
            foot=f'<tr><th scope="row">ASEAN mean</th><td></td>{heat.means(pillars)}<td></td></tr>',
        )
        + heat.key()
        + '<p class="source">Computed in this release from the sources listed below. '
        "“est.”: under half of the pillar’s indicators have a figure, the rest is estimated from the "
        "state’s other figures and from the region; a pillar without any figure shows no score. "
        f"{markup.link('How holes are filled', 'method')}.</p>"
    )


@drawn
def _moved() -> str:
    steps = rows("moved")
    body = [
        [
            markup.cell(markup.link(step["title"], "map", show=step["indicator_id"]), is_head=True),
            markup.cell(f"{step['previous_year']} → {step['year']}", "tight"),
            markup.cell(f"{step['n_up']} ▲ {step['n_down']} ▼ {step['n_same']} ■", "tight"),
            markup.cell(f"{step['n']} of {step['members']}", "number tight"),
            markup.cell(wording.step(step["median_change"], step["decimals"]), "number"),
            markup.cell(_mover(step)),
            markup.cell(markup.text(step["source"])),
        ]
        for step in steps
    ]
    gone = rows("breaks")
    return (
        f"<p>{markup.text(wording.moved_sentence(steps))}</p>"
        + markup.table(
            "States with a figure in both years, in the indicator’s own unit",
            [
                "Indicator",
                "Years",
                "States up ▲ down ▼ same ■",
                "#States",
                "#Median change",
                "Largest rise",
                "Source",
            ],
            body,
            "wide",
        )
        + f'<p class="source">{markup.text(wording.breaks_sentence(gone))}</p>'
    )


@drawn
def _missing() -> str:
    holes = rows("holes", iso3="")
    body = [
        [
            markup.cell(markup.link(group[0]["name"], "profile", state=iso3), is_head=True),
            markup.cell(str(len(group)), "number"),
            markup.cell("; ".join(f"{_hole(h)} ({_reason(h)})" for h in group)),
        ]
        for iso3, group in grouped(holes, "iso3").items()
    ]
    return f"<p>{markup.text(wording.holes_sentence(holes, rows('states')))}</p>" + markup.table(
        "Scored figures that are missing",
        ["Member state", "#Missing", "Which, and why"],
        body,
    )


@drawn
def _sources() -> str:
    listed = rows("sources")
    body = [
        [
            markup.cell(
                markup.link(row["short_title"], "sources", source=row["source_id"]), is_head=True
            ),
            markup.cell(markup.outside(row["publisher"], row["url"])),
            markup.cell(markup.text(row["edition"])),
            markup.cell(wording.number(row["n_rows"], 0), "number"),
            markup.cell(wording.span(row["year_min"], row["year_max"])),
            markup.cell(f"{markup.text(row['licence'])} {markup.flags([row['reuse']])}"),
            markup.cell(markup.text(row["update_note"] or "not known")),
        ]
        for row in listed
    ]
    return markup.table(
        f"{len(listed)} publications",
        [
            "Publication",
            "Publisher",
            "Newest edition held",
            "#Figures",
            "Years",
            "Licence",
            "Next update",
        ],
        body,
        "wide",
    )


def _tile(row: dict) -> tuple[str, str, str]:
    years = wording.span(row["year_min"], row["year_max"])
    if row["kind"] == "register":
        figure = f"{row['n_at_best']}<small> of {row['members']} states</small>"
        under = f"in force as of {years}; known for {wording.of(row['n'], row['members'])}"
    else:
        figure = (
            f"{wording.number(row['mean'], row['decimals'])}<small> "
            f"{markup.text(row['unit'])}</small>"
        )
        under = (
            f"mean of {wording.of(row['n'] or 0, row['members'])}, {years}; from "
            f"{wording.number(row['lowest'], row['decimals'])} to "
            f"{wording.number(row['highest'], row['decimals'])}"
        )
    return markup.link(row["title"], "map", show=row["indicator_id"]), figure, under


def _score(row: dict) -> str:
    note = "est." if row["is_estimated"] else ""
    hint = "" if row["score"] is None else heat.held(row)
    return heat.cell(row["score"], note, hint, (row["pillar"], row["iso3"]))


def _standing(row: dict) -> str:
    if not row["maturity_group"]:
        return markup.NO_FIGURE
    return f"{markup.text(row['maturity_group'])}<br><small>{markup.text(wording.band_of(row))}</small>"


def _mover(step: dict) -> str:
    if step["most_up"] is None:
        return "none rose"
    return (
        f"{markup.text(step['most_up'])} ({wording.step(step['most_up_change'], step['decimals'])})"
    )


def _hole(hole: dict) -> str:
    return markup.trace(markup.text(hole["title"]), hole["indicator_id"], hole["iso3"])


def _reason(hole: dict) -> str:
    last = f"last figure {int(hole['last_year'])}" if hole["last_year"] else hole["reason"]
    return markup.text(last)
