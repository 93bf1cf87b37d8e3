"""Colours keep their contrast in every theme, and every fifth differs from the next in grey."""

import tomllib
from pathlib import Path

import pytest

from readiness.charts import theme

ROOT = Path(__file__).resolve().parents[2]
TEXT = [("ink", "paper"), ("quiet", "paper"), ("ink", "panel"), ("accent", "paper")]
TEXT += [(f"on-level-{n}", f"level-{n}") for n in range(1, 6)]
MODES = ["light", "dark", "light-more", "dark-more"]
MARKS = [
    ("hatch", "hole"),
    ("edge", "paper"),
    ("context", "paper"),
    ("below", "paper"),
    ("above", "paper"),
]
MARKS += [(job, "paper") for job in theme.JOBS if job.startswith("status-")]


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_has_four_and_a_half_to_one(mode, front, back):
    job = theme.colours(mode)
    assert contrast(job[front], job[back]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("front", "back"), MARKS)
def test_marks_have_three_to_one(mode, front, back):
    job = theme.colours(mode)
    assert contrast(job[front], job[back]) >= 3


@pytest.mark.parametrize("mode", MODES)
def test_the_five_levels_run_one_way_in_grey(mode):
    grey = [luminance(theme.colours(mode)[f"level-{n}"]) for n in range(1, 6)]
    assert grey == sorted(grey, reverse=mode.startswith("light"))
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


def test_high_contrast_is_higher():
    """Text from 7 to 1 (the contrast of level AAA), marks from 4.5 to 1, lines that can be seen."""
    for mode in ("light-more", "dark-more"):
        job = theme.colours(mode)
        for front in ("ink", "quiet", "accent"):
            assert contrast(job[front], job["paper"]) >= 7, (mode, front)
        for front, back in MARKS:
            assert contrast(job[front], job[back]) >= 4.5, (mode, front)
        assert contrast(job["rule"], job["paper"]) >= 3
        standard, more = hexes(mode.removesuffix("-more")), hexes(mode)
        assert contrast(more[0], more[-1]) > contrast(standard[0], standard[-1])


def test_high_contrast_changes_no_job_that_there_is_not():
    assert set(theme.MORE) <= set(theme.JOBS)


# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB
SIGHT = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}  # fmt: skip


def linear(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def seen(colour, sight):
    """Linear RGB as eyes of that kind see it."""
    return [min(1.0, max(0.0, sum(m * c for m, c in zip(row, linear(colour), strict=True)))) for row in SIGHT[sight]]  # fmt: skip


def apart(one, other, sight):
    """How far apart two colours look (CIE76; about 2 can just be told apart side by side)."""
    return sum((a - b) ** 2 for a, b in zip(lab(seen(one, sight)), lab(seen(other, sight)), strict=True)) ** 0.5  # fmt: skip


def lab(rgb):
    r, g, b = rgb
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("sight", SIGHT)
def test_levels_keep_their_order_for_every_kind_of_sight(mode, sight):
    light = [0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (seen(c, sight) for c in hexes(mode))]  # fmt: skip
    assert light == sorted(light, reverse=mode.startswith("light"))
    assert all(apart(a, b, sight) >= 8 for a, b in zip(hexes(mode), hexes(mode)[1:], strict=False))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("sight", SIGHT)
def test_what_lies_on_two_sides_never_looks_alike(mode, sight):
    """Below and above; on its way and going back. Icon and word say it too."""
    job = theme.colours(mode)
    pairs = [
        ("below", "above"),
        ("status-achieved", "status-reverse"),
        ("status-on-track", "status-limited"),
        ("status-on-track", "status-reverse"),
        ("accent", "context"),
    ]
    close = {pair: d for pair in pairs if (d := apart(job[pair[0]], job[pair[1]], sight)) < 15}
    assert not close, {pair: round(d, 1) for pair, d in close.items()}
