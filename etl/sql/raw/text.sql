-- One row per suspect line of a snapshot: its text as it stands in the file.
with numbered as (
    select
        *,
        row_number() over () - 1 as row_no
    from raw.observation
)

select
    numbered.* exclude (row_no),
    (numbered.row_no - span.first_row + 2)::integer as line
from numbered
join raw.span using (file_no)
semi join raw.suspect
    on suspect.file_no = numbered.file_no
    and suspect.line = numbered.row_no - span.first_row + 2
