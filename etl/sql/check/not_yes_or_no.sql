-- One row per line of a snapshot with a truth that is neither yes nor no.
select
    file.path as file,
    suspect.line,
    concat_ws(' ', text.series, text.place, text.year) as subject,
    if(
        suspect.is_cross_checked is null,
        'is_cross_checked is ''' || coalesce(text.is_cross_checked, '') || '''',
        'is_computed_mean is ''' || coalesce(text.is_computed_mean, '') || ''''
    ) as wrong,
    'write yes or no' as remedy
from raw.suspect
join raw.file using (file_no)
join raw.text using (file_no, line)
where suspect.is_cross_checked is null or suspect.is_computed_mean is null
