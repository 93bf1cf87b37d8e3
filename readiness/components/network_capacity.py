"""The network page's themes: who could use support, who can offer some, of whom nothing is known."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import markup
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away


def capacity() -> None:
    """Needs and offers across the region, theme by theme, alphabetical."""
    listed = rows("capacity")
    names = list(dict.fromkeys(row["name"] for row in rows("states")))
    needing = {row["name"] for row in listed if row["is_below"] or row["own_need"]}
    offering = {row["name"] for row in listed if row["is_well_above"] or row["own_strength"]}
    sentence = wording.capacity_sentence(names, needing, offering)
    st.html(f"<p>{markup.text(sentence)}</p>{_theme_table()}")
    st.html(f'<p class="source">{markup.text(wording.capacity_rule(listed[0]["gap_points"]))}</p>')
    take_away("Download needs and offers", "network_capacity", _capacity_rows)


@drawn
def _theme_table() -> str:
    body = []
    for title, group in grouped(rows("capacity"), "pillar_title").items():
        needs = [_named(row, row["n_below"], row["own_need"]) for row in group if _needs(row)]
        offers = [_named(row, row["n_well_above"], _strength(row)) for row in group if _offers(row)]
        silent = [row["name"] for row in group if not row["n_known"]]
        body.append(
            [
                markup.cell(f"{markup.text(title)}{_silence(silent)}", is_head=True),
                markup.cell(_list(needs)),
                markup.cell(_list(offers)),
            ]
        )
    return markup.table(
        "Themes, in brackets the indicators below the mean or well above it of those known",
        ["Theme", "Could use support", "Can offer"],
        body,
        "entries",
    )


def _silence(names: list[str]) -> str:
    if not names:
        return ""
    return f"<br><small>{markup.NO_FIGURE}: {markup.text(wording.listing(names))}</small>"


def _needs(row: dict) -> bool:
    return bool(row["is_below"] or row["own_need"])


def _offers(row: dict) -> bool:
    return bool(row["is_well_above"] or row["own_strength"])


def _strength(row: dict) -> str | None:
    """A state's own furthest figure; said to be below the mean where it is."""
    if row["own_strength"] and row["strength_points"] < 0:
        return wording.nearest(row["own_strength"], -row["strength_points"])
    return row["own_strength"]


def _named(row: dict, count: int, own: str | None) -> str:
    detail = own or f"{count} of {row['n_known']}".replace(" ", chr(0xA0))
    name = markup.link(row["name"], "profile", state=row["iso3"])
    return f"{name} <small>({markup.text(detail)})</small>"


def _list(names: list[str]) -> str:
    return "<br>".join(names) if names else "–"


def _capacity_rows() -> list[dict]:
    return [
        {
            "theme": row["pillar_title"],
            "state": row["name"],
            "iso3": row["iso3"],
            "indicators": row["n_indicators"],
            "known": row["n_known"],
            "below_the_mean": row["n_below"],
            "well_above_the_mean": row["n_well_above"],
            "could_use_support": _needs(row),
            "can_offer": _offers(row),
            "by_own_figure": row["own_need"] or row["own_strength"] or "",
            "well_above_points": row["gap_points"],
            "source": "ASEAN AI Readiness Dashboard",
        }
        for row in rows("capacity")
    ]
