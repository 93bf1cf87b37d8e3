-- One row per decision that the secretariat seeks: of one state, or of the region (no state).
select decision_id, iso3, decision, owner, due_on, source_url
from core.decision
order by due_on, decision_id
