-- One row per publication, with what is held of it.
with held as (
    select
        source_id,
        sum(rows) as rows,
        arg_max(sha256, (received_on, snapshot)) as sha256,
        max(received_on) as received_on
    from raw.file
    group by all
)

select
    source.* exclude (line),
    held.rows::bigint as rows,
    held.sha256,
    held.received_on
from raw.source
left join held using (source_id)
order by source_id
