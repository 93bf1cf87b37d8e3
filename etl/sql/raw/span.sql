-- One row per file of a snapshot: which row of raw.reading is its first.
select
    file_no,
    min(rowid) as first_row,
    count(*) as rows
from raw.reading
group by all
