-- One row per indicator that at least two member states have, to be set against another.
select indicator.indicator_id, indicator.title, pillar.title as section
from core.indicator
join core.pillar using (pillar)
join mart.latest using (indicator_id)
join core.country using (iso3)
where country.is_member and indicator.kind <> 'input'
group by indicator.indicator_id, indicator.title, indicator.position, pillar.title, pillar.position
having count(*) > 1
order by pillar.position, indicator.position
