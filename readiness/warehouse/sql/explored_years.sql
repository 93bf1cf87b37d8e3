-- One row per year with a figure.
select distinct observation.year
from core.observation
join core.indicator using (indicator_id)
where indicator.kind <> 'input'
order by observation.year
