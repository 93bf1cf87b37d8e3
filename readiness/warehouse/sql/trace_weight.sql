-- One row: what one scored indicator weighs; none where it is shown and not scored.
select
    indicator.weight / sum(indicator.weight) over () as share_of_pillar,
    influence.given_share,
    pillar.pillar,
    pillar.title as pillar_title,
    pillar.max_age_years,
    (select cutoff_year from core.release) as cutoff_year,
    (select edition from core.release) as edition
from core.indicator
join core.pillar using (pillar)
left join mart.influence using (indicator_id)
where indicator.weight > 0
    and indicator.pillar = (from core.indicator select pillar where indicator_id = $indicator)
qualify indicator.indicator_id = $indicator
