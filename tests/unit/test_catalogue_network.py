"""Rows that bind the network's mandate to measures, and pillars to kinds of instrument."""

import shutil

import pytest

from readiness import catalogue
from readiness.catalogue.models import Mandate, PillarInstrument


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(catalogue.CATALOGUE, tmp_path / "catalogue")


def faults_with(folder, file, line):
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    _, faults = catalogue.read(folder)
    number = len(path.read_text(encoding="utf-8").splitlines())
    assert {fault.line for fault in faults} == {number}
    return "\n".join(map(str, faults))


def test_each_part_of_the_mandate_has_a_measure():
    it = catalogue.load()
    bound = {row.mandate for row in it.mandates}
    home = {row.objective_id: row for row in it.objectives}
    (framework,) = {home[part].framework_id for part in bound}
    parts = {
        row.objective_id
        for row in it.objectives
        if row.framework_id == framework and row.title.startswith("Mandate: ")
    }
    assert bound == parts
    assert len(parts) == 4


def test_every_scored_pillar_has_kinds_of_instrument():
    it = catalogue.load()
    scored = {row.pillar for row in it.pillars if row.is_scored}
    assert {row.pillar for row in it.pillar_instruments} == scored


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("SAFE-M9,girai,,Why.", "SAFE-M9+girai+: mandate 'SAFE-M9' is not in objectives.csv"),
        ("SAFE-M1,grai,,Why.", "indicator 'grai' is not in indicators.csv"),
        ("SAFE-M1,,ai_institute,Why.", "instrument_type 'ai_institute' is not in instrument_types"),
        ("SAFE-M1,girai,ai_law,Why.", "by an indicator or by a kind of instrument, never by both"),
        ("SAFE-M1,,,Why.", "never by both or neither"),
        ("SAFE-M4,girai,,Again.", "already defined on line"),
        ("SAFE-M1,girai,,", "why is empty; fill it in"),
        ("ADM2025-DO1,girai,,Why.", "is an objective of ADM2025, the rows above are of AISAFE"),
    ],
)
def test_a_mandate_at_fault_says_where_and_how(folder, line, complaint):
    assert complaint in faults_with(folder, "mandates.csv", line)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("skill,ai_talent,Why.", "pillar 'skill' is not in pillars.csv"),
        ("skills,ai_talents,Why.", "instrument_type 'ai_talents' is not in instrument_types.csv"),
        ("skills,ai_talent,Again.", "already defined on line"),
    ],
)
def test_a_pillar_s_instrument_at_fault_says_where_and_how(folder, line, complaint):
    assert complaint in faults_with(folder, "pillar_instruments.csv", line)


@pytest.mark.parametrize("kind", [Mandate, PillarInstrument])
def test_a_catalogue_may_bind_nothing(folder, kind):
    path = folder / kind.file
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert catalogue.load(folder).table(kind) == ()
