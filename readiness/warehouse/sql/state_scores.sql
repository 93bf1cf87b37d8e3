-- One row per member state and scored pillar, holes included; a pillar without any figure has no score.
select
    country.iso3,
    country.name,
    country.grouping,
    pillar.pillar,
    pillar.title as pillar_title,
    score.edition,
    if(score.coverage > 0, score.score, null) as score,
    score.rank_low,
    score.rank_high,
    score.is_estimated,
    coverage.n_indicators,
    coverage.n_current,
    coverage.mean_year
from core.country
cross join core.pillar
left join mart.score on score.iso3 = country.iso3 and score.node = pillar.pillar and score.level = 2
left join mart.coverage on coverage.iso3 = country.iso3 and coverage.pillar = pillar.pillar
where country.is_member and pillar.is_scored
order by country.name, pillar.position
