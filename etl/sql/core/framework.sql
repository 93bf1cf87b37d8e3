-- One row per regional framework of the policy register.
select * exclude (line) from raw.framework order by framework_id
