-- One row per target that one indicator measures.
select
    target.target_id,
    target.statement,
    target.standing,
    target.target_year,
    target.source_url,
    framework.name as framework
from core.target
join core.framework using (framework_id)
where target.indicator_id = $indicator
order by framework.name, target.target_id
