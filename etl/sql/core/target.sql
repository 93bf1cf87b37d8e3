-- One row per commitment: where it is written, its number if it has one, and what measures it.
select
    * exclude (line),
    target_value is not null and progress_kind <> 'yes_no' as has_number,
    coalesce(indicator_id, instrument_types, met_on) is not null as is_measured
from raw.target
order by target_id
