"""Where a figure is from and what was done to it, in words and with the numbers in the formula."""

from __future__ import annotations

from readiness.wording.numbers import PART, figure, number, of, period, plural

FLAGS = {
    "computed_mean": "a plain mean over all economies in the publisher’s file, computed by us",
    "derived": "computed from other figures",
    "doubtful": "a known error or doubt stands beside it, under corrections",
    "jump": "a step of more than a quarter of the goalposts’ range in a year: read it with care",
    "register": "the stage of the furthest entry in the governance register",
}
"""What a flag on a figure means."""

REUSE = {
    "open": ("may be copied", "with the source named"),
    "non-commercial": (
        "not for sale",
        "may be copied with the source named, not for commercial use",
    ),
    "show-only": (
        "show only",
        "may be shown and cited, not handed on in files, and is never scored",
    ),
    "terms-unread": ("terms not read", "not handed on in files until the terms are read"),
}
"""Reuse class: its short name, and what it lets a reader do."""


def flag_words(flag: str | None) -> list[str]:
    """Each flag in words.

    >>> flag_words("derived|jump")[0], flag_words("")
    ('computed from other figures', [])
    """
    return [FLAGS.get(word, word) for word in (flag or "").split("|") if word]


def trace_sentence(name: str, facts: dict, row: dict) -> str:
    """What one figure says, and in one breath where it is from.

    >>> facts = {"title": "Internet users", "kind": "measure", "unit": "% of people", "decimals": 1}
    >>> row = {"value": 78.08, "year": 2023, "period": "", "short_title": "WDI", "line": 7,
    ...        "snapshot": "wdi", "flag": ""}
    >>> trace_sentence("Aland", facts, row)
    'Aland, Internet users, 2023: 78.1\u202f% of people. Read from line 7 of the snapshot wdi (WDI).'
    """
    shown = figure({**facts, "value": row["value"]})
    when = period(row["year"], row["period"])
    return f"{name}, {facts['title']}, {when}: {shown}. {origin(row)}"


def origin(row: dict) -> str:
    """Where a figure was read, in one sentence.

    >>> origin({"line": None, "flag": "derived|doubtful"})
    'Computed from other figures; each of them has its own line.'
    >>> origin({"line": None, "flag": "register"})
    'The stage of the furthest entry in the governance register.'
    """
    words = (row["flag"] or "").split("|")
    if "register" in words:
        return "The stage of the furthest entry in the governance register."
    if row["line"] is None:
        return "Computed from other figures; each of them has its own line."
    return (
        f"Read from line {int(row['line'])} of the snapshot {row['snapshot']} "
        f"({row['short_title']})."
    )


def no_figure_sentence(name: str, title: str, hole: dict | None, held: dict | None) -> str:
    """Why a place has no figure, or none that counts.

    Args:
        hole: ``reason, max_age_years``, for a scored indicator of a member state.
        held: the newest figure, ``year, period``, where one is too old to count.

    >>> no_figure_sentence("A", "Bills", {"reason": "no data in the sources held"}, None)
    'A, Bills: no figure. No data in the sources held. The index fills the hole, visibly.'
    >>> no_figure_sentence("A", "Bills", None, None)
    'A, Bills: no figure. None of the sources held has one.'
    >>> no_figure_sentence("A", "Bills", {"reason": "older than 5 years"}, {"year": 2017, "period": ""})
    'A, Bills: no figure that counts. The newest, of 2017, is older than 5 years. The index fills \
the hole, visibly.'
    """
    if hole is None:
        return f"{name}, {title}: no figure. None of the sources held has one."
    fills = "The index fills the hole, visibly."
    reason = hole["reason"]
    if held is not None and not reason.startswith("withheld"):
        when = period(held["year"], held["period"])
        return (
            f"{name}, {title}: no figure that counts. The newest, of {when}, is {reason}. {fills}"
        )
    return f"{name}, {title}: no figure. {reason[:1].upper()}{reason[1:]}. {fills}"


def points_formula(value: float, points: float, facts: dict) -> str:
    """How a figure becomes 0 to 100 points: the goalposts' formula with the numbers in it.

    >>> facts = {"worst": 0.0, "best": 100.0, "transform": "", "decimals": 1}
    >>> points_formula(78.08, 78.08, facts)
    '100 × (78.08 − 0) ÷ (100 − 0) = 78.1 points'
    >>> points_formula(0.9, 86.23, {"worst": 5.0, "best": 0.5, "transform": "log", "decimals": 2})
    '100 × (ln(0.9 + 1) − ln(5 + 1)) ÷ (ln(0.5 + 1) − ln(5 + 1)) = 86.2 points (ln: natural logarithm)'
    >>> points_formula(-2.5, 0.0, {"worst": -2, "best": 2, "transform": "", "decimals": 1})
    '100 × (−2.5 − (−2)) ÷ (2 − (−2)) = 0.0 points; beyond the goalpost, so cut at it'
    """
    own, worst, best = (_exact(float(one)) for one in (value, facts["worst"], facts["best"]))
    if facts["transform"] == "log":
        own, worst, best = (f"ln({one} + 1)" for one in (own, worst, best))
        end = " (ln: natural logarithm)"
    else:
        end = ""
    low, high = sorted((facts["worst"], facts["best"]))
    if not low <= value <= high:
        end += "; beyond the goalpost, so cut at it"
    less = f"({worst})" if worst.startswith("−") else worst
    return f"100 × ({own} − {less}) ÷ ({best} − {less}) = {number(points, 1)} points{end}"


def derivation_words(made: dict, parts: list[dict], value: float) -> str:
    """The formula of a derived figure with its inputs in it.

    >>> parts = [{"role": "input", "value": 30.0}, {"role": "input", "value": 33.0},
    ...          {"role": "denominator", "value": 7.0}]
    >>> derivation_words({"method": "ratio", "multiplier": 1e6}, parts, 4500000.0)
    '1\u202f000\u202f000 × mean(30, 33) ÷ 7 = 4500000'
    >>> derivation_words({"method": "mean", "multiplier": None}, parts[:2], 31.5)
    'mean(30, 33) = 31.5'
    """
    inputs = [_exact(part["value"]) for part in parts if part["role"] == "input"]
    below = [_exact(part["value"]) for part in parts if part["role"] == "denominator"]
    top = inputs[0] if len(inputs) == 1 else f"mean({', '.join(inputs)})"
    if made["method"] == "ratio" and below:
        times = "" if made["multiplier"] == 1 else f"{number(made['multiplier'], 0)} × "
        top = f"{times}{top} ÷ {below[0]}"
    return f"{top} = {_exact(value)}"


def use_sentence(row: dict, weight: dict | None, why_not: str | None) -> str:
    """Whether a figure counts in the index, and with what weight.

    >>> weight = {"pillar_title": "Skills", "share_of_pillar": 0.25, "given_share": 0.0417,
    ...           "edition": "2026", "max_age_years": 10}
    >>> use_sentence({"is_current": True, "is_newest": True}, weight, None)
    'It counts in the 2026 edition: 25\u202f% of the pillar Skills, 4.2\u202f% of the whole index.'
    >>> use_sentence({"is_current": False, "is_newest": False}, weight, None)
    'It no longer counts: a newer figure took its place.'
    >>> use_sentence({"is_current": False, "is_newest": True}, weight, None)
    'It does not count: it is older than the 10 years that the pillar Skills allows.'
    >>> use_sentence({"is_current": True, "is_newest": True}, None, "A rank, not a measure.")
    'It is shown, not scored: A rank, not a measure.'
    """
    if weight is None:
        return f"It is shown, not scored: {why_not or 'it has no weight in the index.'}"
    if not row["is_newest"]:
        return "It no longer counts: a newer figure took its place."
    if not row["is_current"]:
        return (
            f"It does not count: it is older than the {int(weight['max_age_years'])} years that "
            f"the pillar {weight['pillar_title']} allows."
        )
    whole = (
        ""
        if weight["given_share"] is None
        else f", {number(100 * weight['given_share'], 1)}{PART}% of the whole index"
    )
    return (
        f"It counts in the {weight['edition']} edition: "
        f"{number(100 * weight['share_of_pillar'], 0)}{PART}% of the pillar "
        f"{weight['pillar_title']}{whole}."
    )


def score_sentence(name: str, title: str, row: dict, n_filled: int, is_pillar: bool) -> str:
    """What a score says, and of what it is made.

    >>> row = {"score": 55.1, "edition": "2026", "n_indicators": 5}
    >>> score_sentence("A", "Skills", row, 1, True)
    'A, Skills: 55.1 of 100 (2026 edition). It is the weighted mean of the points of 5 indicators; \
1 of them has no current figure and is filled in several ways, of which the median is taken.'
    >>> score_sentence("A", "Skills", row, 0, True)
    'A, Skills: 55.1 of 100 (2026 edition). It is the weighted mean of the points of 5 indicators, \
all of them with a current figure.'
    >>> score_sentence("A", "AI readiness", {**row, "n_indicators": 6}, 0, False)
    'A, AI readiness: 55.1 of 100 (2026 edition). It is the geometric mean of 6 pillars, each \
counted as at least 1.'
    >>> score_sentence("A", "AI readiness", {**row, "n_indicators": 6}, 1, False)[-57:]
    ' 1 of them has no figure at all and enters with fillings.'
    """
    head = (
        f"{name}, {title}: {number(row['score'], 1)} of 100 ({row['edition']} edition). It is the"
    )
    one = n_filled == 1
    if not is_pillar:
        pillars = int(row["n_indicators"])
        told = f"{head} geometric mean of {pillars} pillars, each counted as at least 1."
        if n_filled:
            told += (
                f" {n_filled} of them {'has' if one else 'have'} no figure at all and "
                f"{'enters' if one else 'enter'} with fillings."
            )
        return told
    made = f"{head} weighted mean of the points of {plural(int(row['n_indicators']), 'indicator')}"
    if not n_filled:
        return f"{made}, all of them with a current figure."
    return (
        f"{made}; {n_filled} of them {'has' if one else 'have'} no current figure and "
        f"{'is' if one else 'are'} filled in several ways, of which the median is taken."
    )


def source_sentence(row: dict) -> str:
    """How much rests on one publication.

    >>> row = {"short_title": "UIS", "n_rows": 1482, "n_of_all": 23871, "n_indicators": 6,
    ...        "n_states": 11, "members": 11, "year_min": 2010, "year_max": 2024}
    >>> source_sentence(row)
    'On UIS rest 1\u202f482 of 23\u202f871 figures: 6 indicators, 11 of 11 states, 2010–2024.'
    >>> source_sentence({**row, "n_rows": 0})
    'No published figure rests on UIS alone.'
    """
    if not row["n_rows"]:
        return f"No published figure rests on {row['short_title']} alone."
    first, last = int(row["year_min"]), int(row["year_max"])
    years = f"{first}" if first == last else f"{first}–{last}"
    return (
        f"On {row['short_title']} rest {number(row['n_rows'], 0)} of {number(row['n_of_all'], 0)} "
        f"figures: {plural(int(row['n_indicators']), 'indicator')}, "
        f"{of(row['n_states'], row['members'])}, {years}."
    )


def age_sentence(row: dict) -> str:
    """How old what is held is, against the edition's own year: no clock is asked.

    >>> age_sentence({"year_max": 2023, "cutoff_year": 2026})
    'The newest figure is of 2023, 3 years before the edition’s year, 2026.'
    >>> age_sentence({"year_max": 2026, "cutoff_year": 2026}), age_sentence({"year_max": None})
    ('The newest figure is of the edition’s year, 2026.', 'No figure of it is published.')
    """
    if row["year_max"] is None:
        return "No figure of it is published."
    newest, now = int(row["year_max"]), int(row["cutoff_year"])
    if newest >= now:
        return f"The newest figure is of the edition’s year, {now}."
    return (
        f"The newest figure is of {newest}, {plural(now - newest, 'year')} before the edition’s "
        f"year, {now}."
    )


def correction_words(row: dict) -> str:
    """What a correction does to a figure.

    >>> correction_words({"action": "withhold", "published_value": 0.0})
    'The published value 0 is kept as a copy and never shown as a figure.'
    >>> correction_words({"action": "flag", "published_value": None})
    'Published, marked doubtful.'
    """
    if row["action"] == "flag":
        return "Published, marked doubtful."
    value = row["published_value"]
    which = "The published value" if value is None else f"The published value {_exact(value)}"
    return f"{which} is kept as a copy and never shown as a figure."


def as_read(value: float, unit: str) -> str:
    """A value with every digit that was read.

    >>> as_read(78.0812, "% of people")
    '78.0812\u202f% of people'
    """
    return f"{_exact(value)} {unit}".strip().replace(" %", f"{PART}%", 1)


def _exact(value: float) -> str:
    return f"{value:.10g}".replace("-", "−")
