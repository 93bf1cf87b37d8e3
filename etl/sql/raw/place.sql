-- One row per spelling of a place that a snapshot may use, with the place it stands for.
with spelling as (
    select
        iso3 as spelling,
        iso3
    from raw.country
    union
    select
        alias,
        iso3
    from raw.alias
)

select
    spelling::raw.place_name as place,
    iso3,
    (dense_rank() over (order by iso3))::smallint as place_no
from spelling
