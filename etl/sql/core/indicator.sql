-- One row per indicator, with its note and its place in the catalogue.
select
    indicator.* exclude (line),
    note.note,
    row_number() over (order by indicator.line) as position
from raw.indicator
left join raw.note using (indicator_id)
order by position
