-- One row per thing that has a trace: every indicator, then the pillars and the index itself.
select
    'readiness' as choice,
    'AI readiness, the whole index' as title,
    'Scores' as section,
    'index' as kind,
    10000000 as position
union all
select
    pillar.pillar,
    pillar.title,
    'Scores' as section,
    'pillar' as kind,
    1000000 + pillar.position as position
from core.pillar
where pillar.is_scored
union all
select
    indicator.indicator_id,
    indicator.title,
    pillar.title as section,
    'indicator' as kind,
    1000 * pillar.position + indicator.position as position
from core.indicator
join core.pillar using (pillar)
order by position
