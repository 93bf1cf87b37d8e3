-- One row per thing the map can show: pillars first, then indicators that some state has.
select
    pillar.pillar as choice,
    pillar.title,
    'Pillars of the index' as section,
    true as is_pillar,
    pillar.position as position
from core.pillar
where pillar.is_scored
union all
select
    indicator.indicator_id as choice,
    indicator.title,
    pillar.title as section,
    false as is_pillar,
    1000 * pillar.position + indicator.position as position
from core.indicator
join core.pillar using (pillar)
where indicator.kind <> 'input'
    and exists (
        from core.observation
        join core.country using (iso3)
        where is_member and observation.indicator_id = indicator.indicator_id
    )
order by position
