-- One row per place for one indicator in one year: every member state, holes included, then others with a figure.
select
    country.iso3,
    country.name,
    country.kind,
    country.is_member,
    country.tile_row,
    country.tile_column,
    country.longitude,
    country.latitude,
    observation.year,
    observation.period,
    observation.value,
    observation.edition,
    observation.flag,
    observation.source_id,
    observation.licence,
    observation.reuse,
    observation.is_cross_checked
from core.country
left join core.observation
    on observation.iso3 = country.iso3
    and observation.indicator_id = $indicator
    and observation.year = $year
    and observation.period = $period
where country.is_member or observation.value is not null
order by country.is_member desc, country.kind, country.name
