-- One row per gap in the register and instrument of another state that is in force.
with gap as (

    select distinct
        gain.iso3,
        gain.indicator_id,
        indicator.position,
        unnest(string_split(derivation.inputs, '|')) as instrument_type
    from mart.peer_gain as gain
    join core.indicator using (indicator_id)
    join core.derivation using (indicator_id)
    where derivation.method = 'maturity' and ($iso3 = '' or gain.iso3 = $iso3)

)

select
    gap.iso3,
    gap.indicator_id,
    holder.iso3 as holder,
    holder.name as holder_name,
    instrument.instrument_id,
    instrument.name,
    instrument_type.title as kind,
    coalesce(instrument.adopted_on, instrument.in_force_on) as adopted_on,
    instrument.source_url
from gap
join core.instrument
    on instrument.instrument_type = gap.instrument_type and instrument.maturity_code = 3
join core.instrument_type on instrument_type.instrument_type = gap.instrument_type
join core.country as holder
    on holder.iso3 = instrument.iso3 and holder.is_member and holder.iso3 <> gap.iso3
order by gap.iso3, gap.position, holder.name, adopted_on, instrument.instrument_id
