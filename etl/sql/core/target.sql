-- One row per commitment and where it is written, values as text.
select * exclude (line) from raw.target order by target_id
