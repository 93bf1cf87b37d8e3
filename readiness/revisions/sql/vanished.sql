-- One row per state and indicator without any figure now; without indicator where nothing is left of the whole source.
with

earlier as (

    select indicator_id, iso3, arg_max(source_id, year) as source_id, count(*) as n
    from before.observation
    group by indicator_id, iso3

),

known as (

    select source_id, iso3, count(*) as n_known from earlier group by all

),

gone as (

    select earlier.*, count(*) over (partition by source_id, iso3) as n_gone
    from earlier
    anti join after.observation as later using (indicator_id, iso3)
    -- an indicator that somebody took out of the catalogue has not vanished by itself
    semi join after.indicator using (indicator_id)

)

select
    source_id,
    if(n_gone = n_known, null, indicator_id) as indicator_id,
    iso3,
    sum(n)::bigint as n
from gone
join known using (source_id, iso3)
group by all
order by all
