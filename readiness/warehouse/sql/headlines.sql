-- One row per scored indicator that is about AI itself: regional mean, spread, and how many states have one.
select
    indicator.indicator_id,
    indicator.title,
    indicator.unit,
    indicator.decimals,
    indicator.kind,
    source.short_title as source,
    regional.mean,
    regional.lowest,
    regional.highest,
    regional.n,
    regional.year_min,
    regional.year_max,
    (
        select count(*) from mart.latest
        join core.country using (iso3)
        where latest.indicator_id = indicator.indicator_id and is_member and is_current
            and value >= indicator.best
    ) as n_at_best,
    (select count(*) from core.country where is_member) as members
from core.indicator
join core.pillar using (pillar)
join core.source using (source_id)
left join mart.regional using (indicator_id)
where indicator.weight > 0 and indicator.half = 'ai_specific'
order by pillar.position, indicator.position
