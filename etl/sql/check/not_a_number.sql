-- One row per line of a snapshot whose value is not a plain, finite number.
select
    file.path as file,
    suspect.line,
    concat_ws(' ', text.series, text.place, text.year) as subject,
    if(text.value is null, 'the value is empty', 'value ''' || text.value || ''' is not a number')
        as wrong,
    'write digits with a point, like 12.5; leave a figure that is not known out' as remedy
from raw.suspect
join raw.file using (file_no)
join raw.text using (file_no, line)
where suspect.number is null
