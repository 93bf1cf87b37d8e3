-- One row: why a scored indicator has no current figure for a member state; none where it has one.
select hole.reason, hole.last_year, hole.last_value, pillar.max_age_years
from mart.hole
join core.pillar using (pillar)
where hole.indicator_id = $indicator and hole.iso3 = $state
