-- One row per series of a snapshot that has no indicator: its first line, and how many there are.
select
    file.path as file,
    min(suspect.line) as line,
    coalesce(text.series, 'row') as subject,
    case
        when text.series is null then 'the series is empty'
        when count(*) = 1 then 'no indicator has this series of ' || file.source_id
        else format('no indicator has this series of {} ({} rows)', file.source_id, count(*))
    end as wrong,
    'add a row to indicators.csv (or series.csv), or correct the series' as remedy
from raw.suspect
join raw.file using (file_no)
join raw.text using (file_no, line)
where suspect.indicator_id is null
group by file.path, file.source_id, text.series
