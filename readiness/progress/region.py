"""What stands beside a state's status: the region, the count, the pace that has been held."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from readiness.progress.course import course_to
from readiness.progress.intake import (
    Series,
    bounds_of,
    direction_of,
    is_hole,
    kind_of,
    known,
    number,
    refuse,
    refuse_impossible,
    target_of,
)


@dataclass(frozen=True, slots=True)
class Regional:
    """A region's value, and how many of its states it rests on."""

    value: float
    n: int
    of: int


@dataclass(frozen=True, slots=True)
class Count:
    """Reached by ``n`` of ``known`` states with a figure, of ``of`` states in all."""

    n: int
    known: int
    of: int


@dataclass(frozen=True, slots=True)
class Pace:
    """A pace that was held, with the state and the years."""

    pace: float
    """Unit a year, with the indicator's sign; parity's is that of the distance to 1."""
    state: Any
    first_year: int
    last_year: int


def regional(values: Mapping[Any, Any], weight: Mapping[Any, Any] | None = None) -> Regional:
    """The mean over the states that have a figure; the plain one, unless a weight is given.

    sum(weight * value) / sum(weight): weight 1 (ESCAP's choice, so that large economies do not
    dominate), population, or for shares of GDP the GDP.

    Args:
        values: state -> value in the indicator's unit, None or NaN = hole.
        weight: state -> weight in any one unit; a state without one counts as a hole.

    Returns:
        Value, n and of. A hole is left out and lowers n; with none known the value is NaN.

    Raises:
        ValueError: a value that is no finite number, a weight that is not positive.

    >>> regional({"A": 10.0, "B": 20.0, "C": None}, {"A": 1, "B": 3, "C": 5})
    Regional(value=17.5, n=2, of=3)
    """
    faults: list[str] = []
    figures = _figures(values, faults, "value")
    heavy = dict.fromkeys(values, 1.0) if weight is None else _figures(weight, faults, "weight")
    faults += [f"weight of {state!s} is {by:g}; it must be positive"
               for state, by in heavy.items() if by <= 0]  # fmt: skip
    refuse(faults)
    both = [state for state in figures if state in heavy]
    total = math.fsum(heavy[state] for state in both)
    value = math.fsum(heavy[state] * figures[state] for state in both) / total if both else math.nan
    return Regional(value, len(both), len(values))


def count_reached(
    values: Mapping[Any, Any], target: float, direction: int, *,
    kind: str = "value", bounds: tuple[float | None, float | None] | None = None,
) -> Count:  # fmt: skip
    """How many states are at the target or past it, by the rule of *achieved*.

    Args:
        values: state -> latest value in the indicator's unit, None or NaN = hole.
        target, direction, kind, bounds: as :func:`readiness.progress.assess` takes them.

    Returns:
        n, known, of. A hole has reached nothing and missed nothing: it lowers ``known``.

    Raises:
        ValueError: as :func:`readiness.progress.assess`.

    >>> count_reached({"A": 1, "B": 0, "C": None}, 1, +1, kind="yes_no")
    Count(n=1, known=2, of=3)
    """
    faults: list[str] = []
    figures = _figures(values, faults, "value")
    d = direction_of(direction, faults)
    ends = bounds_of(bounds, faults)
    goal = target_of(target, d, kind_of(kind, faults), ends, faults)
    refuse_impossible(figures, kind, ends, faults, where="value of")
    refuse(faults)
    course = course_to(dict(enumerate(figures.values())), goal, 0, d, ends, is_past=False)
    n = sum(course.meets(value) for value in course.values)
    return Count(n, len(figures), len(values))


def fastest_pace(
    series: Mapping[Any, Series], direction: int, *, years: int = 5, since: int = 2000
) -> Pace | None:
    """The fastest pace any state has held over so many years: what is feasible.

    (y(s + years) - y(s)) / years, the largest in the wanted direction over all states and s.

    Args:
        series: state -> year -> value in the indicator's unit.
        direction: +1, -1 or 0, as :func:`readiness.progress.assess` takes it.
        years: length of the stretch; both its ends must be known, holes are never filled.
        since: earlier figures are left out.

    Returns:
        A :class:`Pace`; the earliest, then the first state by name, where several are equal. It
        may point the wrong way, if all went there. None without a stretch.

    Raises:
        ValueError: a value that is no finite number, a stretch of no years.

    >>> fastest_pace({"A": {2010: 20, 2015: 50}, "B": {2015: 10, 2020: 20}}, +1)
    Pace(pace=6.0, state='A', first_year=2010, last_year=2015)
    """
    faults: list[str] = []
    d = direction_of(direction, faults)
    if years < 1:
        faults.append(f"a stretch of {years} years; give 1 or more")
    tracks = {
        state: known(track, faults, f"series of {state!s}") for state, track in series.items()
    }
    refuse(faults)
    found = []
    for state, track in tracks.items():
        way = {y: abs(v - 1) if d == 0 else v for y, v in track.items() if y >= since}
        found += [
            Pace((way[first + years] - way[first]) / years, state, first, first + years)
            for first in way
            if first + years in way
        ]
    return min(found, key=lambda p: (-(d or -1) * p.pace, p.first_year, str(p.state)), default=None)


def _figures(values: Mapping[Any, Any], faults: list[str], what: str) -> dict[Any, float]:
    figures = {state: number(given) for state, given in values.items() if not is_hole(given)}
    faults += [f"{what} of {state!s} is {values[state]!r}; give a finite number or a hole"
               for state, figure in figures.items() if math.isnan(figure)]  # fmt: skip
    return figures
