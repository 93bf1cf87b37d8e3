"""What shares of the builds let one say: of the order of two states, and of a state's rank."""

from __future__ import annotations

from readiness.wording.certainty import hundredths
from readiness.wording.numbers import listing, number, of, plural

SETTLED = 0.95
"""One state lies above the other in at least this share of the builds: the order is settled."""

LIKELY = 2 / 3
"""At least this share: likely, not settled. Below it the two cannot be told apart."""


def verdict_of(share: float) -> str:
    """What a share of builds lets one say of an order.

    >>> verdict_of(0.97), verdict_of(0.8), verdict_of(0.54)
    ('settled', 'likely', 'open')
    """
    if share >= SETTLED:
        return "settled"
    return "likely" if share >= LIKELY else "open"


def pair_sentence(name: str, other: str, above: float, below: float) -> str:
    """Who of two lies above, in how many builds, and what that is worth.

    >>> pair_sentence("Thailand", "Viet Nam", 0.97, 0.02)
    'Thailand lies above Viet Nam in 97 of 100 builds: the order is settled.'
    >>> pair_sentence("A", "B", 0.2, 0.79)
    'B lies above A in 79 of 100 builds: likely, not settled.'
    >>> pair_sentence("A", "B", 0.54, 0.45)
    'A and B cannot be told apart: A lies above in 54 of 100 builds.'
    """
    if below > above:
        name, other, above = other, name, below
    often = f"in {hundredths(above)} of 100 builds"
    if above < LIKELY:
        return f"{name} and {other} cannot be told apart: {name} lies above {often}."
    means = "the order is settled" if above >= SETTLED else "likely, not settled"
    return f"{name} lies above {other} {often}: {means}."


def order_sentence(pairs: list[dict]) -> str:
    """Of all pairs, how many are settled, likely and open.

    Args:
        pairs: each pair once, ``name, other_name, above, below``.

    >>> order_sentence([{"name": "A", "other_name": "B", "above": 1.0, "below": 0.0},
    ...     {"name": "B", "other_name": "C", "above": 0.51, "below": 0.48}])
    'Of 2 pairs of states the order of 1 is settled (one lies above in at least 95 of 100 builds) and \
of 0 likely; 1 is open, they cannot be told apart (B and C).'
    """
    shares = [max(pair["above"], pair["below"]) for pair in pairs]
    settled = sum(share >= SETTLED for share in shares)
    open_pairs = [
        f"{pair['name']} and {pair['other_name']}"
        for pair, share in zip(pairs, shares, strict=True)
        if share < LIKELY
    ]
    sentence = (
        f"Of {plural(len(pairs), 'pair')} of states the order of {settled} is settled (one lies above "
        f"in at least {number(100 * SETTLED, 0)} of 100 builds) and of "
        f"{len(pairs) - settled - len(open_pairs)} likely; "
    )
    if not open_pairs:
        return f"{sentence}none is open."
    named = "; ".join(open_pairs)
    verb = "is" if len(open_pairs) == 1 else "are"
    return f"{sentence}{len(open_pairs)} {verb} open, they cannot be told apart ({named})."


def certainty_verdict(league: list[dict], pairs: list[dict]) -> str:
    """How much of the ranking is firm: of the ranks, and of the pairs.

    Args:
        league: ``rank_low, rank_high``, one row a state.
        pairs: ``above, below``, each pair once.

    >>> certainty_verdict(
    ...     [{"rank_low": 1, "rank_high": 1}, {"rank_low": 2, "rank_high": 3},
    ...      {"rank_low": 2, "rank_high": 3}],
    ...     [{"above": 1.0, "below": 0.0}, {"above": 0.99, "below": 0.0},
    ...      {"above": 0.5, "below": 0.5}])
    'Of 3 ranks 1 is firm and 2 are bands. Who of two states lies above the other is settled for 2 \
of 3 pairs and open for 1.'
    """
    fixed = sum(row["rank_low"] == row["rank_high"] for row in league)
    shares = [max(pair["above"], pair["below"]) for pair in pairs]
    settled = sum(share >= SETTLED for share in shares)
    undecided = sum(share < LIKELY for share in shares)
    others = len(league) - fixed
    return (
        f"Of {len(league)} ranks {fixed} {'is' if fixed == 1 else 'are'} firm and {others} "
        f"{'is a band' if others == 1 else 'are bands'}. Who of two states lies above the other is "
        f"settled for {of(settled, len(pairs), 'pairs')} and open for {undecided}."
    )


def within_sentence(chances: list[dict], name: str) -> str:
    """Among how many a state stands in most builds, and in nearly all.

    Args:
        chances: ``rank, draw_share_up_to`` of one state, the highest rank first.

    >>> within_sentence([{"rank": 1, "draw_share_up_to": 0.0}, {"rank": 2, "draw_share_up_to": 0.6},
    ...                  {"rank": 3, "draw_share_up_to": 0.98},
    ...                  {"rank": 4, "draw_share_up_to": 1.0}], "A")
    'A is among the first 2 in 60 of 100 builds and among the first 3 in 98 of 100.'
    >>> within_sentence([{"rank": 1, "draw_share_up_to": 1.0}], "A")
    'A is first in 100 of 100 builds.'
    >>> within_sentence([{"rank": 1, "draw_share_up_to": 0.1}, {"rank": 2, "draw_share_up_to": 1.0}], "A")
    'A is in the lowest place in 90 of 100 builds.'
    """
    last = chances[-1]["rank"]
    reached = [
        next(row for row in chances if row["draw_share_up_to"] >= least) for least in (0.5, SETTLED)
    ]
    told = {
        row["rank"]: ("first" if row["rank"] == 1 else f"among the first {int(row['rank'])}")
        + f" in {hundredths(row['draw_share_up_to'])} of 100"
        for row in reached
        if row["rank"] < last or last == 1  # to be among all says nothing
    }
    if not told:
        lowest = hundredths(1 - chances[-2]["draw_share_up_to"])
        return f"{name} is in the lowest place in {lowest} of 100 builds."
    start, *more = told.values()
    return f"{name} is {' and '.join([f'{start} builds', *more])}."


def top_sentence(chances: list[dict], first: int = 3) -> str:
    """Who is among the first few in nearly all builds, and who in some.

    Args:
        chances: ``name, rank, draw_share_up_to``, one row a state and rank.

    >>> top_sentence([{"name": "A", "rank": 3, "draw_share_up_to": 0.99},
    ...               {"name": "B", "rank": 3, "draw_share_up_to": 0.4}])
    'Among the first 3 in at least 95 of 100 builds: A; in some: B (40 of 100).'
    """
    at = [row for row in chances if row["rank"] == first and row["draw_share_up_to"]]
    sure = [row["name"] for row in at if row["draw_share_up_to"] >= SETTLED]
    some = [
        f"{row['name']} ({hundredths(row['draw_share_up_to'])} of 100)"
        for row in at
        if 0.01 <= row["draw_share_up_to"] < SETTLED
    ]
    sentence = (
        f"Among the first {first} in at least {number(100 * SETTLED, 0)} of 100 builds: "
        f"{listing(sure)}"
    )
    return f"{sentence}; in some: {listing(some)}." if some else f"{sentence}."
