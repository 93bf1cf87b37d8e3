"""The what-if page: the index made anew under the reader's choices, and never kept.

The only component that computes an index. Everything it shows says that it is the reader's.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from readiness import warehouse
from readiness.components import release, what_if_answer, what_if_controls
from readiness.components.answers import rows
from readiness.components.what_if_controls import Wish
from readiness.index import own

KEPT = 300
"""Answers remembered, so that a slider that goes back costs nothing."""


def desk() -> None:
    """Controls beside their answer; only the two of them run again when a slider moves."""
    what_if_controls.follow_address(_facts(_database()), _cells(_database()))
    _desk()


@release.fragment
def _desk() -> None:
    facts, cells = _facts(_database()), _cells(_database())
    with st.container(key="yours"):
        top = st.container(key="yours_verdict")
        left, right = st.columns([2, 3], gap="large")
        with left:
            wish = what_if_controls.choose(facts, cells)
        try:
            found = answer(wish)
        except ValueError as reason:
            with top:
                what_if_answer.refusal(str(reason), facts, cells)
            return
        with top:
            what_if_answer.verdict(found, wish)
        with right:
            what_if_answer.words(found, wish, facts, cells)
            what_if_answer.picture(found, wish)
        what_if_answer.table(found, wish, facts, cells)


def answer(wish: Wish) -> list[dict]:
    """One row a member state in the published order: published, the reader's, and who agrees.

    Raises:
        ValueError: the choices leave nothing to score; the message names what.
    """
    return _answer(_database(), wish.weights, wish.across, wish.normalisation, wish.left_out,
                   wish.change)  # fmt: skip


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _answer(
    database: str,
    weights: tuple[tuple[str, int], ...],
    across: str,
    normalisation: str,
    left_out: tuple[str, ...],
    change: tuple[str, str, float] | None,
) -> list[dict]:
    values, indicators = _sheet(database)
    kept = indicators.drop(index=list(left_out))
    values = values[kept.index]
    if change is not None:
        iso3, indicator, value = change
        values = values.copy()
        values.loc[iso3, indicator] = value
    published = rows("what_if_published")
    mine = own.answer(
        values,
        kept,
        _fixed(dict(weights), across, normalisation, set(kept["pillar"])),
        draws=published[0]["draws"],
        seed=published[0]["seed"],
    )
    return [
        {
            **row,
            "your_score": float(mine.scores.loc[row["iso3"], "score"]),
            "your_rank": int(mine.your_rank[row["iso3"]]),
            **{name: int(rank) for name, rank in mine.bands.loc[row["iso3"]].items()},
            "agreement": float(mine.agreement[row["iso3"]]),
            "first_share": float(mine.weight_space.loc[row["iso3"], 1]),
        }
        for row in published
        if row["iso3"] in values.index
    ]


def _fixed(
    weights: dict[str, int], across: str, normalisation: str, pillars: set[str]
) -> own.Fixed:
    """The reader's choices as the index takes them: what is as published stays open."""
    inside = {pillar: weight for pillar, weight in weights.items() if pillar in pillars}
    is_even = len(set(inside.values())) == 1 and any(inside.values())
    usual = what_if_controls.USUAL
    return own.Fixed(
        pillar_weight=None if is_even else inside,
        across=None if across == usual["across"] else across,
        normalisation=None if normalisation == usual["normalisation"] else normalisation,
    )


@st.cache_resource(show_spinner=False, max_entries=2)
def _sheet(database: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The index's own input: states x indicators, and their catalogue."""
    indicators = pd.DataFrame(rows("what_if_indicators")).set_index("indicator_id")
    figures = pd.DataFrame(rows("what_if_values"))
    values = figures.pivot(index="iso3", columns="indicator_id", values="value")
    values = values.reindex(columns=indicators.index).astype(float)
    return values.dropna(how="all"), indicators


@st.cache_resource(show_spinner=False, max_entries=2)
def _facts(database: str) -> dict[str, dict]:
    """The catalogue as it is read, pillar by pillar."""
    listed = sorted(rows("what_if_indicators"), key=lambda row: row["position"])
    return {row["indicator_id"]: row for row in listed}


@st.cache_resource(show_spinner=False, max_entries=2)
def _cells(database: str) -> dict[Any, dict]:
    return {(row["iso3"], row["indicator_id"]): row for row in rows("what_if_values")}


def _database() -> str:
    return warehouse.release()["database"]
