"""Sentences about the reader's own index: always called theirs, always beside the published one."""

from __future__ import annotations

import re

from readiness.wording.causes import ordinal
from readiness.wording.certainty import band, percent
from readiness.wording.numbers import figure, listing, number, of, plural

YOURS = "Your weights, not the published index"
"""Stands over everything that the reader's choices made."""

ACROSS = {
    "geometric": "geometric mean (published)",
    "arithmetic": "arithmetic mean",
}
NORMALISATIONS = {
    "goalposts": "fixed goalposts (published)",
    "minmax": "from the lowest state to the highest",
    "percentile_rank": "percentile rank among the states",
}

NAMED = 4
"""Up to so many states are named, more are counted."""


def what_if_verdict(rows: list[dict], is_published: bool) -> str:
    """Who is first under the reader's choices, and how much of the published order changes.

    Args:
        rows: ``name, rank, your_rank, your_score``.
        is_published: nothing is chosen.

    >>> rows = [
    ...     {"name": "A", "rank": 1, "your_rank": 2, "your_score": 70.0},
    ...     {"name": "B", "rank": 2, "your_rank": 1, "your_score": 71.26},
    ...     {"name": "C", "rank": 3, "your_rank": 3, "your_score": 40.0}]
    >>> what_if_verdict(rows, False)
    'Under your weights B is first (71.3 of 100); the published order changes for 2 of 3 states: \
A down 1 and B up 1.'
    >>> what_if_verdict([rows[2] | {"rank": 1, "your_rank": 1}], False)
    'Under your weights C is first (40.0 of 100); the published order stays as it is.'
    >>> what_if_verdict([rows[2] | {"rank": 1, "your_rank": 1}], True)
    'Nothing is changed yet: these are the published scores, with C first (40.0 of 100). Move a \
weight, or change a figure.'
    """
    first = [row for row in rows if row["your_rank"] == 1]
    names = listing(row["name"] for row in first)
    score = f"({number(first[0]['your_score'])} of 100)"
    if is_published:
        return (
            f"Nothing is changed yet: these are the published scores, with {names} first {score}. "
            "Move a weight, or change a figure."
        )
    start = f"Under your weights {names} {'is' if len(first) == 1 else 'are'} first {score}; "
    moved = [row for row in rows if row["your_rank"] != row["rank"]]
    if not moved:
        return f"{start}the published order stays as it is."
    named = listing(f"{row['name']} {rank_move(row)}" for row in moved)
    tail = f": {named}" if len(moved) <= NAMED else ""
    return f"{start}the published order changes for {of(len(moved), len(rows))}{tail}."


def rank_move(row: dict) -> str:
    """How far a rank moved from the published one.

    >>> [rank_move({"rank": 4, "your_rank": mine}) for mine in (2, 4, 5)]
    ['up 2', 'same', 'down 1']
    """
    step = int(row["rank"]) - int(row["your_rank"])
    return "same" if not step else f"{'up' if step > 0 else 'down'} {abs(step)}"


def agreement_sentence(rows: list[dict], n_pillars: int) -> str:
    """How much of the space of all weightings agrees with the reader's ranks.

    Args:
        rows: ``name, your_rank, first_share, agreement``; shares of 0 to 1.

    >>> rows = [
    ...     {"name": "A", "your_rank": 1, "first_share": 0.97, "agreement": 0.97},
    ...     {"name": "B", "your_rank": 2, "first_share": 0.03, "agreement": 0.6},
    ...     {"name": "C", "your_rank": 3, "first_share": 0.0, "agreement": 0.12}]
    >>> agreement_sentence(rows, 6)
    'Under 97\u202f% of all weightings of the 6 pillars A is first too. Of your ranks, 2 of 3 hold under \
at least half of all weightings; fewest agree on C as third (12\u202f%).'
    """
    top, *ties = [row for row in rows if row["your_rank"] == 1]
    also = "".join(f", {row['name']} under {percent(row['first_share'])}" for row in ties)
    half = sum(row["agreement"] >= 0.5 for row in rows)
    sentence = (
        f"Under {percent(top['first_share'])} of all weightings of the "
        f"{plural(n_pillars, 'pillar')} {top['name']} is first too{also}. Of your ranks, "
        f"{of(half, len(rows), '')} hold under at least half of all weightings"
    )
    least = min(rows, key=lambda row: row["agreement"])
    if least["agreement"] == 1:
        return f"{sentence}."
    place = f"{least['name']} as {ordinal(least['your_rank'])}"
    return f"{sentence}; fewest agree on {place} ({percent(least['agreement'])})."


def chosen_sentence(
    weights: dict[str, int], across: str, normalisation: str, left_out: list[str], change: str
) -> str:
    """What the reader chose; what they left open is not named.

    Args:
        weights: title of a pillar → its weight.
        left_out: titles of indicators.
        change: the changed figure in words, as :func:`change_words` gives it, or "".

    >>> chosen_sentence({"Skills": 3, "Research": 1}, "arithmetic", "goalposts", ["5G"], "")
    'You chose: weights Skills 75\u202f%, Research 25\u202f%; arithmetic mean across pillars; without 5G.'
    >>> chosen_sentence({"Skills": 1, "Research": 1}, "geometric", "goalposts", [], "")
    ''
    """
    parts = []
    if len(set(weights.values())) > 1:
        shares = ", ".join(f"{title} {share}" for title, share in weight_shares(weights).items())
        parts.append(f"weights {shares}")
    if across != next(iter(ACROSS)):
        parts.append(f"{ACROSS[across]} across pillars")
    if normalisation != next(iter(NORMALISATIONS)):
        parts.append(f"scale {NORMALISATIONS[normalisation]}")
    if left_out:
        parts.append(f"without {listing(left_out)}")
    if change:
        parts.append(change)
    return f"You chose: {'; '.join(parts)}." if parts else ""


def weight_shares(weights: dict[str, int]) -> dict[str, str]:
    """Weights as shares of their sum; all zero have none.

    >>> weight_shares({"a": 2, "b": 1, "c": 0}), weight_shares({"a": 0})
    ({'a': '67\u202f%', 'b': '33\u202f%', 'c': '0\u202f%'}, {'a': '0\u202f%'})
    """
    total = sum(weights.values()) or 1
    return {name: percent(weight / total) for name, weight in weights.items()}


def change_words(name: str, facts: dict, value: float, current: float | None) -> str:
    """A changed figure, beside what it is now.

    >>> facts = {"title": "5G coverage", "unit": "% of people", "decimals": 1, "kind": "measure"}
    >>> change_words("A", facts, 60.0, 5.62)
    '5G coverage of A 60.0\u202f% of people instead of 5.6\u202f% of people'
    >>> change_words("A", facts, 60.0, None)
    '5G coverage of A 60.0\u202f% of people, where no figure is held'
    """
    yours = figure({**facts, "value": value})
    now = "where no figure is held"
    if current is not None:
        now = f"instead of {figure({**facts, 'value': current})}"
    comma = "," if current is None else ""
    return f"{facts['title']} of {name} {yours}{comma} {now}"


def change_sentence(row: dict) -> str:
    """What became of the state whose figure was changed.

    >>> change_sentence({"name": "A", "score": 26.59, "your_score": 28.14, "rank": 10, "your_rank": 9,
    ...     "rank_low": 8, "rank_high": 11, "your_rank_low": 8, "your_rank_high": 10})
    'A: score 28.1, published 26.6; rank 9 (band 8–10), published 10 (band 8–11).'
    """
    return (
        f"{row['name']}: score {number(row['your_score'])}, published {number(row['score'])}; rank "
        f"{int(row['your_rank'])} (band {_band(row, 'your_')}), published {int(row['rank'])} "
        f"(band {_band(row)})."
    )


def refusal_sentence(reason: str, names: dict[str, str]) -> str:
    """Why the reader's choices cannot be scored, in names instead of ids.

    >>> refusal_sentence("AAA: no data at all, so nothing to score", {"AAA": "Aland"})
    'This cannot be scored. Aland: no data at all, so nothing to score.'
    """
    plain = re.sub(r"\w+", lambda word: names.get(word[0], word[0]), reason)
    return f"This cannot be scored. {plain[:1].upper()}{plain[1:]}."


def _band(row: dict, whose: str = "") -> str:
    return band(row[f"{whose}rank_low"], row[f"{whose}rank_high"])
