"""A revised figure travels: snapshot, diff, hold, acceptance, release, and the page for readers."""

import contextlib
import csv
import hashlib
import io
import json
import re

import pytest
import streamlit as st
from reading import table, visit, words

from etl.__main__ import main

PAGE = "pages/evidence/changes.py"
FIRST, SECOND = "2026-10-01T09:00:00+08:00", "2026-11-25T09:00:00+08:00"
FIRST_ALONE = "Release 2026.10 is the first: there is no earlier one to compare it with."
SERIES, STATE, YEAR = "IT.NET.USER.ZS", "KHM", "2023"


class Office:
    """The data officer's desk: the commands, at a day of the calendar."""

    def __init__(self, shop, monkeypatch):
        self.shop, self.monkeypatch = shop, monkeypatch
        monkeypatch.setenv("READINESS_PUBLISHED", str(shop.out))

    def on(self, instant):
        self.monkeypatch.setenv("READINESS_CLOCK", instant)

    def types(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(list(map(str, arguments)))
        return code, out.getvalue(), err.getvalue()

    def release(self, note):
        return self.types(
            "release", "--note", note, "--by", "An officer", "--catalogue", self.shop.catalogue,
            "--snapshots", self.shop.snapshots, "--out", self.shop.out,
        )  # fmt: skip

    def diff(self, old, new):
        return self.types(
            "diff", old, new, "--published", self.shop.out, "--catalogue", self.shop.catalogue
        )

    def revise(self, source, times):
        """The publisher revises one figure, and the snapshot is pulled anew. Returns old and new."""
        path = self.shop.snapshot(source)
        lines = path.read_text().splitlines()
        (at,) = [n for n, line in enumerate(lines) if line.startswith(f"{SERIES},{STATE},{YEAR},")]
        cells = lines[at].split(",")
        old, cells[3] = float(cells[3]), f"{float(cells[3]) * times:.4f}"
        lines[at] = ",".join(cells)
        path.write_text("\n".join(lines) + "\n")
        self.shop.receipt(source, sha256=hashlib.sha256(path.read_bytes()).hexdigest())
        return old, float(cells[3])


@pytest.fixture
def office(shop, monkeypatch):
    st.cache_resource.clear()
    return Office(shop, monkeypatch)


def numbers(office):
    register = json.loads((office.shop.out / "releases.json").read_text())
    return [row["number"] for row in register["releases"]]


def test_a_revised_figure_travels_from_the_snapshot_to_the_page(office):
    office.on(FIRST)
    assert office.release("First figures.")[0] == 0
    st.cache_resource.clear()
    assert FIRST_ALONE in words(visit(PAGE))

    # the publisher revises a year that is over by 10 %, and it is pulled anew
    office.on(SECOND)
    old, new = office.revise("wdi", 1.1)

    # the release is held, nothing is published, and the line says what to do
    code, _, said = office.release("Internet users revised.")
    assert code == 1
    (line,) = [line for line in said.splitlines() if "acceptances.csv" in line]
    assert f"internet_users {STATE} {YEAR}: a year that is over moved by more than 5 %" in line
    assert f"{old:g} -> {new:g} (+10.0 %)" in line
    assert numbers(office) == ["2026.10"]
    assert FIRST_ALONE in words(visit(PAGE))

    # a person looks at it, and signs the row that the line offers
    row = next(csv.reader([line.rpartition(": ")[2]]))
    row[-3:-1] = ["An officer", "ITU revised its survey."]
    with (office.shop.catalogue / "acceptances.csv").open("a") as file:
        csv.writer(file, lineterminator="\n").writerow(row)
    code, said, complaint = office.release("Internet users revised.")
    assert (code, complaint) == (0, "")
    assert numbers(office) == ["2026.10", "2026.11"]

    # the officer's diff names the figure, the score it moved, and nothing that is still held
    code, told, _ = office.diff("2026.10", "2026.11")
    assert code == 0
    figure = f"internet_users {STATE} {YEAR}: {old:g} -> {new:g}"
    assert f"{figure}, +10.0 % (wdi)" in told
    assert re.search(rf"{STATE} connectivity \(2026\): .*, by {re.escape(figure)} \(\+", told)
    assert "Held until accepted: 0" in told

    # and readers see the same, with the reason and the name
    st.cache_resource.clear()
    at = visit(PAGE)
    assert not at.exception
    assert (
        "From release 2026.10 (1 Oct 2026) to 2026.11 (25 Nov 2026) 0 figures were added, 1 "
        in (words(at))
    )
    revised = table(at, "Revised figures")[1]
    assert revised[1:3] == ["Cambodia", YEAR]
    assert revised[3:6] == [f"{old:.1f} % of people", f"{new:.1f} % of people", "+10.0 %"]
    moved = {line[1]: line for line in table(at, "Scores and groups that moved")[1:]
             if line[0] == "Cambodia"}  # fmt: skip
    assert f"People using the internet, Cambodia: {old:.1f}" in moved["Connectivity"][-1]
    accepted = table(at, "that a person let pass")[1]
    assert accepted[2:6] == ["Cambodia", YEAR, "ITU revised its survey.", "An officer"]
    # its history as the earlier release had it stands beside
    history = visit(PAGE, indicator="internet_users", state=STATE)
    assert "Our release 2026.10 differs in 1 year." in words(history)
    heads, *lines = table(history, "Year by edition")
    assert heads[-1] == "Our release 2026.10"
    (line,) = [line for line in lines if line[0] == YEAR]
    assert line[-1] == f"{old:.1f} ≠ −{new - old:.1f}"


def test_overdue_sources_come_first(shop, office):
    path = shop.catalogue / "sources.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    for row, day in zip(rows[3:6], ("2026-12-05", "2026-11-20", "2026-10-01"), strict=True):
        row["next_update"] = day
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    assert shop.build() == (0, "")
    office.on(SECOND)
    st.cache_resource.clear()
    at = visit(PAGE)
    lines = table(at, "sources on 25 Nov 2026")[1:]
    assert [line[1] for line in lines[:3]] == [
        "▼ overdue by 55 days (1 Oct 2026)",
        "▼ overdue by 5 days (20 Nov 2026)",
        "▲ due in 10 days (5 Dec 2026)",
    ]
    assert [line[0] for line in lines[:3]] == [row["short_title"] for row in reversed(rows[3:6])]
    assert f"2 of {len(rows)} sources are overdue" in words(at)
