-- One row per scored indicator: how it is scored, and over which values a reader may move it.
select
    indicator.indicator_id,
    indicator.title,
    indicator.pillar,
    pillar.title as pillar_title,
    indicator.worst,
    indicator.best,
    indicator.weight,
    coalesce(indicator.transform, '') as transform,
    indicator.is_perception,
    indicator.kind = 'register' as is_register,
    indicator.kind,
    indicator.unit,
    indicator.decimals,
    indicator.position,
    -- The way from worst to best, and as far beyond as any state is; never past what is possible.
    greatest(indicator.valid_min, least(indicator.worst, indicator.best, regional.lowest)) as slide_min,
    least(indicator.valid_max, greatest(indicator.worst, indicator.best, regional.highest)) as slide_max,
    regional.mean,
    regional.n
from core.indicator
join core.pillar using (pillar)
left join mart.regional using (indicator_id)
where indicator.weight > 0
order by pillar.position, indicator.indicator_id
