-- One row: a member state's score on the index or on a pillar, as published.
select
    score.edition,
    score.score,
    score.rank_low,
    score.rank_high,
    score.maturity_group,
    score.coverage,
    score.is_estimated,
    score.n_indicators,
    score.n_holes,
    release.release
from mart.score
cross join core.release
where score.node = $node and score.iso3 = $state
