-- One row per framework and standing that has targets: how many, how many are measured, and where
-- the states stand. Nothing is added over standings.
select
    summary.*,
    framework.name,
    framework.owner
from mart.framework_summary as summary
join core.framework using (framework_id)
where summary.n_targets > 0
order by
    framework.owner = 'asean' desc,
    framework.owner,
    framework.period_from desc nulls last,
    framework.name,
    list_position(['official', 'reported', 'proxy'], summary.standing)
