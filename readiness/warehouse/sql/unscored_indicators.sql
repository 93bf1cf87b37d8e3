-- One row per indicator of weight 0, with the reason why it is shown and not scored.
select
    indicator.indicator_id,
    indicator.title,
    indicator.kind,
    indicator.why_not_scored,
    pillar.title as pillar_title,
    source.short_title as source,
    count(*) over (partition by indicator.why_not_scored) as n_of_reason
from core.indicator
join core.pillar using (pillar)
join core.source using (source_id)
where indicator.weight = 0
order by n_of_reason desc, indicator.why_not_scored, pillar.position, indicator.position
