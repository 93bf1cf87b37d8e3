"""What briefs say is what the database holds and the screen shows, for every kind there is."""

import re

import pytest

from readiness import warehouse, wording
from readiness.briefing import asking
from readiness.briefing.content import standing
from readiness.briefing.document import (
    Dots,
    Heading,
    Name,
    Number,
    Say,
    Stack,
    Table,
    Tiles,
    faults,
    parts,
)
from readiness.briefing.languages import Words

ENGLISH = Words("en")
MEMBERS = 11
PER_CENT = 100


@pytest.fixture(scope="module")
def states(published):
    return warehouse.ask("states").iso3.tolist()


@pytest.fixture(scope="module")
def briefs(states):
    """Every kind, about everything that it can be about."""
    wanted = [("region", "ASEAN")]
    wanted += [(kind, iso3) for kind in ("state", "card") for iso3 in states]
    wanted += [("framework", name) for name in warehouse.ask("frameworks").framework_id]
    wanted += [("comparison", "-".join(states[:n])) for n in (2, 3, 5)]
    return [asking.document(kind, about) for kind, about in wanted]


def of_kind(briefs, kind):
    return [brief for brief in briefs if brief.kind == kind]


def blocks(brief, kind=object):
    return [block for page in brief.pages for block in page.blocks if isinstance(block, kind)]


def said(brief):
    """Every text of a brief in English, one a line."""
    return "\n".join(ENGLISH.say(part) for part in parts(brief) if isinstance(part, Say))


def table(brief, caption):
    return next(block for block in blocks(brief, Table) if caption in ENGLISH.say(block.caption))


def rows_of(question, **bind):
    frame = warehouse.ask(question, **bind)
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def test_no_brief_has_an_open_place_an_empty_block_or_a_heading_over_nothing(briefs):
    assert {
        f"{brief.kind} {brief.about}: {fault}" for brief in briefs for fault in faults(brief)
    } == set()


def test_every_brief_keeps_to_its_pages_and_names_its_sources(briefs):
    for brief in briefs:
        assert len(brief.pages) <= brief.most_pages
        assert brief.sources
        assert "experimental" in ENGLISH.say(brief.method)
        assert brief.release == warehouse.release()["release"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", brief.released_on)


def test_the_budget_of_tables_and_bullets_holds(briefs):
    for brief in briefs:
        for block in blocks(brief, Table):
            by_state = ENGLISH.say(block.columns[0].title) == "Member state"
            assert len(block.rows) <= (MEMBERS + 1 if by_state else 8), ENGLISH.say(block.caption)
        for block in blocks(brief):
            assert len(getattr(block, "items", ())) <= 6


def test_tiles_hold_the_newest_figures_of_the_database(briefs, db):
    for brief in of_kind(briefs, "state"):
        (tiles,) = blocks(brief, Tiles)
        for tile in tiles.items:
            if not isinstance(tile.label, Name):
                continue
            found = db.execute(
                "select value, year from mart.latest where indicator_id = ? and iso3 = ?",
                [tile.label.id, brief.about],
            ).fetchone()
            if isinstance(tile.value, Name):
                assert wording.STAGES[int(found[0])] == tile.value.english
            else:
                assert tile.value.value == (found[0] if found else None)
            if found:
                assert str(found[1]) in ENGLISH.say(tile.note)


def test_dots_hold_the_pillar_scores_and_the_means(briefs, db):
    for brief in of_kind(briefs, "state"):
        (dots,) = blocks(brief, Dots)
        for mark in dots.marks:
            score, mean = db.execute(
                """select any_value(score) filter (where score.iso3 = ?), avg(score)
                from mart.score join mart.coverage on coverage.iso3 = score.iso3 and pillar = node
                where node = ? and n_current > 0""",
                [brief.about, mark.name.id],
            ).fetchone()
            assert mark.value == score
            assert mark.reference == pytest.approx(mean)


def test_paces_are_those_of_the_database(briefs, db):
    paced = 0
    for brief in of_kind(briefs, "state"):
        for block in blocks(brief, Table):
            if "Pace needed" not in ENGLISH.say(block.caption):
                continue
            for cells, word in zip(block.rows, block.statuses, strict=True):
                indicator = next(part for part in parts(cells[0]) if isinstance(part, Name))
                needed = next(part for part in parts(cells[2]) if isinstance(part, Number))
                latest = next(part for part in parts(cells[1]) if isinstance(part, Number))
                found = db.execute(
                    """select required_pace_now, latest_value, status
                    from mart.target_status join core.target using (target_id)
                    where iso3 = ? and indicator_id = ?""",
                    [brief.about, indicator.id],
                ).fetchall()
                assert (needed.value, latest.value, word) in found
                assert needed.value
                paced += 1
    assert paced > 2 * MEMBERS


def test_moves_are_those_of_the_database(briefs, db):
    for brief in of_kind(briefs, "state"):
        for cells in table(brief, "The largest moves").rows:
            before, now = (
                next(part.value for part in parts(cell) if isinstance(part, Number))
                for cell in cells[1:3]
            )
            assert (before, now, cells[3].value) in db.execute(
                "select previous_value, value, change from mart.change where iso3 = ?"
                " and indicator_id = ? and not crosses_break",
                [brief.about, cells[0].id],
            ).fetchall()


def test_a_stack_counts_what_the_database_counts_and_adds_no_standings(briefs, db):
    for brief in of_kind(briefs, "state"):
        for stack in blocks(brief, Stack):
            for name, counts in stack.bars:
                framework, word = ENGLISH.say(name)[:-1].rsplit(" (", 1)
                found = db.execute(
                    """select coalesce(status.status, 'projection'), count(*)
                    from mart.target_status as status join core.target using (target_id)
                    join core.framework using (framework_id)
                    where iso3 = ? and framework.name = ? and standing = ? group by all""",
                    [brief.about, framework, word],
                ).fetchall()
                assert counts == dict(found)


def test_every_figure_with_a_unit_is_in_the_database(briefs, db):
    """Whatever block it stands in: a figure of a state, a mean, a target or a step on a path."""
    held = {
        value
        for (value,) in db.execute(
            """select value from core.observation
            union select previous_value from mart.change
            union select unnest([mean, lowest, highest]) from mart.regional
            union select target_value from core.target"""
        ).fetchall()
    }
    for brief in briefs:
        for part in parts(brief):
            if isinstance(part, Number) and part.unit and part.value is not None:
                assert part.value in held, (brief.kind, brief.about, part)


def test_no_rank_stands_without_its_band_and_nobody_is_best_or_worst(briefs):
    for brief in briefs:
        texts = {part.text for part in parts(brief) if isinstance(part, Say)}
        assert not [text for text in texts if re.search(r"\b(best|worst|ranked?|league)\b", text)]
        assert {text for text in texts if "{rank}" in text} <= {"band {rank} of {of}"}


def test_counts_of_states_have_their_denominator(briefs):
    for brief in briefs:
        for part in parts(brief):
            if isinstance(part, Say) and "states" in part.text and "{n}" in part.text:
                assert "{of}" in part.text, part.text


def test_templates_hang_no_plural_on_a_number(briefs):
    """A word in the plural right after a place for a count would need a form for every number."""
    texts = {part.text for brief in briefs for part in parts(brief) if isinstance(part, Say)}
    hung = r"\{(n|up|down|same|paths|points)\} (figures|indicators|targets|points\b(?! of)|kinds)"
    assert not [text for text in texts if re.search(hung, text)]
    assert len(texts) < 165


def test_a_state_without_gaps_says_so_and_one_with_gaps_names_them(briefs):
    for brief in of_kind(briefs, "state"):
        titles = [row["title"] for row in rows_of("holes", iso3=brief.about)]
        text = said(brief)
        assert all(title in text for title in titles)
        assert ("None of the 25 scored figures is missing." in text) == (not titles)


def test_a_section_without_rows_is_not_there(briefs):
    heads = {ENGLISH.say(head.text) for brief in briefs for head in blocks(brief, Heading)}
    assert "Decisions sought" not in heads  # the register is empty
    assert "Commitments" in heads


def test_strengths_and_gaps_are_those_of_the_profile(published, states):
    scored = rows_of("scored_values")
    for iso3 in states:
        near = {row["iso3"] for row in rows_of("neighbours", iso3=iso3)}
        gains, gaps = standing.against(scored, iso3, near)
        assert all(step["ahead"] > 1 for step in gains)
        assert all(step["ahead"] < -1 for step in gaps)
        assert len(gains) <= standing.SPREAD >= len(gaps)
        for step in (*gains, *gaps):
            others = [
                row["normalised"]
                for row in scored
                if row["indicator_id"] == step["indicator_id"] and row["iso3"] in near
            ]
            own = step["normalised"] - sum(others) / len(others)
            assert step["ahead"] == pytest.approx(own, abs=1e-9)


@pytest.mark.parametrize(
    ("kind", "about", "year", "line"),
    [
        ("state", "XYZ", None, "no state 'XYZ'; there are: BRN, KHM, "),
        ("state", "", None, "no state ''"),
        ("card", "ASEAN", None, "no state 'ASEAN'"),
        ("framework", "DEFB", None, "no framework 'DEFB'; there are: "),
        ("comparison", "MYS", None, "1 states to compare; give 2 to 5"),
        ("comparison", "MYS-MYS", None, "1 states to compare"),
        ("comparison", "BRN-KHM-IDN-LAO-MYS-MMR", None, "6 states to compare"),
        ("comparison", "MYS-", None, "no state ''"),
        ("poster", "MYS", None, "no kind 'poster'"),
        ("region", "ASEAN", 2019, "no edition 2019 of the index is held; held: 2026"),
    ],
)
def test_what_cannot_be_made_says_so_in_a_line(published, kind, about, year, line):
    with pytest.raises(asking.Refused, match=re.escape(line)) as caught:
        asking.document(kind, about, year)
    assert "\n" not in str(caught.value)
