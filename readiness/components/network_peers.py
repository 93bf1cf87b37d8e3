"""The network page's peer learning: a state's gaps, and who has come from there to the mean."""

from __future__ import annotations

import streamlit as st

from readiness import wording
from readiness.components import markup
from readiness.components.answers import drawn, grouped, rows
from readiness.components.take_away import take_away


def peers(state: dict) -> None:
    """For each gap of a state: which members closed the same one, when, and what they adopted then."""
    iso3, name = state["iso3"], state["name"]
    gains = rows("peer_gains", iso3=iso3)
    known = sum(row["iso3"] == iso3 for row in rows("scored_values"))
    with_peer = [row for row in gains if row["peer"]]
    sentence = wording.gaps_sentence(
        name,
        len({row["indicator_id"] for row in gains}),
        known,
        len({row["indicator_id"] for row in with_peer}),
        len({row["peer"] for row in with_peer}),
    )
    st.html(f"<p>{markup.text(sentence)}</p>{_gap_table(iso3, name)}")
    points = rows("capacity")[0]["gap_points"]
    st.html(f'<p class="source">{markup.text(wording.gap_rule(points))}</p>')
    take_away("Download gaps and peers of all states", "network_peers", _gain_rows, FIGURES)


FIGURES = ("value", "score", "from_value", "reached_value", "latest_value")


@drawn
def _gap_table(iso3: str, name: str) -> str:
    by_gap = grouped(rows("peer_gains", iso3=iso3), "indicator_id")
    if not by_gap:
        return ""
    adopted = grouped(rows("peer_instruments", iso3=iso3), "indicator_id")
    holders = grouped(rows("gap_holders", iso3=iso3), "indicator_id")
    rules = grouped(rows("gap_instruments", iso3=iso3), "indicator_id")
    body = []
    for indicator, gains in by_gap.items():
        first = gains[0]
        body.append(
            [
                markup.cell(
                    f"{markup.link(first['title'], 'map', show=indicator)}<br>{_now(first)}",
                    is_head=True,
                ),
                markup.cell(
                    _paths(gains, adopted.get(indicator, []))
                    if first["peer"]
                    else _no_path(first, holders.get(indicator, []), rules.get(indicator, []))
                ),
            ]
        )
    return markup.table(
        f"Gaps of {name}, and who could be asked",
        ["Gap", "Who has come from there to the mean, and what was adopted in the same years"],
        body,
        "entries",
    )


def _now(row: dict) -> str:
    doubt = f" {markup.flags(['doubtful'])}" if row["is_doubtful"] else ""
    mean = (
        f"ASEAN mean {wording.number(row['mean_score'], 0)} "
        f"({wording.of(row['n_states'], len(rows('states')))})"
    )
    return (
        f"<small>{markup.text(row['pillar_title'])}<br>"
        f"{_traced(row)}, {int(row['year'])}{doubt}<br>"
        f"{wording.number(row['score'], 0)} of 100; {mean}<br>"
        f"{_source(row)}</small>"
    )


def _traced(row: dict) -> str:
    shown = markup.text(wording.figure(row))
    return markup.trace(shown, row["indicator_id"], row["iso3"])


def _source(row: dict) -> str:
    if row["url"]:
        return markup.outside(row["short_title"], row["url"])
    return markup.link(row["short_title"], "governance")


def _paths(gains: list[dict], adopted: list[dict]) -> str:
    by_peer = grouped(adopted, "peer")
    items = "".join(
        f"<li>{markup.link(row['peer_name'], 'profile', state=row['peer'])}: "
        f"{markup.text(wording.gain_words(row))}.{_adopted(by_peer.get(row['peer'], []))}</li>"
        for row in gains
    )
    n_silent = sum(row["peer"] not in by_peer for row in gains)
    whose = "these years" if n_silent == len(gains) else "the years of the others"
    note = (
        f"<small>No dated instrument that bears on the pillar is held for {whose}.</small>"
        if n_silent
        else ""
    )
    return f"<ul class=points>{items}</ul>{note}"


def _adopted(listed: list[dict]) -> str:
    return f" In the same years: {_dated(listed)}." if listed else ""


def _dated(listed: list[dict]) -> str:
    return "; ".join(
        f"{markup.outside(row['name'], row['source_url'])} "
        f"({markup.text(wording.moment(row['adopted_on']))})"
        for row in listed
    )


def _no_path(gap: dict, holders: list[dict], rules: list[dict]) -> str:
    """Who to ask where no path can be told: the register's entries in force, or who is there now."""
    if rules:
        items = "".join(
            f"<li>{markup.text(name)}: {_dated(own)}</li>"
            for name, own in grouped(rules, "holder_name").items()
        )
        return f"In force elsewhere, with the date of adoption:<ul class=points>{items}</ul>"
    words = wording.WHY_NO_PEER[gap["why_no_peer"]]
    there = wording.listing(row["holder_name"] for row in holders)
    return f"{markup.text(words)} At the mean or above it today: {markup.text(there)}."


def _gain_rows() -> list[dict]:
    adopted = grouped(
        [
            row | {"path": (row["iso3"], row["indicator_id"], row["peer"])}
            for row in rows("peer_instruments", iso3="")
        ],
        "path",
    )
    return [
        {
            "state": row["name"],
            "iso3": row["iso3"],
            "pillar": row["pillar_title"],
            "indicator": row["title"],
            "unit": row["unit"],
            "year": row["year"],
            "value": row["value"],
            "score": row["score"],
            "asean_mean_score": row["mean_score"],
            "n_states": row["n_states"],
            "peer": row["peer_name"],
            "from_year": row["from_year"],
            "from_value": row["from_value"],
            "reached_year": row["reached_year"],
            "reached_value": row["reached_value"],
            "latest_year": row["latest_year"],
            "latest_value": row["latest_value"],
            "has_jump": row["has_jump"],
            "adopted_in_the_same_years": "; ".join(
                f"{one['name']} ({one['adopted_on']})"
                for one in adopted.get((row["iso3"], row["indicator_id"], row["peer"]), [])
            ),
            "why_no_peer": wording.WHY_NO_PEER.get(row["why_no_peer"], ""),
            "source": row["publisher"],
            "licence": row["licence"],
            "reuse": row["reuse"],
        }
        for row in rows("peer_gains", iso3="")
    ]
