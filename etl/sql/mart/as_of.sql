-- One row per year of the history, scored indicator and member state: the figure that counted then.
with

edition as (

    from core.edition
    order by cutoff_year desc
    limit 1

),

year as (

    select unnest(range(history_from, cutoff_year + 1))::integer as as_of
    from edition

)

select
    year.as_of,
    observation.indicator_id,
    observation.iso3,
    max(observation.year) as year,
    arg_max(observation.value, (observation.year, observation.period)) as value
from core.indicator
join core.pillar using (pillar)
join core.observation using (indicator_id)
join core.country using (iso3)
join year on observation.year between year.as_of - pillar.max_age_years and year.as_of
where indicator.weight > 0 and country.is_member
group by all
order by year.as_of, observation.indicator_id, observation.iso3
