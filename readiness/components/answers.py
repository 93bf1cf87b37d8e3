"""Warehouse answers, remembered until another database is published."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

import pandas as pd
import streamlit as st

from readiness import warehouse


def answer(question: str, **bind: object) -> pd.DataFrame:
    """What the warehouse says. The frame is shared by all readers: read it, never change it.

    The published database's name is part of the key, so a new release is noticed at once.
    """
    return _remembered(question, warehouse.release()["database"], tuple(sorted(bind.items())))


def rows(question: str, **bind: object) -> list[dict]:
    """The same answer as a list of rows; a hole is None."""
    return _rows(question, warehouse.release()["database"], tuple(sorted(bind.items())))


def drawn(build: Callable[..., str]) -> Callable[..., str]:
    """Remember the HTML that ``build`` makes, for each of its arguments and each release."""

    @lru_cache(maxsize=500)
    def of_release(_database: str, *chosen: Any) -> str:
        return build(*chosen)

    @wraps(build)
    def draw(*chosen: Any) -> str:
        return of_release(warehouse.release()["database"], *chosen)

    return draw


@st.cache_resource(show_spinner=False, max_entries=2000)
def _remembered(question: str, database: str, bind: tuple) -> pd.DataFrame:
    return warehouse.ask(question, **dict(bind))


@st.cache_resource(show_spinner=False, max_entries=2000)
def _rows(question: str, database: str, bind: tuple) -> list[dict]:
    frame = _remembered(question, database, bind)
    return frame.astype(object).where(frame.notna(), None).to_dict("records")
