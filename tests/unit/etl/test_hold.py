"""Suspicious changes hold a release until a person accepts them by a row with a name and a reason."""

import csv
import json
import re
import shutil
from pathlib import Path

import duckdb
import pytest

from etl import hold
from readiness import catalogue
from readiness.catalogue import CatalogueError
from readiness.catalogue.models import Acceptance
from readiness.wording import changes

BEFORE = {
    "one": [
        "SHARE,AAA,2020,30", "SHARE,AAA,2021,40", "SHARE,AAA,2022,50", "SHARE,AAA,2026,50",
        "SHARE,BBB,2022,60", "TINY,AAA,2021,0.001", "ZERO,AAA,2021,0", "PLACE,AAA,2021,10",
        "BROKEN,AAA,2021,10", "MANY,AAA,2010,10",
        *(f"MANY,BBB,{year},50" for year in range(2010, 2020)),
        "HALF,BBB,2022,60", "HALF,AAA,2022,60", "SAME,BBB,2022,1",
    ],
    "two": ["ALONE,CCC,2023,5", "ALONE,CCC,2024,6"],
    "three": ["OLD,AAA,2024,5", "OLD,BBB,2024,6"],
}  # fmt: skip
AFTER = {
    "one": [
        # a year that is over: 6.7 % is held, 2.5 % is not, and the running year is not over
        "SHARE,AAA,2020,32", "SHARE,AAA,2021,41", "SHARE,AAA,2022,50", "SHARE,AAA,2026,60",
        # a jump against the year before: held, tiny figures and from zero as well
        "SHARE,AAA,2023,80", "TINY,AAA,2021,0.001", "TINY,AAA,2022,0.005",
        "ZERO,AAA,2021,0", "ZERO,AAA,2022,4",
        # places in an order and a new method are no jumps
        "PLACE,AAA,2021,10", "PLACE,AAA,2022,40", "BROKEN,AAA,2021,10", "BROKEN,AAA,2022,40",
        "MANY,AAA,2010,10", *(f"MANY,BBB,{year},{year - 1940}" for year in range(2010, 2020)),
        # of BBB two indicators are gone, one stays
        "HALF,AAA,2022,60", "SAME,BBB,2022,1",
    ],
    "two": ["ALONE,AAA,2023,5"],
    "three": ["OLD,AAA,2023,5", "OLD,BBB,2023,6"],
}  # fmt: skip


def fill(world, figures, edition):
    for source, lines in figures.items():
        folder = world.folder / "snapshots" / source
        if folder.exists():
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()
        world.snapshot(source, lines, copy={"edition": edition})
    assert not world.build()
    live = json.loads((world.folder / "published/current.json").read_text())["database"]
    return world.folder / "published" / live


@pytest.fixture(scope="module")
def pair(shared_world):
    """Databases before and after, of a world with every kind of suspicious change."""
    for name in BEFORE:
        shared_world.source(name, edition="Edition 2025")
    for name in ("share", "tiny", "zero", "many", "half", "same"):
        shared_world.indicator(name)
    shared_world.indicator("place", kind="rank")
    shared_world.indicator("broken", breaks="2022")
    shared_world.indicator("alone", source_id="two")
    shared_world.indicator("old", source_id="three")
    old = fill(shared_world, BEFORE, "Edition 2025")
    shared_world.tables["sources.csv"][-1]["edition"] = "Edition 2024"
    return old, fill(shared_world, AFTER, "Edition 2025")


@pytest.fixture
def it(shared_world, pair):
    """The catalogue, with acceptances to be given by a test."""
    return catalogue.load(shared_world.folder / "catalogue")


def rows(lines):
    """The rows that the lines offer, as they are pasted."""
    return [line.rpartition(": ")[2] for line in lines]


def signed(row, **changed):
    cells = next(csv.DictReader([row], Acceptance.columns()))
    return cells | {"accepted_by": "An officer", "reason": "Seen in the source."} | changed


def accepting(it, *given):
    return it.__class__(
        **{**vars(it), "acceptances": tuple(Acceptance(**cells) for cells in given)}
    )


def test_every_suspicious_change_is_a_line_that_says_what_to_do(pair, it):
    lines = hold.open_holds(*pair, it)
    told = [re.sub(r"^\S+acceptances\.csv:1 |; look at it.*", "", line) for line in lines]
    assert told == [
        "many: 10 times a year that is over moved by more than 5 %, most of all BBB 2019: 50 -> 79 "
        "(+58.0 %)",
        "share AAA 2020: a year that is over moved by more than 5 %: 30 -> 32 (+6.7 %)",
        "share AAA 2023: a jump of more than 50 % against the year before: 50 -> 80 (+60.0 %)",
        "tiny AAA 2022: a jump of more than 50 % against the year before: 0.001 -> 0.005 (+400.0 %)",
        "zero AAA 2022: a jump of more than 50 % against the year before: 0 -> 4 (from zero)",
        "half BBB: vanished: figures before: 1, now: none",
        "share BBB: vanished: figures before: 1, now: none",
        "two as a whole CCC: vanished: figures before: 2, now: none",
        "three: the whole source goes backwards: newest year 2024 before, 2023 now, edition "
        "'Edition 2025' before, 'Edition 2024' now",
        "two: the whole source goes backwards: 2 figures held before, 1 now, newest year 2024 "
        "before, 2023 now",
    ]
    assert all(line.startswith(f"{it.folder}/acceptances.csv:1 ") for line in lines)


def test_the_rows_that_are_offered_accept_all_of_it_once_they_are_signed(pair, it):
    offered = rows(hold.open_holds(*pair, it))
    assert hold.open_holds(*pair, accepting(it, *map(signed, offered))) == []


def test_a_row_accepts_its_own_change_and_no_other(pair, it):
    lines = hold.open_holds(*pair, it)
    for kept, row in enumerate(rows(lines)):
        others = [line for number, line in enumerate(lines) if number != kept]
        assert hold.open_holds(*pair, accepting(it, signed(row))) == others


@pytest.mark.parametrize("changed", [{"new_value": "33"}, {"since_release": "2020-other"},
                                     {"year": "2021"}, {"what": "jump"}])  # fmt: skip
def test_a_row_for_another_figure_or_release_accepts_nothing(pair, it, changed):
    lines = hold.open_holds(*pair, it)
    row = next(row for row in rows(lines) if row.startswith("closed_year,one,share"))
    assert hold.open_holds(*pair, accepting(it, signed(row, **changed))) == lines


@pytest.mark.parametrize("missing", ["accepted_by", "reason", "accepted_on"])
def test_a_row_without_name_reason_or_day_is_a_fault(shared_world, pair, it, missing):
    row = signed(rows(hold.open_holds(*pair, it))[0]) | {missing: ""}
    file = shared_world.folder / "catalogue/acceptances.csv"
    untouched = file.read_text()
    with file.open("a") as lines:
        csv.writer(lines, lineterminator="\n").writerow(row.values())
    with pytest.raises(CatalogueError, match=rf"acceptances\.csv:2 .*{missing}"):
        hold.open_holds(*pair, Path(file.parent))
    file.write_text(untouched)


def test_what_cannot_be_compared_is_not_let_pass(pair, it, tmp_path):
    old, new = pair
    poorer = shutil.copy(old, tmp_path / "poorer.duckdb")
    with duckdb.connect(str(poorer)) as db:
        db.execute("drop table core.observation_copy")
    (line,) = hold.open_holds(Path(poorer), new, it)
    assert "cannot be told without core.observation_copy in the older release" in line
    (tmp_path / "harmed").write_bytes(b"0" * 5000)
    (line,) = hold.open_holds(tmp_path / "harmed", new, it)
    assert "cannot be opened" in line


def test_the_page_names_the_limits_that_hold():
    assert f"{hold.CLOSED_YEAR_PERCENT}\u202f%" in changes.HELD["closed_year"]
    assert f"{hold.JUMP_PERCENT}\u202f%" in changes.HELD["jump"]
    assert set(changes.HELD) == set(hold.TELL)


def test_what_no_row_may_say():
    row = {"what": "closed_year", "source_id": "one", "since_release": "r", "accepted_by": "A",
           "reason": "B", "accepted_on": "2026-11-25"}  # fmt: skip

    def wrong(**cells):
        blank = dict.fromkeys(Acceptance.columns(), "")
        return [fault for fault, _ in Acceptance(**(blank | row | cells)).faults()]

    assert wrong() == ["accepts moved figures of every indicator"]
    assert wrong(indicator_id="share") == []
    assert wrong(indicator_id="share", iso3="AAA", year="2020") == [
        "accepts one figure without its new_value"
    ]
    assert wrong(indicator_id="share", new_value="4") == [
        "gives a new_value for more than one figure"
    ]
    assert wrong(what="vanished") == ["accepts that every state vanished"]
    assert wrong(what="backwards", iso3="AAA") == ["is about a whole source"]
