-- One row per known error at a source, with what its guard looks at.
select
    correction.correction_id,
    correction.source_id,
    source.short_title,
    source.reuse,
    correction.series,
    indicator.title,
    indicator.unit,
    correction.place,
    country.name,
    correction.year,
    correction.published_value,
    correction.action,
    correction.reason,
    correction.added_on::varchar as added_on
from core.correction
join core.source using (source_id)
left join core.indicator on indicator.source_id = correction.source_id and indicator.series = correction.series
left join core.country on country.iso3 = correction.place
order by source.short_title, correction.correction_id
