-- One row per indicator with a figure, in the catalogue's order, and in how many states it is current.
select
    indicator.indicator_id,
    indicator.title,
    indicator.pillar,
    pillar.title as pillar_title,
    indicator.unit,
    indicator.decimals,
    indicator.kind,
    coalesce(indicator.transform, '') as transform,
    indicator.breaks,
    indicator.is_relative,
    coalesce(regional.n, 0) as n_states,
    (select count(*) from core.country where is_member) as members
from core.indicator
join core.pillar using (pillar)
left join mart.regional using (indicator_id)
where indicator.kind <> 'input'
    and exists (from core.observation where observation.indicator_id = indicator.indicator_id)
order by pillar.position, indicator.position
