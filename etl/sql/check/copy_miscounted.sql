-- One row per copy of which the snapshot holds other rows than the receipt counts.
with held as (
    select
        file_no,
        copy,
        count(*) as rows
    from raw.reading
    group by all
)

select
    regexp_replace(file.path, '[^/]*$', 'receipt.json') as file,
    1 as line,
    file.snapshot as subject,
    format('copy {} has {} rows, the receipt says {}', copy.copy, coalesce(held.rows, 0), copy.rows)
        as wrong,
    'fetch the snapshot again, or correct the receipt' as remedy
from raw.copy
join raw.file using (file_no)
left join held using (file_no, copy)
where coalesce(held.rows, 0) <> copy.rows
