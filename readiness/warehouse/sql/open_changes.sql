-- One row per indicator and member state: the newest figure against the one before, where both may be passed on.
select
    change.*,
    figure.source_id,
    figure.licence,
    figure.reuse,
    figure.flag
from mart.change
join core.observation as figure using (indicator_id, iso3, year, period)
where change.indicator_id not in (
    select indicator_id from core.observation where not list_contains($open, reuse)
)
order by change.indicator_id, change.iso3
