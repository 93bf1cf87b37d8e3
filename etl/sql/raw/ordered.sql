-- One row per copy of a figure, in the order of the published tables; the copy that wins comes
-- first. This order IS the rule which copy wins: docs/decisions/0003.
with mark as (
    select
        file_no,
        line,
        bool_or(action = 'withhold') as is_withheld,
        string_agg(distinct reason, '; ' order by reason) filter (action = 'withhold') as reason
    from raw.corrected
    group by all
)

select
    home.indicator_no,
    place.place_no,
    reading.year,
    home.period_no,
    home.home_no,
    reading.file_no,
    (reading.rowid - span.first_row + 2)::integer as line,
    reading.number as value,
    copy.copy_no,
    reading.is_cross_checked,
    reading.is_computed_mean,
    mark.file_no is not null as is_doubtful,
    coalesce(mark.is_withheld, false) as is_withheld,
    superseded.file_no is not null as is_superseded,
    mark.reason as withheld_because
from raw.reading
join raw.span using (file_no)
join raw.home using (file_no, series)
join raw.place using (place)
join raw.copy using (file_no, copy)
left join raw.superseded
    on superseded.file_no = reading.file_no and superseded.series = reading.series
left join mark
    on mark.file_no = reading.file_no
    and mark.line = reading.rowid - span.first_row + 2
where reading.year is not null and reading.number is not null
order by
    indicator_no,
    place_no,
    year,
    period_no,
    coalesce(mark.is_withheld, false) or superseded.file_no is not null,
    home_no,
    line
