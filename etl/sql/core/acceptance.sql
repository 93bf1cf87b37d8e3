-- One row per suspicious change that a person accepted.
select * exclude (line) from raw.acceptance order by accepted_on, what, source_id, indicator_id, iso3, year, period
