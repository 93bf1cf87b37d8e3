"""One figure of one member state, as the reader would have it."""

from __future__ import annotations

import math
from collections.abc import Mapping

import streamlit as st

from readiness import wording
from readiness.components import markup
from readiness.components.what_if_address import follow, key, known, option, remember

NOBODY = "none"

Cells = Mapping[tuple[str, str], dict]
"""(state, indicator) → its row of ``what_if_values``."""


def follow_address(facts: Mapping[str, dict], cells: Cells) -> None:
    """Set state, indicator and value to what the address says, each to its default where it errs.

    Args:
        facts: indicator → its row of ``what_if_indicators``, without those left out.
    """
    query = st.query_params
    state = known(query.get("state"), [NOBODY, *(iso3 for iso3, _ in cells)])
    follow("state", state)
    if state == NOBODY or not facts:
        return
    indicator = known(query.get("indicator"), facts)
    follow("indicator", indicator)
    value = _asked(query.get("value"), facts[indicator])
    pair = f"{state}_{indicator}"
    follow(f"fill_{pair}", value is not None)
    follow(f"value_{pair}", _start(facts[indicator], cells[state, indicator], value))


def choose(facts: Mapping[str, dict], cells: Cells) -> tuple[str, str, float] | None:
    """Draw the controls; state, indicator and value, or none where nothing is changed."""
    names = {iso3: cell["name"] for (iso3, _), cell in cells.items()}
    states = dict(sorted(names.items(), key=lambda item: item[1]))
    state = option("Member state", "state", {NOBODY: "No state: figures as they are", **states})
    if state == NOBODY or not facts:
        for name in ("indicator", "value"):
            st.query_params.pop(name, None)
        return None
    titles = {name: row["title"] for name, row in facts.items()}
    indicator = option("Indicator", "indicator", titles)
    value = _value(f"{state}_{indicator}", facts[indicator], cells[state, indicator])
    return None if value is None else (state, indicator, value)


def _value(pair: str, facts: dict, cell: dict) -> float | None:
    """The reader's value; none where it is the one that is held, or where a hole stays one."""
    is_hole = cell["value"] is None
    if is_hole and not _filled(pair, cell):
        return None
    held = _start(facts, cell, None)
    if key(f"value_{pair}") not in st.session_state:
        st.session_state[key(f"value_{pair}")] = held
    value = float(_slider(pair, facts))
    if not is_hole:
        st.html(
            f'<p class="source">Now {_held(pair, facts, cell)}, '
            f"{int(cell['year'])}; source: {markup.text(cell['publisher'])}.</p>"
        )
    is_held = not is_hole and value == held
    remember(f"value_{pair}", value, "" if is_held else f"{value:.10g}", "value")
    return None if is_held else value


def _held(pair: str, facts: dict, cell: dict) -> str:
    """The figure that is held, as a link to where it is from."""
    state, indicator = pair.split("_", 1)
    shown = markup.text(wording.figure({**facts, "value": cell["value"]}))
    return markup.trace(shown, indicator, state)


def _filled(pair: str, cell: dict) -> bool:
    """Whether the reader fills the hole; the address says so by naming a value."""
    st.html(
        f'<p class="quiet">No current figure is held for {markup.text(cell["name"])}: the index '
        "fills the hole in several ways.</p>"
    )
    is_filled = st.toggle("Fill it with a figure of yours", key=key(f"fill_{pair}"))
    remember(f"fill_{pair}", is_filled, None if is_filled else "", "value")
    return is_filled


def _slider(pair: str, facts: dict) -> float:
    if facts["is_register"]:
        return st.select_slider(
            "Your value",
            [float(code) for code in reversed(wording.STAGES)],
            key=key(f"value_{pair}"),
            format_func=lambda code: wording.figure({**facts, "value": code}),
        )
    low, high, step = _reach(facts)
    return st.slider(
        f"Your value, {facts['unit']}",
        low,
        high,
        key=key(f"value_{pair}"),
        step=step,
        format=f"%.{facts['decimals']}f",
    )


def _reach(facts: dict) -> tuple[float, float, float]:
    """The slider's ends, each on a step, and the step."""
    decimals = int(facts["decimals"])
    low = math.floor(facts["slide_min"] * 10**decimals) / 10**decimals
    high = math.ceil(facts["slide_max"] * 10**decimals) / 10**decimals
    return low, high, 10.0**-decimals


def _asked(text: str | None, facts: dict) -> float | None:
    """The address's value, where the slider reaches it."""
    try:
        value = round(float(text or ""), int(facts["decimals"]))
    except (ValueError, OverflowError):
        return None
    low, high, _ = _reach(facts)
    return value if low <= value <= high else None


def _start(facts: dict, cell: dict, asked: float | None) -> float:
    """What the slider opens on: the value asked for, the one held, or else the regional mean."""
    known_values = (asked, cell["value"], facts["mean"], facts["slide_min"])
    value = next(value for value in known_values if value is not None)
    low, high, _ = _reach(facts)
    return min(max(round(float(value), int(facts["decimals"])), low), high)
