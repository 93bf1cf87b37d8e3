-- One row per partner that the registers name, and entry of the region's own that names it.
with regional as (

    select instrument.*
    from core.instrument
    anti join core.country using (iso3)

)

select
    'economy' as sort,
    country.grouping as standing,
    country.name,
    regional.name as entry,
    regional.adopted_on,
    regional.source_url
from core.country
left join regional on contains(concat_ws(' ', regional.name, regional.responsible_body), country.name)
where country.kind = 'comparator' and country.grouping like '%partner%'
union all
select
    'organisation',
    'International body with a benchmark',
    framework.body,
    framework.name,
    framework.adopted_on,
    framework.source_url
from core.framework
where framework.owner = 'global'
order by sort, standing, country.name, adopted_on
