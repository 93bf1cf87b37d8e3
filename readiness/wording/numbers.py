"""Numbers, units, years and lists: one spelling for page, picture and paper."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

NO_DATA = "no data"
MINUS = "\u2212"
PART = "\u202f"  # narrow no-break space: groups of thousands, and number from unit


def number(value: float | None, decimals: int = 1) -> str:
    """A figure as a reader reads it: true minus sign, thousands apart, a hole as words.

    >>> number(-0.25, 2), number(1234567.0, 0), number(None), number(-0.01, 1)
    ('−0.25', '1\u202f234\u202f567', 'no data', '0.0')
    """
    if value is None or math.isnan(value):
        return NO_DATA
    text = f"{value:,.{int(decimals)}f}".replace(",", PART)
    if text.startswith("-"):
        text = text[1:] if float(f"{value:.{int(decimals)}f}") == 0 else MINUS + text[1:]
    return text


def apart(values: Sequence[float], decimals: int = 1) -> list[str]:
    """Figures side by side, with as many decimals as it takes to tell different ones apart.

    >>> apart([0.6, 1.2, 1.8, 2.4], 0), apart([20.0, 40.0], 0), apart([5.0, 5.0], 0)
    (['0.6', '1.2', '1.8', '2.4'], ['20', '40'], ['5', '5'])
    """
    for more in range(4):
        texts = [number(value, decimals + more) for value in values]
        if len(set(texts)) == len(set(values)):
            break
    return texts


def quantity(value: float | None, unit: str, decimals: int = 1) -> str:
    """A figure with its unit.

    >>> quantity(83.84, "% of people"), quantity(3.2, "per 100 people"), quantity(None, "%")
    ('83.8\u202f% of people', '3.2 per 100 people', 'no data')
    """
    text = number(value, decimals)
    return text if text == NO_DATA else f"{text} {unit}".strip().replace(" %", PART + "%", 1)


STAGES = {
    3: "in force",
    2: "adopted or expired",
    1: "in preparation",
    0: "confirmed none",
}
"""How far an instrument is, by its maturity code."""


def figure(row: dict) -> str:
    """A row's value with its unit; the code of an instrument as the word for its stage.

    >>> figure({"value": 3.0, "kind": "register", "unit": "code 0-3", "decimals": 0})
    'in force (3)'
    >>> figure({"value": 26.46, "kind": "measure", "unit": "% of people", "decimals": 1})
    '26.5\u202f% of people'
    """
    if row["kind"] == "register" and row["value"] in STAGES:
        return f"{STAGES[row['value']]} ({int(row['value'])})"
    return quantity(row["value"], row["unit"], row["decimals"])


def step(value: float | None, decimals: int = 1) -> str:
    """A change, always with its sign.

    >>> step(2.0), step(-0.5), step(0.0)
    ('+2.0', '−0.5', '0.0')
    """
    text = number(value, decimals)
    is_rise = value is not None and value > 0 and float(f"{value:.{int(decimals)}f}") != 0
    return f"+{text}" if is_rise else text


def span(first: float | None, last: float | None) -> str:
    """A range of years, one year where both ends meet.

    >>> span(2019, 2023), span(2024, 2024.0), span(None, None)
    ('2019–2023', '2024', 'no data')
    """
    if first is None or last is None or math.isnan(first) or math.isnan(last):
        return NO_DATA
    return f"{int(first)}" if int(first) == int(last) else f"{int(first)}–{int(last)}"


def period(year: float | None, part: str | None = "") -> str:
    """A year with its half or quarter.

    >>> period(2026, "Q1"), period(2024.0, "")
    ('2026 Q1', '2024')
    """
    if year is None or math.isnan(year):
        return NO_DATA
    return f"{int(year)} {part}".strip()


def listing(items: Iterable[object]) -> str:
    """Things in a row.

    >>> listing(["Lao PDR"]), listing(["A", "B", "C"]), listing([])
    ('Lao PDR', 'A, B and C', 'none')
    """
    names = [str(item) for item in items]
    if len(names) < 2:
        return names[0] if names else "none"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def of(part: float, whole: float, what: str = "states") -> str:
    """A count with its denominator.

    >>> of(8, 11)
    '8 of 11 states'
    """
    return f"{int(part)} of {int(whole)} {what}".strip()


def day(moment: str | None) -> str:
    """An ISO date or instant as a day.

    >>> day("2026-01-16"), day("2026-11-05T10:00:00+00:00"), day(None)
    ('16 Jan 2026', '5 Nov 2026', 'not recorded')
    """
    if not moment or str(moment) in ("NaT", "nan", "None"):
        return "not recorded"
    year, month, number_of_day = str(moment)[:10].split("-")
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return f"{int(number_of_day)} {names[int(month) - 1]} {year}"


def plural(count: int, one: str, many: str = "") -> str:
    """
    >>> plural(1, "state"), plural(3, "state"), plural(2, "copy", "copies")
    ('1 state', '3 states', '2 copies')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"
