-- One row per step from one year to the next that is new or revised, and larger than it may be unseen.
with

step as (

    select
        later.indicator_id, later.iso3, later.year, later.period, later.source_id,
        previous.value as previous_value,
        later.value as new_value,
        100 * (later.value - previous.value) / nullif(abs(previous.value), 0) as percent
    from after.observation as later
    join after.observation as previous
        on previous.indicator_id = later.indicator_id
        and previous.iso3 = later.iso3
        and previous.period = later.period
        and previous.year = later.year - 1
    join after.indicator on indicator.indicator_id = later.indicator_id
    where later.value <> previous.value
        -- stages and ranks are places in an order: a percentage of them says nothing
        and indicator.kind not in ('register', 'rank')
        and not list_contains(coalesce(string_split(indicator.breaks, '|'), []), later.year::varchar)

)

select step.*
from step
left join before.observation as own
    on own.indicator_id = step.indicator_id and own.iso3 = step.iso3
    and own.year = step.year and own.period = step.period
left join before.observation as before_it
    on before_it.indicator_id = step.indicator_id and before_it.iso3 = step.iso3
    and before_it.year = step.year - 1 and before_it.period = step.period
where (step.percent is null or abs(step.percent) > $percent)
    and (own.value is distinct from step.new_value or before_it.value is distinct from step.previous_value)
order by step.indicator_id, step.iso3, step.year, step.period
