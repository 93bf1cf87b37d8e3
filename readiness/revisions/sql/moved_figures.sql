-- One row per figure that the newer release added, revised or withdrew.
select
    coalesce(later.indicator_id, earlier.indicator_id) as indicator_id,
    coalesce(is_now.title, was.title, later.indicator_id, earlier.indicator_id) as title,
    coalesce(is_now.unit, was.unit) as unit,
    coalesce(is_now.decimals, was.decimals) as decimals,
    coalesce(is_now.kind, was.kind) as kind,
    coalesce(later.iso3, earlier.iso3) as iso3,
    coalesce(place.name, place_before.name, later.iso3, earlier.iso3) as name,
    coalesce(later.year, earlier.year) as year,
    coalesce(later.period, earlier.period) as period,
    case
        when earlier.indicator_id is null then 'added'
        when later.indicator_id is null then 'withdrawn'
        else 'revised'
    end as what,
    earlier.value as old_value,
    later.value as new_value,
    100 * (later.value - earlier.value) / nullif(abs(earlier.value), 0) as percent,
    coalesce(later.source_id, earlier.source_id) as source_id,
    coalesce(source.short_title, source_before.short_title, later.source_id, earlier.source_id) as source,
    earlier.edition as old_edition,
    later.edition as new_edition,
    -- the stricter of the two classes decides whether the two values may travel in a file
    case
        when 'terms-unread' in (earlier.reuse, later.reuse) then 'terms-unread'
        when 'show-only' in (earlier.reuse, later.reuse) then 'show-only'
        when 'non-commercial' in (earlier.reuse, later.reuse) then 'non-commercial'
        else coalesce(later.reuse, earlier.reuse)
    end as reuse
from before.observation as earlier
full join after.observation as later using (indicator_id, iso3, year, period)
left join before.indicator as was on was.indicator_id = earlier.indicator_id
left join after.indicator as is_now on is_now.indicator_id = coalesce(later.indicator_id, earlier.indicator_id)
left join before.country as place_before on place_before.iso3 = earlier.iso3
left join after.country as place on place.iso3 = coalesce(later.iso3, earlier.iso3)
left join before.source as source_before on source_before.source_id = earlier.source_id
left join after.source as source on source.source_id = coalesce(later.source_id, earlier.source_id)
where earlier.value is distinct from later.value
order by what, indicator_id, iso3, year, period
