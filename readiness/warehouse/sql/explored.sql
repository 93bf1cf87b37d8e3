-- One row per figure held, in the catalogue's order: what the page made for exploring shows.
select
    observation.indicator_id,
    observation.iso3,
    observation.year,
    observation.period,
    observation.value,
    observation.edition,
    observation.flag,
    observation.source_id,
    observation.licence,
    observation.reuse
from core.observation
join core.indicator using (indicator_id)
join core.pillar using (pillar)
join core.country using (iso3)
where indicator.kind <> 'input'
order by
    pillar.position, indicator.position, country.is_member desc, country.kind desc, country.name,
    observation.year, observation.period
