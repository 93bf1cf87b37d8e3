"""Charts as the few numbers that it takes to draw them; `brief.typ` draws, in the text's own type."""

from __future__ import annotations

import math
from typing import Any

from readiness.briefing.document import Dots, Mark, Name, Number, Path, Say, Stack, Year
from readiness.briefing.languages import Words
from readiness.wording.statuses import STATUSES


def dots(chart: Dots, words: Words) -> dict[str, Any]:
    """A row a mark; everything horizontal is a share of the axis."""
    values = [mark.value for mark in chart.marks if mark.value is not None]
    decimals = 0 if all(value == int(value) for value in values) else 1

    def share(value: float | None) -> float | None:
        if value is None:
            return None
        return min(1.0, max(0.0, (value - chart.low) / (chart.high - chart.low)))

    def row(mark: Mark) -> dict[str, Any]:
        return {
            "name": words.say(mark.name),
            "figure": words.say(Number(mark.value, decimals)),
            "at": share(mark.value),
            "low": share(mark.low),
            "high": share(mark.high),
            "reference": share(mark.reference),
            "is_chosen": mark.is_chosen,
        }

    return {
        "kind": "dots",
        "title": words.say(chart.title),
        "alt": words.say(chart.alt),
        "rows": [row(mark) for mark in chart.marks],
        "ticks": [
            [share(at), words.say(Number(at, 0))] for at in round_steps(chart.low, chart.high)
        ],
        "axis": words.say(chart.axis),
        "value": words.say(chart.value),
        "reference": words.say(chart.reference) if chart.reference else "",
        "band": words.say(chart.band) if chart.band else "",
    }


def stack(chart: Stack, words: Words) -> dict[str, Any]:
    """A bar a name, in the order of the statuses; the key names only what occurs."""
    counts = [dict(by_status) for _, by_status in chart.bars]
    order = [*STATUSES, *(key for count in counts for key in count)]
    found = [key for key in dict.fromkeys(order) if any(count.get(key) for count in counts)]
    return {
        "kind": "stack",
        "title": words.say(chart.title),
        "alt": words.say(chart.alt),
        "bars": [
            {
                "name": words.say(name),
                "total": words.say(Number(sum(by_status.values()), 0)),
                "parts": [
                    [key, by_status[key], words.say(Number(by_status[key], 0))]
                    for key in found
                    if by_status.get(key)
                ],
                "sum": sum(by_status.values()),
            }
            for name, by_status in chart.bars
        ],
        "key": [[key, words.say(status_name(key))] for key in found],
    }


def status_name(key: str) -> Name:
    """The word of a status.

    >>> status_name("on_track").english
    'on track'
    """
    return Name("status", key, STATUSES[key][1])


def path(chart: Path, words: Words) -> dict[str, Any]:
    """Points as shares of a frame that holds all of them."""
    forecast = chart.forecast
    points = [*chart.measured, chart.target, *([forecast[:2]] if forecast else [])]
    years = [year for year, _ in points]
    values = [value for _, value in points] + [*(forecast[2:] if forecast else ())]
    steps = round_steps(min(values), max(values), reaches_over=True)
    left, right = min(years), max(*years, min(years) + 1)
    low, high = steps[0], steps[-1]

    def place(year: float, value: float) -> list[float]:
        return [(year - left) / (right - left), 1 - (value - low) / (high - low)]

    def figure(value: float) -> str:
        return words.say(Number(value, chart.decimals, chart.unit))

    shown = sorted({left, right, chart.measured[-1][0] if chart.measured else left})
    return {
        "kind": "path",
        "title": words.say(chart.title),
        "alt": words.say(chart.alt),
        "measured": [place(*point) for point in chart.measured],
        "newest": figure(chart.measured[-1][1]) if chart.measured else "",
        "target": place(*chart.target),
        "goal": words.say(
            Say("target {figure}", {"figure": Number(chart.target[1], chart.decimals, chart.unit)})
        ),
        "forecast": [place(forecast[0], value) for value in forecast[1:]] if forecast else [],
        "years": [[place(year, low)[0], words.say(Year(year))] for year in shown],
        "ticks": [[place(left, at)[1], words.say(Number(at, _decimals(steps)))] for at in steps],
        "words": {
            "measured": words.say(Say("measured")),
            "needed": words.say(Say("path needed")),
            "forecast": words.say(Say("forecast, with the range that holds 80 % of outcomes")),
        },
    }


def round_steps(low: float, high: float, reaches_over: bool = False, most: int = 5) -> list[float]:
    """Round numbers along an axis, within its ends or, where asked, one step past them.

    >>> round_steps(0, 100), round_steps(1, 11)
    ([0.0, 20.0, 40.0, 60.0, 80.0, 100.0], [2.0, 4.0, 6.0, 8.0, 10.0])
    >>> round_steps(31.2, 33.4, reaches_over=True)
    [31.0, 31.5, 32.0, 32.5, 33.0, 33.5]
    >>> round_steps(5, 5, reaches_over=True)
    [5.0, 6.0]
    """
    if high <= low:
        return [float(low), float(low) + 1]
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    width = next(power * m for m in (1, 2, 5, 10) if power * m >= rough * 0.999)
    first, last = low / width, high / width
    first = math.floor(first + 1e-9) if reaches_over else math.ceil(first - 1e-9)
    last = math.ceil(last - 1e-9) if reaches_over else math.floor(last + 1e-9)
    return [round(n * width, 10) for n in range(first, last + 1)]


def _decimals(steps: list[float]) -> int:
    width = steps[1] - steps[0]
    return max(0, -math.floor(math.log10(width) + 1e-9))
