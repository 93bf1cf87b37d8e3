-- One row per year (and period) of an indicator that at least one member state has, oldest first.
select
    regional_by_year.year,
    regional_by_year.period,
    regional_by_year.n,
    regional_by_year.mean
from mart.regional_by_year
where indicator_id = $indicator and n > 0
order by year, period
