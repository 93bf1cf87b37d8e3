-- One row per indicator whose newest edition can be compared with the one before.
with

step as (

    select
        change.*,
        indicator.title,
        indicator.unit,
        indicator.decimals,
        indicator.higher_is,
        indicator.position,
        source.short_title as source,
        source.source_id,
        source.licence,
        source.reuse,
        country.name
    from mart.change
    join core.indicator using (indicator_id)
    join core.source using (source_id)
    join core.country using (iso3)
    where country.is_member and not change.crosses_break and not indicator.is_relative
        and (indicator.weight > 0 or indicator.kind = 'composite')
        and change.year >= (select max(cutoff_year) - 3 from core.edition)

),

newest as (

    select indicator_id, max(year) as year, arg_max(previous_year, (year, previous_year)) as previous_year
    from step
    group by indicator_id

)

select
    indicator_id,
    title,
    unit,
    decimals,
    higher_is,
    source_id,
    source,
    licence,
    reuse,
    year,
    previous_year,
    count(*) as n,
    count(*) filter (where change > 0) as n_up,
    count(*) filter (where change < 0) as n_down,
    count(*) filter (where change = 0) as n_same,
    median(change) as median_change,
    arg_max(name, change) filter (where change > 0) as most_up,
    max(change) filter (where change > 0) as most_up_change,
    arg_min(name, change) filter (where change < 0) as most_down,
    min(change) filter (where change < 0) as most_down_change,
    (select count(*) from core.country where is_member) as members
from step
join newest using (indicator_id, year, previous_year)
group by
    indicator_id, title, unit, decimals, higher_is, source_id, source, licence, reuse, position, year, previous_year
having count(*) > 1
order by year desc, position
