-- One row per copy of a publication that a snapshot was read from.
select
    copy_id,
    source_id,
    snapshot,
    copy::varchar::integer as copy,
    publisher,
    edition,
    address,
    obtained_from,
    licence,
    reuse,
    retrieved_on,
    rows
from raw.copy
order by copy_id
