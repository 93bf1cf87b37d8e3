-- One row per hole and way in which it may be filled, of indicators whose figures may be passed on.
select *
from mart.filling
where indicator_id not in (
    select indicator_id from core.observation where not list_contains($open, reuse)
)
order by iso3, indicator_id, way
