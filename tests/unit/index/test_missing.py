"""What is not there stays visible until somebody fills it by name."""

import numpy as np
import pandas as pd
import pytest

from readiness.index import missing

HOLE = np.nan


@pytest.fixture
def frame():
    return pd.DataFrame(
        {"a": [1.0, HOLE, 3.0, 9.0], "b": [2.0, 4.0, HOLE, 6.0], "c": [HOLE, 5.0, 5.0, 5.0]},
        index=list("WXYZ"),
    )


def test_coverage_by_pillar(frame):
    got = missing.coverage(frame, {"a": "p", "b": "p", "c": "q"})
    assert got.columns.tolist() == ["p", "q"]
    assert got["p"].tolist() == [1, 0.5, 0.5, 1]
    assert got["q"].tolist() == [0, 1, 1, 1]


def test_screening_blanks_a_pillar_under_the_threshold_and_equal_passes(frame):
    pillar = ["p", "p", "q"]
    pd.testing.assert_frame_equal(missing.screen(frame, 0.5, pillar), frame)
    screened = missing.screen(frame, 0.51, pillar)
    assert screened.loc["X"].isna().tolist() == [True, True, False]


def test_impute_by_indicator(frame):
    assert missing.impute(frame, by="mean").loc["X", "a"] == pytest.approx(13 / 3)
    assert missing.impute(frame, by="median").loc["X", "a"] == 3
    assert not missing.impute(frame).isna().any(axis=None)


def test_impute_from_peers_only_and_a_group_wholly_missing_stays_missing(frame):
    got = missing.impute(frame, peers={"W": "low", "X": "low", "Y": "high", "Z": "high"})
    assert got.loc["X", "a"] == 1
    assert got.loc["Y", "b"] == 6
    alone = missing.impute(frame, peers={"W": 1, "X": 2, "Y": 3, "Z": 4})
    pd.testing.assert_frame_equal(alone, frame)


def test_impute_within_the_pillar():
    scores = pd.DataFrame({"a": [10.0], "b": [HOLE], "c": [30.0], "d": [HOLE]})
    got = missing.impute_within(scores, ["p", "p", "p", "q"])
    assert got["b"].item() == 20
    assert np.isnan(got["d"].item()), "a pillar wholly missing stays missing"


def test_what_is_known_never_changes_and_what_was_filled_stays_flagged(frame):
    for filled in (missing.impute(frame), missing.knn(frame, k=2)):
        pd.testing.assert_frame_equal(filled.where(frame.notna()), frame)
        flags = missing.filled(frame, filled)
        pd.testing.assert_frame_equal(flags, frame.isna())


def test_knn_asks_the_most_alike():
    values = np.array([[0.0, 0.0, 7.0], [0.1, 0.0, HOLE], [10.0, 10.0, 50.0], [9.0, 9.0, 60.0]])
    assert missing.knn(values, k=1)[1, 2] == 7
    assert missing.knn(values, k=3)[1, 2] == pytest.approx(39)
    assert missing.knn(values, k=99)[1, 2] == pytest.approx(39)


def test_knn_neighbours_tied_at_the_last_place_all_count():
    values = np.array([[0.0, HOLE], [1.0, 10.0], [-1.0, 20.0], [50.0, 99.0]])
    assert missing.knn(values, k=1)[0, 1] == 15


def test_knn_without_anything_in_common_stays_missing():
    values = np.array([[1.0, HOLE], [HOLE, 4.0]])
    assert np.isnan(missing.knn(values)[0, 1])
