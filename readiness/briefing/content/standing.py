"""Where states stand: group and band, pillars against the mean, key figures. Never a bare rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from readiness.briefing.content.terms import (
    Row,
    Rows,
    band,
    count,
    group,
    indicator,
    listing,
    noted,
    pillar,
    points,
    state,
    title,
)
from readiness.briefing.document import Dots, Mark, Part, Say


def own(rows: Rows, iso3: str, question: str = "rank_bands") -> Row:
    """A state's row among the answers to a question."""
    return next(row for row in rows[question] if row["iso3"] == iso3)


def group_sentence(rows: Rows, iso3: str) -> Say:
    """A state's group and band, and with whom it shares the group."""
    it = own(rows, iso3)
    if not it["maturity_group"]:
        return Say("{state} stands in no group: it has too few figures.", {"state": state(it)})
    others = sorted(
        (
            row
            for row in rows["rank_bands"]
            if row["maturity_group"] == it["maturity_group"] and row["iso3"] != iso3
        ),
        key=lambda row: row["name"],
    )
    parts: dict[str, Part] = {
        "state": state(it),
        "group": group(it["maturity_group"]),
        "band": band(it),
    }
    if not others:
        return Say("{state} stands in the group {group}, {band}, alone.", parts)
    return Say(
        "{state} stands in the group {group}, {band}, with {others}.",
        {**parts, "others": listing(state(row) for row in others)},
    )


def pillar_sentence(rows: Rows, iso3: str) -> Say:
    """On which pillar a state is furthest, and on which least far."""
    it = own(rows, iso3)
    known = sorted(scores_of(rows, iso3), key=lambda row: row["score"])
    if len(known) < 2:
        return Say("{state} has too few figures for a comparison of pillars.", {"state": state(it)})
    low, high = known[0], known[-1]
    return Say(
        "{state} is furthest on {high} ({high_score} of 100) and least far on {low} "
        "({low_score} of 100).",
        {
            "state": state(it),
            "high": pillar(high),
            "high_score": points(high["score"]),
            "low": pillar(low),
            "low_score": points(low["score"]),
        },
    )


def scores_of(rows: Rows, iso3: str) -> list[Row]:
    """The pillars on which a state has a score."""
    return [row for row in rows["state_scores"] if row["iso3"] == iso3 and row["score"] is not None]


def missing_sentence(rows: Rows, iso3: str) -> Say:
    """How many of a state's scored figures do not exist."""
    scored = sum(
        int(row["n_indicators"] or 0) for row in rows["state_scores"] if row["iso3"] == iso3
    )
    holes = len(rows["holes"])
    if not holes:
        return Say("None of the {of} scored figures is missing.", {"of": count(scored)})
    return Say("Scored figures missing: {n} of {of}.", {"n": count(holes), "of": count(scored)})


def groups_sentence(rows: Rows) -> Say:
    """How many states stand in which group, from the top."""
    league = rows["rank_bands"]
    counts = Counter(row["maturity_group"] for row in league)
    if not any(counts):
        return Say("The member states are not in groups: too few have figures.")
    return Say(
        "The {of} member states by group: {groups}.",
        {
            "of": count(len(league)),
            "groups": listing(noted(group(name), count(n)) for name, n in counts.items()),
        },
    )


def region_sentence(rows: Rows) -> Say:
    """On which pillar the region is furthest, and on which least far."""
    known = sorted(
        (row for row in rows["pillars"] if row["mean"] is not None), key=lambda row: row["mean"]
    )
    if not known:
        return Say("No pillar has a score yet.")
    low, high = known[0], known[-1]
    return Say(
        "The region is furthest on {high} (ASEAN mean {high_mean} of 100, {high_n} of {of} states) "
        "and least far on {low} ({low_mean} of 100, {low_n} of {of} states).",
        {
            "high": pillar(high),
            "high_mean": points(high["mean"]),
            "high_n": count(high["n"]),
            "low": pillar(low),
            "low_mean": points(low["mean"]),
            "low_n": count(low["n"]),
            "of": count(low["members"]),
        },
    )


def register_sentence(rows: Rows) -> Say | None:
    """In how many states the first thing that is about AI itself is in force."""
    first = next((row for row in rows["headlines"] if row["kind"] == "register"), None)
    if first is None:
        return None
    return Say(
        "{indicator}: in force in {n} of {of} states.",
        {
            "indicator": indicator(first),
            "n": count(first["n_at_best"]),
            "of": count(first["members"]),
        },
    )


def coverage_sentence(rows: Rows) -> Say:
    """How much of the index is measured."""
    total = rows["coverage_total"][0]
    return Say(
        "{n} of {of} scored figures exist; {states} of {members} states have at least one gap.",
        {
            "n": count(total["n_current"]),
            "of": count(total["n_cells"]),
            "states": count(total["n_states_with_holes"]),
            "members": count(total["members"]),
        },
    )


def pillar_dots(rows: Rows, iso3: str) -> Dots | None:
    """A state's pillars on the scale from 0 to 100, each beside the ASEAN mean."""
    means = {row["pillar"]: row for row in rows["pillars"]}
    scored = [row for row in rows["state_scores"] if row["iso3"] == iso3]
    if not scores_of(rows, iso3):
        return None
    it = own(rows, iso3)
    told = [
        Say(
            "{pillar} {score} (ASEAN mean {mean})",
            {
                "pillar": pillar(row),
                "score": points(row["score"]),
                "mean": points(means[row["pillar"]]["mean"]),
            },
        )
        for row in scored
    ]
    return Dots(
        title=Say("Pillars of {state} beside the ASEAN mean", {"state": state(it)}),
        alt=dots_alt(state(it), told),
        marks=tuple(
            Mark(
                name=pillar(row),
                value=row["score"],
                reference=means[row["pillar"]]["mean"],
                is_chosen=True,
            )
            for row in scored
        ),
        low=0,
        high=100,
        axis=Say("Score from 0 to 100 between fixed global goalposts"),
        value=title(state(it)),
        reference=Say("ASEAN mean"),
    )


def dots_alt(name: Part, scores: Iterable[Part]) -> Say:
    """What a dot plot of scores shows, in words."""
    return Say(
        "Dot plot, scores from 0 to 100. {name}: {scores}.",
        {"name": name, "scores": listing(scores)},
    )


def region_dots(rows: Rows) -> Dots | None:
    """The region's pillars: the mean, and from the lowest to the highest state."""
    known = [row for row in rows["pillars"] if row["mean"] is not None]
    if not known:
        return None
    told = [
        Say(
            "{pillar} {mean}, from {low} to {high} ({n} of {of} states)",
            {
                "pillar": pillar(row),
                "mean": points(row["mean"]),
                "low": points(row["lowest"]),
                "high": points(row["highest"]),
                "n": count(row["n"]),
                "of": count(row["members"]),
            },
        )
        for row in known
    ]
    return Dots(
        title=Say("Pillars of the region, and how far states lie apart"),
        alt=dots_alt(Say("ASEAN mean"), told),
        marks=tuple(
            Mark(name=pillar(row), value=row["mean"], low=row["lowest"], high=row["highest"])
            for row in known
        ),
        low=0,
        high=100,
        axis=Say("Score from 0 to 100 between fixed global goalposts"),
        value=Say("ASEAN mean"),
        band=Say("from the lowest to the highest state"),
    )


SPREAD = 3
"""How many strengths and how many gaps are named."""

TELLING = 1
"""Points of 100 that make one."""


def against(
    scored: Sequence[Row], iso3: str, near: set[str], spread: int = SPREAD
) -> tuple[list[dict], list[dict]]:
    """Scored figures furthest above the mean of the nearest states, and furthest below it.

    Returns:
        Strengths and gaps: rows of the state with ``ahead`` (points of 100) and ``n_near``.
    """
    by_indicator: dict[str, list[Row]] = {}
    for row in scored:
        by_indicator.setdefault(row["indicator_id"], []).append(row)
    steps = []
    for listed in by_indicator.values():
        mine = [row for row in listed if row["iso3"] == iso3]
        others = [row["normalised"] for row in listed if row["iso3"] in near]
        if mine and others:
            ahead = mine[0]["normalised"] - sum(others) / len(others)
            steps.append({**mine[0], "ahead": ahead, "n_near": len(others)})
    steps.sort(key=lambda step: -step["ahead"])
    gains = [step for step in steps[:spread] if step["ahead"] > TELLING]
    gaps = [step for step in reversed(steps[-spread:]) if step["ahead"] < -TELLING]
    return gains, gaps
