"""Sentences that set states, indicators and indices side by side."""

from __future__ import annotations

from readiness.wording.numbers import listing, number, of, plural
from readiness.wording.sentences import _small

FEWEST = 5
"""States with both figures that a line or a correlation takes."""

SEEN = 0.5
"""Points of 100 that a reader of whole points can see."""

NO_BREAK = "\u00a0"

STRENGTHS = ((0.8, "closely"), (0.5, "clearly"), (0.3, "loosely"))
"""How close two indicators go together, by the smallest size of the correlation."""


def chosen_states(names: list[str], members: int) -> str:
    """Who is compared.

    >>> chosen_states(["A", "B"], 11), chosen_states(["A", "B"], 2)
    ('A and B', 'the 2 member states')
    """
    return f"the {members} member states" if len(names) == members else listing(names)


def compare_verdict(who: str, pillars: list[dict]) -> str:
    """On which pillar the chosen states lie furthest apart, and on which closest together.

    Args:
        pillars: ``title`` and ``scores``, a (score, state) pair for each chosen state with one.

    >>> compare_verdict("A and B", [
    ...     {"title": "Research", "scores": [(5.2, "A"), (78.4, "B")]},
    ...     {"title": "Skills", "scores": [(40.1, "B"), (44.9, "A")]},
    ... ])
    'A and B lie furthest apart on Research (from 5 in A to 78 in B, of 100) and closest together \
on Skills (from 40 in B to 45 in A).'
    """
    known = [
        (p["title"], min(p["scores"]), max(p["scores"])) for p in pillars if len(p["scores"]) > 1
    ]
    if len(known) < 2:
        return "Too few of these states have scores to be compared."
    known.sort(key=lambda end: end[1][0] - end[2][0])
    far, near = known[0], known[-1]
    return _capital(
        f"{who} lie furthest apart on {far[0]} ({_ends(far)}, of 100) and closest "
        f"together on {near[0]} ({_ends(near)})."
    )


def gap_sentence(gaps: list[dict]) -> str:
    """The largest lag behind the regional mean, and the largest lead, among the chosen states.

    >>> gap_sentence([
    ...     {"name": "A", "title": "Skills", "to_mean": -31.2},
    ...     {"name": "B", "title": "Adoption", "to_mean": 20.6},
    ... ])
    'Furthest below the ASEAN mean: A on skills, by 31 points of 100; furthest above: B on \
adoption, by 21.'
    """
    known = sorted((g for g in gaps if g["to_mean"] is not None), key=lambda g: g["to_mean"])
    if not known:
        return "None of these states has a score to be compared with the mean."
    low, high = known[0], known[-1]
    parts = []
    if low["to_mean"] <= -SEEN:
        parts.append(
            f"Furthest below the ASEAN mean: {low['name']} on {_small(low['title'])}, by "
            f"{points_apart(-low['to_mean'])} of 100"
        )
    if high["to_mean"] >= SEEN:
        start = "furthest above" if parts else "Furthest above the ASEAN mean"
        parts.append(
            f"{start}: {high['name']} on {_small(high['title'])}, by {number(high['to_mean'], 0)}"
        )
    return (
        f"{'; '.join(parts)}."
        if parts
        else "All of these states lie within a point of the ASEAN mean."
    )


def points_apart(points: float) -> str:
    """A distance on the scale from 0 to 100.

    >>> points_apart(1.2), points_apart(31.2)
    ('1 point', '31 points')
    """
    text = number(points, 0)
    return f"{text} point{'' if text == '1' else 's'}"


def history_sentence(who: str, title: str, changes: list[dict]) -> str:
    """How the chosen states moved over the constant panel; never who overtook whom.

    Args:
        changes: ``name, first, last`` (scores) and ``first_year, last_year``, one a state.

    >>> history_sentence("A and B", "All pillars", [
    ...     {"name": "A", "first": 40.0, "last": 52.2, "first_year": 2019, "last_year": 2025},
    ...     {"name": "B", "first": 60.0, "last": 58.9, "first_year": 2019, "last_year": 2025},
    ... ])
    'All pillars, 2019 to 2025: of A and B, 1 rose and 1 fell; the largest rise is that of A, \
from 40 to 52 of 100.'
    """
    moved = sorted(changes, key=lambda c: c["first"] - c["last"])
    up = [c for c in moved if c["last"] - c["first"] >= SEEN]
    down = [c for c in moved if c["first"] - c["last"] >= SEEN]
    same = len(moved) - len(up) - len(down)
    still = f", {same} moved by less than half a point" if same else ""
    most = (
        f"; the largest rise is that of {up[0]['name']}, from {number(up[0]['first'], 0)} to "
        f"{number(up[0]['last'], 0)} of 100"
        if up
        else ""
    )
    return (
        f"{title}, {moved[0]['first_year']} to {moved[0]['last_year']}: of {who}, "
        f"{len(up) or 'none'} rose and {len(down) or 'none'} fell{still}{most}."
    )


def panel_title(n: int, of_total: int) -> str:
    """What a history rests on.

    >>> panel_title(9, 25)
    'Constant panel of 9 indicators (of 25): same indicators, same states in every year'
    """
    return (
        f"Constant panel of {plural(n, 'indicator')} (of {of_total}): same indicators, same states "
        "in every year"
    )


def association_sentence(x: str, y: str, line: dict) -> str:
    """How two indicators go together over the member states, and why that is no cause.

    Args:
        line: ``n, members, correlation`` (None for a column without spread), ``is_show_only``.

    >>> line = {"n": 9, "members": 11, "correlation": 0.634, "is_show_only": False}
    >>> association_sentence("Income", "Use", line)
    '“Income” and “Use” go together clearly (r\u00a0=\u00a00.63, 9 of 11 states with both figures). \
With so few states one of them can make the difference, and going together is not causing.'
    >>> association_sentence("Income", "Price", {**line, "correlation": -0.85})[:66]
    '“Income” and “Price” run against each other closely (r\u00a0=\u00a0−0.85, 9 '
    >>> association_sentence("Income", "Use", {**line, "n": 4})
    '4 of 11 states have both figures: too few for a line or a correlation (5 are needed).'
    >>> association_sentence("Income", "Use", {**line, "correlation": None, "is_show_only": True})
    '9 of 11 states have both figures. The terms of one of the two allow showing and citing only: \
no line and no correlation are computed.'
    """
    if line["n"] < FEWEST:
        return (
            f"{of(line['n'], line['members'])} have both figures: too few for a line or a "
            f"correlation ({FEWEST} are needed)."
        )
    if line["is_show_only"]:
        return (
            f"{of(line['n'], line['members'])} have both figures. The terms of one of the two allow "
            "showing and citing only: no line and no correlation are computed."
        )
    if line["correlation"] is None:
        return (
            f"All {of(line['n'], line['members'])} with both figures have the same value of one of "
            "the two: there is no correlation to state."
        )
    r = line["correlation"]
    how = next((word for least, word in STRENGTHS if abs(r) >= least), "")
    verb = "go together" if r > 0 else "run against each other"
    finding = f"{verb} {how}" if how else "hardly go together"
    return (
        f"“{x}” and “{y}” {finding} (r{NO_BREAK}={NO_BREAK}{number(r, 2)}, {of(line['n'], line['members'])} with "
        "both figures). With so few states one of them can make the difference, and going "
        "together is not causing."
    )


def disagreement_sentence(spreads: list[dict]) -> str:
    """About which of the chosen states the published indices disagree most.

    Args:
        spreads: one a state with two places or more: ``name, spread``, and ``high`` and ``low``,
            each with ``place, n, title, year``.

    >>> high = {"place": 2, "n": 11, "title": "One", "year": 2024}
    >>> low = {"place": 8, "n": 10, "title": "Two", "year": 2025}
    >>> disagreement_sentence([{"name": "A", "spread": 6, "high": high, "low": low},
    ...                        {"name": "B", "spread": 0, "high": low, "low": low}])
    'The indices disagree most about A: place 2 of 11 in One (2024), 8 of 10 in Two (2025). They \
agree most about B (one place throughout).'
    """
    if not spreads:
        return "None of these states has a place in two published indices."
    ordered = sorted(spreads, key=lambda s: -s["spread"])
    most, least = ordered[0], ordered[-1]
    if not most["spread"]:
        return "Every index gives each of these states the same place."
    ties = [s["name"] for s in ordered[1:] if s["spread"] == most["spread"]]
    also = f" (and as much about {listing(ties)})" if ties else ""
    agreed = [s["name"] for s in ordered if s["spread"] == least["spread"]]
    width = (
        "one place throughout"
        if not least["spread"]
        else f"{plural(least['spread'], 'place')} apart"
    )
    end = (
        f" They agree most about {listing(agreed)} ({width})."
        if least["spread"] < most["spread"]
        else ""
    )
    return (
        f"The indices disagree most about {most['name']}{also}: place {_place(most['high'])}, "
        f"{_place(most['low'])}.{end}"
    )


def _place(end: dict) -> str:
    return f"{of(end['place'], end['n'], '')} in {end['title']} ({end['year']})"


def _ends(pillar: tuple) -> str:
    _, low, high = pillar
    return f"from {number(low[0], 0)} in {low[1]} to {number(high[0], 0)} in {high[1]}"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
