-- One row per indicator and place: the newest figure, its score and the member's position.
with figure as (
    select
        observation.*,
        newest.is_current,
        country.is_member and newest.is_current as counts,
        round(observation.value, indicator.decimals)
            * if(indicator.higher_is = 'worse', 1, -1) as shown_order
    from core.newest
    join core.observation using (indicator_id, iso3, year, period)
    join core.indicator using (indicator_id)
    join core.country using (iso3)
)

select
    figure.indicator_id,
    figure.iso3,
    figure.year,
    figure.period,
    figure.value,
    figure.edition,
    figure.source_id,
    figure.copy_id,
    figure.flag,
    figure.licence,
    figure.reuse,
    figure.is_cross_checked,
    figure.is_current,
    normalised.normalised,
    if(counts, rank() over (partition by indicator_id, counts order by shown_order), null)
        as position_high,
    count(*) filter (counts) over (partition by indicator_id) as n_states
from figure
left join core.normalised using (indicator_id, iso3, year, period)
order by indicator_id, iso3
