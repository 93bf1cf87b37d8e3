-- One row per foreign spelling or code of a place.
select * exclude (line) from raw.alias order by alias
