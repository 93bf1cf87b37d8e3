-- One row per entry about the network or of the region's own whose words match.
with entry as (

    select concat_ws(' ', name, body, status) as words, source_url, framework_id
    from core.framework
    union all
    select concat_ws(' ', title, evidence), source_url, framework_id
    from core.objective
    union all
    select concat_ws(' ', statement, standing_note, quote), source_url, framework_id
    from core.target

),

own as (

    select words, source_url
    from entry
    where framework_id in (
        select bound.framework_id
        from core.objective as bound
        join core.mandate on mandate.mandate = bound.objective_id
    )
    union all
    select concat_ws(' ', name, responsible_body, note), source_url
    from core.instrument
    anti join core.country using (iso3)

)

select words, source_url
from own
where regexp_matches(words, $pattern, 'i')
order by words
