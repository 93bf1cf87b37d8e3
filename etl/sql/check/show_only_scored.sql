-- One row per scored indicator that leans on figures which may be shown but not changed.
select distinct
    release.folder || '/indicators.csv' as file,
    indicator.line,
    indicator.indicator_id as subject,
    'is scored, but ' || copy.copy_id || ' may only be shown (' || copy.licence || ')' as wrong,
    'give it weight 0, or find a copy whose licence allows a score' as remedy
from raw.figure
join raw.measured using (indicator_no)
join raw.indicator using (indicator_id)
join raw.copy using (copy_no)
cross join raw.release
where
    measured.goalpost_range is not null
    and (copy.reuse = 'show-only' or figure.strictness = (select max(strictness) from raw.reuse_class))
