-- One row per framework of the policy register: ASEAN's own, global benchmarks, national plans.
select
    * exclude (line),
    try_cast(regexp_extract(period, '^\d{4}') as integer) as period_from,
    try_cast(regexp_extract(period, '\d{4}$') as integer) as period_until
from raw.framework
order by framework_id
