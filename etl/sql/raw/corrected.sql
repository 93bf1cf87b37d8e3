-- One row per line of a snapshot that a correction is about.
select
    reading.file_no,
    (reading.rowid - span.first_row + 2)::integer as line,
    reading.number,
    correction.correction_id,
    correction.published_value,
    correction.action,
    correction.reason,
    file.received_on,
    file.snapshot
from raw.correction
join raw.home
    on home.source_id = correction.source_id and home.series::varchar = correction.series
join raw.reading on reading.file_no = home.file_no and reading.series = home.series
join raw.place on place.place = reading.place
join raw.span on span.file_no = reading.file_no
join raw.file on file.file_no = reading.file_no
left join raw.place as asked on asked.place::varchar = correction.place
where
    (correction.place is null or asked.place_no = place.place_no)
    and (correction.year is null or correction.year = reading.year)
