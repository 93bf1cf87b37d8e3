"""The rows a reader has chosen: filtered, sorted, and set across, once for each choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from readiness import warehouse, wording
from readiness.components.answers import rows
from readiness.components.explore_choices import COVERAGE, NO_FLAG, Wish

KEPT = 100
"""Selections remembered: each is the numbers of its rows, not the rows."""

DOWN = {
    "year": ["indicator_id", "iso3"],
    "place": ["indicator_id", "year", "period"],
    "indicator": ["iso3", "year", "period"],
}
"""What stands down where something else stands across."""


def selected(wish: Wish) -> pd.DataFrame:
    """The chosen figures in the chosen order; `moment` orders years with their halves and quarters."""
    database = warehouse.release()["database"]
    return _figures(database).iloc[_numbers(database, wish.filters)]


def found(wish: Wish) -> dict:
    """How much the choice holds."""
    frame = selected(wish)
    members = {row["iso3"] for row in rows("states")}
    places = set(frame["iso3"].unique())
    return {
        "n": len(frame),
        "n_indicators": frame["indicator_id"].nunique(),
        "n_places": len(places),
        "n_members": len(places & members),
        "members": len(members),
        "year_min": int(frame["year"].min()) if len(frame) else None,
        "year_max": int(frame["year"].max()) if len(frame) else None,
    }


def records(frame: pd.DataFrame) -> list[dict]:
    """Rows with what is known of their indicator, place and source."""
    indicators, places, sources = known()
    return [
        {
            **row,
            "title": indicators[row["indicator_id"]]["title"],
            "pillar": indicators[row["indicator_id"]]["pillar_title"],
            "unit": indicators[row["indicator_id"]]["unit"],
            "decimals": indicators[row["indicator_id"]]["decimals"],
            "kind": indicators[row["indicator_id"]]["kind"],
            "name": places[row["iso3"]]["name"],
            "is_member": places[row["iso3"]]["is_member"],
            "source": sources[row["source_id"]]["short_title"],
            "publisher": sources[row["source_id"]]["publisher"],
            "url": sources[row["source_id"]]["url"],
        }
        for row in frame.drop(columns=["moment", "seq"]).to_dict("records")
    ]


def known() -> tuple[dict[str, dict], dict[str, dict], dict[str, dict]]:
    """Indicators, places and sources by their ids."""
    return _known(warehouse.release()["database"])


def columns(frame: pd.DataFrame, across: str) -> list[tuple[Any, str]]:
    """What stands across a pivot: (key, head) in its natural order."""
    indicators, places, _ = known()
    if across == "year":
        moments = frame[["moment", "year", "period"]].drop_duplicates().sort_values("moment")
        return [
            ((row.year, row.period), wording.period(row.year, row.period))
            for row in moments.itertuples()
        ]
    of, titles = (
        ("iso3", {key: row["name"] for key, row in places.items()})
        if across == "place"
        else ("indicator_id", {key: row["title"] for key, row in indicators.items()})
    )
    here = set(frame[of].unique())
    return [(key, title) for key, title in titles.items() if key in here]


def pivoted(
    frame: pd.DataFrame, across: str, part: slice = slice(None)
) -> list[tuple[tuple, dict[Any, dict]]]:
    """Lines of a pivot in the order of the frame: the pair that stands down, and its cells.

    Args:
        part: which lines to make; the others cost nothing.
    """
    down = DOWN[across]
    number = frame.groupby(down, sort=False, observed=True).ngroup().to_numpy()
    first, last, _ = part.indices(int(number.max(initial=-1)) + 1)
    lines: dict[int, tuple[tuple, dict[Any, dict]]] = {}
    here = (number >= first) & (number < last)
    for at, row in zip(number[here], frame[here].to_dict("records"), strict=True):
        key = tuple(row[name] for name in down)
        _, cells = lines.setdefault(int(at), (key, {}))
        cells[_across(row, across)] = row
    return [lines[at] for at in sorted(lines)]


def n_lines(frame: pd.DataFrame, across: str) -> int:
    """How many lines a pivot has."""
    return frame.groupby(DOWN[across], sort=False, observed=True).ngroups


def newest(frame: pd.DataFrame) -> pd.DataFrame:
    """The newest figure of each indicator and place, in the order of the frame."""
    last = frame.sort_values("moment", kind="stable").groupby(
        ["indicator_id", "iso3"], observed=True, sort=False
    )
    return frame.loc[frame.index.isin(last["seq"].last())]


def _across(row: dict, across: str) -> Any:
    if across == "year":
        return (row["year"], row["period"])
    return row["iso3" if across == "place" else "indicator_id"]


@st.cache_resource(show_spinner=False, max_entries=2)
def _figures(database: str) -> pd.DataFrame:
    frame = warehouse.ask("explored")
    frame["flag"] = frame["flag"].fillna("")
    frame["period"] = frame["period"].fillna("")
    frame["year"] = frame["year"].astype(int)
    parts = {part: at / 100 for at, part in enumerate(sorted(frame["period"].unique()))}
    frame["moment"] = frame["year"] + frame["period"].map(parts).astype(float)
    for name in ("indicator_id", "iso3", "source_id", "reuse", "flag", "licence", "edition"):
        frame[name] = frame[name].astype("category")
    frame["seq"] = range(len(frame))
    return frame


@st.cache_resource(show_spinner=False, max_entries=2)
def _known(database: str) -> tuple[dict, dict, dict]:
    return (
        {row["indicator_id"]: row for row in rows("explored_indicators")},
        {row["iso3"]: row for row in rows("explored_places")},
        {row["source_id"]: row for row in rows("source_facts")},
    )


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _numbers(database: str, wish: Wish) -> Any:
    frame = _figures(database)
    keep = frame["year"].between(wish.first, wish.last) & frame["iso3"].isin(wish.places)
    wanted = _wanted(wish)
    if wanted is not None:
        keep &= frame["indicator_id"].isin(wanted)
    for column, values in (("source_id", wish.sources), ("reuse", wish.reuse)):
        if values:
            keep &= frame[column].isin(values)
    if wish.flags:
        held = [flag for flag in frame["flag"].cat.categories if _flagged(flag, wish.flags)]
        keep &= frame["flag"].isin(held)
    chosen = frame[keep]
    if wish.is_newest:
        chosen = newest(chosen)
    return _sorted(chosen, wish.sort)["seq"].to_numpy()


def _wanted(wish: Wish) -> set[str] | None:
    """Ids of the indicators that are asked for; none where all are."""
    if not (wish.indicators or wish.pillars or COVERAGE[wish.coverage]):
        return None
    return {
        row["indicator_id"]
        for row in rows("explored_indicators")
        if (not wish.indicators or row["indicator_id"] in wish.indicators)
        and (not wish.pillars or row["pillar"] in wish.pillars)
        and row["n_states"] >= COVERAGE[wish.coverage] * row["members"]
    }


def _flagged(flag: str, chosen: Sequence[str]) -> bool:
    return NO_FLAG in chosen if not flag else bool(set(flag.split("|")) & set(chosen))


def _sorted(frame: pd.DataFrame, sort: str) -> pd.DataFrame:
    if sort == "catalogue":
        return frame
    if sort in ("newest", "oldest"):
        return frame.sort_values("moment", ascending=sort == "oldest", kind="stable")
    if sort in ("high", "low"):
        return frame.sort_values("value", ascending=sort == "low", kind="stable")
    _, places, sources = known()
    order = (
        {key: at for at, key in enumerate(places)}
        if sort == "place"
        else {key: at for at, key in enumerate(sources)}
    )
    of = "iso3" if sort == "place" else "source_id"
    rank = frame[of].astype("str").map(order)
    return frame.assign(rank=rank).sort_values(["rank", "seq"], kind="stable").drop(columns="rank")
