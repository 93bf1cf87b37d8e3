-- One row per indicator, place, year and period whose figure may be passed on.
select *
from core.observation
where list_contains($open, reuse)
