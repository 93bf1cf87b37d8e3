-- One row per publication: when its newest copy was read and received, and when the next edition is due.
with

read_on as (

    select source_id, max(retrieved_on) as retrieved_on from core.copy group by all

)

select
    source.source_id,
    source.short_title,
    source.publisher,
    source.edition,
    source.received_on::varchar as received_on,
    coalesce(read_on.retrieved_on, source.retrieved_on)::varchar as retrieved_on,
    source.next_update::varchar as next_update,
    source.update_note,
    source_summary.n_rows,
    source_summary.n_indicators,
    source_summary.year_max,
    release.cutoff_year
from core.source
left join read_on using (source_id)
left join mart.source_summary using (source_id)
cross join core.release
order by source.short_title
