"""What a reader's own selection holds, in words: counts, filters, and what is drawn of it."""

from __future__ import annotations

from readiness.wording.numbers import listing, number, plural, span

VIEWS = {
    "table": "Table",
    "line": "Lines",
    "bar": "Bars",
    "scatter": "Scatter",
    "multiples": "Small multiples",
}
SORTS = {
    "catalogue": "Indicator, then state",
    "place": "State, then indicator",
    "newest": "Newest year first",
    "oldest": "Oldest year first",
    "high": "Highest value first",
    "low": "Lowest value first",
    "source": "Source",
}
PIVOTS = {
    "none": "One line a figure",
    "year": "Years across",
    "place": "States across",
    "indicator": "Indicators across",
}
"""What a reader may ask for, by its id in the address."""


def selection_sentence(found: dict, one: str = "") -> str:
    """How much a selection holds.

    Args:
        found: ``n, n_indicators, n_places, n_members, members, year_min, year_max``.
        one: the title of the indicator, where there is only one.

    >>> found = {"n": 1482, "n_indicators": 6, "n_places": 35, "n_members": 11, "members": 11,
    ...          "year_min": 2010, "year_max": 2024}
    >>> selection_sentence(found)
    '1\u202f482 figures: 6 indicators, 35 places (11 of 11 member states), 2010–2024.'
    >>> selection_sentence({**found, "n": 1, "n_indicators": 1, "n_places": 1}, "Internet users")
    'Internet users: 1 figure, 1 place (11 of 11 member states), 2010–2024.'
    >>> selection_sentence({**found, "n": 0})
    'No figure held matches all of these choices. Take one of them back.'
    """
    if not found["n"]:
        return "No figure held matches all of these choices. Take one of them back."
    figures = f"{number(found['n'], 0)} figure{'' if found['n'] == 1 else 's'}"
    places = (
        f"{plural(found['n_places'], 'place')} ({found['n_members']} of {found['members']} "
        "member states)"
    )
    years = span(found["year_min"], found["year_max"])
    if one:
        return f"{one}: {figures}, {places}, {years}."
    return f"{figures}: {plural(found['n_indicators'], 'indicator')}, {places}, {years}."


def drawn_sentence(drawn: int, held: int, what: str) -> str:
    """How much of a selection a picture can show.

    >>> drawn_sentence(4, 209, "indicator"), drawn_sentence(2, 2, "indicator")
    ('Drawn: the first 4 of 209 indicators; choose others above.', '')
    """
    if drawn >= held:
        return ""
    return f"Drawn: the first {drawn} of {plural(held, what)}; choose others above."


def filter_words(chosen: dict[str, list[str]]) -> list[str]:
    """Choices as they are written into a file or a picture; what is not chosen is not named.

    >>> filter_words({"Pillar": ["Skills", "Adoption"], "Source": []})
    ['Pillar: Skills and Adoption']
    >>> filter_words({"Indicators": ["A", "B", "C", "D", "E", "F", "G"]})
    ['Indicators: A, B, C, D, E and 2 more']
    """
    most = 5
    lines = []
    for name, values in chosen.items():
        if not values:
            continue
        more = len(values) - most
        named = values if more <= 0 else [*values[:most], f"{more} more"]
        lines.append(f"{name}: {listing(named)}")
    return lines


def spread_sentence(title: str, unit: str, low: tuple[str, str], high: tuple[str, str]) -> str:
    """From where to where one indicator's newest figures reach.

    >>> spread_sentence("Internet users", "% of people", ("Aland", "40.0"), ("Beland", "99.0"))
    'Internet users: from 40.0 (Aland) to 99.0 (Beland) % of people.'
    """
    return f"{title}: from {low[1]} ({low[0]}) to {high[1]} ({high[0]}) {unit}."


def source_line(publishers: list[str], release: str) -> str:
    """The line under a picture that is taken away.

    >>> source_line(["World Bank"], "2026-abc")
    'Source: World Bank. ASEAN AI Readiness Dashboard, release 2026-abc (experimental).'
    >>> source_line(list("ABCDEF"), "r")
    'Sources: A, B, C, D and 2 more. ASEAN AI Readiness Dashboard, release r (experimental).'
    """
    most = 4
    more = len(publishers) - most
    named = publishers if more <= 0 else [*publishers[:most], f"{more} more"]
    return (
        f"Source{'' if len(publishers) == 1 else 's'}: {listing(named)}. ASEAN AI Readiness "
        f"Dashboard, release {release} (experimental)."
    )
