-- One row per member state in a target's scope and year: the figure of the indicator that measures it.
select
    country.iso3,
    country.name as state,
    observation.year,
    observation.period,
    observation.value,
    observation.edition,
    observation.flag,
    observation.licence,
    observation.reuse,
    source.publisher,
    source.url
from core.target
join core.observation using (indicator_id)
join core.country using (iso3)
join core.source using (source_id)
join mart.target_status as status using (target_id, iso3)
where target_id = $target and country.is_member
-- Of a year's halves or quarters the last stands for the year, as for the status.
qualify row_number() over (
    partition by country.iso3, observation.year order by observation.period desc
) = 1
order by country.name, observation.year
