-- One row per known error in one publication.
select
    correction_id,
    series,
    place,
    year,
    published_value,
    action,
    reason,
    added_on::varchar as added_on
from core.correction
where source_id = $source
order by correction_id
