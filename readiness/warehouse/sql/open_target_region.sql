-- One row per target measured over states: how many stand where; means only where all their figures may be passed on.
with judged as (
    select
        region.*,
        target.indicator_id is null
        or target.indicator_id not in (
            select indicator_id from core.observation where not list_contains($open, reuse)
        ) as is_open,
        target.indicator_id,
        terms.edition,
        terms.source_id,
        terms.licence,
        terms.reuse,
        coalesce(terms.flag, '') as flag
    from mart.target_region as region
    join core.target using (target_id)
    left join (
        select
            target_id,
            string_agg(distinct edition, '; ' order by edition) as edition,
            min(source_id) as source_id,
            string_agg(distinct licence, '; ' order by licence) as licence,
            min(reuse) as reuse,
            string_agg(distinct nullif(flag, ''), '|' order by nullif(flag, '')) as flag
        from mart.target_status
        where latest_value is not null
        group by target_id
    ) as terms using (target_id)
)
select
    judged.* exclude (is_open, indicator_id) replace (
        if(is_open, mean, null) as mean,
        if(is_open, population_weighted_mean, null) as population_weighted_mean
    ),
    if(is_open, '', $withheld) as note
from judged
order by target_id
