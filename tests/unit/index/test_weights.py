"""Weights: what a tree gives, and the first principal component."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.index import weights

quick = settings(max_examples=40, deadline=None)


def test_equal_inside_pillars_and_across_them():
    frame = pd.DataFrame(columns=["a", "b", "c", "d"])
    assert weights.equal(frame).tolist() == [0.25] * 4
    assert weights.equal(frame, ["p", "q", "p", "p"]).tolist() == pytest.approx(
        [1 / 6, 1 / 2, 1 / 6, 1 / 6]
    )


def test_effective_weights_run_down_the_tree():
    got = weights.effective(pd.Series({"a": 1, "b": 3, "c": 2}), ["p", "p", "q"], {"q": 1, "p": 4})
    assert got.to_dict() == pytest.approx({"a": 0.2, "b": 0.6, "c": 0.2})


def test_pca_of_one_thing_measured_three_times_is_equal():
    x = np.array([1.0, 5.0, 2.0, 9.0])
    got = weights.pca(np.column_stack([x, 3 * x + 1, -x]))
    assert got.tolist() == pytest.approx([1 / 3] * 3)


def test_pca_by_pillar_is_pca_of_each_pillar():
    rng = np.random.default_rng(3)
    frame = pd.DataFrame(rng.random((11, 5)), columns=list("abcde"))
    got = weights.pca(frame, ["p", "p", "q", "q", "q"])
    np.testing.assert_allclose(2 * got[["a", "b"]], weights.pca(frame[["a", "b"]]))
    np.testing.assert_allclose(2 * got[["c", "d", "e"]], weights.pca(frame[["c", "d", "e"]]))


def test_pca_leaves_units_with_a_hole_out():
    rng = np.random.default_rng(4)
    frame = pd.DataFrame(rng.random((8, 3)), columns=list("abc"))
    holed = pd.concat([frame, pd.DataFrame({"a": [9.0], "b": [np.nan], "c": [1.0]}, index=[99])])
    pd.testing.assert_series_equal(weights.pca(frame), weights.pca(holed))


@quick
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_pca_weights_are_shares(seed, k):
    got = weights.pca(np.random.default_rng(seed).random((6, k)))
    assert got.sum() == pytest.approx(1)
    assert (got >= 0).all()
