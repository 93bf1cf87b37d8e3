-- One row per scored indicator and place, in or outside the region, holes included.
select
    indicator.indicator_id,
    indicator.title,
    indicator.unit,
    indicator.decimals,
    indicator.kind,
    pillar.title as pillar_title,
    country.iso3,
    country.name,
    country.is_member,
    if(latest.is_current, latest.value, null) as value,
    if(latest.is_current, latest.normalised, null) as normalised,
    latest.year,
    latest.period,
    latest.edition,
    latest.flag,
    case
        when latest.is_current then null
        when hole.reason is not null then hole.reason
        when indicator.kind = 'register' then 'the register covers member states only'
        when latest.year is not null then 'last figure of ' || latest.year
        else 'no data in the sources held'
    end as reason,
    source.publisher,
    source.url,
    coalesce(latest.licence, source.licence) as licence,
    coalesce(latest.reuse, source.reuse) as reuse
from core.indicator
join core.pillar using (pillar)
cross join core.country
left join mart.latest
    on latest.indicator_id = indicator.indicator_id and latest.iso3 = country.iso3
left join mart.hole
    on hole.indicator_id = indicator.indicator_id and hole.iso3 = country.iso3
join core.source on source.source_id = coalesce(latest.source_id, indicator.source_id)
where indicator.weight > 0
order by pillar.position, indicator.position, country.is_member desc, country.kind desc, country.name
