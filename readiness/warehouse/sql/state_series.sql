-- One row per indicator, year and period of one place.
select indicator_id, year, period, value, flag, edition, source_id, licence, reuse
from core.observation
where iso3 = $iso3
order by indicator_id, year, period
