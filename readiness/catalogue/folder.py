"""The whole catalogue as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readiness.catalogue import models, reading, references
from readiness.catalogue.faults import ROOT, CatalogueError, Fault, shown

CATALOGUE = ROOT / "data" / "catalogue"


@dataclass(frozen=True)
class Catalogue:
    """Every row of every file, in file order; ``notes`` by indicator."""

    folder: Path
    pillars: tuple[models.Pillar, ...]
    indicators: tuple[models.Indicator, ...]
    sources: tuple[models.Source, ...]
    countries: tuple[models.Country, ...]
    aliases: tuple[models.Alias, ...]
    synonyms: tuple[models.Synonym, ...]
    series: tuple[models.Series, ...]
    derivations: tuple[models.Derivation, ...]
    instrument_types: tuple[models.InstrumentType, ...]
    instrument_statuses: tuple[models.InstrumentStatus, ...]
    instruments: tuple[models.Instrument, ...]
    frameworks: tuple[models.Framework, ...]
    objectives: tuple[models.Objective, ...]
    targets: tuple[models.Target, ...]
    mandates: tuple[models.Mandate, ...]
    pillar_instruments: tuple[models.PillarInstrument, ...]
    decisions: tuple[models.Decision, ...]
    corrections: tuple[models.Correction, ...]
    editions: tuple[models.Edition, ...]
    acceptances: tuple[models.Acceptance, ...]
    predecessors: tuple[models.Predecessor, ...]
    connectors: tuple[models.Connector, ...]
    connector_series: tuple[models.ConnectorSeries, ...]
    notes: dict[str, str]
    incomplete: frozenset[str]
    """Files with lines that could not be read: what they do not name may yet exist."""

    @property
    def edition(self) -> models.Edition | None:
        """The current edition: the one with the latest cut-off."""
        return max(self.editions, key=lambda row: row.cutoff_year or 0, default=None)

    def table(self, kind: type[models.Row]) -> tuple[models.Row, ...]:
        """The rows of a kind."""
        rows: tuple[models.Row, ...] = getattr(self, Path(kind.file).stem)
        return rows

    def place(self, row: models.Row) -> tuple[str, int]:
        """File and line of a row, for a fault that is found elsewhere."""
        return shown(self.folder / row.file), row.line


def load(folder: Path = CATALOGUE) -> Catalogue:
    """Read and check the catalogue.

    Raises:
        CatalogueError: naming file, line, fault and remedy for every fault found.
    """
    catalogue, faults = read(folder)
    if faults:
        raise CatalogueError(faults)
    return catalogue


def read(folder: Path = CATALOGUE) -> tuple[Catalogue, list[Fault]]:
    """What could be read, and everything that is wrong, for a caller who looks on."""
    faults: list[Fault] = []
    tables: dict[str, Any] = {}
    incomplete: set[str] = set()
    for kind in models.FILES:
        name = Path(kind.file).stem
        before = len(faults)
        found, is_complete = reading.rows(folder / kind.file, kind, faults)
        tables[name] = tuple(found)
        # A cut-off at fault would make every year look like one of the future.
        if not is_complete or (kind is models.Edition and len(faults) > before):
            incomplete.add(kind.file)
    notes = _notes(folder / "notes", faults)
    catalogue = Catalogue(folder, notes=notes, incomplete=frozenset(incomplete), **tables)
    faults += references.faults(catalogue)
    return catalogue, sorted(set(faults))


def _notes(folder: Path, faults: list[Fault]) -> dict[str, str]:
    notes = {}
    for path in sorted(folder.glob("*.md")):
        try:
            notes[path.stem] = path.read_text(encoding="utf-8").strip()
            empty = not notes[path.stem]
        except (OSError, UnicodeDecodeError):
            notes[path.stem] = ""
            faults.append(Fault(shown(path), 1, path.stem, "is not UTF-8", "save it as UTF-8"))
            continue
        if empty:
            faults.append(
                Fault(shown(path), 1, path.stem, "the note is empty", "write or remove it")
            )
    return notes
