-- One row per standing: the targets of all frameworks that have it. There is no total over standings.
select
    standing,
    count(*) filter (n_targets > 0) as n_frameworks,
    sum(n_targets)::integer as n_targets,
    sum(n_measured)::integer as n_measured,
    sum(n_with_number)::integer as n_with_number,
    sum(n_judged)::integer as n_judged,
    sum(n_counts)::integer as n_counts,
    sum(n_events)::integer as n_events,
    sum(n_projections)::integer as n_projections,
    sum(n_state_targets)::integer as n_state_targets,
    sum(n_achieved)::integer as n_achieved,
    sum(n_on_way)::integer as n_on_way,
    sum(n_too_slow)::integer as n_too_slow,
    sum(n_other_way)::integer as n_other_way,
    sum(n_missed)::integer as n_missed,
    sum(n_not_judged)::integer as n_not_judged,
    sum(n_no_data)::integer as n_no_data,
    sum(n_not_a_member)::integer as n_not_a_member
from mart.framework_summary
group by standing
order by list_position(['official', 'reported', 'proxy'], standing)
