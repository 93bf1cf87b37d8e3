-- One row per framework of the policy register: what it is, where that is written, how much it holds.
select
    framework.*,
    (select count(*) from core.objective where objective.framework_id = framework.framework_id)
        as n_objectives,
    (select count(*) from core.target where target.framework_id = framework.framework_id)
        as n_targets
from core.framework
order by owner = 'asean' desc, owner, period_from desc nulls last, name
