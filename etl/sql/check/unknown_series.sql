-- One row per line of a snapshot whose series has no indicator.
select
    file.path as file,
    suspect.line,
    coalesce(text.series, 'series') as subject,
    if(text.series is null, 'the series is empty', 'no indicator has this series of ' || source_id)
        as wrong,
    'add a row to indicators.csv (or series.csv), or correct the series' as remedy
from raw.suspect
join raw.file using (file_no)
join raw.text using (file_no, line)
where suspect.indicator_id is null
