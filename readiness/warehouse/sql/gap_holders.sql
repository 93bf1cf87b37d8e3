-- One row per gap of a member state and member state at or above the regional mean today.
with gap as (

    select distinct iso3, indicator_id, mean_score
    from mart.peer_gain
    where $iso3 = '' or iso3 = $iso3

)

select
    gap.iso3,
    gap.indicator_id,
    holder.iso3 as holder,
    holder.name as holder_name,
    latest.value,
    latest.year
from gap
join core.indicator using (indicator_id)
join mart.latest
    on latest.indicator_id = gap.indicator_id
    and latest.is_current
    and latest.normalised >= gap.mean_score
join core.country as holder on holder.iso3 = latest.iso3 and holder.is_member
order by gap.iso3, indicator.position, holder.name
