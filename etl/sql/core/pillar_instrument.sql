-- One row per pillar and kind of instrument that bears on what it measures.
select * exclude (line) from raw.pillar_instrument order by pillar, instrument_type
