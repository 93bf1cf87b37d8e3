"""Any figure leads to its line and back: the trace says what the snapshot, the catalogue and the index say."""

import math
import re

import pytest
from reading import table, words
from tracing import ask, lines, links, traced, when

from readiness import warehouse
from readiness.wording import provenance

SAMPLE = 200


def test_a_random_sample_of_figures_names_snapshot_and_line_and_the_line_says_so(database):
    sample = ask(
        database,
        f"""
        select held.*, indicator.title, alias.alias
        from core.observation_copy as held
        join core.indicator using (indicator_id)
        left join core.alias on alias.iso3 = held.iso3
        where held.is_winner and indicator.kind <> 'input'
        qualify row_number() over (
            partition by held.indicator_id, held.iso3, held.year, held.period order by alias.alias
        ) = 1
        order by hash(held.indicator_id || held.iso3 || held.year || held.period)
        limit {SAMPLE}
        """,
    )
    aliases = {(row["alias"], row["iso3"]) for row in ask(database, "from core.alias")}
    assert len(sample) == SAMPLE
    at = None
    for row in sample:
        at = traced(at, indicator=row["indicator_id"], state=row["iso3"], year=when(row))
        said = words(at)
        assert f"Read from line {row['line']} of the snapshot {row['snapshot']}" in said
        assert row["title"] in said
        line = lines(row["snapshot"])[row["line"] - 2]
        assert line["series"] == row["series"]
        assert line["place"] == row["iso3"] or (line["place"], row["iso3"]) in aliases
        assert int(line["year"]) == row["year"]
        assert math.isclose(float(line["value"]), row["value"])
        assert row["series"] in said
        assert str(row["edition"]) in said


def test_derived_figures_name_the_lines_of_all_their_parts(database):
    sample = ask(
        database,
        """
        select indicator_id, iso3, year, period, value from core.observation
        where 'derived' in string_split(flag, '|')
        order by hash(indicator_id || iso3 || year) limit 25
        """,
    )
    at = None
    for row in sample:
        at = traced(at, indicator=row["indicator_id"], state=row["iso3"], year=when(row))
        parts = table(at, "What the figure is computed from")[1:]
        assert len(parts) >= 2
        assert all(
            re.search(r"\w+, line \d+", part[-1]) or part[-1] == "computed" for part in parts
        )
        formula = re.search(r"Computed by us\. (.*?) = (−?[\d.e−]+)\.", words(at))
        asked = formula[1].replace("\u202f", "").replace(" 000", "000").replace("−", "-")
        asked = asked.replace("×", "*").replace("÷", "/")
        asked = re.sub(r"mean\((.*?)\)", r"(lambda *n: sum(n) / len(n))(\1)", asked)
        assert math.isclose(eval(asked), row["value"], rel_tol=1e-6)


def test_stages_name_the_entries_of_the_register_they_come_from(database):
    at = None
    for row in ask(
        database, "select * from core.observation where flag = 'register' order by all limit 12"
    ):
        at = traced(at, indicator=row["indicator_id"], state=row["iso3"])
        entries = table(at, "Entries behind the stage")[1:]
        codes = [int(entry[3]) for entry in entries if entry[3] != "–"]
        assert max(codes) == row["value"]
        known = {r["instrument_id"] for r in ask(database, "from core.instrument")}
        assert {entry[-1] for entry in entries} <= known


def test_every_hole_says_why_there_is_none():
    at = None
    holes = warehouse.ask("holes", iso3="")
    assert len(holes)
    for hole in holes.itertuples():
        at = traced(at, indicator=hole.indicator_id, state=hole.iso3)
        said = words(at).lower()
        assert "no figure" in said
        assert hole.reason.lower() in said
        assert "the index fills the hole" in said


def test_a_comparator_without_a_figure_has_a_trace_too(database):
    (row,) = ask(
        database,
        """
        select indicator_id, iso3 from core.indicator cross join core.country
        where indicator.kind = 'measure' and not is_member and indicator_id not in (
            select indicator_id from core.observation where observation.iso3 = country.iso3)
            and iso3 in (select iso3 from core.observation)
        order by all limit 1
        """,
    )
    said = words(traced(indicator=row["indicator_id"], state=row["iso3"]))
    assert "None of the sources held has one" in said
    assert "no other source held has one" in said


def test_points_follow_from_the_formula_that_is_shown(database):
    found = ask(
        database,
        """
        select value, normalised, worst, best, coalesce(transform, '') as transform
        from core.normalised
        join core.observation using (indicator_id, iso3, year, period)
        join core.indicator using (indicator_id)
        order by hash(indicator_id || iso3 || year) limit 400
        """,
    )
    for row in found:
        said = provenance.points_formula(row["value"], row["normalised"], row)
        own = said.split(" = ")[0].replace("−", "-").replace("×", "*").replace("÷", "/")
        points = eval(own, {"ln": math.log})
        assert math.isclose(min(100, max(0, points)), row["normalised"], abs_tol=1e-6)
        assert ("beyond the goalpost" in said) is not (-1e-9 < points < 100 + 1e-9)


def test_copies_that_lost_stand_beside_the_winner_with_the_reason(database):
    at = None
    for row in ask(
        database,
        """
        select loser.*, winner.value as shown from core.observation_copy as loser
        join core.observation_copy as winner using (indicator_id, iso3, year, period)
        where not loser.is_winner and winner.is_winner
        order by hash(loser.indicator_id || loser.iso3 || loser.year) limit 12
        """,
    ):
        at = traced(at, indicator=row["indicator_id"], state=row["iso3"], year=when(row))
        body = table(at, "Copies held")[1:]
        assert [line[2] for line in body].count("shown") == 1
        assert f"not shown: {row['why']}" in [line[2] for line in body]
        assert f"{row['snapshot']}, line {row['line']}" in [line[5] for line in body]


def test_corrections_stand_on_the_trace_of_what_they_touch(database):
    at = None
    withheld = ask(
        database, "select * from core.correction where action = 'withhold' order by all limit 5"
    )
    flagged = ask(
        database,
        "select * from core.observation where 'doubtful' in string_split(flag, '|') "
        "and flag not like 'derived%' order by hash(indicator_id || iso3 || year) limit 8",
    )
    for row in flagged:
        at = traced(at, indicator=row["indicator_id"], state=row["iso3"], year=when(row))
        assert "marked doubtful" in table(at, "Known errors at the source")[1][2]
    for row in withheld:
        (copy,) = ask(
            database,
            "select * from core.observation_copy where series = $1 and iso3 = $2 and year = $3 "
            "and source_id = $4",
            row["series"],
            row["place"],
            row["year"],
            row["source_id"],
        )
        at = traced(at, indicator=copy["indicator_id"], state=copy["iso3"])
        held = warehouse.ask("traced", indicator=copy["indicator_id"], state=copy["iso3"])
        if not len(held):
            assert row["correction_id"] in words(at)
            assert "never shown as a figure" in words(at)


@pytest.mark.parametrize("node", ["governance", "skills", "adoption", "readiness"])
def test_a_score_s_trace_lists_what_it_is_made_of(node):
    for iso3 in ("SGP", "TLS"):
        at = traced(indicator=node, state=iso3)
        standing = warehouse.ask("trace_standing", node=node, state=iso3).iloc[0]
        found = links(at)
        assert found
        if node == "readiness":
            assert f"{standing.score:.1f} of 100" in words(at)
            assert {link["indicator"] for link in found} == set(warehouse.ask("pillars").pillar)
        else:
            parts = warehouse.ask("trace_score", pillar=node, state=iso3)
            assert {link["indicator"] for link in found} == set(parts.indicator_id)
            if parts.normalised.notna().all():
                assert math.isclose(
                    (parts.normalised * parts.share_of_pillar).sum(), standing.score, abs_tol=1e-6
                )
