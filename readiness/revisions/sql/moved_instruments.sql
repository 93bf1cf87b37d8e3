-- One row per entry of the register that came, went or changed its stage.
select
    coalesce(later.instrument_id, earlier.instrument_id) as instrument_id,
    coalesce(later.iso3, earlier.iso3) as iso3,
    coalesce(later.instrument_type, earlier.instrument_type) as instrument_type,
    coalesce(later.name, earlier.name) as title,
    earlier.status as old_status,
    later.status as new_status
from before.instrument as earlier
full join after.instrument as later using (instrument_id)
where earlier.status is distinct from later.status
order by iso3, instrument_type, instrument_id
