-- One row per series of a fetched snapshot that a later fetch of its source holds as well: it
-- speaks for itself, and what the older fetch says of it, a withdrawn figure too, is the past.
with held as (
    select distinct
        reading.file_no,
        reading.series,
        file.source_id,
        file.received_on,
        file.snapshot
    from raw.reading
    join raw.file using (file_no)
    where file.fetched_at is not null
)

select
    file_no,
    series
from held
qualify row_number() over (
    partition by source_id, series
    order by received_on desc, snapshot desc
) > 1
