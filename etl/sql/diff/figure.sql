-- One row per figure that the new release has added, revised or withdrawn.
select
    coalesce(after.indicator_id, before.indicator_id) as indicator_id,
    coalesce(after.iso3, before.iso3) as iso3,
    coalesce(after.year, before.year) as year,
    coalesce(after.period, before.period) as period,
    case
        when before.indicator_id is null then 'added'
        when after.indicator_id is null then 'withdrawn'
        else 'revised'
    end as what,
    before.value as old_value,
    after.value as new_value,
    coalesce(after.source_id, before.source_id) as source_id
from old.core.observation as before
full join new.core.observation as after using (indicator_id, iso3, year, period)
where before.value is distinct from after.value
order by what, indicator_id, iso3, year, period
