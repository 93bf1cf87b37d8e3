"""Synthetic states and catalogues. No figure in this folder describes a real state."""

import numpy as np
import pandas as pd
import pytest

SIZES = {"governance": 5, "connectivity": 6, "digital": 4, "skills": 4, "research": 3, "use": 3}


def synthetic(states=11, holes=17, seed=0):
    """Invented values shaped like the real sheet: 25 indicators, six pillars, a register."""
    rng = np.random.default_rng(seed)
    pillar = [name for name, size in SIZES.items() for _ in range(size)]
    k = len(pillar)
    is_register = np.arange(k) < 3
    ability = np.sort(rng.random(states))[::-1]
    table = 100 * np.clip(ability[:, None] + 0.15 * rng.standard_normal((states, k)), 0.01, 1)
    table[:, is_register] = np.round(table[:, is_register] * 3 / 100)
    less_is_better = np.isin(np.arange(k), (7, 9))
    table[:, less_is_better] = 100 - table[:, less_is_better]
    # Somebody is always known, or there would be nothing to learn from.
    spots = rng.choice(np.arange(2 * k, states * k), min(holes, (states - 2) * k), replace=False)
    table.ravel()[spots] = np.nan
    indicators = pd.DataFrame(
        {
            "pillar": pillar,
            "worst": np.where(less_is_better, 100.0, 0.0),
            "best": np.select([is_register, less_is_better], [3.0, 0.0], 100.0),
            "weight": 1.0,
            "transform": ["log" if at in (9, 20) else "" for at in range(k)],
            "is_perception": np.arange(k) == 4,
            "is_register": is_register,
        },
        index=[f"indicator_{at}" for at in range(k)],
    )
    states_index = [f"S{at:03}" for at in range(states)]
    return pd.DataFrame(table, index=states_index, columns=indicators.index), indicators


@pytest.fixture(scope="session")
def invented():
    return synthetic


@pytest.fixture(scope="session")
def two_pillars():
    """Four plain indicators in two pillars, 0 to 100."""
    return pd.DataFrame(
        {"pillar": ["p", "p", "q", "q"], "worst": 0.0, "best": 100.0, "weight": 1.0},
        index=list("abcd"),
    )
