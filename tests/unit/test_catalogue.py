"""The catalogue as a value, and its faults as notes to a colleague."""

import shutil

import pydantic
import pytest

from readiness import catalogue
from readiness.catalogue import Fault
from readiness.catalogue.models import FILES, Correction, Indicator


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(catalogue.CATALOGUE, tmp_path / "catalogue")


def test_the_shipped_catalogue_is_sound():
    it = catalogue.load()
    assert len(it.indicators) >= 120
    assert len([row for row in it.countries if row.kind == "member"]) == 11
    assert it.edition is not None
    assert it.edition.cutoff_year == max(row.cutoff_year for row in it.editions)


def test_every_file_of_the_folder_is_known_and_read():
    held = {path.name for path in catalogue.CATALOGUE.glob("*.csv")}
    assert held == {kind.file for kind in FILES}


def test_rows_cannot_be_changed():
    row = catalogue.load().indicators[0]
    with pytest.raises(pydantic.ValidationError):
        row.weight = 5


def test_a_fault_says_where_what_and_what_to_do_in_one_line():
    fault = Fault("f.csv", 3, "a\nb", "is \x1b[31m odd " + "x" * 900, "mend it")
    assert str(fault).startswith("f.csv:3 a b: is  [31m odd xxx")
    assert str(fault).endswith(" …; mend it")
    assert len(str(fault).splitlines()) == 1
    assert str(Fault("f.csv", 3, "  ", "is empty", "mend it")) == "f.csv:3 row: is empty; mend it"


def test_all_faults_are_raised_at_once_and_sorted(folder):
    for file, name in (("sources.csv", "wdi"), ("indicators.csv", "internet_users")):
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8") + f"{name},too few\n", encoding="utf-8")
    with pytest.raises(catalogue.CatalogueError) as refusal:
        catalogue.load(folder)
    faults = refusal.value.faults
    assert [fault.subject for fault in faults] == ["internet_users", "wdi"]
    assert str(refusal.value) == "\n".join(map(str, faults))


def test_a_quoted_text_over_two_lines_does_not_shift_the_lines_below(folder):
    path = folder / "aliases.csv"
    rows = path.read_text(encoding="utf-8")
    path.write_text(rows + 'Oz,AUS,"over\ntwo"\nNowhere,XXX,nobody\n', encoding="utf-8")
    first = len(rows.splitlines()) + 1
    told = [(fault.line, fault.subject) for fault in catalogue.read(folder)[1]]
    assert told == [(first, "Oz"), (first + 2, "Nowhere")]


INDICATOR = {
    "indicator_id": "a", "series": "A", "title": "A", "pillar": "p", "unit": "%", "worst": "0",
    "best": "100", "weight": "1", "transform": "", "half": "foundations", "kind": "measure",
    "valid_min": "0", "valid_max": "100", "decimals": "1", "source_id": "s", "year_meaning": "data",
    "breaks": "", "is_relative": "no", "is_perception": "no", "higher_is": "", "definition": "D.",
    "why_not_scored": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ({}, None),
        ({"best": "0"}, "worst and best are both 0"),
        ({"best": ""}, "only one goalpost is given"),
        ({"worst": "", "best": ""}, "is scored but has no goalposts"),
        ({"weight": "-0.5"}, "weight is -0.5"),
        ({"weight": "0"}, "has weight 0 and no reason"),
        ({"valid_min": "100"}, "valid_min 100 is not below valid_max 100"),
        ({"transform": "log", "valid_min": "-1"}, "valid_min is -1.0"),
        ({"transform": "log", "worst": "-2"}, "worst is -2.0"),
        ({"decimals": "9"}, "decimals is 9"),
    ],
)
def test_an_indicator_that_contradicts_itself_says_how(cells, complaint):
    faults = list(Indicator(**(INDICATOR | cells)).faults())
    assert [wrong for wrong, _ in faults if complaint and complaint in wrong] or faults == []
    assert bool(faults) == bool(complaint)


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ({}, None),
        ({"place": ""}, "withholds more than one figure"),
        ({"published_value": ""}, "has no published_value"),
        ({"place": "", "year": "", "action": "flag"}, "gives a published_value for many rows"),
        ({"place": "", "year": "", "action": "flag", "published_value": ""}, None),
    ],
)
def test_a_correction_is_about_one_figure_or_flags_a_series(cells, complaint):
    row = {"correction_id": "c", "source_id": "s", "series": "S", "place": "AAA", "year": "2020",
           "published_value": "5", "action": "withhold", "reason": "R", "added_on": "2026-11-25"}  # fmt: skip
    faults = [wrong for wrong, _ in Correction(**(row | cells)).faults()]
    assert faults[:1] == ([complaint] if complaint else [])


def test_a_file_far_too_large_is_refused_unread(folder):
    with (folder / "targets.csv").open("r+b") as file:
        file.truncate(200 * 2**20)
    _, faults = catalogue.read(folder)
    wrong = {fault.wrong for fault in faults if fault.file.endswith("targets.csv")}
    assert wrong == {"has 200 MB, more than 32 MB"}
