"""Commitments that contradict themselves, their measures or each other say so, all at once."""

import csv
import shutil

import pytest

from readiness import catalogue
from readiness.catalogue.registers import Target

TARGET = {
    "target_id": "T", "framework_id": "UMC2030", "objective_id": "UMC-USE", "statement": "S",
    "kind": "quantitative", "progress_kind": "value", "indicator_id": "internet_users",
    "target_value": "100", "target_year": "2030", "unit": "% of people", "direction": "up",
    "scope": "each state", "source_url": "https://example.org", "standing": "official",
}  # fmt: skip


def target(**cells):
    return dict.fromkeys(Target.columns(), "") | TARGET | cells


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ({}, None),
        ({"why_not_measured": "R."}, "is measured and says why it is not"),
        ({"indicator_id": ""}, "is not measured and gives no reason"),
        ({"indicator_id": "", "why_not_measured": "R."}, None),
        ({"progress_kind": "count"}, "is measured by indicator_id, but its progress_kind is count"),
        ({"met_on": "2025"}, "is measured by met_on, but its progress_kind is value"),
        ({"kind": "projection"}, "is a projection and is measured"),
        ({"counts_from": "3"}, "instrument_types and counts_from belong together"),
        ({"scope": "each state (LDC)"}, "the scope 'each state (LDC)' names no states"),
        ({"target_year": ""}, "has a number and no target_year"),
        ({"target_year": "20300"}, "target_year is 20300"),
        ({"direction": ""}, "has a number and no direction"),
        ({"direction": "parity"}, "parity aims at 1, not at 100"),
        ({"target_value": "", "direction": "", "target_year": ""}, None),
        ({"baseline_year": "2031"}, "baseline_year 2031 lies after 2030"),
        ({"progress_kind": "yes_no", "indicator_id": "", "met_on": "2025"},
         "a yes_no target is 1 or empty, not 100"),
        ({"progress_kind": "rank", "direction": "parity", "target_value": "1"},
         "a rank aims at no parity"),
    ],
)  # fmt: skip
def test_a_target_that_contradicts_itself_says_how(cells, complaint):
    faults = [wrong for wrong, _ in Target(**target(**cells)).faults()]
    assert [wrong for wrong in faults if complaint and complaint in wrong] or faults == []
    assert bool(faults) == bool(complaint), faults


# id of a planted row: (its cells, what is said of it)
PLANTED = {
    "feb": ({"indicator_id": "", "progress_kind": "yes_no", "target_value": "",
             "met_on": "31/02/2026"}, "met_on is '31/02/2026', not a date; write it like 2026"),
    "unsourced": ({"source_url": ""}, "source_url is empty; fill it in"),
    "unsaid": ({"standing": "offical"}, "standing is 'offical'; use 'official', 'reported'"),
    "word": ({"target_value": "universal"}, "target_value is 'universal', not a number"),
    "year": ({"target_year": "2030 (printed 2050)"}, "not a whole number"),
    "framework": ({"framework_id": "UMC2031"}, "framework 'UMC2031' is not in frameworks.csv"),
    "objective": ({"objective_id": "UMC-FUN"}, "objective 'UMC-FUN' is not in objectives.csv"),
    "indicator": ({"indicator_id": "internet_friends"}, "is not in indicators.csv"),
    "kind": ({"indicator_id": "", "progress_kind": "count", "counts_from": "3",
              "instrument_types": "ai_strategy + ai_law|ai_lore"}, "'ai_lore' is not in instr"),
    "astray": ({"framework_id": "BBC2025"}, "UMC-USE is an objective of UMC2030, not of BBC2025"),
    "scope": ({"scope": "AUS"}, "scope 'AUS' is no member state; use 'region', 'each state'"),
    "narrow": ({"only_states": "KHM|AUS"}, "only_states: 'AUS' is no member state"),
    "own": ({"scope": "MYS", "only_states": "KHM"}, "only_states narrows the scope 'MYS'"),
    "high": ({"target_value": "101"}, "target_value 101 lies above 100, the limit of internet_u"),
    "low": ({"baseline": "-1"}, "baseline -1 lies below 0, the limit of internet_users"),
    "unit": ({"unit": "index 0-1"}, "the unit 'index 0-1' contradicts '% of people'"),
    "base": ({"unit": "% of households"}, "the unit '% of households' contradicts '% of people'"),
    "rank": ({"indicator_id": "e_government_rank", "unit": "rank", "direction": "down"},
             "progress_kind is value and e_government_rank is a rank"),
    "way": ({"direction": "down"}, "direction is down, and more of internet_users is better"),
    "late": ({"target_year": "2015"}, "target_year 2015 is not after the base year 2015"),
    "early": ({"indicator_id": "", "progress_kind": "yes_no", "target_value": "",
               "met_on": "2026-10-01"}, "met_on 2026-10-01 lies after the edition's date"),
    "UMC2030-T01": ({}, "already defined on line"),
}  # fmt: skip


@pytest.fixture(scope="module")
def faults(tmp_path_factory):
    folder = shutil.copytree(catalogue.CATALOGUE, tmp_path_factory.mktemp("planted") / "catalogue")
    with (folder / "targets.csv").open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, Target.columns(), lineterminator="\n")
        writer.writerows(target(target_id=name, **cells) for name, (cells, _) in PLANTED.items())
    return catalogue.read(folder)[1]


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_row_is_named_beside_all_the_others(faults, name):
    own = [fault for fault in faults if fault.subject == name]
    assert [f"{f.wrong}; {f.remedy}" for f in own if PLANTED[name][1] in f"{f.wrong}; {f.remedy}"]
    assert len(own) == 1, own
    assert own[0].file.endswith("/targets.csv")
    assert own[0].line > 100


def test_nothing_but_what_was_planted_is_at_fault(faults):
    assert {fault.subject for fault in faults} == set(PLANTED)


def test_kinds_of_instrument_are_groups_of_alternatives():
    row = Target(**target(instrument_types="plan + law|guide", counts_from="3"))
    assert row.instruments == (("plan",), ("law", "guide"))


def test_no_text_is_lost_where_a_figure_was_read_out_of_it():
    it = catalogue.load()
    printed = {
        (row.target_id, name): (getattr(row, name), getattr(row, f"{name}_as_printed"))
        for row in it.targets
        for name in ("baseline", "baseline_year", "target_value", "target_year")
        if getattr(row, f"{name}_as_printed")
    }
    assert printed["SDG2030-T01", "target_value"] == (None, "universal")
    assert printed["ADM2030-T09", "target_value"] == (95, "Tier 1")
    assert printed["UMC2030-T11", "target_year"][0] == 2030
    assert printed["IDN-VID-T02", "baseline"] == (None, "4-5")
    assert len(printed) > 25
