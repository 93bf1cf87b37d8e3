-- One row per series of a snapshot and the indicator it belongs to; within an indicator and
-- period, the smaller home_no wins. Derived indicators have one home without a snapshot.
with candidate as (
    select
        measured.indicator_id,
        measured.source_id,
        measured.series
    from raw.measured
    where not is_derived
    union
    select
        indicator_id,
        source_id,
        series
    from raw.series
),

placed as (
    select
        candidate.*,
        file.file_no,
        file.snapshot,
        file.received_on,
        coalesce(series.period, '') as period,
        coalesce(series.preference, 1) as preference,
        series.reason,
        source.precedence
    from candidate
    join raw.file using (source_id)
    join raw.source using (source_id)
    left join raw.series using (indicator_id, source_id, series)
    union all by name
    select
        indicator_id,
        source_id,
        series,
        -1 as file_no,
        '' as period
    from raw.measured
    where is_derived
)

select
    (row_number() over (
        order by
            indicator_id, period, preference, precedence, received_on desc, snapshot desc,
            placed.series
    ))::integer as home_no,
    (dense_rank() over (order by period))::smallint as period_no,
    measured.indicator_no,
    placed.* exclude (series),
    placed.series::raw.series_name as series,
    measured.valid_min,
    measured.valid_max
from placed
join raw.measured using (indicator_id)
