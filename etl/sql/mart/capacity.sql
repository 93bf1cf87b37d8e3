-- One row per member state and scored pillar: whether it could use support there, or offer some.
with

rule as (select 10 as gap_points),

figure as (

    select
        country.iso3,
        indicator.pillar,
        indicator.indicator_id,
        indicator.position,
        normalised.normalised as score,
        normalised.normalised - avg(normalised.normalised order by country.iso3)
            over (partition by indicator.indicator_id) as above
    from core.indicator
    join core.newest using (indicator_id)
    join core.normalised using (indicator_id, iso3, year, period)
    join core.country using (iso3)
    where indicator.weight > 0 and country.is_member and newest.is_current

),

-- Sums of the same figures in another order differ in the last digits.
counted as (

    select
        country.iso3,
        pillar.pillar,
        pillar.position,
        count(distinct indicator.indicator_id) as n_indicators,
        count(figure.score) as n_known,
        count(*) filter (round(figure.above, 6) < 0) as n_below,
        count(*) filter (round(figure.above, 6) >= rule.gap_points) as n_well_above
    from core.country
    cross join core.pillar
    cross join rule
    join core.indicator on indicator.pillar = pillar.pillar and indicator.weight > 0
    left join figure using (indicator_id, iso3)
    where country.is_member and pillar.is_scored
    group by all

),

themed as (

    select
        *,
        n_known > 0 and 2 * n_below >= n_known as is_below,
        n_known > 0 and 2 * n_well_above >= n_known as is_well_above
    from counted

),

-- A state without such a theme still has its own lowest figure, and its own furthest from the
-- mean, which is no strength if it is itself a gap.
own as (

    select
        iso3,
        arg_min(indicator_id, (score, position)) as lowest,
        arg_max(indicator_id, (above, -position)) as strongest,
        round(max(above), 6) as most_above,
        most_above > -any_value(gap_points) as has_strength
    from figure
    cross join rule
    group by iso3

)

select
    themed.iso3,
    themed.pillar,
    themed.n_indicators,
    themed.n_known,
    themed.n_below,
    themed.n_well_above,
    rule.gap_points,
    themed.is_below,
    themed.is_well_above,
    if(
        not bool_or(themed.is_below) over (partition by themed.iso3)
        and low.pillar = themed.pillar, low.indicator_id, null
    ) as own_need,
    if(
        not bool_or(themed.is_well_above) over (partition by themed.iso3)
        and own.has_strength and high.pillar = themed.pillar, high.indicator_id, null
    ) as own_strength,
    if(own_strength is null, null, own.most_above) as strength_points
from themed
cross join rule
left join own using (iso3)
left join core.indicator as low on low.indicator_id = own.lowest
left join core.indicator as high on high.indicator_id = own.strongest
order by themed.iso3, themed.position
