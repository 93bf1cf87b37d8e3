-- One row per edition of the index.
select * exclude (line) from raw.edition order by edition
