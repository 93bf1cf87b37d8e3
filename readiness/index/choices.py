"""The choices a builder of an index could defend, drawn many times over.

| choice | drawn |
|---|---|
| normalisation | goalposts, min-max, percentile rank: a third each |
| weights | every indicator within ± 25 %; pillars, half and half, within ± 25 % or anywhere |
| across pillars | geometric or arithmetic mean, half and half |
| leave one out | half the draws leave out one indicator, evenly |
| perceptions | half the draws do without the perception composite |
| holes | every hole on its own, see :mod:`readiness.index.holes` |

"Anywhere" is uniform on the simplex. No choice may empty a pillar: that would be another index,
so the last indicator of a pillar always stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

import numpy as np

from readiness.index.holes import Holes
from readiness.index.intake import PerColumn
from readiness.index.sheet import Sheet
from readiness.index.weights import checked

NORMALISATIONS = ("goalposts", "minmax", "percentile_rank")
ACROSS = ("arithmetic", "geometric")
SPREAD = 0.25


@dataclass(frozen=True)
class Fixed:
    """Choices that somebody has made; what is None stays open and is drawn."""

    pillar_weight: PerColumn | None = None
    """Relative, by name; drawn within ± 25 % of these, and never anywhere else."""
    across: str | None = None
    normalisation: str | None = None

    def refuse_unknown(self) -> None:
        """Raise a ValueError that says what may be said."""
        for said, may in ((self.across, ACROSS), (self.normalisation, NORMALISATIONS)):
            if said is not None and said not in may:
                raise ValueError(f"{said!r}? say {' or '.join(map(repr, may))}")


OPEN = Fixed()


@dataclass(frozen=True)
class Choices:
    """One choice of every kind a draw; draws run along the last axis."""

    normalisation: np.ndarray
    """Draws, a position in NORMALISATIONS."""
    is_geometric: np.ndarray
    weight: np.ndarray
    """Indicators x draws, summing to 1 within each pillar."""
    pillar_weight: np.ndarray
    """Pillars x draws, summing to 1."""
    luck: np.ndarray
    """Holes x draws, uniform: what :meth:`Holes.fill` makes a filling of."""

    @property
    def block(self) -> np.ndarray:
        """Draws of one block share normalisation and aggregation."""
        return 2 * self.normalisation + self.is_geometric

    def take(self, at: np.ndarray) -> Choices:
        """The draws at these positions."""
        return Choices(
            self.normalisation[at],
            self.is_geometric[at],
            self.weight[:, at],
            self.pillar_weight[:, at],
            self.luck[:, at],
        )


class Chooser:
    """Draws choices, the next ones at every call; the seed decides them all.

    Every hole has a stream of its own, named by unit and indicator: a value that arrives, or the
    order of the rows, leaves everybody else's luck alone. Units alike in everything share one.
    """

    def __init__(self, sheet: Sheet, holes: Holes, seed: int, fixed: Fixed = OPEN) -> None:
        if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
            raise ValueError(f"seed {seed!r} is not a whole number of 0 or more")
        fixed.refuse_unknown()
        self._sheet, self._fixed = sheet, fixed
        self._centre = checked(fixed.pillar_weight, sheet.pillars)
        kinds = ("block", "indicators", "pillars", "scheme", "left_out", "perception")
        self._rng = {kind: np.random.default_rng([int(seed), at]) for at, kind in enumerate(kinds)}
        names = _stream_names(sheet)
        self._luck = [
            np.random.default_rng([int(seed), crc32(names[row]), crc32(_text(column))])
            for row, column in zip(
                holes.row, [sheet.indicators[at] for at in holes.column], strict=True
            )
        ]

    def draw(self, draws: int) -> Choices:
        """The next ``draws`` choices, sorted by block so that each can be worked on at once."""
        sheet, rng = self._sheet, self._rng
        # Sorting one kind is harmless: the kinds are independent of each other.
        normalisation, is_geometric = np.divmod(
            rng["block"].integers(2 * len(NORMALISATIONS), size=draws), 2
        )
        if self._fixed.normalisation is not None:
            normalisation[:] = NORMALISATIONS.index(self._fixed.normalisation)
        if self._fixed.across is not None:
            is_geometric[:] = ACROSS.index(self._fixed.across)
        block = np.sort(2 * normalisation + is_geometric)
        jolt = 1 - SPREAD + 2 * SPREAD * rng["indicators"].random((len(sheet.indicators), draws))
        pillars = (len(sheet.pillars), draws)
        near = 1 - SPREAD + 2 * SPREAD * rng["pillars"].random(pillars)
        pillar_weight = self._centre[:, None] * near
        anywhere = (rng["scheme"].random(draws) < 0.5) & (self._fixed.pillar_weight is None)
        freely = int(anywhere.sum())
        if len(sheet.pillars) > 1:
            free = rng["pillars"].standard_exponential((len(sheet.pillars), freely))
            pillar_weight[:, anywhere] = free
        else:
            free = rng["pillars"].standard_exponential((len(sheet.indicators), freely))
            jolt[:, anywhere] = free
        return Choices(
            normalisation=block // 2,
            is_geometric=block % 2 == 1,
            weight=kept_weight(
                sheet,
                jolt,
                left_out(sheet, rng["left_out"].random(draws)),
                rng["perception"].random(draws) < 0.5,
            ),
            pillar_weight=pillar_weight / pillar_weight.sum(axis=0),
            luck=np.array([stream.random(draws) for stream in self._luck]).reshape(-1, draws),
        )


def left_out(sheet: Sheet, luck: np.ndarray) -> np.ndarray:
    """The indicator each draw leaves out: -1 (none) for luck below a half, else one, evenly."""
    droppable = np.flatnonzero(_others_that_stay(sheet) > 0)
    if not len(droppable):
        return np.full(luck.shape, -1)
    pick = np.floor((2 * luck - 1) * len(droppable)).astype(int)
    return np.where(luck < 0.5, -1, droppable[np.clip(pick, 0, len(droppable) - 1)])


def kept_weight(
    sheet: Sheet, jolt: np.ndarray, out: np.ndarray, without_perception: np.ndarray
) -> np.ndarray:
    """Indicator weights (indicators x draws, 1 within each pillar) after what is left out."""
    weight = sheet.weight[:, None] * jolt
    for column in np.flatnonzero(sheet.is_perception & (_others_that_stay(sheet) > 0)):
        weight[column, without_perception] = 0
    some = np.flatnonzero(out >= 0)
    weight[out[some], some] = 0
    for span in sheet.spans:
        weight[span] /= weight[span].sum(axis=0)
    return weight


def _others_that_stay(sheet: Sheet) -> np.ndarray:
    """For each indicator, how many others of its pillar are no perceptions."""
    stays = ~sheet.is_perception
    in_pillar = np.bincount(sheet.pillar_of, stays)[sheet.pillar_of]
    return in_pillar - stays


def _stream_names(sheet: Sheet) -> list[bytes]:
    """For each unit the label of its stream: its own, or the first of all units just like it."""
    labels = [_text(unit) for unit in sheet.units]
    first: dict[bytes, bytes] = {}
    rows = [row.tobytes() for row in sheet.share]
    for row, label in sorted(zip(rows, labels, strict=True)):
        first.setdefault(row, label)
    return [first[row] for row in rows]


def _text(label: object) -> bytes:
    return str(label).encode()
