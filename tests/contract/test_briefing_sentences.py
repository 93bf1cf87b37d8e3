"""Brief and screen say the same words: the sentences of the one are those of the other."""

import pytest

from readiness import warehouse, wording
from readiness.briefing import asking
from readiness.briefing.document import Paragraph, Verdict
from readiness.briefing.languages import Words

ENGLISH = Words("en")
MEMBERS = 11


@pytest.fixture(scope="module")
def states(published):
    return warehouse.ask("states").iso3.tolist()


def blocks(brief, kind):
    return [block for page in brief.pages for block in page.blocks if isinstance(block, kind)]


def rows_of(question, **bind):
    frame = warehouse.ask(question, **bind)
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def test_the_verdict_of_a_state_is_the_sentence_of_its_profile(states):
    league = rows_of("rank_bands")
    for brief in [asking.document("state", iso3) for iso3 in states]:
        own = next(row for row in league if row["iso3"] == brief.about)
        beside = sorted(
            row["name"]
            for row in league
            if row["maturity_group"] == own["maturity_group"] and row is not own
        )
        (verdict,) = blocks(brief, Verdict)
        assert ENGLISH.say(verdict.text) == wording.standing_sentence(own, beside)
        scores = [row for row in rows_of("state_scores") if row["iso3"] == brief.about]
        screen = wording.state_verdict(own, scores, rows_of("holes", iso3=brief.about))
        told = [ENGLISH.say(block.text) for block in blocks(brief, Paragraph)]
        furthest = next(line for line in told if "furthest" in line)
        missing = next(line for line in told if "missing" in line)
        assert f"{furthest} {missing}" == screen


def test_the_verdict_of_the_region_is_the_sentence_of_the_overview(published):
    brief = asking.document("region")
    (verdict,) = blocks(brief, Verdict)
    told = [ENGLISH.say(block.text) for block in blocks(brief, Paragraph)]
    assert ENGLISH.say(verdict.text) == wording.groups_sentence(rows_of("rank_bands"))
    assert " ".join(told[:2]) == wording.region_verdict(rows_of("pillars"), rows_of("headlines"))
    assert " ".join(told[2:4]) == wording.coverage_sentence(rows_of("coverage_total")[0])
    assert wording.moved_sentence(rows_of("moved")) in told
    assert wording.breaks_sentence(rows_of("breaks")) in told


def test_the_verdict_of_a_comparison_is_the_sentence_of_its_page(states):
    for n in (2, 3, 5):
        chosen = states[:n]
        brief = asking.document("comparison", "-".join(chosen))
        scores = rows_of("state_scores")
        pillars = [
            {
                "title": title,
                "scores": [
                    (row["score"], row["name"])
                    for row in scores
                    if row["pillar_title"] == title
                    and row["iso3"] in chosen
                    and row["score"] is not None
                ],
            }
            for title in dict.fromkeys(row["pillar_title"] for row in scores)
        ]
        names = [row["name"] for row in rows_of("states") if row["iso3"] in chosen]
        (verdict,) = blocks(brief, Verdict)
        screen = wording.compare_verdict(wording.chosen_states(names, MEMBERS), pillars)
        assert ENGLISH.say(verdict.text) == screen
