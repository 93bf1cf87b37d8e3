"""Scores as coloured cells: one fifth of 0 to 100 a colour, a hole hatched, and the key to it."""

from __future__ import annotations

from collections.abc import Iterable

from readiness import wording
from readiness.components import markup


def cell(score: float | None, under: str = "", hint: str = "", of: tuple = ()) -> str:
    """A table cell in the colour of its fifth, with a small line under the score; or hatched.

    Args:
        of: what `markup.trace` takes, for a figure that leads to where it is from.
    """
    if score is None:
        hole = markup.trace(markup.NO_FIGURE, *of) if of else markup.NO_FIGURE
        return markup.cell(f"<span>{hole}</span>", "score l0", title=hint)
    small = f"<small>{markup.text(under)}</small>" if under else ""
    css = f"score l{markup.level(score)}"
    shown = wording.number(score, 0)
    return markup.cell(f"{markup.trace(shown, *of) if of else shown}{small}", css, title=hint)


def key() -> str:
    """The five fifths with their colours, and the hatch."""
    return markup.legend((n + 1, f"{20 * n}–{20 * n + 20}") for n in range(5))


def held(row: dict) -> str:
    """How many of a pillar's indicators a state has a figure for."""
    return (
        f"{row['pillar_title']}: {int(row['n_current'])} of {int(row['n_indicators'])} indicators "
        "have a current figure"
    )


def means(pillars: Iterable[dict]) -> str:
    """A cell a pillar: the regional mean, and over how many states."""
    return "".join(
        markup.cell(
            f"{wording.number(p['mean'], 0)}<small>{p['n']} of {p['members']}</small>", "score"
        )
        for p in pillars
    )
