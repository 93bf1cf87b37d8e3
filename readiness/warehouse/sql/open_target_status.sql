-- One row per target and state it is about: where the state stands; figures only where they may be passed on.
with judged as (
    select
        status.*,
        target.indicator_id is null
        or target.indicator_id not in (
            select indicator_id from core.observation where not list_contains($open, reuse)
        ) as is_open
    from mart.target_status as status
    join core.target using (target_id)
)
select
    target.framework_id,
    target.standing,
    target.indicator_id,
    target.target_value,
    target.target_year,
    target.unit,
    judged.* exclude (is_open) replace (
        if(is_open, base_value, null) as base_value,
        if(is_open, latest_value, null) as latest_value,
        if(is_open, distance, null) as distance,
        if(is_open, actual_pace, null) as actual_pace,
        if(is_open, required_pace_now, null) as required_pace_now,
        if(is_open, best_pace, null) as best_pace,
        if(is_open, forecast, null) as forecast,
        if(is_open, forecast_low, null) as forecast_low,
        if(is_open, forecast_high, null) as forecast_high,
        if(is_open, chance_by_target, null) as chance_by_target
    ),
    if(judged.is_open, '', $withheld) as note
from judged
join core.target using (target_id)
order by judged.target_id, judged.iso3
