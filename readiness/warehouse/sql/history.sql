-- One row per year, node and member state: the score on the constant panel, oldest first; no ranks.
select
    score_history.year,
    score_history.node,
    coalesce(pillar.title, 'All pillars') as title,
    country.iso3,
    country.name,
    score_history.score,
    panel.n as n_in_panel
from mart.score_history
join core.country using (iso3)
left join core.pillar on pillar.pillar = score_history.node
left join (
    select coalesce(indicator.pillar, 'readiness') as node, count(*) as n
    from mart.history_panel
    join core.indicator using (indicator_id)
    where history_panel.is_in_panel
    group by rollup (indicator.pillar)
) as panel using (node)
order by pillar.position nulls first, country.name, score_history.year
