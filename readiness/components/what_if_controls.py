"""What a reader may choose on the what-if page; each choice in the address, none of it trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from readiness import wording
from readiness.components import markup, what_if_figure
from readiness.components.what_if_address import follow, key, known, option, remember
from readiness.components.what_if_figure import Cells

MOST = 100
EVEN = 50
"""Every pillar's weight until the reader moves one."""

USUAL = {
    "across": next(iter(wording.ACROSS)),
    "normalisation": next(iter(wording.NORMALISATIONS)),
}
"""The published method."""


@dataclass(frozen=True)
class Wish:
    """What the reader wants to see; all of it plain values."""

    weights: tuple[tuple[str, int], ...]
    across: str
    normalisation: str
    left_out: tuple[str, ...]
    change: tuple[str, str, float] | None
    """State, indicator and the reader's value."""

    @property
    def is_published(self) -> bool:
        """Nothing is chosen."""
        even = len({weight for _, weight in self.weights}) == 1 and self.weights[0][1] > 0
        method = {"across": self.across, "normalisation": self.normalisation}
        return even and method == USUAL and not self.left_out and self.change is None


def follow_address(facts: Mapping[str, dict], cells: Cells) -> None:
    """Set every control to what the address says, or to its default where it says nothing true.

    Args:
        facts: indicator → its row of ``what_if_indicators``.
    """
    query = st.query_params
    for pillar in _pillars(facts):
        follow(pillar, _weight(query.get(pillar)))
    follow("across", known(query.get("across"), wording.ACROSS))
    follow("normalisation", known(query.get("normalisation"), wording.NORMALISATIONS))
    out = query.get("drop", "").split(".")
    follow("drop", [name for name in facts if name in out])
    stay = {name: row for name, row in facts.items() if name not in out}
    what_if_figure.follow_address(stay, cells)


def choose(facts: Mapping[str, dict], cells: Cells) -> Wish:
    """Draw the controls and read them."""
    st.html(markup.minor("Weights of the pillars"))
    left_out = st.session_state.get(key("drop"), [])
    kept = {row["pillar"] for name, row in facts.items() if name not in left_out}
    weights = _weights(_pillars(facts), kept)
    st.html(markup.minor("Method"))
    across = option("Mean across pillars", "across", wording.ACROSS)
    scale = option("Scale of an indicator", "normalisation", wording.NORMALISATIONS)
    left_out = _left_out({name: row["title"] for name, row in facts.items()})
    st.html(markup.minor("One other figure"))
    stay = {name: row for name, row in facts.items() if name not in left_out}
    change = what_if_figure.choose(stay, cells)
    return Wish(tuple(weights.items()), across, scale, tuple(left_out), change)


def _weights(pillars: dict[str, str], kept: set[str]) -> dict[str, int]:
    """A slider a pillar, with its share of the whole in its name."""
    now = {pillar: st.session_state.get(key(pillar), EVEN) for pillar in pillars}
    shares = wording.weight_shares({name: weight for name, weight in now.items() if name in kept})
    for pillar, title in pillars.items():
        now[pillar] = st.slider(
            f"{title}: {shares.get(pillar, 'left out')}",
            0,
            MOST,
            key=key(pillar),
            disabled=pillar not in kept,
        )
        remember(pillar, now[pillar], "" if now[pillar] == EVEN else str(now[pillar]))
    return now


def _left_out(titles: dict[str, str]) -> list[str]:
    """Indicators to leave out, in the catalogue's order."""
    picked = st.multiselect(
        "Indicators to leave out",
        list(titles),
        key=key("drop"),
        format_func=lambda name: titles.get(name, name),
        placeholder="None left out",
    )
    chosen = [name for name in titles if name in picked]
    remember("drop", picked, ".".join(chosen))
    return chosen


def _pillars(facts: Mapping[str, dict]) -> dict[str, str]:
    return {row["pillar"]: row["pillar_title"] for row in facts.values()}


def _weight(asked: str | None) -> int:
    text = asked or ""
    is_plain = text.isascii() and text.isdigit() and len(text) <= len(str(MOST))
    return int(text) if is_plain and int(text) <= MOST else EVEN
