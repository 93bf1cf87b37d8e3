"""From what a publisher says to what a snapshot may hold: known places, years, plain numbers."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from etl.fetch.asks import Ask
from etl.fetch.shapes import Figure
from etl.fetch.trouble import CORRECT_ROW, LATER, Trouble
from readiness.catalogue import Catalogue

MOST_FIGURES = 500_000
"""Figures of one answer, unless its row in ``connectors.csv`` says otherwise."""
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
NO_FIGURE = frozenset({"", ".", "..", "...", "-", "–", "—", "n/a", "na", "nan", "null", "none"})
"""What publishers write where there is no figure; a reported zero is a zero."""

Key = tuple[str, str, int]
"""Series, state, year."""


@dataclass(frozen=True)
class Known:
    """What the catalogue knows: places by every spelling, and the limits of each series."""

    places: dict[str, str]
    limits: dict[tuple[str, str], list[tuple[float | None, float | None, str]]]

    @classmethod
    def of(cls, it: Catalogue) -> Known:
        places = {row.alias: row.iso3 for row in it.aliases}
        places |= {row.iso3: row.iso3 for row in it.countries}
        homes = {row.indicator_id: row for row in it.indicators}
        limits: dict[tuple[str, str], list[tuple[float | None, float | None, str]]] = {}
        pairs = [(row.source_id, row.series, row.indicator_id) for row in it.indicators]
        pairs += [(row.source_id, row.series, row.indicator_id) for row in it.series]
        for source_id, series, indicator_id in pairs:
            home = homes[indicator_id]
            bounds = (home.valid_min, home.valid_max, indicator_id)
            limits.setdefault((source_id, series), []).append(bounds)
        return cls(places, limits)


@dataclass
class Sieve:
    """Figures of one answer, page by page."""

    ask: Ask
    known: Known
    rows: dict[Key, str] = field(default_factory=dict)
    """Value as text, in the digits that came."""
    holes: int = 0
    """Rows in which the publisher says that there is no figure."""
    read: int = 0
    pages: dict[Key, int] = field(default_factory=dict)
    found: Counter[str] = field(default_factory=Counter)
    """Figures by the publisher's code."""

    def take(self, figures: Iterable[Figure], page: int) -> None:
        """Keep what is asked for.

        Raises:
            Trouble: too many rows, a figure twice, no number, no year, or off the scale.
        """
        most = self.ask.connector.most_figures or MOST_FIGURES
        for figure in figures:
            self.read += 1
            if self.read > most:
                what = f"sends more than {most:,} figures"
                raise Trouble(what, "if that is right, give most_figures in connectors.csv")
            wanted = self.ask.wanted.get(figure.code)
            place = self.known.places.get(figure.place.strip())
            if wanted is None or place is None:
                continue
            year = self._year(figure)
            if not self.ask.connector.first_year <= year <= self.ask.last_year:
                continue
            text = (figure.value or "").strip().removesuffix("%").strip()
            if text.casefold() in NO_FIGURE:
                self.holes += 1
                continue
            key = (wanted.series, place, year)
            self._check(key, text, figure)
            if key in self.rows:
                where = f"pages {self.pages[key]} and {page}" if page > 1 else "one answer"
                what = f"gives {figure.code} of {place} {year} twice, on {where}"
                raise Trouble(what, LATER if page > 1 else CORRECT_ROW)
            self.rows[key], self.pages[key] = text, page
            self.found[figure.code] += 1

    def finish(self) -> None:
        """After the last page: every series that was asked for must have come.

        Raises:
            Trouble: naming the first that has not.
        """
        for code in self.ask.wanted:
            if not self.found[code]:
                what = f"has no figure of {code!r} for any state in {self.read:,} rows"
                raise Trouble(what, f"look at {self.ask.address}, then {CORRECT_ROW}")

    def _year(self, figure: Figure) -> int:
        if not re.fullmatch(r"[12]\d{3}", figure.year):
            what = f"has the year {figure.year[:20]!r} for {figure.code} of {figure.place}"
            raise Trouble(what, CORRECT_ROW)
        return int(figure.year)

    def _check(self, key: Key, text: str, figure: Figure) -> None:
        where = f"{figure.code} of {key[1]} {key[2]}"
        if not NUMBER.fullmatch(text) or not math.isfinite(float(text)):
            raise Trouble(f"has {text[:40]!r} as {where}, which is no number", CORRECT_ROW)
        value = float(text)
        for least, most, indicator in self.known.limits.get(
            (self.ask.connector.source_id, key[0]), []
        ):
            if (least is not None and value < least) or (most is not None and value > most):
                scale = f"{'any' if least is None else f'{least:g}'} to {'any' if most is None else f'{most:g}'}"
                what = f"has {text} as {where}, off the scale of {indicator} ({scale})"
                raise Trouble(what, "its unit or columns may have changed: " + CORRECT_ROW)
