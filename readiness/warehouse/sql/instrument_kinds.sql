-- One row per kind of instrument in the register: those that the index scores first, then by title.
with scored as (

    select
        unnest(string_split(derivation.inputs, '|')) as instrument_type,
        indicator.position,
        generate_subscripts(string_split(derivation.inputs, '|'), 1) as part
    from core.derivation
    join core.indicator using (indicator_id)
    where derivation.method = 'maturity' and indicator.weight > 0

)

select
    instrument_type,
    title,
    question,
    is_plan,
    scored.position is not null as is_scored,
    exists (
        from core.instrument
        join core.country using (iso3)
        where country.is_member and instrument.instrument_type = kind.instrument_type
    ) as is_of_states
from core.instrument_type as kind
left join scored using (instrument_type)
order by scored.position, scored.part, lower(title)
