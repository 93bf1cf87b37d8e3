-- One row per scored indicator: is it in the constant panel of the history, and if not, why?
select
    indicator.indicator_id,
    indicator.title,
    pillar.title as pillar_title,
    history_panel.is_in_panel,
    history_panel.reason
from mart.history_panel
join core.indicator using (indicator_id)
join core.pillar using (pillar)
order by history_panel.is_in_panel desc, pillar.position, indicator.position
