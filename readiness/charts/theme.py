"""Colour jobs: a colour has one job, and the job has a name, a light and a dark value, and two more
for readers who ask for high contrast.

The stylesheet, the figures and the tests read them here; `.streamlit/config.toml` repeats the
few that Streamlit itself draws with.
"""

from __future__ import annotations

from typing import Literal

Mode = Literal["light", "dark", "light-more", "dark-more"]

JOBS: dict[str, tuple[str, str]] = {
    "ink": ("#14213d", "#e8ecf3"),
    "quiet": ("#4d5a70", "#aab4c5"),
    "paper": ("#ffffff", "#0e1420"),
    "panel": ("#f2f5f8", "#182132"),
    "rule": ("#c9d0da", "#3a465a"),
    "edge": ("#7b8698", "#7f8ba0"),
    "accent": ("#0b6e99", "#5fb3d9"),
    "sea": ("#eef3f7", "#111a29"),
    "land": ("#d9dee5", "#2b3547"),
    "context": ("#8a93a3", "#8590a3"),
    "below": ("#b35806", "#f0a35a"),
    "above": ("#2166ac", "#7db6ea"),
    "level-1": ("#d3e8ee", "#173543"),
    "level-2": ("#a3cfda", "#1d5062"),
    "level-3": ("#62a8ba", "#287488"),
    "level-4": ("#24728d", "#62b0c4"),
    "level-5": ("#0a4761", "#b5dfe9"),
    "on-level-1": ("#14213d", "#e8ecf3"),
    "on-level-2": ("#14213d", "#ffffff"),
    "on-level-3": ("#0d1830", "#ffffff"),
    "on-level-4": ("#ffffff", "#0e1420"),
    "on-level-5": ("#ffffff", "#0e1420"),
    "hole": ("#ffffff", "#0e1420"),
    "hatch": ("#8a93a3", "#5d6a80"),
    "status-achieved": ("#0b3c6f", "#a9cdf5"),
    "status-on-track": ("#2166ac", "#6aaee8"),
    "status-accelerate": ("#a66a00", "#e3b04b"),
    "status-limited": ("#c2540a", "#f0914e"),
    "status-no-change": ("#6b7484", "#9aa5b8"),
    "status-reverse": ("#8c2d19", "#e0806a"),
    "status-below-again": ("#6b4a2b", "#c4a07a"),
}
"""Level 1 is the lowest fifth of a scale, level 5 the highest; `hole` and `hatch` are no data."""

MORE: dict[str, tuple[str, str]] = {
    "ink": ("#000000", "#ffffff"),
    "quiet": ("#2a3342", "#dde3ec"),
    "rule": ("#6b7484", "#93a0b5"),
    "edge": ("#000000", "#ffffff"),
    "accent": ("#004a6e", "#8fd3f5"),
    "sea": ("#ffffff", "#0e1420"),
    "land": ("#c3cad4", "#3d4a60"),
    "context": ("#566072", "#98a4b8"),
    "below": ("#8a3b00", "#ffb871"),
    "above": ("#0d4384", "#a6d1ff"),
    "level-1": ("#f1f8fa", "#10242e"),
    "level-2": ("#a9cdd8", "#1c5568"),
    "level-3": ("#5f9db0", "#3488a0"),
    "level-4": ("#1f6780", "#7cc3d6"),
    "level-5": ("#05303f", "#e0f6fb"),
    "on-level-1": ("#000000", "#ffffff"),
    "on-level-2": ("#000000", "#ffffff"),
    "on-level-3": ("#000000", "#000000"),
    "on-level-4": ("#ffffff", "#000000"),
    "on-level-5": ("#ffffff", "#000000"),
    "hatch": ("#566072", "#b4bfd0"),
    "status-achieved": ("#0b3c6f", "#c3ddfa"),
    "status-on-track": ("#164f8f", "#94c6f5"),
    "status-accelerate": ("#744a00", "#f0c66c"),
    "status-limited": ("#8f3b00", "#ffb07a"),
    "status-no-change": ("#4a5261", "#bcc6d6"),
    "status-reverse": ("#7c1f0d", "#f5a595"),
    "status-below-again": ("#573a1f", "#dfc09e"),
}
"""What high contrast changes: text from 7 to 1, marks from 4.5 to 1, lines that can be seen."""

STEPS = 5
FONT = "Noto Sans, sans-serif"
KEY_ABOVE = {
    "showlegend": True,
    "legend": {
        "orientation": "h",
        "x": 0,
        "y": 1,
        "yanchor": "bottom",
        "bgcolor": "rgba(0,0,0,0)",
    },
}
"""For `update_layout`: the legend in a row above the figure, at its left end."""


def colours(mode: Mode | str | None) -> dict[str, str]:
    """Every job's colour in one theme; an unknown theme is the light one."""
    name = mode or ""
    side = 1 if name.startswith("dark") else 0
    pairs = {**JOBS, **MORE} if name.endswith("-more") else JOBS
    return {job: pair[side] for job, pair in pairs.items()}


def variables(has_more_contrast: bool = False) -> str:
    """The jobs as custom properties, each following the reader's light or dark theme.

    >>> "--accent: light-dark(#0b6e99, #5fb3d9);" in variables()
    True
    """
    pairs = {**JOBS, **MORE} if has_more_contrast else JOBS
    lines = (f"--{job}: light-dark({light}, {dark});" for job, (light, dark) in pairs.items())
    return ".stApp {" + " ".join(lines) + "}"


def layout(mode: Mode | str | None, **more: object) -> dict[str, object]:
    """What every figure shares: type, paper, quiet grid, no drag, room for labels."""
    job = colours(mode)
    axis = {
        "gridcolor": job["rule"],
        "linecolor": job["edge"],
        "zerolinecolor": job["rule"],
        "tickfont": {"color": job["quiet"], "size": 13},
        "title": {"font": {"color": job["quiet"], "size": 13}},
        "fixedrange": True,
        "automargin": True,
    }
    return {
        "font": {"family": FONT, "color": job["ink"], "size": 14},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": job["panel"],
            "bordercolor": job["edge"],
            "font": {"family": FONT, "color": job["ink"], "size": 14},
        },
        "xaxis": axis,
        "yaxis": axis,
        **more,
    }
