-- One row per scored indicator of which no member state has a figure that still counts.
select
    release.folder || '/indicators.csv' as file,
    indicator.line,
    indicator.indicator_id as subject,
    'is scored, but no member state has a figure that the edition still counts' as wrong,
    'add a snapshot that has figures, or give it weight 0' as remedy
from raw.indicator
join raw.measured using (indicator_id)
cross join raw.release
where
    measured.goalpost_range is not null
    and not exists (
        from raw.newest
        join raw.numbered_place as place using (place_no)
        join raw.country using (iso3)
        where
            newest.indicator_no = measured.indicator_no
            and newest.is_current
            and country.kind = 'member'
    )
