-- One row per state in a target's scope and method: its word, and what it was made of.
select
    progress.*,
    coalesce(country.name, progress.iso3) as state,
    status.agreement,
    status.edition,
    status.source_id,
    status.licence,
    status.reuse
from mart.progress
left join core.country using (iso3)
left join mart.target_status as status using (target_id, iso3)
where target_id = $target
order by state, list_position(['escap', 'linear', 'cagr', 'unsd'], method)
