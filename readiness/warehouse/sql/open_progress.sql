-- One row per target, state and method: the status and, where its figures may be passed on, the parts of the calculation.
with judged as (
    select
        progress.*,
        target.indicator_id is null
        or target.indicator_id not in (
            select indicator_id from core.observation where not list_contains($open, reuse)
        ) as is_open
    from mart.progress
    join core.target using (target_id)
)
select
    judged.target_id,
    judged.iso3,
    judged.method,
    judged.status,
    judged.base_year,
    judged.latest_year,
    judged.n_points,
    if(
        judged.is_open,
        columns(
            judged.* exclude (
                target_id, iso3, method, status, base_year, latest_year, n_points, is_open
            )
        ),
        null
    ),
    status.edition,
    status.source_id,
    status.licence,
    status.reuse,
    status.flag,
    if(judged.is_open, '', $withheld) as note
from judged
join mart.target_status as status using (target_id, iso3)
order by judged.target_id, judged.iso3, judged.method
