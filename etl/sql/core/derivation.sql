-- One row per indicator computed from others, and how.
select * exclude (line) from raw.derivation order by indicator_id
