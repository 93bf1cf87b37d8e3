-- One row per earlier indicator that another one carries on.
select * exclude (line) from raw.predecessor order by indicator_id, earlier_id
