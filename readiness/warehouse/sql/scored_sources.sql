-- One row per publication with a current figure of a scored indicator of a member state.
select distinct latest.source_id
from mart.latest
join core.indicator using (indicator_id)
join core.country using (iso3)
where indicator.weight > 0 and country.is_member and latest.is_current
order by latest.source_id
