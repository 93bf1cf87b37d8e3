-- One row per publication: whose it is, its terms and dates, its snapshot, and what of it is published.
select
    source.source_id,
    source.publisher,
    source.title,
    source.short_title,
    source.licence,
    source.reuse,
    source.url,
    source.edition,
    source.retrieved_on::varchar as retrieved_on,
    source.next_update::varchar as next_update,
    source.update_note,
    source.about,
    source.rows,
    source.sha256,
    source.received_on::varchar as received_on,
    source_summary.n_rows,
    source_summary.n_indicators,
    source_summary.n_states,
    source_summary.year_min,
    source_summary.year_max,
    release.cutoff_year,
    (select count(*) from core.country where is_member) as members,
    (select count(*) from core.observation) as n_of_all
from core.source
left join mart.source_summary using (source_id)
cross join core.release
order by source.short_title
