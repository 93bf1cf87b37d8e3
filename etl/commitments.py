"""Commitments and the figures that measure them, as of the edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import duckdb

DIRECTIONS = {"up": 1, "down": -1, "parity": 0}
CLOSED_SCALE = 100
"""Up to here ``valid_max`` is where a scale ends; above, it only stops typing errors."""


class Target(NamedTuple):
    """A commitment, and of its indicator what the arithmetic asks for."""

    target_id: str
    kind: str
    progress_kind: str
    indicator_id: str | None
    met_on: str | None
    target_value: float | None
    target_year: int | None
    baseline_year: int | None
    direction: str | None
    has_number: bool
    is_measured: bool
    is_relative: bool
    valid_min: float | None
    valid_max: float | None

    @property
    def sign(self) -> int:
        return DIRECTIONS[self.direction or "up"]

    @property
    def judged_as(self) -> str:
        """What is relative within an edition has no pace: like a rank, it is met or not."""
        return "rank" if self.is_relative and self.sign else self.progress_kind

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        is_closed = self.valid_max is not None and self.valid_max <= CLOSED_SCALE
        return self.valid_min, self.valid_max if is_closed else None


class Figure(NamedTuple):
    """What was published for a year, and where it is from."""

    value: float
    edition: str | None = None
    source_id: str | None = None
    licence: str | None = None
    reuse: str | None = None
    flag: str | None = None


Track = dict[int, Figure]


@dataclass(frozen=True)
class Facts:
    """Everything that a status is made of."""

    as_of: int
    targets: dict[str, Target]
    scope: list[tuple[str, str, bool]]
    """Target, state (or ASEAN as a whole), and whether it was a member in time."""
    counted: dict[tuple[str, str], bool]
    """Target that counts states, state -> has it what is counted; unknown states are left out."""
    tracks: dict[tuple[str, str], Track]
    """Indicator, member state -> year -> figure, since its method last changed."""
    codes: dict[tuple[str, str], Track]
    """Target that counts states, state -> the stage as a figure of the edition's year."""
    base_from: int | None

    def track(self, target: Target, iso3: str) -> Track:
        """Year -> figure; an event and a stage have one. What is older than the base is no figure."""
        if target.met_on:
            return {int(target.met_on[:4]): Figure(1)}
        if not target.indicator_id:
            return self.codes.get((target.target_id, iso3), {})
        track = self.tracks.get((target.indicator_id, iso3), {})
        base = self.base_year(target, track)
        return {year: figure for year, figure in track.items() if year >= base}

    def base_year(self, target: Target, track: Track) -> int:
        """The target's own, else the edition's, else that of the first figure."""
        first = min(track, default=self.as_of)
        before = (target.target_year or self.as_of) - 1
        return target.baseline_year or self.base_from or min(first, before)


def facts(db: duckdb.DuckDBPyConnection) -> Facts:
    """Read them from core and mart; no result depends on the order of rows."""
    as_of, base_from = db.execute(
        "select cutoff_year, targets_from from core.edition order by cutoff_year desc limit 1"
    ).fetchall()[0]
    targets = db.execute(
        """
        select
            target_id, target.kind, progress_kind, indicator_id, met_on, target_value,
            target_year, baseline_year, direction, has_number, is_measured,
            coalesce(is_relative, false), valid_min, valid_max
        from core.target
        left join core.indicator using (indicator_id)
        order by target_id
        """
    ).fetchall()
    stages = db.execute(
        "select target_id, iso3, code, is_counted from mart.counted where code is not null"
    ).fetchall()
    return Facts(
        as_of=as_of,
        base_from=base_from,
        targets={row[0]: Target(*row) for row in targets},
        scope=db.execute("from mart.target_scope order by target_id, iso3").fetchall(),
        counted={(target, iso3): is_counted for target, iso3, _, is_counted in stages},
        codes={(target, iso3): {as_of: Figure(code)} for target, iso3, code, _ in stages},
        tracks=_tracks(db),
    )


def _tracks(db: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], Track]:
    """A year's last period stands for it; a track begins where its newest method does."""
    figures = db.execute(
        """
        with dated as (
            select
                observation.*,
                max(year) over (partition by indicator_id, iso3) as newest,
                string_split(breaks, '|')::integer[] as starts
            from core.observation
            join core.indicator using (indicator_id)
            join core.country using (iso3)
            where country.is_member and indicator_id in (select indicator_id from core.target)
        )

        select indicator_id, iso3, year, value, edition, source_id, licence, reuse, flag
        from dated
        where year >= coalesce(list_max([start for start in starts if start <= newest]), 0)
        qualify row_number() over (
            partition by indicator_id, iso3, year order by period desc
        ) = 1
        order by indicator_id, iso3, year
        """
    ).fetchall()
    tracks: dict[tuple[str, str], Track] = {}
    for indicator_id, iso3, year, *cells in figures:
        tracks.setdefault((indicator_id, iso3), {})[year] = Figure(*cells)
    return tracks
