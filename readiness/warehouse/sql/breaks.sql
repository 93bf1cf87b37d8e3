-- One row per indicator whose newest edition may not be compared with the one before.
select distinct
    indicator.indicator_id,
    indicator.title,
    source.short_title as source,
    change.year,
    change.previous_year
from mart.change
join core.indicator using (indicator_id)
join core.source using (source_id)
where change.crosses_break and (indicator.weight > 0 or indicator.kind = 'composite')
order by all
