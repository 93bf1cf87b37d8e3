"""Colour jobs: a colour has one job, and the job has a name, a light and a dark value.

The stylesheet, the figures and the tests read them here; `.streamlit/config.toml` repeats the
few that Streamlit itself draws with.
"""

from __future__ import annotations

from typing import Literal

Mode = Literal["light", "dark"]

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
    "hatch": ("#9aa3b2", "#5d6a80"),
}
"""Level 1 is the lowest fifth of a scale, level 5 the highest; `hole` and `hatch` are no data."""

STEPS = 5
FONT = "Noto Sans, sans-serif"


def colours(mode: Mode | str | None) -> dict[str, str]:
    """Every job's colour in one theme; an unknown theme is the light one."""
    side = 1 if mode == "dark" else 0
    return {job: pair[side] for job, pair in JOBS.items()}


def variables() -> str:
    """The jobs as custom properties, each following the reader's light or dark theme.

    >>> "--accent: light-dark(#0b6e99, #5fb3d9);" in variables()
    True
    """
    lines = (f"--{job}: light-dark({light}, {dark});" for job, (light, dark) in JOBS.items())
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
