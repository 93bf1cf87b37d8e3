-- One row per kind of instrument in the governance register.
select * exclude (line) from raw.instrument_type order by instrument_type
