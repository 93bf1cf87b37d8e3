-- One row per decision that the secretariat seeks of a state, or of the region (no state).
select * exclude (line) from raw.decision order by due_on, decision_id
