"""Peers on the real data: each was there, has come to the mean since, and no break lies between."""

import pytest

RULE = 10


@pytest.fixture(scope="module")
def figures(db):
    """(indicator, state) → year → (value, score, flag), a year's last period standing for it."""
    found = {}
    for indicator, iso3, year, value, score, flag in db.execute(
        """select indicator_id, iso3, year, value, normalised, flag
        from core.observation join core.normalised using (indicator_id, iso3, year, period)
        join core.country using (iso3) where is_member order by period"""
    ).fetchall():
        found.setdefault((indicator, iso3), {})[year] = (value, score, flag)
    return found


@pytest.fixture(scope="module")
def indicators(db):
    """Indicator → (sign of what is better, years in which a method begins, is relative)."""
    return {
        name: (sign, [int(year) for year in (breaks or "").split("|") if year], relative)
        for name, sign, breaks, relative in db.execute(
            """select indicator_id, sign(best - worst), breaks, is_relative from core.indicator
            where weight > 0"""
        ).fetchall()
    }


@pytest.fixture(scope="module")
def current(db):
    """Indicator → state → (year, score) of the edition."""
    found = {}
    for indicator, iso3, year, score in db.execute(
        """select indicator_id, iso3, year, normalised from mart.latest
        join core.country using (iso3) join core.indicator using (indicator_id)
        where is_member and is_current and weight > 0"""
    ).fetchall():
        found.setdefault(indicator, {})[iso3] = (year, score)
    return found


def mean_of(states):
    return sum(score for _, score in states.values()) / len(states)


def test_gaps_are_exactly_the_scores_well_below_the_mean(db, current):
    told = set(db.execute("select distinct iso3, indicator_id from mart.peer_gain").fetchall())
    wanted = {
        (iso3, indicator)
        for indicator, states in current.items()
        for iso3, (_, score) in states.items()
        if mean_of(states) - score >= RULE
    }
    assert told == wanted
    assert len(told) > 50


def test_the_figures_beside_a_gap_are_those_of_the_database(db, current):
    for iso3, indicator, year, score, mean, n, points in db.execute(
        """select iso3, indicator_id, year, score, mean_score, n_states, gap_points
        from mart.peer_gain"""
    ).fetchall():
        assert current[indicator][iso3] == (year, score)
        assert mean == pytest.approx(mean_of(current[indicator]))
        assert (n, points) == (len(current[indicator]), RULE)


def test_a_peer_was_really_there_and_is_really_above(db, figures, indicators, current):
    rows = db.execute(
        """select iso3, indicator_id, peer, year, value, mean_score, from_year, from_value,
        reached_year, reached_value, latest_year, latest_value, has_jump
        from mart.peer_gain where peer is not null"""
    ).fetchall()
    assert len(rows) > 30
    for row in rows:
        iso3, indicator, peer, year, value, mean = row[:6]
        from_year, from_value, reached_year, reached_value, latest_year, latest_value, jump = row[
            6:
        ]
        sign, breaks, is_relative = indicators[indicator]
        track = figures[indicator, peer]
        assert peer != iso3
        assert not is_relative
        assert from_year < reached_year <= latest_year
        assert track[from_year][0] == from_value
        assert sign * from_value <= sign * value
        assert track[reached_year][0] == reached_value
        assert track[reached_year][1] >= mean
        assert track[latest_year][0] == latest_value
        assert track[latest_year][1] >= mean
        assert current[indicator][peer] == (latest_year, track[latest_year][1])
        first, last = min(from_year, year), max(latest_year, year)
        assert not [start for start in breaks if first < start <= last]
        for at in (from_year, reached_year, latest_year):
            assert "doubtful" not in track[at][2]
        # It has never again been as low, and was below the mean until it is said to have come to it.
        later = {at: cell for at, cell in track.items() if at > from_year}
        assert all(sign * cell[0] > sign * value for cell in later.values())
        assert all(
            cell[1] < mean
            for at, cell in later.items()
            if at < reached_year and "doubtful" not in cell[2]
        )
        jumps = ["jump" in cell[2].split("|") for at, cell in later.items() if at <= latest_year]
        assert jump == any(jumps)


def test_nobody_who_has_closed_a_gap_is_left_out(db, figures, indicators, current):
    """The rule once more, in other words and another language."""
    told = set(
        db.execute(
            "select iso3, indicator_id, peer from mart.peer_gain where peer is not null"
        ).fetchall()
    )
    wanted = set()
    gaps = db.execute("select distinct iso3, indicator_id, year, value from mart.peer_gain")
    for iso3, indicator, year, value in gaps.fetchall():
        sign, breaks, is_relative = indicators[indicator]
        for peer, (latest, score) in current[indicator].items():
            track = figures[indicator, peer]
            if is_relative or score < mean_of(current[indicator]) or "doubtful" in track[latest][2]:
                continue
            for at, (was, _, flag) in track.items():
                ends = sorted((at, latest, year))
                is_one_method = not [b for b in breaks if ends[0] < b <= ends[2]]
                is_lower = sign * was <= sign * value and "doubtful" not in flag
                if at < latest and is_lower and is_one_method:
                    wanted.add((iso3, indicator, peer))
    assert told == wanted


def test_a_gap_without_a_peer_says_why(db):
    rows = db.execute(
        "select peer is null, why_no_peer, has_jump is null from mart.peer_gain"
    ).fetchall()
    for is_alone, why, has_no_path in rows:
        assert is_alone == (why in ("relative", "one_year", "nobody")) == has_no_path
        assert is_alone or why is None


def test_every_state_is_named_in_a_need_and_all_but_the_gaps_in_an_offer(db, current):
    rows = db.execute(
        """select iso3, pillar, n_known, n_below, n_well_above, is_below, is_well_above,
        own_need is not null, own_strength, strength_points from mart.capacity"""
    ).fetchall()
    states = {row[0] for row in rows}
    needing = {row[0] for row in rows if row[5] or row[7]}
    offering = {row[0] for row in rows if row[6] or row[8]}
    assert needing == states
    assert len(states) == 11
    for iso3 in states - offering:
        least = min(mean_of(group) - group[iso3][1] for group in current.values() if iso3 in group)
        assert least >= RULE
    for iso3, _, known, below, above, is_below, is_above, _, strength, points in rows:
        assert is_below == (known > 0 and 2 * below >= known)
        assert is_above == (known > 0 and 2 * above >= known)
        if not known:
            assert (is_below, is_above, strength) == (False, False, None)
        if strength:
            own = current[strength][iso3][1] - mean_of(current[strength])
            assert points == pytest.approx(own, abs=1e-5)
            assert points > -RULE
        # A state with a theme needs no figure of its own, and has one at most.
        assert not (strength and any(r[6] for r in rows if r[0] == iso3))


def test_an_own_need_is_the_lowest_score_and_an_own_strength_the_furthest_figure(db, current):
    homes = dict(db.execute("select indicator_id, pillar from core.indicator").fetchall())
    rows = db.execute(
        "select iso3, pillar, own_need, own_strength from mart.capacity"
        " where own_need is not null or own_strength is not null"
    ).fetchall()
    assert rows
    for iso3, pillar, need, strength in rows:
        own = {name: group[iso3][1] for name, group in current.items() if iso3 in group}
        above = {name: score - mean_of(current[name]) for name, score in own.items()}
        if need:
            assert own[need] == min(own.values())
            assert homes[need] == pillar
        if strength:
            assert above[strength] == pytest.approx(max(above.values()))
            assert homes[strength] == pillar


def test_the_counts_of_needs_are_those_of_the_scores(db, current):
    homes = dict(db.execute("select indicator_id, pillar from core.indicator").fetchall())
    for iso3, pillar, known, below, above in db.execute(
        "select iso3, pillar, n_known, n_below, n_well_above from mart.capacity"
    ).fetchall():
        steps = [
            group[iso3][1] - mean_of(group)
            for indicator, group in current.items()
            if homes[indicator] == pillar and iso3 in group
        ]
        assert known == len(steps)
        assert below == sum(step < -1e-6 for step in steps)
        assert above == sum(step >= RULE - 1e-6 for step in steps)
