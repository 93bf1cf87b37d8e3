-- One row: the edition with the latest cut-off.
select * from raw.edition order by cutoff_year desc limit 1
