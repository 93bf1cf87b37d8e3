-- One row per line of a snapshot, in its order: ids and numbers, null where the text is none.
-- No join and no group here: the row's number is what tells its line.
select
    file_no,
    try_cast(series as raw.series_name) as series,
    try_cast(place as raw.place_name) as place,
    if(try_cast(year as raw.year_name) is null, null, try_cast(year as smallint)) as year,
    if(
        regexp_full_match(value, '-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?')
        and isfinite(try_cast(value as double)),
        try_cast(value as double),
        null
    ) as number,
    try_cast(copy as raw.copy_name) as copy,
    case is_cross_checked when 'yes' then true when 'no' then false end as is_cross_checked,
    case is_computed_mean when 'yes' then true when 'no' then false end as is_computed_mean
from raw.observation
