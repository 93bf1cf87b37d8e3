-- One row per year of one indicator and place, as the release published it.
select year, period, value
from core.observation
where indicator_id = $indicator and iso3 = $state
order by year, period
