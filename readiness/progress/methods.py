"""Four ways to judge the same course. Each takes a course and a word that is already decided.

Numbers are NaN where they have no meaning; paces are in the indicator's unit a year, and carry
its sign (falling is negative). Parity's are those of the distance to 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from readiness.progress.course import CRUMB, NEAR, Course
from readiness.progress.forecast import NOT_TOLD, When, line, when

ENOUGH = 0.95
SOME_BY_PACE = 0.60
SOME_BY_UNSD = 0.10
GAP_ON_TRACK = 10.0
GAP_REVERSE = 100.0
LARGEST_LOGARITHM = 700.0


@dataclass(frozen=True, slots=True)
class Linear:
    """The pace so far beside the even pace that the target asked for."""

    status: str
    actual_pace: float = math.nan
    """Unit a year, base to latest."""
    required_pace: float = math.nan
    """Unit a year, base to target."""
    needed_pace: float = math.nan
    """Unit a year from the latest figure on; 0 once the target is met."""
    ratio: float = math.nan
    """Actual by required."""
    projected: float = math.nan
    """The target year's value at the actual pace, capped at a natural bound."""


@dataclass(frozen=True, slots=True)
class Cagr:
    """The yearly growth so far beside the one that the target asked for."""

    status: str
    actual_rate: float = math.nan
    """Share a year: 0.05 is 5 %."""
    required_rate: float = math.nan
    ratio: float = math.nan


@dataclass(frozen=True, slots=True)
class Unsd:
    """Where yearly growth leads, as a share of the way."""

    status: str
    projected: float = math.nan
    """The target year's value at the growth so far, capped at a natural bound."""
    ratio: float = math.nan
    """Way from base to there by way from base to target."""


@dataclass(frozen=True, slots=True)
class Escap:
    """Where the weighted line leads, and how far short that is."""

    status: str
    csi: float = math.nan
    """Current status index, 0-10: tenths of the way gone."""
    projected: float = math.nan
    """The line's value in the target year, capped at a natural bound."""
    trend_pace: float = math.nan
    """Unit a year, the line's slope."""
    gap: float = math.nan
    """Percent of the way that will be missing; 0 if the target will be met."""
    arrival: When = NOT_TOLD
    """With five or more points: when the target is reached, and the chance of it in time."""


def linear(course: Course, decided: str | None = None) -> Linear:
    """Linear pace.

    actual = (y - y0) / (t - t0); required from base = (T - y0) / (tT - t0); needed from now =
    (T - y) / (tT - t). Ratio = actual / required: 0.95 and more on_track, 0.60 accelerate,
    0 limited, below 0 reverse.

    >>> linear(Course((2020, 2024), (40.0, 52.0), 80.0, 2030, 1, is_past=False)).ratio
    0.75
    """
    if not course.years:
        return Linear(decided or "not_assessable")
    t0, t, y0, y = course.years[0], course.years[-1], course.values[0], course.values[-1]
    actual = (y - y0) / (t - t0) if t > t0 else math.nan
    required = ratio = needed = projected = math.nan
    if course.way > 0 and t0 < course.target_year:
        required = (course.target - y0) / (course.target_year - t0)
        ratio = actual / required
    if not course.is_past:
        needed = 0.0 if course.meets(y) else (course.target - y) / course.years_left
        projected = course.capped(y + actual * course.years_left) if t > t0 else math.nan
    status = decided or _by_ratio(ratio, SOME_BY_PACE)
    return Linear(status, actual, required, needed, ratio, projected)


def cagr(course: Course, decided: str | None = None) -> Cagr:
    """Compound annual growth, after Eurostat, Statistics Canada and Open SDG.

    CAGR_o = (y / y0) ** (1 / (t - t0)) - 1; CAGR_T = (T / y0) ** (1 / (tT - t0)) - 1;
    ratio = d * CAGR_o / abs(CAGR_T), with the cuts of :func:`linear`. Base, latest or target at
    or below zero, or a base within 1 % of the range from zero: not_applicable. It flatters low
    bases.

    >>> round(cagr(Course((2020, 2024), (40.0, 52.0), 80.0, 2030, 1, is_past=False)).ratio, 3)
    0.944
    """
    growth = _growth(course)
    if growth is None:
        return Cagr(decided or "not_applicable")
    to_target = math.log(course.target / course.values[0])
    required = math.expm1(to_target / (course.target_year - course.years[0]))
    actual = _exponential(growth) - 1
    ratio = course.direction * actual / abs(required)
    return Cagr(decided or _by_ratio(ratio, SOME_BY_PACE), actual, required, ratio)


def unsd(course: Course, decided: str | None = None) -> Unsd:
    """The UN Statistics Division's Progress Chart.

    v = y * (1 + CAGR_o) ** (tT - t), capped at a natural bound; ratio = (v - y0) / (T - y0):
    0.95 and more on_track, 0.10 accelerate, 0 limited, below 0 reverse. Not applicable where
    :func:`cagr` is not, nor once the target's year has its figure.

    >>> round(unsd(Course((2020, 2024), (40.0, 52.0), 80.0, 2030, 1, is_past=False)).ratio, 3)
    0.927
    """
    growth = _growth(course)
    if growth is None or course.years_left <= 0:
        return Unsd(decided or "not_applicable")
    y0, y = course.values[0], course.values[-1]
    projected = course.capped(_exponential(math.log(y) + growth * course.years_left))
    ratio = (projected - y0) / (course.target - y0)
    return Unsd(decided or _by_ratio(ratio, SOME_BY_UNSD), projected, ratio)


def escap(course: Course, decided: str | None = None) -> Escap:
    """ESCAP's current status index and anticipated progress: the headline.

    CSI = 10 * d * (y - y0) / abs(T - y0), kept within 0-10. The forecast is that of
    :func:`readiness.progress.forecast.line`, capped at a natural bound; gap =
    100 * abs(T - forecast) / abs(T - y0) if the target is missed, 0 if it is met. Up to 10
    on_track, up to 100 accelerate, above or with a trend against the target reverse.

    >>> now = escap(Course((2020, 2024), (40.0, 52.0), 80.0, 2030, 1, is_past=False))
    >>> now.status, round(now.csi, 9), round(now.gap, 9)
    ('accelerate', 3.0, 25.0)
    """
    if not course.is_open:
        return Escap(decided or "not_assessable")
    way, d = course.way, course.direction
    csi = min(max(10 * d * (course.values[-1] - course.values[0]) / way, 0.0), 10.0)
    fitted = line(course.years, course.values)
    if course.years_left <= 0:
        return Escap(decided or "not_assessable", csi, trend_pace=fitted.slope)
    projected = course.capped(fitted.at(course.target_year))
    gap = 100 * max(d * (course.target - projected), 0.0) / way
    arrival = when(course, fitted)
    status = decided or _by_gap(gap, d * fitted.slope * course.years_left / way)
    return Escap(status, csi, projected, fitted.slope, gap, arrival)


def _growth(course: Course) -> float | None:
    """Yearly growth so far as a logarithm; None where growth says nothing."""
    if not course.is_open:
        return None
    y0, y = course.values[0], course.values[-1]
    span = course.width if math.isfinite(course.width) else course.way
    if min(y0, y, course.target) <= 0 or y0 <= NEAR * span * (1 + CRUMB):
        return None
    return (math.log(y) - math.log(y0)) / (course.years[-1] - course.years[0])


def _exponential(power: float) -> float:
    return math.exp(power) if power < LARGEST_LOGARITHM else math.inf


def _by_ratio(ratio: float, some: float) -> str:
    if math.isnan(ratio):
        return "not_assessable"
    if ratio < -CRUMB:
        return "reverse"
    if ratio < some - CRUMB:
        return "limited"
    return "accelerate" if ratio < ENOUGH - CRUMB else "on_track"


def _by_gap(gap: float, trend: float) -> str:
    if gap > GAP_REVERSE + 100 * CRUMB or trend < -CRUMB:
        return "reverse"
    return "on_track" if gap <= GAP_ON_TRACK + 100 * CRUMB else "accelerate"
