-- One row per derived indicator, place, year and period whose inputs are all there.
with input as (
    select
        derivation.indicator_id,
        derivation.method,
        derivation.multiplier,
        derivation.window_years,
        part.role,
        part.input_no,
        measured.indicator_no
    from raw.derivation
    cross join lateral (
        select
            'input' as role,
            unnest(string_split(inputs, '|')) as input_id,
            generate_subscripts(string_split(inputs, '|'), 1) as input_no
        union all
        select
            'denominator',
            denominator,
            0
        where denominator is not null
    ) as part
    join raw.measured on measured.indicator_id = part.input_id
    where derivation.method <> 'maturity'
),

figure as (
    select
        input.*,
        winner.place_no,
        winner.year,
        winner.period_no,
        winner.value,
        winner.copy_no,
        winner.is_cross_checked,
        winner.is_computed_mean,
        winner.is_doubtful
    from raw.judged as winner
    join input using (indicator_no)
    where winner.is_winner
),

-- What each result is made of: every part, once.
part as (
    select
        now.indicator_id,
        now.place_no,
        now.year,
        now.period_no,
        past.* exclude (indicator_id, place_no, year, period_no),
        past.year as at,
        past.year = now.year and past.input_no = 1 as is_lead
    from figure as now
    join figure as past
        on past.indicator_id = now.indicator_id
        and past.place_no = now.place_no
        and past.period_no = now.period_no
        and past.role = 'input'
        and past.year between now.year - coalesce(now.window_years, 1) + 1 and now.year
    where now.role = 'input' and now.input_no = 1
    union all
    select
        now.indicator_id,
        now.place_no,
        now.year,
        now.period_no,
        below.* exclude (indicator_id, place_no, year, period_no),
        below.year as at,
        false
    from figure as now
    join figure as below
        on below.indicator_id = now.indicator_id
        and below.place_no = now.place_no
        and below.year = now.year
        and below.role = 'denominator'
    where now.role = 'input' and now.input_no = 1 and below.value <> 0
)

select
    part.indicator_id,
    part.place_no,
    part.year,
    part.period_no,
    avg(value order by part.input_no, part.at) filter (role = 'input')
        * if(any_value(part.method) = 'ratio',
            any_value(part.multiplier) / max(value) filter (role = 'denominator'), 1) as value,
    max(part.copy_no) filter (is_lead) as copy_no,
    bool_and(is_cross_checked) as is_cross_checked,
    bool_or(is_computed_mean) as is_computed_mean,
    bool_or(is_doubtful) as is_doubtful,
    max(reuse_class.strictness) as strictness
from part
join raw.copy using (copy_no)
join raw.reuse_class using (reuse)
group by part.indicator_id, part.place_no, part.year, part.period_no
having
    count(*) filter (role = 'input') = any_value(
        coalesce(part.window_years, (
            select count(*) from input
            where input.indicator_id = part.indicator_id and input.role = 'input'
        ))
    )
    and (any_value(part.method) <> 'ratio' or count(*) filter (role = 'denominator') = 1)
