"""Where the headline's line leads by the target's year, and how sure that is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import stdtrit

from readiness.progress.course import course_to
from readiness.progress.forecast import ENOUGH, SURE, line
from readiness.progress.intake import (
    Series,
    bounds_of,
    direction_of,
    is_year,
    known,
    refuse,
    refuse_impossible,
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A forecast in the series' unit; parity's is the distance to 1."""

    value: float = math.nan
    low: float = math.nan
    high: float = math.nan
    """Ends of the 80 % interval for one year's figure; NaN below five points."""


def outlook(
    series: Series, target_year: int, base_year: int, direction: int, *,
    as_of_year: int | None = None, bounds: tuple[float | None, float | None] | None = None,
) -> Outlook:  # fmt: skip
    """The figure to expect in the target's year: the line of ESCAP's method, with its interval.

    value ± t(0.9, n - 2) * standard error of a new figure around the line, all capped at a
    natural bound.

    Args:
        series, target_year, base_year, direction, as_of_year, bounds: as
            :func:`readiness.progress.assess` takes them; holes are left out, never filled.

    Returns:
        NaN where there is no forecast: fewer than two figures, or the year is not ahead.

    Raises:
        ValueError: a figure that is no finite number or outside the bounds, an odd year.

    >>> ahead = outlook({2015: 10, 2016: 21, 2017: 30, 2018: 39, 2019: 50}, 2023, 2015, +1)
    >>> round(ahead.value), round(ahead.low), round(ahead.high)
    (89, 86, 91)
    """
    faults: list[str] = []
    figures = known(series, faults)
    d = direction_of(direction, faults)
    ends = bounds_of(bounds, faults)
    refuse_impossible(figures, "value", ends, faults)
    given = {"target_year": target_year, "base_year": base_year, "as_of_year": as_of_year}
    faults += [
        f"{name} {year!r} is no whole year"
        for name, year in given.items()
        if not (is_year(year) or (name == "as_of_year" and year is None))
    ]
    refuse(faults)
    last = math.inf if as_of_year is None else as_of_year
    travelled = {year: value for year, value in figures.items() if base_year <= year <= last}
    if len(travelled) < 2 or max(travelled) >= target_year or target_year < (as_of_year or 0):
        return Outlook()
    course = course_to(travelled, math.nan, target_year, d, ends, is_past=False)
    fitted = line(course.years, course.values)
    value = float(fitted.at(target_year))
    if fitted.n < ENOUGH:
        return Outlook(course.capped(value))
    doubt = float(stdtrit(fitted.n - 2, SURE) * fitted.error(target_year))
    return Outlook(*(course.capped(value + off) for off in (0.0, -doubt, doubt)))
