-- One row per framework of ASEAN's own: its period, in the order in which they began.
select
    framework_id,
    name,
    adopted_on,
    period,
    period_from,
    period_until
from core.framework
where owner = 'asean'
order by coalesce(adopted_on, period_from::varchar) nulls last, name
