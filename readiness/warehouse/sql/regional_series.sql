-- One row per year and period of one indicator: the simple mean over member states.
select year, period, mean, n
from mart.regional_by_year
where indicator_id = $indicator
order by year, period
