"""What may come into the arithmetic, and in which dress the answer goes back out.

Every public function here takes a frame, a series or an array of units x indicators and gives
the same dress back. What cannot be meant is refused by name before any arithmetic starts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

Values = pd.DataFrame | pd.Series | np.ndarray
PerColumn = pd.Series | Mapping[Any, Any] | np.ndarray | list[float] | tuple[float, ...] | float


def read(values: Any, *, least: int = 1) -> np.ndarray:
    """Read values as floats, NaN where missing, refusing what no table can hold.

    Args:
        values: units x indicators; a series or a one-dimensional array is one indicator.
        least: the fewest units that make sense.

    Raises:
        ValueError: a unit or indicator given twice, a value that is not a number or not
            finite, fewer units than ``least``.
    """
    if np.ndim(values) == 0:
        raise ValueError("values must be a table of units x indicators, not one number")
    for labels, what in ((units(values), "unit"), (columns(values), "indicator")):
        twice = [label for label, count in Counter(labels).items() if count > 1]
        if twice:
            raise ValueError(f"{what} {_names(twice)} is there more than once; keep one row each")
    try:
        if isinstance(values, pd.DataFrame | pd.Series):
            array = values.to_numpy(dtype=float, na_value=np.nan, copy=True)
        else:
            array = np.array(values, dtype=float)
    except (TypeError, ValueError) as fault:
        raise ValueError(f"values must be numbers or missing: {fault}") from None
    infinite = np.isinf(array)
    if infinite.any():
        raise ValueError(f"{place(values, infinite)} is not finite; give a number or a hole")
    if len(array) < least:
        raise ValueError(f"{len(array)} unit(s) given; at least {least} are needed")
    return array


def units(values: Any) -> list[Any]:
    """Labels of the rows."""
    if isinstance(values, pd.DataFrame | pd.Series):
        return list(values.index)
    return list(range(len(values)))


def columns(values: Any) -> list[Any]:
    """Labels of the indicators; a series without a name is called ``values``."""
    if isinstance(values, pd.DataFrame):
        return list(values.columns)
    if isinstance(values, pd.Series):
        return [values.name if values.name is not None else "values"]
    shape = np.shape(values)
    return list(range(shape[-1])) if len(shape) > 1 else ["values"]


def dress(result: np.ndarray, like: Any) -> Any:
    """The result in the dress of what came in: same type, same labels."""
    if isinstance(like, pd.DataFrame):
        return pd.DataFrame(result, index=like.index, columns=like.columns)
    if isinstance(like, pd.Series):
        return pd.Series(result, index=like.index, name=like.name)
    return result


def dress_units(result: np.ndarray, like: Any) -> Any:
    """One value a unit, as a series labelled like the rows of ``like``, or as an array."""
    return pd.Series(result, index=like.index) if isinstance(like, pd.DataFrame) else result


def aligned(given: Any, labels: list[Any], what: str, *, exact: bool = False) -> np.ndarray:
    """``given`` as one entry a column, matched by name where it has names.

    A series with the plain index 0, 1, 2 … is taken by position, like an array.

    Raises:
        ValueError: a column without an entry, a wrong length, or (``exact``) an entry that
            belongs to no column.
    """
    if isinstance(given, Mapping):
        given = pd.Series(dict(given))
    if isinstance(given, pd.Series) and not _by_position(given, labels):
        if not given.index.is_unique:
            raise ValueError(f"{what} names {_names(given.index[given.index.duplicated()])} twice")
        absent = [label for label in labels if label not in given.index]
        if absent:
            raise ValueError(f"no {what} for {_names(absent)}")
        extra = [label for label in given.index if label not in set(labels)]
        if exact and extra:
            raise ValueError(f"{what} for {_names(extra)}, which the values do not have")
        return given.reindex(labels).to_numpy()
    entries = np.asarray(given)
    if entries.ndim == 0:
        return np.full(len(labels), entries)
    if entries.shape != (len(labels),):
        raise ValueError(f"{entries.size} {what}(s) for {len(labels)} columns: wrong length")
    return entries


def aligned_numbers(given: Any, labels: list[Any], what: str, *, exact: bool = False) -> np.ndarray:
    """Like :func:`aligned`, as finite floats."""
    numbers = np.asarray(aligned(given, labels, what, exact=exact), dtype=float)
    refuse_columns(~np.isfinite(numbers), labels, f"{what} is missing or not finite")
    return numbers


def refuse_columns(offends: Any, labels: list[Any], complaint: str) -> None:
    """Raise a ValueError that names every offending column, if there is one."""
    if np.any(offends):
        guilty = [label for label, bad in zip(labels, np.atleast_1d(offends), strict=True) if bad]
        raise ValueError(f"{_names(guilty)}: {complaint}")


def place(values: Any, offends: np.ndarray) -> str:
    """Name the first offending cell, as ``indicator of unit (value)``."""
    at: list[int] = np.argwhere(offends)[0].tolist()
    cell = np.asarray(values, dtype=object)[tuple(at)]
    column = columns(values)[at[-1] if len(at) > 1 else 0]
    return f"{column!s} of {units(values)[at[0]]!s} ({cell})"


def _by_position(given: pd.Series, labels: list[Any]) -> bool:
    plain = isinstance(given.index, pd.RangeIndex) and given.index.start == 0
    return plain and len(given) == len(labels) and not set(labels) <= set(given.index)


def _names(labels: Iterable[Any]) -> str:
    return ", ".join(str(label) for label in labels)
