-- One row per indicator, year and period: the mean of the member states that have a figure.
select
    indicator_id,
    year,
    period,
    avg(value order by iso3) as mean,
    count(*) as n
from core.observation
join core.country using (iso3)
where is_member
group by all
order by indicator_id, year, period
