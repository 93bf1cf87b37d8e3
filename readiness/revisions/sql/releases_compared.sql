-- One row per release compared, the older first.
select 'old' as which, release, edition, cutoff_year, received_until::varchar as received_until
from before.release
union all
select 'new', release, edition, cutoff_year, received_until::varchar
from after.release
