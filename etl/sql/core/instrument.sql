-- One row per law, strategy, body or endorsement of the governance register, with its code.
select * exclude (line, adopted_from, in_force_from, period_from, period_until, coded_as_of)
from raw.coded
order by instrument_id
