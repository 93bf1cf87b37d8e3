"""Sentences on what moves the ranking: choices of method, weights, single indicators, holes."""

from __future__ import annotations

from readiness.wording.certainty import percent
from readiness.wording.numbers import PART, listing, number, of

CHOICES = {
    "holes": (
        "Filling of holes",
        "the filling of holes",
        "each missing figure takes one of several defensible values",
    ),
    "normalisation": (
        "Scale",
        "the scale",
        "fixed goalposts, lowest to highest state, or percentile rank",
    ),
    "weights": (
        "Weights",
        "the weights",
        "indicators within ± 25 % of equal; pillars within ± 25 %, or any weighting at all",
    ),
    "across_pillars": ("Mean across pillars", "the mean across pillars", "geometric or arithmetic"),
    "leave_one_out": (
        "One indicator left out",
        "leaving one indicator out",
        "in half of the builds, each as often",
    ),
    "perceptions": (
        "Perception composite",
        "the perception composite",
        "with it in half of the builds, without it in half",
    ),
}
"""What varies from build to build: a title, the words for it in a sentence, and how it varies."""

WAYS = {
    "predicted": ("predicted", "what the state’s other measured indicators predict, plus noise"),
    "regional_mean": ("regional mean", "the mean of the other member states"),
    "lower_quarter": ("lower quarter", "a quarter of the other member states lie below it"),
    "code_none": ("none", "nothing exists"),
    "code_announced": ("in preparation", "something is being prepared, no more"),
}
"""How a hole may be filled; each way as often as the others that are open to it."""

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh",
)  # fmt: skip


def causes_sentence(causes: list[dict], name: str = "") -> str:
    """The largest cause of movement, with its interval, and whether the next one is clearly smaller.

    Args:
        causes: ``choice, total, total_low, total_high``, the largest first.
        name: the state whose rank moves; none = the ranking as a whole.

    >>> causes_sentence([
    ...     {"choice": "holes", "total": 0.61, "total_low": 0.55, "total_high": 0.66},
    ...     {"choice": "weights", "total": 0.3, "total_low": 0.27, "total_high": 0.33}])
    'The largest single cause of movement in the ranking is the filling of holes (total share \
61\u202f%, 90\u202f% interval 55–66\u202f%), then the weights (30\u202f%, 27–33\u202f%).'
    >>> causes_sentence([
    ...     {"choice": "holes", "total": 0.0, "total_low": 0.0, "total_high": 0.0}], "A")
    'None of the choices moves the rank of A.'
    """
    what = f"the rank of {name}" if name else "the ranking"
    if not causes or not causes[0]["total"]:
        return f"None of the choices moves {what}."
    first, *others = causes
    sentence = (
        f"The largest single cause of movement in {what} is {CHOICES[first['choice']][1]} "
        f"(total share {percent(first['total'])}, 90{PART}% interval {_interval(first)})"
    )
    if not others or not others[0]["total"]:
        return f"{sentence}."
    second = others[0]
    is_close = second["total_high"] >= first["total_low"]
    link = ", not clearly ahead of" if is_close else ", then"
    return (
        f"{sentence}{link} {CHOICES[second['choice']][1]} "
        f"({percent(second['total'])}, {_interval(second)})."
    )


def weightings_sentence(chances: list[dict], n_pillars: int, iso3: str = "") -> str:
    """In which share of all weightings a state holds the ranks it holds.

    Args:
        chances: ``iso3, name, rank, weight_share``, states from the top.
        iso3: the state to speak of; none = whoever is first.

    >>> chances = [
    ...     {"iso3": "A", "name": "Aland", "rank": 1, "weight_share": 0.97},
    ...     {"iso3": "A", "name": "Aland", "rank": 2, "weight_share": 0.03},
    ...     {"iso3": "B", "name": "Bland", "rank": 1, "weight_share": 0.03},
    ...     {"iso3": "B", "name": "Bland", "rank": 2, "weight_share": 0.97}]
    >>> weightings_sentence(chances, 6)
    'Aland is first in 97\u202f% of all weightings of the 6 pillars, Bland in 3\u202f%.'
    >>> weightings_sentence(chances, 6, "B")
    'Of all weightings of the 6 pillars, Bland is second in 97\u202f% and first in 3\u202f%.'
    """
    if iso3:
        own = [row for row in chances if row["iso3"] == iso3 and row["weight_share"]]
        own.sort(key=lambda row: (-row["weight_share"], row["rank"]))
        held = listing(f"{ordinal(row['rank'])} in {percent(row['weight_share'])}" for row in own)
        return f"Of all weightings of the {n_pillars} pillars, {own[0]['name']} is {held}."
    first = [row for row in chances if row["rank"] == 1 and row["weight_share"]]
    first.sort(key=lambda row: -row["weight_share"])
    top, *rest = first
    sentence = (
        f"{top['name']} is first in {percent(top['weight_share'])} of all weightings of the "
        f"{n_pillars} pillars"
    )
    others = "".join(f", {row['name']} in {percent(row['weight_share'])}" for row in rest)
    return f"{sentence}{others}."


def ordinal(rank: float) -> str:
    """
    >>> ordinal(1), ordinal(11.0), ordinal(12)
    ('first', 'eleventh', 'number 12')
    """
    return ORDINALS[int(rank) - 1] if rank <= len(ORDINALS) else f"number {int(rank)}"


def left_out_sentence(shifts: list[dict]) -> str:
    """How many indicators the order hangs on, and which one moves it most.

    Args:
        shifts: ``indicator_id, title, rank_shift``, one row an indicator and state.

    >>> left_out_sentence([
    ...     {"indicator_id": "a", "title": "Alpha", "rank_shift": 0},
    ...     {"indicator_id": "b", "title": "Beta", "rank_shift": 2},
    ...     {"indicator_id": "b", "title": "Beta", "rank_shift": -1}])
    'Leaving out one indicator changes no rank for 1 of 2 scored indicators. Most hangs on Beta: \
without it the ranks of 2 states change, by up to 2.'
    """
    moved: dict[str, list[int]] = {}
    titles = {row["indicator_id"]: row["title"] for row in shifts}
    for row in shifts:
        moved.setdefault(row["indicator_id"], []).append(abs(int(row["rank_shift"])))
    still = sum(not any(steps) for steps in moved.values())
    sentence = (
        "Leaving out one indicator changes no rank for "
        f"{of(still, len(moved), 'scored indicators')}."
    )
    if still == len(moved):
        return sentence
    most = max(moved, key=lambda indicator: sum(moved[indicator]))
    n = sum(step > 0 for step in moved[most])
    subject = "the rank of 1 state changes" if n == 1 else f"the ranks of {n} states change"
    return (
        f"{sentence} Most hangs on {titles[most]}: without it {subject}, "
        f"by up to {max(moved[most])}."
    )


def skipped_sentence(league: list[dict]) -> str:
    """What skipping holes would do: whom it would flatter, and whom it would cost.

    >>> league = [
    ...     {"name": "A", "score": 60.0, "skipped_score": 60.0, "rank": 1, "skipped_rank": 2},
    ...     {"name": "B", "score": 55.1, "skipped_score": 63.5, "rank": 2, "skipped_rank": 1},
    ...     {"name": "C", "score": 29.5, "skipped_score": 21.8, "rank": 3, "skipped_rank": 3}]
    >>> skipped_sentence(league)
    'Were holes skipped instead of filled, B would gain most (63.5 instead of 55.1, rank 1, not \
2) and C would lose most (21.8 instead of 29.5): a score would then depend on what happens to be \
measured.'
    """
    by_gain = sorted(league, key=lambda row: row["skipped_score"] - row["score"])
    parts = []
    for row, word, sign in ((by_gain[-1], "gain", 1), (by_gain[0], "lose", -1)):
        if sign * (row["skipped_score"] - row["score"]) >= 0.05:
            ranks = (
                ""
                if row["rank"] == row["skipped_rank"]
                else f", rank {int(row['skipped_rank'])}, not {int(row['rank'])}"
            )
            parts.append(
                f"{row['name']} would {word} most ({number(row['skipped_score'])} instead of "
                f"{number(row['score'])}{ranks})"
            )
    if not parts:
        return "Skipping holes instead of filling them would change no score."
    return (
        f"Were holes skipped instead of filled, {listing(parts)}: a score would then depend on "
        "what happens to be measured."
    )


def _interval(cause: dict) -> str:
    low, high = number(100 * cause["total_low"], 0), number(100 * cause["total_high"], 0)
    return f"{low}–{high}{PART}%"
