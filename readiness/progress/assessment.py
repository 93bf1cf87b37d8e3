"""How a series stands to its target, by every method at once."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

from readiness.progress.course import CRUMB, NEAR, Course, course_to
from readiness.progress.intake import (
    Series,
    bounds_of,
    direction_of,
    is_year,
    kind_of,
    known,
    refuse,
    refuse_impossible,
    target_of,
)
from readiness.progress.methods import Cagr, Escap, Linear, Unsd, cagr, escap, linear, unsd

METHODS = ("linear", "cagr", "unsd", "escap")
HEADLINE = "escap"
LEVELS = {
    "achieved": "on the way",
    "met": "on the way",
    "on_track": "on the way",
    "accelerate": "too slow",
    "limited": "too slow",
    "no_change": "too slow",
    "reverse": "the other way",
    "below_again": "the other way",
}
"""What agreement compares. Words that judge no course have no level."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One result per method, and what they were made of."""

    linear: Linear
    cagr: Cagr
    unsd: Unsd
    escap: Escap
    agreement: str | None
    """Like "3 of 3" or "2 of 3: depends on the method"; None where no word has a level."""
    n_agreeing: int
    """Methods on the level that most of them give."""
    n_compared: int
    """Methods that apply and are independent."""
    base_year: int | None
    base_value: float
    latest_year: int | None
    """The newest figure; of a target whose year is past, the figure that decided."""
    latest_value: float
    n_points: int
    """Known figures from base to latest."""

    @property
    def status(self) -> str:
        """The headline's word."""
        return self.escap.status


def assess(
    series: Series, target: float, target_year: int, base_year: int, direction: int, *,
    as_of_year: int | None = None, kind: str = "value",
    bounds: tuple[float | None, float | None] | None = None,
) -> Assessment:  # fmt: skip
    """Judge progress to a target by four methods: linear pace, CAGR, UNSD and ESCAP.

    A word that is decided before any method is every method's, in this order: the target's year
    past (before ``as_of_year``, or reached by the figures): *met*, *not_met*, or
    *data_end_earlier* where no figure is as new as the target; *achieved*, d * (y - T) >= 0 or
    within 1 % of the range of a natural bound that is the target; *below_again*, the base had met
    it and the latest no longer does; *not_assessable*, fewer than two figures; *no_change*,
    abs(y - y0) within 1 % of abs(T - y0). All others come from :mod:`readiness.progress.methods`.

    Args:
        series: year -> value in the indicator's unit, in any order. None and NaN are holes, left
            out and never filled.
        target, target_year: in the same unit.
        base_year: the base is the first figure in or after it; earlier ones say nothing.
        direction: +1 more is wanted, -1 less, 0 parity: the distance to 1 is wanted to be 0, and
            1 % of it counts as there.
        as_of_year: figures of later years are not known yet. None: the newest figure's year.
        kind: ``value``; ``rank`` and ``yes_no`` (1, 0) know only *met* and *not_met*, by the
            newest figure, or the target year's once there is one.
        bounds: natural ends, like (0, 100), None for an open end; they cap every forecast.

    Returns:
        An :class:`Assessment`. A past target is judged by its own year's figure, or the first
        after it. Numbers without a meaning are NaN, years None. With two figures the ESCAP gap is
        100 * (1 - linear ratio): the two count as one voice in ``agreement``, the headline's.

    Raises:
        ValueError: all faults at once: no number for a target, a year that is no whole number, a
            value that is infinite, text or outside the bounds, parity with a target other than
            1, a base year that is not before the target's.

    Sources: ESCAP, Asia-Pacific SDG progress assessment, technical notes, and Statistics Division
    working papers SD/WP/04 and SD/WP/05 (2017); UNSD, SDG Progress Chart, technical note;
    Statistics Canada and Open SDG, progress measurement methodology, after Eurostat. The cuts of
    ESCAP are those commonly reported.

    >>> b = assess({2020: 10, 2024: 16}, 30, 2030, 2020, +1)
    >>> b.cagr.status, b.unsd.status, b.linear.status, b.escap.status
    ('on_track', 'on_track', 'accelerate', 'accelerate')
    >>> b.agreement, b.linear.needed_pace
    ('2 of 3: depends on the method', 2.3333333333333335)
    """
    faults: list[str] = []
    figures = known(series, faults)
    d = direction_of(direction, faults)
    ends = bounds_of(bounds, faults)
    goal = target_of(target, d, kind_of(kind, faults), ends, faults)
    refuse_impossible(figures, kind, ends, faults)
    given = {"target_year": target_year, "base_year": base_year}
    if as_of_year is not None:
        given["as_of_year"] = as_of_year
    odd = [f"{name} {year!r} is no whole year" for name, year in given.items() if not is_year(year)]
    if not odd and kind == "value" and base_year >= target_year:
        odd = [f"base_year {base_year} is not before target_year {target_year}"]
    refuse(faults + odd)

    if as_of_year is not None:
        figures = {year: value for year, value in figures.items() if year <= as_of_year}
    newest = max(figures, default=None)
    is_past = newest is not None and (
        newest >= target_year or (as_of_year is not None and as_of_year > target_year)
    )
    if newest is not None and newest >= target_year:
        decisive = min(year for year in figures if year >= target_year)
        figures = {year: value for year, value in figures.items() if year <= decisive}
    travelled = {year: value for year, value in figures.items() if year >= base_year}
    course = course_to(travelled, goal, target_year, d, ends, is_past=is_past)
    if kind == "value":
        word = _decided(course, newest)
        results = (linear(course, word), cagr(course, word), unsd(course, word),
                   escap(course, word))  # fmt: skip
    else:
        word = _met(course, list(figures.values())[-1]) if figures else "not_assessable"
        results = (Linear(word), Cagr(word), Unsd(word), Escap(word))
    statuses = dict(zip(METHODS, (result.status for result in results), strict=True))
    n_agreeing, n_compared = _agreement(statuses, len(course.years))
    years, latest = course.years, max(figures, default=None)
    return Assessment(
        *results,
        agreement=_said(n_agreeing, n_compared),
        n_agreeing=n_agreeing,
        n_compared=n_compared,
        base_year=years[0] if years else None,
        base_value=figures[years[0]] if years else math.nan,
        latest_year=latest,
        latest_value=math.nan if latest is None else figures[latest],
        n_points=len(years),
    )


def _decided(course: Course, newest: Any) -> str | None:
    """The word that no method can change, or None."""
    if course.is_past and newest < course.target_year:
        return "data_end_earlier"
    if not course.values:
        return "not_assessable"
    y0, y = course.values[0], course.values[-1]
    if course.is_past:
        return _met(course, y)
    if course.meets(y):
        return "achieved"
    if course.meets(y0):
        return "below_again"
    if len(course.values) < 2:
        return "not_assessable"
    return "no_change" if abs(y - y0) <= (NEAR + CRUMB) * course.way else None


def _met(course: Course, value: float) -> str:
    return "met" if course.meets(value) else "not_met"


def _agreement(statuses: dict[str, str], n_points: int) -> tuple[int, int]:
    """(methods on the most common level, methods compared)."""
    if n_points <= 2:
        statuses = {method: word for method, word in statuses.items() if method != "linear"}
    levels = Counter(LEVELS[word] for word in statuses.values() if word in LEVELS)
    return max(levels.values(), default=0), levels.total()


def _said(n_agreeing: int, n_compared: int) -> str | None:
    if not n_compared:
        return None
    said = f"{n_agreeing} of {n_compared}"
    return said if n_agreeing == n_compared else f"{said}: depends on the method"
