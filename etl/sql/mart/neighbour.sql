-- One row per member state and each of its three nearest: root-mean-square distance over shared scored figures.
with

scored as (

    select newest.iso3, newest.indicator_id, normalised.normalised
    from core.newest
    join core.normalised using (indicator_id, iso3, year, period)
    join core.indicator using (indicator_id)
    join core.country using (iso3)
    where indicator.weight > 0 and country.is_member and newest.is_current

),

pair as (

    select
        own.iso3,
        other.iso3 as other,
        sqrt(avg((own.normalised - other.normalised) ** 2 order by indicator_id)) as distance,
        count(*) as n_shared
    from scored as own
    join scored as other using (indicator_id)
    where own.iso3 <> other.iso3
    group by own.iso3, other.iso3

)

select
    iso3,
    other,
    distance,
    n_shared,
    row_number() over (partition by iso3 order by distance, other) as place
from pair
qualify place <= 3
order by iso3, place
