-- One row per line of a snapshot whose copy the receipt does not list.
select
    file.path as file,
    suspect.line,
    concat_ws(' ', text.series, text.place, text.year) as subject,
    if(text.copy is null, 'the copy is empty', 'copy ''' || text.copy || ''' is not in the receipt')
        as wrong,
    'use a copy number of receipt.json, or describe the copy there' as remedy
from raw.suspect
join raw.file using (file_no)
join raw.text using (file_no, line)
where suspect.copy_no is null
