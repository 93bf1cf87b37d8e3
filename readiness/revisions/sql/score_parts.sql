-- One row per member state and scored indicator whose points or weight moved: its part in the move of the pillar.
with

weight_before as (

    select *, weight / sum(weight) over (partition by pillar) as share
    from before.indicator
    where weight > 0

),

weight_after as (

    select *, weight / sum(weight) over (partition by pillar) as share
    from after.indicator
    where weight > 0

),

filled_before as (

    select iso3, indicator_id, median(normalised) as points from before.filling group by all

),

filled_after as (

    select iso3, indicator_id, median(normalised) as points from after.filling group by all

),

known_before as (

    select iso3, indicator_id, year, period, value, reuse, normalised as points
    from before.newest
    join before.observation using (indicator_id, iso3, year, period)
    join before.normalised using (indicator_id, iso3, year, period)
    where is_current

),

known_after as (

    select iso3, indicator_id, year, period, value, reuse, normalised as points
    from after.newest
    join after.observation using (indicator_id, iso3, year, period)
    join after.normalised using (indicator_id, iso3, year, period)
    where is_current

),

earlier as (

    select
        country.iso3, weight_before.*, known_before.year, known_before.period, known_before.value,
        known_before.reuse,
        coalesce(known_before.points, filled_before.points) as points
    from before.country
    cross join weight_before
    left join known_before using (iso3, indicator_id)
    left join filled_before using (iso3, indicator_id)
    where is_member

),

later as (

    select
        country.iso3, weight_after.*, known_after.year, known_after.period, known_after.value,
        known_after.reuse,
        coalesce(known_after.points, filled_after.points) as points
    from after.country
    cross join weight_after
    left join known_after using (iso3, indicator_id)
    left join filled_after using (iso3, indicator_id)
    where is_member

),

part as (

    select
        coalesce(later.iso3, earlier.iso3) as iso3,
        coalesce(later.pillar, earlier.pillar) as pillar,
        coalesce(later.indicator_id, earlier.indicator_id) as indicator_id,
        coalesce(later.title, earlier.title) as title,
        coalesce(later.unit, earlier.unit) as unit,
        coalesce(later.decimals, earlier.decimals) as decimals,
        coalesce(later.kind, earlier.kind) as kind,
        earlier.year as old_year, earlier.period as old_period, earlier.value as old_value,
        later.year as new_year, later.period as new_period, later.value as new_value,
        -- the stricter of the two classes decides whether the two values may travel in a file
        case
            when 'terms-unread' in (earlier.reuse, later.reuse) then 'terms-unread'
            when 'show-only' in (earlier.reuse, later.reuse) then 'show-only'
            when 'non-commercial' in (earlier.reuse, later.reuse) then 'non-commercial'
            else coalesce(later.reuse, earlier.reuse)
        end as reuse,
        coalesce(earlier.share, 0) as old_share,
        coalesce(later.share, 0) as new_share,
        coalesce(earlier.points, if(earlier.indicator_id is null, later.points, 0)) as old_points,
        coalesce(later.points, if(later.indicator_id is null, earlier.points, 0)) as new_points,
        case
            when earlier.indicator_id is null then 'entered'
            when later.indicator_id is null then 'left'
            when earlier.value is null and later.value is null then 'filling'
            when earlier.value is null then 'came'
            when later.value is null then 'went'
            when earlier.value <> later.value or earlier.year <> later.year then 'figure'
            when earlier.points <> later.points then 'goalposts'
            when earlier.weight <> later.weight then 'weight'
            else 'diluted'
        end as how
    from earlier
    full join later using (iso3, indicator_id, pillar)

)

-- Exact for plain means: what the points did at the mean weight, and what the weight did at the mean points.
select
    part.*,
    (old_share + new_share) / 2 * (new_points - old_points)
        + (new_share - old_share)
        * ((old_points + new_points) / 2 - coalesce((before_score.score + after_score.score) / 2, 0))
        as contribution
from part
left join before.score as before_score on before_score.iso3 = part.iso3 and before_score.node = part.pillar
left join after.score as after_score on after_score.iso3 = part.iso3 and after_score.node = part.pillar
where abs(new_points - old_points) > $noise or abs(new_share - old_share) > $noise
order by part.iso3, part.pillar, part.indicator_id
