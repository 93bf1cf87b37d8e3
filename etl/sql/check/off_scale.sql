-- One row per figure outside the limits of its indicator.
select
    file.path as file,
    suspect.line,
    concat_ws(' ', text.series, text.place, text.year) as subject,
    format(
        'value {} is off the scale of {} ({} to {})',
        text.value, suspect.indicator_id,
        coalesce(suspect.valid_min::varchar, 'any'), coalesce(suspect.valid_max::varchar, 'any')
    ) as wrong,
    'correct the figure at its source, or valid_min and valid_max in indicators.csv' as remedy
from raw.suspect
join raw.file using (file_no)
join raw.text using (file_no, line)
where suspect.number < suspect.valid_min or suspect.number > suspect.valid_max
