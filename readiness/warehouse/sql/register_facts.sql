-- One row: the register in numbers, and the day as of which it is coded.
select
    (select count(*) from core.instrument) as n,
    (select count(source_url) from core.instrument) as n_with_source,
    (select count(*) from core.instrument where status = 'none found') as n_not_found,
    (select count(distinct instrument_type) from core.instrument) as n_kinds,
    (select count(*) from core.country where is_member) as members,
    coded_as_of::varchar as coded_as_of,
    cutoff_year
from core.release
