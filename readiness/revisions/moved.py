"""Everything that moved from one release to another, with the row that moved it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from readiness.revisions.between import Between, between
from readiness.revisions.causes import overtakings, score_causes, status_cause

NOISE = 1e-6
"""Points below which a score counts as unmoved: two machines add up in another order."""

SEEN = 0.05
"""Points that can be seen: scores are shown with one decimal."""


@dataclass(frozen=True)
class Moved:
    """What moved; a list is None where one of the releases has not got what it takes to tell."""

    old: dict
    new: dict
    lacking: list[str]
    totals: dict
    """How many figures, scores, statuses and member states the newer release has."""
    figures: list[dict] | None
    scores: list[dict] | None
    statuses: list[dict] | None
    sources: list[dict] | None

    def as_dict(self) -> dict:
        """The same as plain values, for JSON."""
        return asdict(self)

    def of(self, what: str) -> list[dict]:
        """The figures that were ``added``, ``revised`` or ``withdrawn``."""
        return [row for row in self.figures or () if row["what"] == what]


def moved(old: Path, new: Path) -> Moved:
    """Compare two databases.

    Raises:
        NotARelease: one of them is no database of ours.
    """
    with between(old, new) as pair:
        figures = pair.ask("moved_figures")
        sides = pair.ask("releases_compared") or []
        sources = pair.ask("moved_sources")
        return Moved(
            old=next((side for side in sides if side["which"] == "old"), {}),
            new=next((side for side in sides if side["which"] == "new"), {}),
            lacking=pair.lacking,
            totals=(pair.ask("totals") or [{}])[0],
            figures=figures,
            scores=_scores(pair),
            statuses=_statuses(pair, figures or []),
            sources=None if sources is None else [row for row in sources if _differs(row)],
        )


def _scores(pair: Between) -> list[dict] | None:
    listed = pair.ask("moved_scores", noise=NOISE)
    if listed is None:
        return None
    every = pair.ask("all_scores") or []
    of_score = score_causes(every, pair.ask("score_parts", noise=NOISE) or [])
    return [row | {"cause": _cause(row, every, of_score)} for row in listed]


def _cause(row: dict, every: list[dict], of_score: dict) -> dict | None:
    """Why a score moved; for a rank or group alone, what moved the other states."""
    own = of_score.get((row["iso3"], row["node"]))
    if row["old_rank"] != row["new_rank"]:
        first = next(iter(overtakings(row, every)), None)
        if first is not None and _step(first) > _step(row):
            cause = of_score.get((first["iso3"], first["node"]))
            return None if cause is None else cause | {"passed": first["name"]}
    if row["old_group"] != row["new_group"] and _step(row) < SEEN:
        others = [
            cause
            for (_, node), cause in of_score.items()
            if node == row["node"] and cause and cause["how"] != "filling"
        ]
        through = max(others, key=lambda one: abs(one["contribution"]), default=None)
        return None if through is None else {"how": "groups", "contribution": 0, "through": through}
    return own


def _step(row: dict) -> float:
    return abs((row["new_score"] or 0) - (row["old_score"] or 0))


def _statuses(pair: Between, figures: list[dict]) -> list[dict] | None:
    listed = pair.ask("moved_statuses")
    if listed is None:
        return None
    instruments = pair.ask("moved_instruments") or []
    return [row | {"cause": status_cause(row, figures, instruments)} for row in listed]


def _differs(row: dict) -> bool:
    return any(
        row[f"old_{what}"] != row[f"new_{what}"]
        for what in ("edition", "received_on", "held", "year")
    )
