-- One row per member state for one pillar of the current edition.
select
    country.iso3,
    country.name,
    country.kind,
    country.is_member,
    country.tile_row,
    country.tile_column,
    country.longitude,
    country.latitude,
    score.edition,
    if(score.coverage > 0, score.score, null) as value,
    score.coverage,
    score.is_estimated,
    coverage.n_indicators,
    coverage.n_current
from core.country
left join mart.score on score.iso3 = country.iso3 and score.node = $pillar and score.level = 2
left join mart.coverage on coverage.iso3 = country.iso3 and coverage.pillar = $pillar
where country.is_member
order by country.name
