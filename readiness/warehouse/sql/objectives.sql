-- One row per objective of a framework: outcomes first, actions last.
select objective_id, parent_id, level, title, priority, timing, source_url, evidence
from core.objective
where framework_id = $framework
order by list_position(['outcome', 'element', 'principle', 'recommendation', 'action'], level) nulls last, objective_id
