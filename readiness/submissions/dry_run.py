"""What a submission would change: each row beside what is held, and the line to commit."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from readiness import warehouse, wording
from readiness.catalogue import Catalogue, Fault, shown
from readiness.catalogue.row import Row
from readiness.submissions.reported import Reported

NOT_BUILT = "No database is published here: published figures were not compared."


@dataclass(frozen=True)
class Planned:
    """One row: new, changes, same or refused; ``changes`` as (column, before, after)."""

    line: int
    subject: str
    status: str
    changes: tuple[tuple[str, str, str], ...] = ()
    place: str = ""
    """The line of the catalogue that it would replace."""
    csv: str = ""
    """The line to commit; nothing for a row that is refused, or held already."""
    note: str = ""


@dataclass(frozen=True)
class DryRun:
    """All that is wrong with a file, and what its sound rows would change."""

    file: str
    kind: str | None = None
    rows: tuple[Planned, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_acceptable(self) -> bool:
        return not self.faults

    @property
    def counts(self) -> dict[str, int]:
        """Rows by status."""
        return Counter(row.status for row in self.rows)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines to commit, in the order of the file."""
        return tuple(row.csv for row in self.rows if row.csv)

    @property
    def places(self) -> tuple[str, ...]:
        """Files of the catalogue that the lines to commit belong into."""
        return tuple(sorted({row.place.partition(":")[0] for row in self.rows if row.place}))


def plan(
    kind: str,
    rows: Sequence[Row],
    cells: Mapping[int, Sequence[str]],
    refused: frozenset[int],
    catalogue: Catalogue,
    notes: list[str],
) -> tuple[Planned, ...]:
    """Each row's part of the dry run.

    Args:
        cells: the texts of each line, as they were handed in.
        refused: lines with a fault.
    """
    sound = [row for row in rows if row.line not in refused]
    if kind == "values":
        values = [row for row in sound if isinstance(row, Reported)]
        compared = _beside_published(values, cells, catalogue, notes)
    else:
        compared = _beside_register(sound, cells, catalogue)
    rejected = [Planned(row.line, subject(row), "refused") for row in rows if row.line in refused]
    return tuple(sorted([*compared, *rejected], key=lambda row: row.line)) if rows else ()


def subject(row: Row) -> str:
    """A row's id; of several columns, joined."""
    return "+".join(str(part) for part in key(row) if part is not None) or "row"


def key(row: Row) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in row.key)


def csv_line(cells: Sequence[str]) -> str:
    """Cells as a line of the catalogue: quoted only where needed.

    >>> csv_line(["a", "b, c", ""])
    'a,"b, c",'
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _beside_register(
    rows: Iterable[Row], cells: Mapping[int, Sequence[str]], catalogue: Catalogue
) -> Iterable[Planned]:
    for row in rows:
        held = next((old for old in catalogue.table(type(row)) if key(old) == key(row)), None)
        line = csv_line(cells[row.line])
        if held is None:
            place = shown(catalogue.folder / row.file)
            yield Planned(row.line, subject(row), "new", (), place, line)
            continue
        moved = tuple(
            (name, _as_text(getattr(held, name)), _as_text(getattr(row, name)))
            for name in row.columns()
            if getattr(held, name) != getattr(row, name)
        )
        if moved:
            place = "{}:{}".format(*catalogue.place(held))
            yield Planned(row.line, subject(row), "changes", moved, place, line)
        else:
            yield Planned(row.line, subject(row), "same")


def _beside_published(
    rows: Sequence[Reported],
    cells: Mapping[int, Sequence[str]],
    catalogue: Catalogue,
    notes: list[str],
) -> Iterable[Planned]:
    published = _published(rows, notes)
    decimals = {row.indicator_id: row.decimals for row in catalogue.indicators}
    for row in rows:
        line = csv_line(cells[row.line])
        held = published.get((row.indicator_id, row.iso3, row.year, row.period or ""))
        if held is None:
            yield Planned(row.line, subject(row), "new", csv=line)
        elif _is_same(held["value"], row.value, decimals[row.indicator_id]):
            yield Planned(row.line, subject(row), "same", note=f"published by {held['source']}")
        else:
            moved = (("value", _as_text(held["value"]), _as_text(row.value)),)
            figure = wording.quantity(held["value"], row.unit, decimals[row.indicator_id])
            note = wording.published_sentence(figure, row.year, held["source"])
            yield Planned(row.line, subject(row), "changes", moved, csv=line, note=note)


def _is_same(published: float, handed_in: float, decimals: int) -> bool:
    """Equal as far as it was handed in, and at least as far as the indicator is shown.

    >>> _is_same(97.6927, 97.69, 1), _is_same(97.6927, 97.7, 1), _is_same(97.6927, 98.0, 1)
    (True, True, False)
    """
    given = len(f"{handed_in:.15g}".partition(".")[2])
    return math.isclose(round(published, max(given, decimals)), handed_in, rel_tol=1e-9)


def _published(rows: Sequence[Reported], notes: list[str]) -> dict[tuple[Any, ...], dict]:
    asked = sorted({row.indicator_id for row in rows})
    if not asked:
        return {}
    try:
        held = warehouse.ask("published_figures", indicators=asked).to_dict("records")
    except warehouse.NotBuilt:
        notes.append(NOT_BUILT)
        return {}
    return {(f["indicator_id"], f["iso3"], f["year"], f["period"]): f for f in held}


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}"
    return value.isoformat() if isinstance(value, date) else str(value)
