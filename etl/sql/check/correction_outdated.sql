-- One row per correction whose figure the newest snapshot does not hold as it says.
with newest as (
    select
        correction_id,
        arg_max(number, (received_on, snapshot)) as number
    from raw.corrected
    group by all
)

select
    release.folder || '/corrections.csv' as file,
    correction.line,
    correction.correction_id as subject,
    if(
        newest.number is null,
        'no snapshot holds the row it corrects',
        'the snapshot now says ' || newest.number || ', not ' || correction.published_value
    ) as wrong,
    'remove the correction if the source is mended, or correct it' as remedy
from raw.correction
left join newest using (correction_id)
cross join raw.release
where
    newest.number is null
    or newest.number <> correction.published_value
