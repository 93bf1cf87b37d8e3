-- One row per line of a snapshot that some rule may object to; on a good day there is none.
select
    reading.file_no,
    (reading.rowid - span.first_row + 2)::integer as line,
    reading.series,
    reading.place,
    reading.year,
    reading.number,
    reading.copy,
    copy.copy_no,
    reading.is_cross_checked,
    reading.is_computed_mean,
    home.indicator_id,
    home.valid_min,
    home.valid_max
from raw.reading
join raw.span using (file_no)
left join raw.home using (file_no, series)
left join raw.copy using (file_no, copy)
anti join raw.malformed
    on malformed.file_no = reading.file_no
    and malformed.line = reading.rowid - span.first_row + 2
where
    home.home_no is null
    or copy.copy_no is null
    or reading.place is null
    or reading.year is null
    or reading.number is null
    or reading.is_cross_checked is null
    or reading.is_computed_mean is null
    or reading.number < home.valid_min
    or reading.number > home.valid_max
