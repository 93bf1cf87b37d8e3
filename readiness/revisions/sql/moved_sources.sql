-- One row per publication of either release: its edition, how many figures of it are held, and the newest year.
with

held_before as (

    select source_id, count(distinct (indicator_id, iso3, year, period)) as held, max(year) as year
    from before.observation_copy
    group by all

),

held_after as (

    select source_id, count(distinct (indicator_id, iso3, year, period)) as held, max(year) as year
    from after.observation_copy
    group by all

)

select
    coalesce(later.source_id, earlier.source_id) as source_id,
    coalesce(later.short_title, earlier.short_title, later.source_id, earlier.source_id) as source,
    earlier.edition as old_edition,
    later.edition as new_edition,
    earlier.received_on::varchar as old_received_on,
    later.received_on::varchar as new_received_on,
    coalesce(held_before.held, 0) as old_held,
    coalesce(held_after.held, 0) as new_held,
    held_before.year as old_year,
    held_after.year as new_year
from before.source as earlier
full join after.source as later using (source_id)
left join held_before on held_before.source_id = earlier.source_id
left join held_after on held_after.source_id = coalesce(later.source_id, earlier.source_id)
order by source_id
