-- One row per known error at a source.
select * exclude (line) from raw.correction order by correction_id
