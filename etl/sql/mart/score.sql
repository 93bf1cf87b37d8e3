-- One row per edition, member state and pillar: the plain mean of the scores that exist.
select
    edition,
    iso3,
    pillar as node,
    2 as level,
    score,
    null::integer as rank,
    null::integer as rank_low,
    null::integer as rank_high,
    null::varchar as maturity_group,
    coverage,
    coverage < 0.5 as is_estimated
from core.pillar_score
order by edition, iso3, node
