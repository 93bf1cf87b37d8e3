"""What may come into the arithmetic. What cannot be meant is refused, all faults at once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Integral
from typing import Any

import numpy as np
import pandas as pd

from readiness.progress.course import CRUMB

KINDS = ("value", "rank", "yes_no")
DIRECTIONS = (1, -1, 0)

LARGEST = 1e100
SMALLEST = 1e-100

Series = Mapping[Any, Any]
"""Year to value; a pandas Series with years as its index serves as well."""


def known(series: Any, faults: list[str], whose: str = "series") -> dict[int, float]:
    """The figures there are, in order of year; holes (None, NaN) are left out, never filled."""
    if not hasattr(series, "items"):
        faults.append(f"{whose} is {type(series).__name__}; give year -> value")
        return {}
    figures: dict[int, float] = {}
    seen: set[Any] = set()
    for year, given in series.items():
        if not is_year(year):
            faults.append(f"{whose} has a year {year!r}; years are whole numbers")
        elif year in seen:
            faults.append(f"{whose} has {year} more than once; keep one value a year")
        elif not is_hole(given):
            value = number(given)
            if math.isnan(value):
                faults.append(
                    f"{whose} in {year} is {given!r}; give a finite number (below 1e100) or a hole"
                )
            else:
                figures[int(year)] = value
        seen.add(year)
    return dict(sorted(figures.items()))


def is_hole(value: Any) -> bool:
    """None, NaN or pandas' NA."""
    return (
        value is None
        or value is pd.NA
        or (isinstance(value, float | np.floating) and math.isnan(value))
    )


def number(value: Any) -> float:
    """A value as a float, NaN for what is none: text, whatever it spells, or beyond measure."""
    if isinstance(value, str | bytes):
        return math.nan
    try:
        figure = float(value)
    except (TypeError, ValueError, OverflowError):
        return math.nan
    # Beyond these, squares and ratios overflow; nothing that is measured lies there.
    if abs(figure) < SMALLEST:
        return 0.0
    return figure if abs(figure) < LARGEST else math.nan


def is_year(value: Any) -> bool:
    """A whole number; true and false are none."""
    return type(value) is int or (isinstance(value, Integral) and not isinstance(value, bool))


def direction_of(direction: Any, faults: list[str]) -> int:
    """+1, -1 or 0."""
    if isinstance(direction, bool | str) or direction not in DIRECTIONS:
        faults.append(f"direction {direction!r}; give 1 (more), -1 (less) or 0 (parity)")
        return 1
    return int(direction)


def kind_of(kind: Any, faults: list[str]) -> str:
    """One of the kinds."""
    if kind not in KINDS:
        faults.append(f"kind {kind!r}; give one of {', '.join(KINDS)}")
    return str(kind)


def target_of(
    target: Any, direction: int, kind: str, ends: tuple[float, float], faults: list[str]
) -> float:
    """The target as a number that its kind, direction and bounds allow."""
    value = number(target)
    if is_hole(target):
        faults.append("target is missing; a target without a number has no status here")
    elif math.isnan(value):
        faults.append(f"target is {target!r}; give a finite number")
    elif kind == "yes_no" and value not in (0, 1):
        faults.append(f"target is {target!r}; a yes/no target is 1 or 0")
    elif kind != "value" and direction == 0:
        faults.append(f"direction 0 is parity; a {kind} target needs 1 or -1")
    elif direction == 0 and value != 1:
        faults.append(f"target is {target!r}; parity (direction 0) aims at 1")
    elif not ends[0] <= value <= ends[1]:
        faults.append(f"target {target!r} lies outside the bounds {ends}; it could never be met")
    return value


def bounds_of(bounds: Any, faults: list[str]) -> tuple[float, float]:
    """The two ends, infinite where open."""
    free = (-math.inf, math.inf)
    if bounds is None:
        return free
    try:
        low, high = (
            end if is_hole(given) or given == end else number(given)
            for given, end in zip(bounds, free, strict=True)
        )
    except (TypeError, ValueError):
        faults.append(f"bounds {bounds!r}; give a pair (low, high), None for an open end")
        return free
    if not low < high:
        faults.append(f"bounds {bounds!r}; the first must lie below the second")
        return free
    return low, high


def refuse_impossible(
    figures: dict[Any, float], kind: str, ends: tuple[float, float], faults: list[str],
    where: str = "series in",
) -> None:  # fmt: skip
    """Note values that their kind or their bounds rule out."""
    crumb = CRUMB * (ends[1] - ends[0]) if math.isfinite(ends[1] - ends[0]) else 0.0
    for year, value in figures.items():
        if kind == "yes_no" and value not in (0, 1):
            faults.append(f"{where} {year} is {value:g}; a yes/no figure is 1 or 0")
        elif not ends[0] - crumb <= value <= ends[1] + crumb:
            faults.append(f"{where} {year} is {value:g}, outside the bounds {ends}")


def refuse(faults: list[str]) -> None:
    """Raise all faults together, if there are any."""
    if faults:
        raise ValueError("; ".join(faults))
