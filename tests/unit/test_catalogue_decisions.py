"""The register of decisions that briefs carry."""

import shutil

import pytest

from readiness import catalogue


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(catalogue.CATALOGUE, tmp_path / "catalogue")


def read_with(folder, line):
    path = folder / "decisions.csv"
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    return catalogue.read(folder)


@pytest.mark.parametrize(
    "line",
    [
        "sign_it,MYS,Sign the agreement.,Minister of Trade,2027-01-31,",
        "fund_it,,Fund the network.,ADGSOM,2027-01-31,https://asean.org/",
    ],
)
def test_a_decision_of_a_state_or_of_the_region_is_read(folder, line):
    it, faults = read_with(folder, line)
    assert faults == []
    assert it.decisions[-1].decision_id == line.split(",")[0]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("sign_it,USA,Sign.,Minister,2027-01-31,", "iso3 'USA' is no member state"),
        ("sign_it,XYZ,Sign.,Minister,2027-01-31,", "iso3 'XYZ' is no member state"),
        ("sign_it,MYS,,Minister,2027-01-31,", "decision is empty"),
        ("sign_it,MYS,Sign.,,2027-01-31,", "owner is empty"),
        ("sign_it,MYS,Sign.,Minister,,", "due_on is empty"),
        ("sign_it,MYS,Sign.,Minister,31.1.2027,", "due_on"),
        ("Sign It,MYS,Sign.,Minister,2027-01-31,", "decision_id"),
        ("sign_it,MYS,Sign.,Minister,2027-01-31,here", "source_url"),
    ],
)
def test_a_decision_at_fault_says_where_and_how(folder, line, complaint):
    _, faults = read_with(folder, line)
    (fault,) = faults
    assert complaint in str(fault)
    assert "decisions.csv" in str(fault)
