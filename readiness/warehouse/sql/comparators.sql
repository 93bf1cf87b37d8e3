-- One row per place outside the region with a current figure of a scored indicator.
select country.iso3, country.name, country.kind, count(*) as n_scored
from core.country
join mart.latest using (iso3)
join core.indicator using (indicator_id)
where not country.is_member and latest.is_current and indicator.weight > 0
group by all
order by country.kind desc, country.name
