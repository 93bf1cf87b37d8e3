-- One row per objective of the framework whose mandate is bound to measures, in the register's order.
select
    framework.framework_id,
    framework.name as framework,
    framework.body,
    framework.adopted_on,
    framework.period,
    framework.status,
    framework.source_url as framework_url,
    objective.objective_id,
    objective.title,
    objective.level,
    objective.timing,
    objective.source_url,
    objective.evidence,
    objective.objective_id in (select mandate from core.mandate) as is_bound
from core.objective
join core.framework using (framework_id)
where framework_id in (
    select bound.framework_id
    from core.objective as bound
    join core.mandate on mandate.mandate = bound.objective_id
)
order by is_bound desc, objective.level, objective.objective_id
