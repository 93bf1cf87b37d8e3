-- One row per scored indicator of a pillar for one member state: its figure and points, or its filling.
with filled as (
    select
        iso3,
        indicator_id,
        min(normalised) as filled_low,
        max(normalised) as filled_high,
        count(*) as n_ways
    from mart.filling
    group by all
)

select
    indicator.indicator_id,
    indicator.title,
    indicator.unit,
    indicator.decimals,
    indicator.kind,
    indicator.weight,
    indicator.weight / sum(indicator.weight) over () as share_of_pillar,
    if(latest.is_current, latest.value, null) as value,
    if(latest.is_current, latest.normalised, null) as normalised,
    if(latest.is_current, latest.year, null) as year,
    if(latest.is_current, latest.period, null) as period,
    if(latest.is_current, latest.flag, null) as flag,
    coalesce(latest.licence, source.licence) as licence,
    coalesce(latest.reuse, source.reuse) as reuse,
    hole.reason,
    filled.filled_low,
    filled.filled_high,
    filled.n_ways,
    source.source_id,
    source.short_title,
    source.publisher,
    source.url
from core.indicator
left join mart.latest
    on latest.indicator_id = indicator.indicator_id and latest.iso3 = $state
left join mart.hole on hole.indicator_id = indicator.indicator_id and hole.iso3 = $state
left join filled on filled.indicator_id = indicator.indicator_id and filled.iso3 = $state
join core.source on source.source_id = coalesce(latest.source_id, indicator.source_id)
where indicator.weight > 0 and indicator.pillar = $pillar
order by indicator.position
