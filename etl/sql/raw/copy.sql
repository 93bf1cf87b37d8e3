-- One row per copy named in a receipt, and one for each source that has no snapshot.
with listed as (
    select
        received_copy.*,
        file.snapshot,
        file.source_id
    from raw.received_copy
    join raw.file using (file_no)
    union all by name
    select
        -1 as file_no,
        '0' as copy,
        source_id as snapshot,
        source_id,
        publisher,
        coalesce(source.edition, current_edition.title) as edition,
        url as address,
        licence,
        reuse,
        retrieved_on
    from raw.source
    cross join raw.current_edition
    where source_id not in (select source_id from raw.file)
)

select
    (row_number() over (order by snapshot, copy::integer))::integer as copy_no,
    snapshot || '#' || copy as copy_id,
    listed.* exclude (copy),
    listed.copy::raw.copy_name as copy,
    strictness
from listed
join raw.reuse_class using (reuse)
