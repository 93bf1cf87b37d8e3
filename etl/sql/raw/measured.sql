-- One row per indicator, numbered in the order of the published tables, goalposts transformed.
select
    (row_number() over (order by indicator_id))::integer as indicator_no,
    indicator_id,
    series,
    source_id,
    pillar,
    valid_min,
    valid_max,
    breaks,
    if(weight > 0, if(transform = 'log', abs(ln(best + 1) - ln(worst + 1)), abs(best - worst)), null)
        as goalpost_range,
    coalesce(transform = 'log', false) as is_log,
    indicator_id in (select indicator_id from raw.derivation) as is_derived
from raw.indicator
