-- One row per thing the map can show: groups, pillars, then indicators that some state has. The
-- ranks of published indices are no map: they stand on the page that compares.
select
    'groups' as choice,
    'Groups of readiness' as title,
    'The index' as section,
    'groups' as view,
    0 as position
union all
select
    pillar.pillar as choice,
    pillar.title,
    'Pillars of the index' as section,
    'pillar' as view,
    pillar.position as position
from core.pillar
where pillar.is_scored
union all
select
    indicator.indicator_id as choice,
    indicator.title,
    pillar.title as section,
    'indicator' as view,
    1000 * pillar.position + indicator.position as position
from core.indicator
join core.pillar using (pillar)
where indicator.kind not in ('input', 'rank')
    and exists (
        from core.observation
        join core.country using (iso3)
        where is_member and observation.indicator_id = indicator.indicator_id
    )
order by position
