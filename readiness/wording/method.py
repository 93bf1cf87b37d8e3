"""How the index is made, in words: the manual's worked examples, and sentences made by rule."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from readiness.wording.certainty import percent
from readiness.wording.numbers import MINUS, NO_DATA, PART, listing, number, of, plural, span

MANUAL = Path(__file__).with_suffix(".json")


@lru_cache(maxsize=1)
def method() -> dict[str, list[dict]]:
    """The worked ``examples`` and the ``choices``, as the specs in ``tests/spec`` tell them.

    >>> sorted(method())
    ['choices', 'examples']
    """
    return json.loads(MANUAL.read_text(encoding="utf-8"))


def typed(cell: object) -> str:
    """A cell of a worked example, as it was typed; a hole in words.

    >>> typed(-2.5), typed("63.9"), typed(4000000), typed(None), typed("")
    ('−2.5', '63.9', '4\u202f000\u202f000', 'no figure', '')
    """
    if cell is None:
        return "no figure"
    if isinstance(cell, int) and abs(cell) >= 10_000:
        return number(cell, 0)
    return str(cell).replace("-", MINUS) if isinstance(cell, int | float) else str(cell)


def index_in_five(facts: dict, pillars: list[dict]) -> list[str]:
    """What the index is, in five plain sentences.

    >>> facts = {"members": 11, "n_scored": 25, "n_holes": 17, "n_states_with_holes": 5}
    >>> for said in index_in_five(facts, [{"title": "Skills"}, {"title": "Adoption"}]):
    ...     print(said)
    AI readiness in ASEAN is an experimental index of how far the 11 member states have come on \
what it takes to use and to build artificial intelligence.
    It rests on 25 indicators in 2 pillars: skills and adoption; every figure gets 0 to 100 points \
for its way from a fixed worst to a fixed best value.
    A pillar's score is the mean of its indicators' points, and a state's score is the geometric \
mean of its pillars, so that a weak pillar is not bought off by a strong one.
    A missing figure is neither skipped nor a zero: each of the 17 that are missing, in 5 of 11 \
states, is filled in several defensible ways, and the score is the median over them.
    Since other choices could be defended too, the index is built thousands of times with others, \
and a state gets a band of ranks and a group beside its score.
    """
    names = listing(small(pillar["title"]) for pillar in pillars)
    holes = of(facts["n_states_with_holes"], facts["members"])
    return [
        f"AI readiness in ASEAN is an experimental index of how far the {facts['members']} member "
        "states have come on what it takes to use and to build artificial intelligence.",
        f"It rests on {facts['n_scored']} indicators in {len(pillars)} pillars: {names}; every "
        "figure gets 0 to 100 points for its way from a fixed worst to a fixed best value.",
        "A pillar's score is the mean of its indicators' points, and a state's score is the "
        "geometric mean of its pillars, so that a weak pillar is not bought off by a strong one.",
        f"A missing figure is neither skipped nor a zero: each of the {facts['n_holes']} that are "
        f"missing, in {holes}, is filled in several defensible ways, and the score is the median "
        "over them.",
        "Since other choices could be defended too, the index is built thousands of times with "
        "others, and a state gets a band of ranks and a group beside its score.",
    ]


def share(part: float | None) -> str:
    """A share of the weight, with one decimal.

    >>> share(1 / 24), share(None)
    ('4.2\u202f%', 'no data')
    """
    return NO_DATA if part is None else f"{number(100 * part, 1)}{PART}%"


def goalposts_words(row: dict) -> str:
    """From the worst to the best value, in the indicator's unit.

    >>> goalposts_words({"worst": -2.5, "best": 2.5}), goalposts_words({"worst": 20.0, "best": 0.0})
    ('−2.5 → 2.5', '20 → 0')
    """
    ends = (f"{row[end]:g}" for end in ("worst", "best"))
    return " → ".join(end.replace("-", MINUS) for end in ends)


def hole_words(cell: dict) -> str:
    """Why a cell is empty, short enough for the cell.

    >>> hole_words({"reason": "older than 5 years", "last_year": 2018})
    'too old: 2018'
    >>> hole_words({"reason": "nothing found in the register", "last_year": None})
    'nothing found'
    >>> hole_words({"reason": "withheld: typed wrong", "last_year": None})
    'withheld'
    >>> hole_words({"reason": "no data in the sources held", "last_year": None})
    'no data'
    """
    reason = cell["reason"] or ""
    if reason.startswith("older") and cell["last_year"]:
        return f"too old: {int(cell['last_year'])}"
    if reason.startswith("nothing found"):
        return "nothing found"
    return "withheld" if reason.startswith("withheld") else "no data"


def unscored_sentence(listed: list[dict]) -> str:
    """How many indicators are shown only, and for how many reasons.

    >>> unscored_sentence([{"why_not_scored": "A."}, {"why_not_scored": "A."}])
    '2 indicators are shown and have no weight, for 1 reason.'
    """
    reasons = len({row["why_not_scored"] for row in listed})
    verb, has = ("is", "has") if len(listed) == 1 else ("are", "have")
    return (
        f"{plural(len(listed), 'indicator')} {verb} shown and {has} no weight, "
        f"for {plural(reasons, 'reason')}."
    )


def cohesion_sentence(nodes: list[dict]) -> str:
    """Whether pillars hang together more than they hang with the rest.

    >>> nodes = [
    ...     {"title": "Skills", "within": 0.85, "across": 0.73, "alpha": 0.95, "n_alpha": 11},
    ...     {"title": "Adoption", "within": 0.60, "across": 0.72, "alpha": 0.88, "n_alpha": 9},
    ... ]
    >>> cohesion_sentence(nodes)
    'In 1 of 2 pillars the indicators go together more closely with each other than with those of \
other pillars (not in adoption). Alpha lies between 0.88 and 0.95, over 9–11 states with all \
figures of the pillar.'
    """
    told = [n for n in nodes if n["within"] is not None and n["across"] is not None]
    loose = [small(n["title"]) for n in told if n["within"] <= n["across"]]
    sentence = (
        f"In {of(len(told) - len(loose), len(told), 'pillars')} the indicators go together more "
        "closely with each other than with those of other pillars"
    )
    sentence += f" (not in {listing(loose)})." if loose else "."
    alphas = [n for n in nodes if n["alpha"] is not None]
    if alphas:
        low, high = (end(n["alpha"] for n in alphas) for end in (min, max))
        counts = [n["n_alpha"] for n in alphas]
        sentence += (
            f" Alpha lies between {number(low, 2)} and {number(high, 2)}, over "
            f"{span(min(counts), max(counts))} states with all figures of the pillar."
        )
    return sentence


def income_sentence(node: dict, income: str) -> str:
    """How closely the score goes with income, stated and not hidden.

    >>> income_sentence({"income_correlation": 0.895, "n_income": 11, "members": 11}, "GDP per head")
    'The score goes closely with income (GDP per head): the correlation with its logarithm is \
0.90, over 11 of 11 states. About 80\u202f% of the variance between states goes with it.'
    """
    r = node["income_correlation"]
    if r is None:
        return "Too few states have a figure of income to say how closely the score goes with it."
    how = "closely" if r >= 0.7 else "somewhat" if r >= 0.3 else "hardly"
    return (
        f"The score goes {how} with income ({small(income)}): the correlation with its logarithm is "
        f"{number(r, 2)}, over {of(node['n_income'], node['members'])}. About {percent(r * r)} of "
        "the variance between states goes with it."
    )


def halves_sentence(facts: dict, halves: list[dict]) -> str:
    """How much of the weight is about AI itself, and how the halves compare.

    >>> facts = {"n_ai": 4, "n_scored": 25, "ai_share": 0.1778}
    >>> halves_sentence(facts, [{"ai_specific": 20.0, "foundations": 40.0},
    ...                         {"ai_specific": 84.0, "foundations": 83.9}])
    '4 of 25 indicators, with 18\u202f% of the weight, are about AI itself; the rest are foundations. \
The AI-specific score is the lower one in 1 of 2 states.'
    """
    known = [h for h in halves if h["ai_specific"] is not None and h["foundations"] is not None]
    lower = sum(h["ai_specific"] < h["foundations"] for h in known)
    return (
        f"{of(facts['n_ai'], facts['n_scored'], 'indicators')}, with {percent(facts['ai_share'])} "
        "of the weight, are about AI itself; the rest are foundations. The AI-specific score is "
        f"the lower one in {of(lower, len(known))}."
    )


def influence_sentence(scored: list[dict]) -> str:
    """Which indicators weigh most above and below the weight they were given.

    >>> influence_sentence([{"title": "A", "share": 0.6, "given_share": 0.5},
    ...                     {"title": "B", "share": 0.4, "given_share": 0.5}])
    'Most above its given weight is A (60.0 instead of 50.0\u202f%), most below B (40.0 instead of \
50.0\u202f%).'
    """
    known = [row for row in scored if row["share"] is not None and row["given_share"] is not None]
    if len(known) < 2:
        return "Too few indicators vary to say which of them has how much influence."
    known.sort(key=lambda row: row["share"] - row["given_share"])
    low, high = known[0], known[-1]

    def ends(row: dict) -> str:
        found = number(100 * row["share"], 1)
        return f"{small(row['title'])} ({found} instead of {share(row['given_share'])})"

    return f"Most above its given weight is {ends(high)}, most below {ends(low)}."


def small(title: str) -> str:
    """A title inside a sentence; abbreviations keep their capitals.

    >>> small("Open data"), small("GDP per head")
    ('open data', 'GDP per head')
    """
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
