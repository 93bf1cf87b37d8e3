-- One row per line of a snapshot whose place is no state, comparator, aggregate or alias.
select
    file.path as file,
    suspect.line,
    coalesce(text.series, 'row') as subject,
    if(text.place is null, 'the place is empty', 'place ''' || text.place || ''' is unknown')
        as wrong,
    'add it to countries.csv, or its spelling to aliases.csv' as remedy
from raw.suspect
join raw.file using (file_no)
join raw.text using (file_no, line)
where suspect.place is null
