-- One row per member state and scored indicator, holes included: the current figure the index is made of.
select
    country.iso3,
    country.name,
    indicator.indicator_id,
    latest.value,
    latest.year,
    source.publisher
from core.country
cross join core.indicator
left join mart.latest
    on latest.indicator_id = indicator.indicator_id
    and latest.iso3 = country.iso3
    and latest.is_current
left join core.source on source.source_id = latest.source_id
where country.is_member and indicator.weight > 0
order by country.iso3, indicator.indicator_id
