"""Warehouse answers, remembered for each release."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import Any

import streamlit as st

from readiness import warehouse


def rows(question: str, **bind: object) -> list[dict]:
    """What the warehouse says, a hole as None. All readers share the rows: never change them.

    The published database's name is part of the key, so a new release is noticed at once.
    """
    return _rows(question, warehouse.release()["database"], tuple(sorted(bind.items())))


def grouped(listed: Iterable[dict], key: str) -> dict[Any, list[dict]]:
    """Rows by what they have under ``key``, in the order of its first appearance.

    >>> grouped([{"a": 1, "b": 2}, {"a": 1, "b": 3}], "a")
    {1: [{'a': 1, 'b': 2}, {'a': 1, 'b': 3}]}
    """
    groups: dict[Any, list[dict]] = {}
    for row in listed:
        groups.setdefault(row[key], []).append(row)
    return groups


def drawn(build: Callable[..., str]) -> Callable[..., str]:
    """Remember the HTML that ``build`` makes, for each of its arguments and each release.

    Its links keep to the release that the reader asked for, so that is part of the key.
    """

    @lru_cache(maxsize=500)
    def of_release(_database: str, _cited: str, *chosen: Any) -> str:
        return build(*chosen)

    @wraps(build)
    def draw(*chosen: Any) -> str:
        return of_release(warehouse.release()["database"], warehouse.cited(), *chosen)

    return draw


@st.cache_resource(show_spinner=False, max_entries=2000)
def _rows(question: str, database: str, bind: tuple) -> list[dict]:
    frame = warehouse.ask(question, **dict(bind))
    return frame.astype(object).where(frame.notna(), None).to_dict("records")
