"""The button under a table or chart that hands its rows over as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from readiness import exports, warehouse


def take_away(
    label: str,
    name: str,
    listed: Callable[[], Sequence[Mapping[str, object]]],
    figures: tuple[str, ...] = (),
) -> None:
    """A CSV of a view, made only when somebody asks for it.

    Args:
        name: the file is ``asean-ai-readiness_<name>.csv``.
        listed: makes the rows; `reuse` in a row decides whether its ``figures`` may travel.
    """
    st.download_button(
        f"{label} (CSV)",
        data=warehouse.bound(
            lambda: exports.sheet(listed(), warehouse.release()["release"], figures)
        ),
        file_name=f"asean-ai-readiness_{name}.csv",
        mime="text/csv",
        key=f"take_away_{name}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
