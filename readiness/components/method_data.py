"""The method page's rows: what is scored, what is only shown, and which figures exist."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import markup
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away


def scored() -> None:
    """What is scored: goalposts, share of the weight, source, years; and what each means."""
    st.html(_scored())
    with st.expander("What each of them measures, and what it cannot tell"):
        st.html(_meanings())
    take_away("Download the scored indicators", "scored_indicators", _scored_rows)


def unscored() -> None:
    """What is shown without weight, by the reason."""
    listed = rows("unscored_indicators")
    st.html(f"<p>{markup.text(wording.unscored_sentence(listed))}</p>")
    with st.expander("Every indicator of weight 0, by its reason"):
        st.html(_unscored())
    take_away("Download them with their reasons", "unscored_indicators", lambda: listed)


def coverage() -> None:
    """Indicators by states: the year of the figure that counts, or why there is none."""
    st.html(_coverage())
    take_away("Download the coverage", "coverage", lambda: rows("coverage_cells"))


@drawn
def _scored() -> str:
    listed = rows("scored_indicators")
    logs = sum(row["transform"] == "log" for row in listed)
    body = [
        [
            markup.cell(markup.link(row["title"], "map", show=row["indicator_id"]), is_head=True),
            markup.cell(markup.text(row["pillar_title"])),
            markup.cell(
                f'<span class="tight">{wording.goalposts_words(row)}</span> '
                f"<small>{markup.text(row['unit'])}</small>"
            ),
            markup.cell("logarithm" if row["transform"] == "log" else "plain"),
            markup.cell(wording.share(row["given_share"]), "number tight"),
            markup.cell(markup.outside(row["source"], row["url"])),
            markup.cell(wording.span(row["year_min"], row["year_max"]), "tight"),
            markup.cell(f"{row['n']} of {row['members']}", "number tight"),
        ]
        for row in listed
    ]
    return (
        f"<p>{wording.plural(len(listed), 'indicator')} are scored, {logs} of them on the "
        "logarithm. Within a pillar all weigh the same, and so do the pillars.</p>"
        + markup.table(
            "Scored indicators, with the worst and the best value between which they score",
            [
                "Indicator",
                "Pillar",
                "Worst → best",
                "Scale",
                "#Weight",
                "Source",
                "Years",
                "#States",
            ],
            body,
            "wide",
        )
    )


@drawn
def _meanings() -> str:
    items = "".join(
        f"<li><strong>{markup.text(row['title'])}.</strong> {markup.text(row['definition'])}"
        f"{' ' + markup.text(row['note']) if row['note'] else ''}</li>"
        for row in rows("scored_indicators")
    )
    return f'<ul class="points">{items}</ul>'


@drawn
def _unscored() -> str:
    body = [
        [
            markup.cell(markup.text(reason), is_head=True),
            markup.cell(str(len(group)), "number"),
            markup.cell("; ".join(markup.text(row["title"]) for row in group)),
        ]
        for reason, group in grouped(rows("unscored_indicators"), "why_not_scored").items()
    ]
    return markup.table(
        "Shown, not scored", ["Why it has no weight", "#Indicators", "Which"], body, "wide"
    )


@drawn
def _coverage() -> str:
    cells, total = rows("coverage_cells"), rows("coverage_total")[0]
    states = list(dict.fromkeys(cell["name"] for cell in cells))
    body = [
        [markup.cell(markup.text(group[0]["title"]), is_head=True), *(_year(c) for c in group)]
        for group in grouped(cells, "indicator_id").values()
    ]
    holes = sum(cell["year"] is None for cell in cells)
    return (
        f"<p>{markup.text(wording.coverage_sentence(total))}</p>"
        + markup.table(
            f"Year of the figure that counts, by indicator and state; hatched: a hole ({holes})",
            ["Indicator", *(f"#{markup.text(state)}" for state in states)],
            body,
            "wide",
        )
        + '<p class="source">Too old: the newest figure is older than its pillar allows. Nothing '
        "found: the register has no trace of it. No data: not in the sources held.</p>"
    )


def _year(cell: dict) -> str:
    if cell["year"] is not None:
        return markup.cell(str(int(cell["year"])), "number")
    words = markup.text(wording.hole_words(cell))
    return markup.cell(f"<span>⌀ {words}</span>", "l0", title=cell["reason"] or "")


def _scored_rows() -> list[dict]:
    kept = (
        "indicator_id", "title", "pillar", "unit", "worst", "best", "transform", "given_share",
        "half", "publisher", "url", "licence", "year_min", "year_max", "n", "members",
    )  # fmt: skip
    return [{name: row[name] for name in kept} for row in rows("scored_indicators")]
