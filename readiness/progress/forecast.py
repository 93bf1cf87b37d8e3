"""The straight line through the recent years, and when it arrives."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import stdtr, stdtrit

from readiness.progress.course import CRUMB, Course

ENOUGH = 5
"""Fewer points tell no "when"."""
SURE = 0.9
"""The interval runs from where arrival has a chance of 10 % to where it has 90 %: 80 % between."""
HORIZON = 100
"""Years after the latest figure; what lies beyond is no forecast."""
AHEAD = np.arange(1, HORIZON + 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A time-weighted regression: value = middle + slope * (year - centre)."""

    centre: float
    middle: float
    slope: float
    spread: float
    """Standard deviation of a figure around the line; NaN with two points."""
    n: int
    _doubt: tuple[float, float, float]

    def at(self, year: Any) -> Any:
        """The line's value in a year or in many."""
        return self.middle + self.slope * (year - self.centre)

    def error(self, year: Any) -> Any:
        """Standard error of a new figure in a year or in many, around the line's value."""
        here = year - self.centre
        level, tilt, turn = self._doubt
        return self.spread * np.sqrt(1 + level + 2 * tilt * here + turn * here * here)


@dataclass(frozen=True, slots=True)
class When:
    """The year in which the target is reached. None: not within a century, or not to be told."""

    year: int | None = None
    low: int | None = None
    high: int | None = None
    chance: float = math.nan
    """Of reaching it by the target's year, 0-1."""


NOT_TOLD = When()


def line(years: tuple[int, ...], values: tuple[float, ...]) -> Line:
    """Fit two or more figures, the recent ones weighing more.

    Weight = year - base year + 1: the base weighs 1, its tenth year 11. The weights say what is
    relevant, not what is exact, so figures are taken to scatter alike in all years: with h the
    matrix that turns figures into fitted ones, variance = sum(residual²) / (n - 4 + sum(h²)).

    Source for weighting by time: ESCAP Statistics Division, Working Paper SD/WP/04 (2017).

    >>> fitted = line((2015, 2016, 2017), (1.0, 2.0, 3.0))
    >>> round(fitted.at(2020), 6), round(fitted.spread, 6)
    (6.0, 0.0)
    """
    n = len(years)
    total = sum(year - years[0] + 1 for year in years)
    weights = [(year - years[0] + 1) / total for year in years]
    centre = sum(w * year for w, year in zip(weights, years, strict=True))
    middle = sum(w * value for w, value in zip(weights, values, strict=True))
    steps = [year - centre for year in years]
    lever = sum(w * step * step for w, step in zip(weights, steps, strict=True))
    moved = zip(weights, steps, values, strict=True)
    slope = sum(w * step * (value - middle) for w, step, value in moved) / lever
    level = sum(w * w for w in weights)
    tilt = sum(w * w * step for w, step in zip(weights, steps, strict=True)) / lever
    turn = sum(w * w * step * step for w, step in zip(weights, steps, strict=True)) / lever**2
    spread = math.nan
    if n > 2:
        left = [v - middle - slope * s for v, s in zip(values, steps, strict=True)]
        free = n - 4 + n * level + 2 * sum(steps) * tilt + sum(s * s for s in steps) * turn
        spread = math.sqrt(sum(e * e for e in left) / free)
    return Line(centre, middle, slope, spread, n, (level, tilt, turn))


def when(course: Course, fitted: Line) -> When:
    """When the target is reached, by the scatter around the line.

    The chance that a year's figure meets the target is Student's t with n - 2 degrees of freedom
    at d * (line - target) / standard error of a new figure. ``year`` is the first in which that
    chance is one half, ``low`` and ``high`` the first in which it is 10 % and 90 %.

    Returns:
        Nothing but holes below five points, when the target is met already, or its year is past.

    >>> rising = Course((2015, 2016, 2017, 2018, 2019), (10.0, 21.0, 30.0, 39.0, 50.0),
    ...                 target=100, target_year=2025, direction=1, is_past=False)
    >>> told = when(rising, line(rising.years, rising.values))
    >>> told.low, told.year, told.high, round(told.chance, 2)
    (2024, 2025, 2025, 0.99)
    """
    if fitted.n < ENOUGH or course.is_past or course.meets(course.values[-1]):
        return NOT_TOLD
    d, crumb = course.direction, CRUMB * course.way
    ahead = course.years[-1] + AHEAD
    beyond = d * (fitted.at(ahead) - course.target) + crumb
    doubt = float(stdtrit(fitted.n - 2, SURE)) * fitted.error(ahead)
    even, low, high = (_first(ahead, beyond >= edge) for edge in (0, -doubt, doubt))
    beyond = d * (fitted.at(course.target_year) - course.target)
    error = fitted.error(course.target_year)
    # A line without scatter is sure of itself; a crumb of rounding is no scatter.
    chance = stdtr(fitted.n - 2, beyond / error) if error > crumb else beyond >= -crumb
    return When(even, low, high, float(chance))


def _first(years: np.ndarray, is_reached: np.ndarray) -> int | None:
    at = is_reached.argmax()
    return int(years[at]) if is_reached[at] else None
