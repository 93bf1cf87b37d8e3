-- One row per scored indicator and member state with a current figure: how it scores from 0 to 100.
select
    indicator.indicator_id,
    indicator.title,
    indicator.unit,
    indicator.decimals,
    indicator.kind,
    indicator.position,
    pillar.pillar,
    pillar.title as pillar_title,
    country.iso3,
    country.name,
    latest.value,
    latest.year,
    latest.normalised,
    latest.edition,
    latest.flag,
    source.publisher,
    source.url,
    latest.licence,
    latest.reuse
from core.indicator
join core.pillar using (pillar)
join mart.latest using (indicator_id)
join core.country using (iso3)
join core.source on source.source_id = latest.source_id
where indicator.weight > 0 and country.is_member and latest.is_current
order by pillar.position, indicator.position, country.name
