"""Colours keep their contrast in every theme, and every fifth differs from the next in grey."""

import tomllib
from pathlib import Path

import pytest

from readiness.charts import theme

ROOT = Path(__file__).resolve().parents[2]
TEXT = [("ink", "paper"), ("quiet", "paper"), ("ink", "panel"), ("accent", "paper")]
TEXT += [(f"on-level-{n}", f"level-{n}") for n in range(1, 6)]
MARKS = [("edge", "paper"), ("context", "paper"), ("below", "paper"), ("above", "paper")]


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_has_four_and_a_half_to_one(mode, front, back):
    job = theme.colours(mode)
    assert contrast(job[front], job[back]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), MARKS)
def test_marks_have_three_to_one(mode, front, back):
    job = theme.colours(mode)
    assert contrast(job[front], job[back]) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_five_levels_run_one_way_in_grey(mode):
    grey = [luminance(theme.colours(mode)[f"level-{n}"]) for n in range(1, 6)]
    assert grey == sorted(grey, reverse=mode == "light")
    assert all(contrast(a, b) > 1.2 for a, b in zip(hexes(mode), hexes(mode)[1:], strict=False))


def hexes(mode):
    return [theme.colours(mode)[f"level-{n}"] for n in range(1, 6)]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_streamlit_draws_with_the_same_colours(mode):
    told = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())["theme"][mode]
    job = theme.colours(mode)
    assert told["primaryColor"] == told["linkColor"] == job["accent"]
    assert told["backgroundColor"] == job["paper"]
    assert told["textColor"] == job["ink"]
    assert told["secondaryBackgroundColor"] == job["panel"]
