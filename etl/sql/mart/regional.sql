-- One row per indicator: the member states' current figures, taken together.
select
    indicator_id,
    avg(value order by iso3) as mean,
    median(value) as median,
    min(value) as lowest,
    max(value) as highest,
    count(*) as n,
    min(year) as year_min,
    max(year) as year_max
from core.newest
join core.observation using (indicator_id, iso3, year, period)
join core.country using (iso3)
where is_member and is_current
group by all
order by indicator_id
