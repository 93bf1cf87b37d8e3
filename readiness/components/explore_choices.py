"""What a reader may choose on the page made for exploring; each choice in the address, none trusted."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from readiness.components import controls
from readiness.components.answers import rows
from readiness.wording import provenance, selection

ALL = "all"
NEWEST = "newest"
NO_FLAG = "none"
NOBODY = "nobody"
COVERAGE = {"any": 0.0, "half": 0.5, "most": 0.8, "every": 1.0}
"""Smallest share of the member states with a current figure, by id."""


@dataclass(frozen=True)
class Wish:
    """What to show; all of it plain ids. Empty means: no restriction."""

    indicators: tuple[str, ...]
    places: tuple[str, ...]
    first: int
    last: int
    is_newest: bool
    pillars: tuple[str, ...]
    sources: tuple[str, ...]
    reuse: tuple[str, ...]
    flags: tuple[str, ...]
    coverage: str
    sort: str
    across: str = "none"
    view: str = "table"
    mark: str = NOBODY

    @property
    def filters(self) -> Wish:
        """The same rows in the same order, however they are shown."""
        return replace(self, across="none", view="table", mark=NOBODY)


def choose() -> Wish:
    """Draw the controls and read them."""
    indicators = {row["indicator_id"]: row for row in rows("explored_indicators")}
    places = {row["iso3"]: row["name"] for row in rows("explored_places")}
    members = tuple(row["iso3"] for row in rows("explored_places") if row["is_member"])
    left, right = st.columns([3, 2])
    with left:
        chosen = controls.several(
            "Indicators",
            "indicators",
            {key: f"{row['pillar_title']} · {row['title']}" for key, row in indicators.items()},
            f"All {len(indicators)}: choose any",
        )
    with right:
        asked = controls.several(
            "States and economies",
            "places",
            {ALL: f"All {len(places)} places", **places},
            f"The {len(members)} member states",
        )
    who = tuple(places) if ALL in asked else tuple(asked) or members
    view, first, last, is_newest, mark, sort, across = _look(who, places)
    return Wish(
        indicators=tuple(chosen),
        places=who,
        first=first,
        last=last,
        is_newest=is_newest,
        view=view,
        mark=mark,
        sort=sort,
        across=across,
        **_filters(),
    )


def named(wish: Wish) -> dict[str, list[str]]:
    """The choices in words, for files and pictures; what is not restricted is left empty."""
    titles = {row["indicator_id"]: row["title"] for row in rows("explored_indicators")}
    places = {row["iso3"]: row["name"] for row in rows("explored_places")}
    members = tuple(row["iso3"] for row in rows("explored_places") if row["is_member"])
    pillars, sources = _pillars(), _sources()
    who = [places[iso3] for iso3 in wish.places]
    if wish.places == members:
        who = [f"the {len(members)} member states"]
    elif len(who) == len(places):
        who = [f"all {len(places)} held"]
    until = f"{wish.first} to {wish.last}" if not wish.is_newest else f"newest up to {wish.last}"
    return {
        "Indicators": [titles[name] for name in wish.indicators],
        "Places": who,
        "Years": [until],
        "Pillar": [pillars[name] for name in wish.pillars],
        "Source": [sources[name] for name in wish.sources],
        "Terms": [provenance.REUSE[name][0] for name in wish.reuse],
        "Flag": [name.replace("_", " ") if name != NO_FLAG else "no flag" for name in wish.flags],
        "Coverage": [] if wish.coverage == "any" else [_coverage()[wish.coverage].lower()],
    }


def _look(
    who: tuple[str, ...], places: dict[str, str]
) -> tuple[str, int, int, bool, str, str, str]:
    held = rows("explored_years")
    years = {str(int(row["year"])): str(int(row["year"])) for row in held}
    places_to_mark = {NOBODY: "No place", **{iso3: places[iso3] for iso3 in who}}
    one, two, three, four, five, six = st.columns([3, 2, 2, 3, 3, 3])
    with one:
        view = controls.choose("Show as", "as", selection.VIEWS, "table")
    with two:
        options = {NEWEST: "Newest of each", **years}
        first = controls.choose("From", "from", options, next(iter(years)))
    with three:
        last = int(controls.choose("To", "to", years, list(years)[-1]))
    with four:
        mark = controls.choose("Mark in pictures", "mark", places_to_mark, NOBODY)
    with five:
        sort = controls.choose("Sort", "sort", selection.SORTS, "catalogue")
    with six:
        across = controls.choose("Pivot", "across", selection.PIVOTS, "none")
    is_newest = first == NEWEST
    start = int(next(iter(years))) if is_newest else int(first)
    return view, min(start, last), max(start, last), is_newest, mark, sort, across


def _filters() -> dict:
    names = ("pillar", "source", "licence", "flag", "coverage")
    active = sum(name in st.query_params for name in names)
    title = f"More filters: {active} in use" if active else "More filters"
    with st.expander(title, expanded=bool(active)):
        one, two = st.columns(2)
        with one:
            pillars = controls.several("Pillar", "pillar", _pillars(), "Every pillar")
            terms = {name: f"{short}: {long}" for name, (short, long) in provenance.REUSE.items()}
            reuse = controls.several(
                "Licence, by what it allows", "licence", terms, "Every licence"
            )
            coverage = controls.choose("Coverage", "coverage", _coverage(), "any")
        with two:
            sources = controls.several("Source", "source", _sources(), "Every source")
            flags = {
                NO_FLAG: "no flag",
                **{name: name.replace("_", " ") for name in provenance.FLAGS},
            }
            chosen = controls.several("Flag", "flag", flags, "Every flag, and none")
    return {
        "pillars": tuple(pillars),
        "sources": tuple(sources),
        "reuse": tuple(reuse),
        "flags": tuple(chosen),
        "coverage": coverage,
    }


def _pillars() -> dict[str, str]:
    return {row["pillar"]: row["pillar_title"] for row in rows("explored_indicators")}


def _sources() -> dict[str, str]:
    return {row["source_id"]: row["short_title"] for row in rows("source_facts") if row["n_rows"]}


def _coverage() -> dict[str, str]:
    members = int(rows("explored_indicators")[0]["members"])
    words = {"any": "Indicators however scarce"}
    for name, share in COVERAGE.items():
        if share:
            least = -int(-members * share // 1)
            words[name] = f"Current in {least} or more of {members} member states"
    return words | {"every": f"Current in all {members} member states"}
