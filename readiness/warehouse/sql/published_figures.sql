-- One row per figure of a member state that is published for one of the named indicators.
select
    observation.indicator_id,
    observation.iso3,
    observation.year,
    coalesce(observation.period, '') as period,
    observation.value,
    source.short_title as source
from core.observation
join core.country using (iso3)
join core.source using (source_id)
where country.is_member and list_contains($indicators, observation.indicator_id)
