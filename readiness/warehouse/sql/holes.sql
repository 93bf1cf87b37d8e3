-- One row per member state and scored indicator without a current figure.
select
    country.iso3,
    country.name,
    indicator.indicator_id,
    indicator.title,
    pillar.title as pillar_title,
    hole.last_year,
    hole.last_value,
    indicator.unit,
    indicator.decimals,
    hole.reason,
    source.publisher,
    source.licence,
    source.reuse
from mart.hole
join core.country using (iso3)
join core.indicator using (indicator_id)
join core.source using (source_id)
join core.pillar on pillar.pillar = hole.pillar
where $iso3 = '' or hole.iso3 = $iso3
order by country.name, pillar.position, indicator.position
