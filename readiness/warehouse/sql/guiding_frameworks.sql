-- One row per framework of ASEAN's own: what it is, and how much of it can be measured.
with objectives as (

    select framework_id, count(*) as n_objectives
    from core.objective
    group by framework_id

),

targets as (

    select
        framework_id,
        sum(n_targets)::integer as n_targets,
        sum(n_measured)::integer as n_measured,
        sum(n_targets) filter (standing = 'official')::integer as n_official
    from mart.framework_summary
    group by framework_id

)

select
    framework_id,
    framework.name,
    framework.body,
    framework.adopted_on,
    framework.adopted_on_as_printed,
    framework.period,
    framework.status,
    framework.source_url,
    framework.evidence,
    coalesce(n_objectives, 0) as n_objectives,
    coalesce(n_targets, 0) as n_targets,
    coalesce(n_measured, 0) as n_measured,
    coalesce(n_official, 0) as n_official,
    framework_id in (
        select bound.framework_id
        from core.objective as bound
        join core.mandate on mandate.mandate = bound.objective_id
    ) as is_network
from core.framework
left join objectives using (framework_id)
left join targets using (framework_id)
where framework.owner = 'asean'
order by framework.adopted_on desc nulls last, framework.name
