-- One row per indicator and place whose newest figure may be passed on.
select *
from mart.latest
where list_contains($open, reuse)
