-- One row per publication: what rests on it, under which licence, and how old it is.
select
    source_summary.*,
    source.title,
    source.url,
    source.about,
    source.update_note
from mart.source_summary
join core.source using (source_id)
order by source_summary.publisher, source_summary.short_title
