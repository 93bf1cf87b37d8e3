"""Sentences made by rule from rows, each with its denominator: captions, verdicts, alternatives."""

from __future__ import annotations

from readiness.wording.numbers import STAGES, listing, number, of, plural


def region_verdict(pillars: list[dict], headlines: list[dict]) -> str:
    """Where the region is furthest and least far, and how many states have the first headline.

    >>> pillars = [
    ...     {"title": "Connectivity", "mean": 71.6, "n": 11, "members": 11},
    ...     {"title": "Research", "mean": 30.2, "n": 10, "members": 11},
    ... ]
    >>> region_verdict(pillars, [])
    'The region is furthest on Connectivity (ASEAN mean 72 of 100, 11 of 11 states) and least \
far on Research (30 of 100, 10 of 11 states).'
    """
    known = sorted((p for p in pillars if p["mean"] is not None), key=lambda p: p["mean"])
    if not known:
        return "No pillar has a score yet."
    low, high = known[0], known[-1]
    sentence = (
        f"The region is furthest on {high['title']} (ASEAN mean {number(high['mean'], 0)} "
        f"of 100, {of(high['n'], high['members'])}) and least far on {low['title']} "
        f"({number(low['mean'], 0)} of 100, {of(low['n'], low['members'])})."
    )
    registers = [h for h in headlines if h["kind"] == "register"]
    if registers:
        first = registers[0]
        sentence += f" {first['title']}: in force in {of(first['n_at_best'], first['members'])}."
    return sentence


def coverage_sentence(total: dict) -> str:
    """How much of the index is measured.

    >>> coverage_sentence({"n_current": 258, "n_cells": 275, "members": 11,
    ...                    "n_states_with_holes": 7})
    '258 of 275 scored figures exist; 7 of 11 states have at least one gap. The index is \
experimental: member states have not reviewed it.'
    """
    return (
        f"{of(total['n_current'], total['n_cells'], 'scored figures')} exist; "
        f"{of(total['n_states_with_holes'], total['members'])} have at least one gap. "
        "The index is experimental: member states have not reviewed it."
    )


def moved_sentence(steps: list[dict]) -> str:
    """How many indicators moved which way in most states that can be compared.

    >>> moved_sentence([{"n_up": 6, "n_down": 1, "n": 8}, {"n_up": 1, "n_down": 4, "n": 5}])
    'Of 2 indicators that can be compared with the figure before, most states rose on 1 and \
fell on 1; a rise is not always a gain (prices).'
    """
    up = sum(2 * s["n_up"] > s["n"] for s in steps)
    down = sum(2 * s["n_down"] > s["n"] for s in steps)
    return (
        f"Of {plural(len(steps), 'indicator')} that can be compared with the figure before, most "
        f"states rose on {up} and fell on {down}; a rise is not always a gain (prices)."
    )


def breaks_sentence(breaks: list[dict]) -> str:
    """Which newest editions changed their method, so that no change is shown.

    >>> breaks_sentence([{"title": "Total", "year": 2025, "previous_year": 2024}])
    'Not compared, because the method changed: Total (2024 and 2025).'
    """
    if not breaks:
        return "No source changed its method between the last two editions held."
    named = listing(f"{b['title']} ({b['previous_year']} and {b['year']})" for b in breaks)
    return f"Not compared, because the method changed: {named}."


def holes_sentence(holes: list[dict], states: list[dict]) -> str:
    """Who lacks how many scored figures.

    >>> holes_sentence([{"iso3": "A"}], [{"iso3": "A", "name": "Aland"}, {"iso3": "B", "name": "B"}])
    '1 scored figure is missing, in 1 of 2 states; complete: B.'
    """
    with_holes = {hole["iso3"] for hole in holes}
    whole = [state["name"] for state in states if state["iso3"] not in with_holes]
    verb = "is" if len(holes) == 1 else "are"
    return (
        f"{plural(len(holes), 'scored figure')} {verb} missing, in "
        f"{of(len(with_holes), len(states))}; complete: {listing(whole)}."
    )


def _small(title: str) -> str:
    if title[:2].isupper():
        return title
    return title[:1].lower() + title[1:]


def map_sentence(title: str, unit: str, decimals: int, when: str, states: list[dict]) -> str:
    """What a map shows: how many states, and from where to where.

    >>> states = [{"name": "A", "value": 3.0}, {"name": "B", "value": 9.5}, {"name": "C", "value": None}]
    >>> map_sentence("Internet users", "% of people", 1, "2023", states)
    'Internet users, 2023: from 3.0 (A) to 9.5 (B) % of people; 2 of 3 states have data.'
    >>> map_sentence("Data law", "code 0-3", 0, "2026", [{"value": 3.0, "kind": "register"}])
    'Data law, 2026: in force in 1; 1 of 1 states have data.'
    """
    known = sorted((s for s in states if s["value"] is not None), key=lambda s: s["value"])
    if not known:
        return f"{title}, {when}: no member state has data."
    low, high = known[0], known[-1]
    if low.get("kind") == "register":
        counts = {stage: sum(s["value"] == code for s in known) for code, stage in STAGES.items()}
        stages = listing(f"{stage} in {count}" for stage, count in counts.items() if count)
        return f"{title}, {when}: {stages}; {of(len(known), len(states))} have data."
    spread = (
        f"{number(low['value'], decimals)} {unit} in all"
        if low["value"] == high["value"]
        else f"from {number(low['value'], decimals)} ({_holders(known, low)}) to "
        f"{number(high['value'], decimals)} ({_holders(known, high)}) {unit}"
    )
    return f"{title}, {when}: {spread}; {of(len(known), len(states))} have data."


def _holders(known: list[dict], end: dict) -> str:
    names = [s["name"] for s in known if s["value"] == end["value"]]
    return names[0] if len(names) == 1 else f"{len(names)} states"


def state_verdict(state: dict, scores: list[dict], holes: list[dict]) -> str:
    """A state's furthest and least far pillar, and how much is missing.

    >>> scores = [
    ...     {"pillar_title": "Skills", "score": 40.2, "n_indicators": 4},
    ...     {"pillar_title": "Adoption", "score": 61.0, "n_indicators": 5},
    ... ]
    >>> state_verdict({"name": "Aland"}, scores, [{}, {}])
    'Aland is furthest on Adoption (61 of 100) and least far on Skills (40 of 100). Scored figures \
missing: 2 of 9.'
    """
    known = sorted((s for s in scores if s["score"] is not None), key=lambda s: s["score"])
    end = missing_sentence(len(holes), sum(int(s["n_indicators"] or 0) for s in scores))
    if len(known) < 2:
        return f"{state['name']} has too few figures for a comparison of pillars. {end}"
    low, high = known[0], known[-1]
    return (
        f"{state['name']} is furthest on {high['pillar_title']} ({number(high['score'], 0)} of 100) "
        f"and least far on {low['pillar_title']} ({number(low['score'], 0)} of 100). {end}"
    )


def missing_sentence(n_holes: int, n_scored: int) -> str:
    """How many of a state's scored figures do not exist.

    >>> missing_sentence(2, 25), missing_sentence(0, 25)
    ('Scored figures missing: 2 of 25.', 'None of the 25 scored figures is missing.')
    """
    if not n_holes:
        return f"None of the {n_scored} scored figures is missing."
    return f"Scored figures missing: {n_holes} of {n_scored}."


def neighbours_sentence(state: dict, near: list[dict]) -> str:
    """Which states are nearest, and what near means.

    >>> neighbours_sentence({"name": "A"}, [{"name": "B", "n_shared": 20}, {"name": "C", "n_shared": 18}])
    'Compared with the states whose scored figures lie nearest to those of A: B and C (over 18 to \
20 shared figures).'
    """
    if not near:
        return f"No state shares enough scored figures with {state['name']} to be compared."
    shared = sorted({row["n_shared"] for row in near})
    many = f"{shared[0]} to {shared[-1]}" if len(shared) > 1 else f"{shared[0]}"
    return (
        f"Compared with the states whose scored figures lie nearest to those of {state['name']}: "
        f"{listing(row['name'] for row in near)} (over {many} shared figures)."
    )


def trend_sentence(
    name: str, row: dict, points: list[tuple[float, float]], breaks: list[int]
) -> str:
    """From where to where a series runs; across a break in method no change is stated.

    >>> row = {"title": "Internet users", "unit": "% of people", "decimals": 1}
    >>> trend_sentence("A", row, [(2019, 60.0), (2023, 71.5)], [])
    'A, Internet users: 60.0 in 2019 to 71.5 in 2023 (% of people).'
    >>> trend_sentence("A", row, [(2019, 60.0), (2023, 71.5)], [2022])
    'A, Internet users: 60.0 in 2019 and 71.5 in 2023 (% of people); the method changed between \
them (2022), so the change says nothing.'
    """
    (first, start), (last, end) = points[0], points[-1]
    crossed = [year for year in breaks if first < year <= last]
    ends = (
        f"{number(start, row['decimals'])} in {int(first)} {'and' if crossed else 'to'} "
        f"{number(end, row['decimals'])} in {int(last)} ({row['unit']})"
    )
    if crossed:
        years = listing(crossed)
        ends += f"; the method changed between them ({years}), so the change says nothing"
    return f"{name}, {row['title']}: {ends}."
