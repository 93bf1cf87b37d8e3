-- One row per pillar of the catalogue, scored or only shown.
select * exclude (line) from raw.pillar order by position
