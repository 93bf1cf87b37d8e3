-- One row per measure of a part of the mandate and member state, holes included.
select
    mandate.mandate,
    mandate.position,
    mandate.indicator_id,
    mandate.instrument_type,
    mandate.why,
    coalesce(indicator.title, instrument_type.title) as title,
    indicator.unit,
    indicator.decimals,
    coalesce(indicator.kind, 'instrument') as kind,
    country.iso3,
    country.name,
    country.grouping,
    if(latest.is_current, latest.value, null) as value,
    if(latest.is_current, latest.year, null) as year,
    latest.edition,
    source.publisher,
    source.short_title,
    source.url,
    coalesce(latest.licence, source.licence) as licence,
    coalesce(latest.reuse, source.reuse, 'open') as reuse
from core.mandate
cross join core.country
left join core.indicator using (indicator_id)
left join core.instrument_type using (instrument_type)
left join mart.latest
    on latest.indicator_id = mandate.indicator_id and latest.iso3 = country.iso3
left join core.source on source.source_id = coalesce(latest.source_id, indicator.source_id)
where country.is_member
order by mandate.position, country.name
