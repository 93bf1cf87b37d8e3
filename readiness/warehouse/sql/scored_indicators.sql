-- One row per scored indicator: goalposts, share of the weight, source, and how far it reaches.
with held as (
    select
        latest.indicator_id,
        count(*) as n,
        min(latest.year) as year_min,
        max(latest.year) as year_max
    from mart.latest
    join core.country using (iso3)
    where country.is_member and latest.is_current
    group by all
)

select
    indicator.indicator_id,
    indicator.title,
    indicator.unit,
    indicator.worst,
    indicator.best,
    indicator.transform,
    indicator.half,
    indicator.definition,
    indicator.note,
    indicator.kind,
    indicator.is_perception,
    indicator.decimals,
    indicator.year_meaning,
    pillar.pillar,
    pillar.title as pillar_title,
    pillar.max_age_years,
    influence.given_share,
    influence.share,
    influence.correlation,
    source.short_title as source,
    source.publisher,
    source.url,
    source.licence,
    coalesce(held.n, 0) as n,
    held.year_min,
    held.year_max,
    (select count(*) from core.country where is_member) as members
from core.indicator
join core.pillar using (pillar)
join core.source using (source_id)
left join mart.influence using (indicator_id)
left join held using (indicator_id)
where indicator.weight > 0
order by pillar.position, indicator.position
