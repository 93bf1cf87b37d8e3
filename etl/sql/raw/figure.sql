-- One row per figure to publish, in the order of the published tables: the copies that won,
-- what is derived from them, and the codes of the register.
with figure as (
    select
        indicator_no,
        place_no,
        year,
        period_no,
        value,
        home_no,
        copy_no,
        is_cross_checked,
        is_computed_mean,
        is_doubtful,
        false as is_derived,
        false as is_register,
        null::tinyint as strictness
    from raw.judged
    where is_winner
    union all by name
    select
        home.indicator_no,
        derived.* exclude (indicator_id),
        home.home_no,
        true as is_derived,
        false as is_register
    from raw.derived
    join raw.home using (indicator_id)
    union all by name
    select
        home.indicator_no,
        place.place_no,
        edition.cutoff_year::smallint as year,
        home.period_no,
        registered.value,
        home.home_no,
        copy.copy_no,
        false as is_cross_checked,
        false as is_computed_mean,
        false as is_doubtful,
        false as is_derived,
        true as is_register
    from raw.registered
    join raw.home using (indicator_id)
    join raw.place on place.place::varchar = registered.iso3
    join raw.copy on copy.source_id = home.source_id and copy.file_no = -1
    cross join raw.current_edition as edition
),

-- A step of more than a quarter of the goalposts' range in a year, breaks in method excepted.
scored as (
    select
        figure.*,
        measured.breaks,
        measured.goalpost_range,
        if(measured.is_log, ln(1 + figure.value), figure.value) as on_scale,
        lag(on_scale) over before as previous_on_scale,
        lag(year) over before as previous_year
    from figure
    join raw.measured using (indicator_no)
    where measured.goalpost_range is not null
    window before as (
        partition by figure.indicator_no, figure.place_no order by figure.year, figure.period_no
    )
),

jump as (
    select
        indicator_no,
        place_no,
        year,
        period_no
    from scored
    where
        abs(on_scale - previous_on_scale)
        > 0.25 * goalpost_range * greatest(year - previous_year, 1)
        and not list_has_any(
            coalesce(string_split(breaks, '|'), []),
            range(previous_year + 1, year + 1)::varchar[]
        )
)

select
    figure.*,
    jump.indicator_no is not null as is_jump
from figure
left join jump using (indicator_no, place_no, year, period_no)
order by figure.indicator_no, figure.place_no, figure.year, figure.period_no
