-- One row per line of a snapshot whose year is not a year, or lies after the edition's cut-off.
select
    file.path as file,
    suspect.line,
    concat_ws(' ', text.series, text.place) as subject,
    case
        when text.year is null then 'the year is empty'
        when try_cast(text.year as integer) between edition.cutoff_year + 1 and 9999 and length(text.year) = 4
            then 'year ' || text.year || ' lies after the cut-off of the ' || edition.title
        else 'year ''' || text.year || ''' is not a year from 1900 on'
    end as wrong,
    'write the year the figure describes as four digits, ' || edition.cutoff_year || ' at the latest'
        as remedy
from raw.suspect
join raw.file using (file_no)
join raw.text using (file_no, line)
cross join raw.current_edition as edition
where suspect.year is null
