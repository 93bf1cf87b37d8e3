-- One row per part of the network's mandate and indicator or kind of instrument that measures it.
select
    * exclude (line),
    row_number() over (order by line) as position
from raw.mandate
order by position
