"""What the reader's choices come to, in words, as a picture and as a table; always called theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from readiness import charts, wording
from readiness.charts.choropleth import CONFIG
from readiness.components import markup, page
from readiness.components.take_away import take_away
from readiness.components.what_if_controls import Wish

PAGE = "what_if"


def refusal(reason: str, facts: Mapping[str, dict], cells: Mapping[Any, dict]) -> None:
    """Why there is no answer, and the way back."""
    names = {row["iso3"]: row["name"] for row in cells.values()}
    names |= {row["pillar"]: row["pillar_title"] for row in facts.values()}
    names |= {name: row["title"] for name, row in facts.items()}
    st.html(_label(False) + _verdict(wording.refusal_sentence(reason, names)))


def verdict(found: Sequence[dict], wish: Wish) -> None:
    """Whose figures these are, and what they come to; the page keeps it in view."""
    is_published = wish.is_published
    st.html(_label(is_published) + _verdict(wording.what_if_verdict(list(found), is_published)))


def words(
    found: Sequence[dict], wish: Wish, facts: Mapping[str, dict], cells: Mapping[Any, dict]
) -> None:
    """What was chosen, what became of a changed state, and how much of the weight space agrees."""
    pillars = {facts[name]["pillar"] for name in facts if name not in wish.left_out}
    lines = [chosen(wish, facts, cells)]
    if wish.change:
        lines += [wording.change_sentence(r) for r in found if r["iso3"] == wish.change[0]]
    lines.append(wording.agreement_sentence(list(found), len(pillars)))
    st.html("".join(f"<p>{markup.text(line)}</p>" for line in lines if line))


def picture(found: Sequence[dict], wish: Wish) -> None:
    """Bands of ranks, the published and the reader's."""
    mode = page.mode()
    st.html('<p class="quiet"><a href="#your-table">The same figures as a table</a></p>')
    st.plotly_chart(
        charts.yours(found, mode),
        key=f"yours_bands_{mode}",
        config=CONFIG,
        theme=None,
        alt="Bands of ranks of the member states, as published and under your weights. "
        + wording.what_if_verdict(list(found), wish.is_published),
    )
    st.html(
        '<p class="source">The first place is at the left; a mark is the rank, a bar the middle 90 % of '
        f"{wording.number(found[0]['draws'], 0)} builds of the index. Published: "
        f"{markup.text(found[0]['edition'])} edition. Yours: computed for you, not stored.</p>"
    )


def table(
    found: Sequence[dict], wish: Wish, facts: Mapping[str, dict], cells: Mapping[Any, dict]
) -> None:
    """Every state: published and yours beside each other, and the file of it."""
    body = [
        [
            markup.cell(markup.link(row["name"], "profile", state=row["iso3"]), is_head=True),
            markup.cell(
                markup.trace(wording.number(row["score"]), markup.INDEX, row["iso3"]), "number"
            ),
            markup.cell(_place(row), "tight"),
            markup.cell(f"<b>{wording.number(row['your_score'])}</b>", "number"),
            markup.cell(f"<b>{_place(row, 'your_')}</b>", "tight"),
            markup.cell(_move(row), "tight"),
            markup.cell(wording.percent(row["agreement"]), "number"),
        ]
        for row in found
    ]
    st.html(
        '<div id="your-table"></div>'
        + markup.table(
            f"{wording.YOURS}: scores 0 to 100, ranks of {len(found)} states with their bands, in "
            "the published order",
            [
                "Member state",
                "#Published score",
                "Published rank (band)",
                "#Your score",
                "Your rank (band)",
                "Moved",
                "#Share of all weightings with your rank",
            ],
            body,
            css="wide",
        )
    )
    take_away(
        "Download your table",
        "your_weights",
        lambda: [_line(row, chosen(wish, facts, cells)) for row in found],
    )


def chosen(wish: Wish, facts: Mapping[str, dict], cells: Mapping[Any, dict]) -> str:
    """What the reader chose, in words."""
    titles = {row["pillar"]: row["pillar_title"] for row in facts.values()}
    kept = {facts[name]["pillar"] for name in facts if name not in wish.left_out}
    change = ""
    if wish.change:
        iso3, indicator, value = wish.change
        cell = cells[iso3, indicator]
        change = wording.change_words(cell["name"], facts[indicator], value, cell["value"])
    return wording.chosen_sentence(
        {titles[pillar]: weight for pillar, weight in wish.weights if pillar in kept},
        wish.across,
        wish.normalisation,
        [facts[name]["title"] for name in wish.left_out],
        change,
    )


def _label(is_published: bool) -> str:
    back = "" if is_published else f" {markup.link('Back to the published choices', PAGE)}"
    return f'<p class="yours"><b>✎ {wording.YOURS}.</b>{back}</p>'


def _verdict(sentence: str) -> str:
    return f'<p class="verdict">{markup.text(sentence)}</p>'


def _place(row: dict, whose: str = "") -> str:
    band = wording.band(row[f"{whose}rank_low"], row[f"{whose}rank_high"])
    return f"{int(row[f'{whose}rank'])} ({band})"


def _move(row: dict) -> str:
    step = row["rank"] - row["your_rank"]
    sign = "▲" if step > 0 else "▼" if step < 0 else "■"
    return f"{sign} {wording.rank_move(row)}"


def _line(row: dict, choices: str) -> dict:
    """A row of the file; it says whose it is, wherever it is pasted."""
    return {
        "what": wording.YOURS,
        "choices": choices or "none: the published choices",
        "state": row["name"],
        "iso3": row["iso3"],
        "published_score": round(row["score"], 1),
        "published_rank": row["rank"],
        "published_rank_low": row["rank_low"],
        "published_rank_high": row["rank_high"],
        "your_score": round(row["your_score"], 1),
        "your_rank": row["your_rank"],
        "your_rank_low": row["your_rank_low"],
        "your_rank_high": row["your_rank_high"],
        "share_of_weightings_with_your_rank": round(row["agreement"], 4),
        "edition": row["edition"],
    }
