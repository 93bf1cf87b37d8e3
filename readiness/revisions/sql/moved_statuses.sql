-- One row per target and state whose status moved, came or went, with what its measure rests on.
select
    coalesce(later.target_id, earlier.target_id) as target_id,
    coalesce(is_now.statement, was.statement) as statement,
    coalesce(later.iso3, earlier.iso3) as iso3,
    coalesce(place.name, later.iso3, earlier.iso3) as name,
    earlier.status as old_status,
    later.status as new_status,
    earlier.latest_year as old_latest_year,
    later.latest_year as new_latest_year,
    earlier.base_year as old_base_year,
    later.base_year as new_base_year,
    coalesce(is_now.indicator_id, was.indicator_id) as indicator_id,
    coalesce(is_now.instrument_types, was.instrument_types) as instrument_types,
    (was.target_value, was.target_year, was.direction, was.indicator_id, was.instrument_types, was.met_on,
        was.baseline, was.baseline_year)
        is distinct from
        (is_now.target_value, is_now.target_year, is_now.direction, is_now.indicator_id,
        is_now.instrument_types, is_now.met_on, is_now.baseline, is_now.baseline_year)
        as is_target_changed
from before.target_status as earlier
full join after.target_status as later using (target_id, iso3)
left join before.target as was on was.target_id = earlier.target_id
left join after.target as is_now on is_now.target_id = later.target_id
left join after.country as place on place.iso3 = coalesce(later.iso3, earlier.iso3)
where earlier.status is distinct from later.status
order by target_id, iso3
