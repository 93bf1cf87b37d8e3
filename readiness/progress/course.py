"""The way from a base to a target: what every method looks at."""

from __future__ import annotations

import math
from dataclasses import dataclass

NEAR = 0.01
"""One hundredth: of the way, a move that is none; of the natural range, a bound that is reached."""

CRUMB = 1e-9
"""The share of the way that is rounding, so that a ratio of 0.95 by hand is one by machine."""


@dataclass(frozen=True, slots=True)
class Course:
    """Known figures from the base on, in order of year, and where they should lead.

    Parity has become a distance to 1 here: less is better and 0 is the target.
    """

    years: tuple[int, ...]
    values: tuple[float, ...]
    target: float
    target_year: int
    direction: int
    """+1 more is wanted, -1 less is."""
    is_past: bool
    low: float = -math.inf
    high: float = math.inf
    """Natural bounds; infinite where there is none."""
    width: float = math.inf
    """Of the natural range: what "1 %" near a bound is one percent of."""

    @property
    def way(self) -> float:
        """From base to target, positive while there is a way to go; NaN without a figure."""
        return self.direction * (self.target - self.values[0]) if self.values else math.nan

    @property
    def is_open(self) -> bool:
        """There was a way to go and time to go it, and two figures to see a pace in."""
        return len(self.years) > 1 and self.way > 0 and self.years[0] < self.target_year

    @property
    def years_left(self) -> int:
        """From the latest figure to the target's year."""
        return self.target_year - self.years[-1]

    def meets(self, value: float) -> bool:
        """At the target or past it, or near enough to a natural bound that is the target."""
        slack = 0.0
        if self.target in (self.low, self.high) and math.isfinite(self.width):
            slack = (NEAR + CRUMB) * self.width
        return self.direction * (self.target - value) <= slack

    def capped(self, value: float) -> float:
        """A forecast, kept inside the natural bounds."""
        return min(max(value, self.low), self.high)


def course_to(
    figures: dict[int, float], target: float, target_year: int, direction: int,
    bounds: tuple[float, float], *, is_past: bool,
) -> Course:  # fmt: skip
    """The course that some figures, in order of year, take; parity turned into a distance."""
    low, high = bounds
    if direction:
        return Course(
            tuple(figures), tuple(figures.values()), target, target_year, direction, is_past,
            low, high, width=high - low,
        )  # fmt: skip
    # A distance of 0 is a natural bound; the range whose 1 % counts as there is the 1 aimed at.
    return Course(
        tuple(figures), tuple(abs(value - 1) for value in figures.values()), 0.0, target_year,
        -1, is_past, 0.0, max(1 - low, high - 1), width=1.0,
    )  # fmt: skip
