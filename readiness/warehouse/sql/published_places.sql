-- One row per published composite (the newest edition of its source) and member state: the place it gives.
with

newest as (

    select indicator.indicator_id, indicator.source_id, indicator.weight, max(latest.year) as year
    from core.indicator
    join mart.latest using (indicator_id)
    join core.country using (iso3)
    where country.is_member and indicator.kind = 'composite'
    group by indicator.indicator_id, indicator.source_id, indicator.weight
    qualify max(latest.year) = max(max(latest.year)) over (partition by indicator.source_id)

)

select
    indicator.indicator_id,
    indicator.title,
    indicator.definition,
    indicator.note,
    indicator.unit,
    indicator.decimals,
    indicator.kind,
    indicator.year_meaning,
    indicator.breaks,
    indicator.is_relative,
    pillar.title as pillar_title,
    pillar.pillar = 'published_index' as is_ai_or_digital,
    newest.year as newest_year,
    source.publisher,
    source.url,
    country.iso3,
    country.name,
    latest.value,
    latest.year,
    latest.edition,
    if(latest.is_current, latest.position_high, null) as place,
    max(latest.n_states) over (partition by indicator.indicator_id) as n,
    coalesce(latest.licence, source.licence) as licence,
    coalesce(latest.reuse, source.reuse) as reuse
from newest
join core.indicator using (indicator_id)
join core.pillar using (pillar)
join core.source on source.source_id = indicator.source_id
cross join core.country
left join mart.latest
    on latest.indicator_id = indicator.indicator_id and latest.iso3 = country.iso3
where country.is_member and indicator.weight = 0
order by is_ai_or_digital desc, newest.year desc, indicator.position, country.name
