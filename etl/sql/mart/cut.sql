-- One row per indicator: the four fixed cuts between the map's five steps, in the indicator's own unit.
with

spread as (

    select
        indicator_id,
        quantile_cont(value, [0.2, 0.4, 0.6, 0.8]) as fifths
    from core.observation
    group by indicator_id

),

scale as (

    select
        indicator_id,
        case
            when weight > 0 then 'goalposts'
            when valid_max <= 100 and kind <> 'rank' then 'scale'
            else 'fifths'
        end as rule,
        weight > 0 and transform = 'log' as is_log,
        case when is_log then ln(worst + 1) when weight > 0 then worst else valid_min end as first_end,
        case when is_log then ln(best + 1) when weight > 0 then best else valid_max end as last_end
    from core.indicator

),

cut as (

    select
        indicator_id,
        rule,
        case
            when rule = 'fifths' then fifths
            when is_log
                then [exp(first_end + (last_end - first_end) * step / 5) - 1 for step in range(1, 5)]
            else [first_end + (last_end - first_end) * step / 5 for step in range(1, 5)]
        end as cuts
    from scale
    left join spread using (indicator_id)

)

select
    indicator_id,
    rule,
    cuts[1] as cut_1,
    cuts[2] as cut_2,
    cuts[3] as cut_3,
    cuts[4] as cut_4
from cut
order by indicator_id
