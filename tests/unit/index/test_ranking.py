"""Rank what is shown; group what cannot be told apart."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.index import grouping, ranking

quick = settings(max_examples=40, deadline=None)

shown_scores = st.lists(st.integers(0, 1000).map(lambda n: n / 10), min_size=2, max_size=80)


def test_scores_that_look_equal_are_tied():
    assert ranking.league_rank(pd.Series([50.04, 49.96, 40.0])).tolist() == [1, 1, 3]


def test_a_hole_has_no_rank_and_takes_none():
    got = ranking.league_rank(pd.Series([50.0, np.nan, 60.0]))
    assert got.tolist()[::2] == [2, 1]
    assert np.isnan(got[1])


@quick
@given(st.floats(0, 100))
def test_shown_is_what_formatting_shows(score):
    assert f"{ranking.shown(np.array([score]))[0]:.1f}" == f"{round(score, 9):.1f}"


@quick
@given(shown_scores)
def test_comparing_and_sorting_give_the_same_ranks(scores):
    column = np.array(scores)
    league = ranking.league_rank(column)
    np.testing.assert_array_equal(ranking.draw_ranks(column[:, None])[:, 0], league)
    many = np.concatenate([column, np.full(ranking.FEW, -1.0)])
    np.testing.assert_array_equal(ranking.draw_ranks(many[:, None])[: len(column), 0], league)


def bands(low, high):
    return pd.DataFrame({"rank_low": low, "rank_high": high}, index=list("ABCDEFGHIJK")[: len(low)])


def test_states_belong_together_as_long_as_their_bands_reach_each_other():
    score = pd.Series([90.0, 80, 78, 60, 50, 48, 20], index=list("ABCDEFG"))
    got = grouping.maturity_group(score, bands([1, 2, 2, 3, 5, 5, 7], [1, 3, 3, 4, 6, 6, 7]))
    assert got.tolist() == [
        "Established", "Advancing", "Advancing", "Advancing", "Building", "Building", "Emerging",
    ]  # fmt: skip


def test_a_chain_of_bands_is_one_group_wherever_its_links_end():
    """The first and the last of a chain may differ; no end of a link decides who stands where."""
    score = pd.Series([85.0, 60, 57, 48, 20], index=list("ABCDE"))
    for link in (3, 4):
        got = grouping.maturity_group(score, bands([1, 2, 2, 3, 5], [1, 2, link, 4, 5]))
        assert got.tolist() == [
            "Established", "Advancing", "Advancing", "Advancing", "Building",
        ]  # fmt: skip


def test_states_nobody_can_tell_apart_are_one_group():
    got = grouping.maturity_group(pd.Series({"A": 50.0, "B": 40.0}), bands([1, 1], [2, 2]))
    assert got.tolist() == ["Established", "Established"]


def test_of_many_cuts_the_three_widest_stay():
    score = pd.Series([99.0, 98, 80, 79, 50, 10], index=list("ABCDEF"))
    rank = range(1, 7)
    got = grouping.maturity_group(score, bands(rank, rank))
    assert got.tolist() == [
        "Established", "Established", "Advancing", "Advancing", "Building", "Emerging",
    ]  # fmt: skip


@quick
@given(shown_scores.filter(lambda s: len(s) <= 11), st.integers(0, 10_000), st.randoms())
def test_groups_follow_the_score_and_not_the_order_of_the_rows(scores, seed, random):
    rng = np.random.default_rng(seed)
    score = pd.Series(scores, index=list("ABCDEFGHIJK")[: len(scores)])
    rank = ranking.league_rank(score).astype(int)
    band = pd.DataFrame(
        {
            "rank_low": np.maximum(1, rank - rng.integers(0, 3, len(rank))),
            "rank_high": rank + rng.integers(0, 3, len(rank)),
        },
        index=score.index,
    )
    got = grouping.maturity_group(score, band)
    place = got.map(grouping.GROUPS.index)
    assert place.min() == 0
    assert sorted(set(place)) == list(range(place.max() + 1)), "no name is skipped"
    for one in score.index:
        for two in score.index:
            assert score[one] < score[two] or place[one] <= place[two]
    order = list(score.index)
    random.shuffle(order)
    again = grouping.maturity_group(score[order], band.loc[order])
    pd.testing.assert_series_equal(again, got[order])


def test_a_state_without_a_band_is_refused_by_name():
    with pytest.raises(ValueError, match="B"):
        grouping.maturity_group(pd.Series({"A": 1.0, "B": 2.0}), bands([1], [1]))
