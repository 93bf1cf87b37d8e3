"""The index in the published tables: each figure follows from the ones beside it."""

from test_published import one


def test_a_pillar_without_holes_is_the_mean_of_its_indicators(db):
    wrong = db.execute(
        """
        select score.iso3, node, score, sum(weight * normalised) / sum(weight)
        from mart.score
        join core.indicator on pillar = node and weight > 0
        join mart.latest using (indicator_id, iso3)
        where n_holes = 0
        group by all
        having abs(score - sum(weight * normalised) / sum(weight)) > 1e-9
        """
    ).fetchall()
    assert wrong == []


def test_a_state_without_holes_is_the_geometric_mean_of_its_pillars(db):
    rows = db.execute(
        """
        select whole.iso3, whole.score, whole.skipped_score, exp(avg(ln(greatest(part.score, 1))))
        from mart.score as whole
        join mart.score as part on part.iso3 = whole.iso3 and part.level = 2
        where whole.level = 3 and whole.n_holes = 0
        group by all
        """
    ).fetchall()
    assert len(rows) > 3
    for _, score, skipped, by_hand in rows:
        assert abs(score - by_hand) < 1e-9
        assert abs(score - skipped) < 1e-9


def test_every_state_has_a_score_a_rank_a_band_and_a_group(db):
    rows = db.execute(
        "select score, rank, rank_low, rank_median, rank_high, maturity_group from mart.score"
        " where level = 3 order by rank"
    ).fetchall()
    assert [row[1] for row in rows] == list(range(1, 12))
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), reverse=True)
    for _, _, low, median, high, group in rows:
        assert 1 <= low <= median <= high <= 11
        assert group in ("Established", "Advancing", "Building", "Emerging")
    assert one(db, "select count(*) from mart.score where level = 2 and rank_low is null") == 0


def test_shares_and_chances_are_shares(db):
    for column in ("draw_share", "weight_share"):
        for way in ("iso3", "rank"):
            sums = db.execute(
                f"select sum({column}) from mart.rank_share group by {way}"
            ).fetchall()
            # A tie gives two states the smaller rank, so a rank may be held more or less than once.
            tolerance = 1e-9 if way == "iso3" else 0.1
            assert all(abs(total - 1) < tolerance for (total,) in sums)
    both = "select max(a.above + b.above) from mart.order_chance a join mart.order_chance b on"
    assert one(db, f"{both} a.iso3 = b.other and a.other = b.iso3") <= 1 + 1e-9
    assert one(db, "select count(*) from mart.order_chance") == 11 * 10


def test_every_hole_says_how_it_was_filled(db):
    holes = db.execute("select iso3, indicator_id from mart.hole order by all").fetchall()
    filled = db.execute("select distinct iso3, indicator_id from mart.filling order by all")
    assert filled.fetchall() == holes
    assert one(db, "select count(*) from mart.filling where normalised not between 0 and 100") == 0


def test_the_history_has_every_state_in_every_year_and_no_rank(db):
    years, states, nodes = db.execute(
        "select count(distinct year), count(distinct iso3), count(distinct node)"
        " from mart.score_history"
    ).fetchall()[0]
    assert states == 11
    assert years >= 5
    assert one(db, "select count(*) from mart.score_history") == years * states * nodes
    columns = db.execute("describe mart.score_history").fetchall()
    assert "rank" not in {column[0] for column in columns}
