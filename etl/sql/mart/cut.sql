-- One row per indicator: the four fixed cuts between the map's five steps, in the indicator's own unit.
with

spread as (

    select
        indicator_id,
        quantile_cont(value, [0.2, 0.4, 0.6, 0.8]) as fifths
    from core.observation
    group by indicator_id

),

goalpost as (

    select
        indicator_id,
        case when transform = 'log' then ln(worst + 1) else worst end as worst_end,
        case when transform = 'log' then ln(best + 1) else best end as best_end,
        transform
    from core.indicator
    where weight > 0

),

stepped as (

    select
        indicator_id,
        unnest(range(1, 5)) as step,
        case
            when transform = 'log'
                then exp(worst_end + (best_end - worst_end) * step / 5) - 1
            else worst_end + (best_end - worst_end) * step / 5
        end as cut
    from goalpost

),

on_goalposts as (

    select
        indicator_id,
        max(cut) filter (where step = 1) as cut_1,
        max(cut) filter (where step = 2) as cut_2,
        max(cut) filter (where step = 3) as cut_3,
        max(cut) filter (where step = 4) as cut_4
    from stepped
    group by indicator_id

)

select
    indicator.indicator_id,
    case
        when on_goalposts.indicator_id is not null then 'goalposts'
        when valid_max <= 100 and kind <> 'rank' then 'scale'
        else 'fifths'
    end as rule,
    case rule
        when 'goalposts' then on_goalposts.cut_1
        when 'scale' then valid_min + (valid_max - valid_min) * 0.2
        else spread.fifths[1]
    end as cut_1,
    case rule
        when 'goalposts' then on_goalposts.cut_2
        when 'scale' then valid_min + (valid_max - valid_min) * 0.4
        else spread.fifths[2]
    end as cut_2,
    case rule
        when 'goalposts' then on_goalposts.cut_3
        when 'scale' then valid_min + (valid_max - valid_min) * 0.6
        else spread.fifths[3]
    end as cut_3,
    case rule
        when 'goalposts' then on_goalposts.cut_4
        when 'scale' then valid_min + (valid_max - valid_min) * 0.8
        else spread.fifths[4]
    end as cut_4
from core.indicator
left join on_goalposts using (indicator_id)
left join spread using (indicator_id)
order by indicator_id
