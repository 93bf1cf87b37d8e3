"""Published totals computed again from their published parts: truth of engine and data at once."""

import numpy as np
import pytest

from readiness.index import aggregate

EGDI = (
    "e_government_development",
    ["online_services", "e_government_infrastructure", "e_government_human_capital"],
)
AIPI = (
    "imf_ai_preparedness",
    [
        "imf_digital_infrastructure",
        "imf_human_capital",
        "imf_innovation",
        "imf_regulation_ethics",
    ],
)
OTHER_METHOD = (2008, 2010)
"""Editions of the e-government index whose total is no plain mean of the three parts."""


@pytest.fixture
def parts(db):
    def read(total, names):
        """One row a state and year with every part; groups of states have means of their own."""
        table = db.execute(
            "select indicator_id, iso3, year, value from core.observation"
            " join core.country using (iso3)"
            " where kind <> 'aggregate' and indicator_id in (select unnest($names))",
            {"names": [total, *names]},
        ).df()
        return table.pivot(index=["iso3", "year"], columns="indicator_id", values="value").dropna()

    return read


def test_the_e_government_index_is_the_mean_of_its_three_parts(parts):
    total, names = EGDI
    table = parts(total, names)
    gap = (aggregate.arithmetic(table[names], [1, 1, 1]) - table[total]).abs()
    other = table.index.get_level_values("year").isin(OTHER_METHOD)
    assert (~other).sum() >= 27 * 10
    assert gap[~other].max() < 1e-4
    assert gap[other].max() > 1e-3  # the exceptions are real, or the list is too long


def test_the_imf_ai_preparedness_index_is_the_sum_of_its_four_parts(parts):
    total, names = AIPI
    table = parts(total, names)
    assert len(table) >= 20
    whole = len(names) * aggregate.arithmetic(table[names], np.ones(len(names)))
    assert (whole - table[total]).abs().max() < 1e-9
